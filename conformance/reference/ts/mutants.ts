import type { Mutant } from './mutant.ts';
import { BOOK_MUTANTS } from './mutants-books.ts';
import { CALL_MUTANTS } from './mutants-calls.ts';
import { SERVICE_MUTANTS } from './mutants-services.ts';

/** Every mutant of the client. */
export const MUTANTS: readonly Mutant[] = [...CALL_MUTANTS, ...BOOK_MUTANTS, ...SERVICE_MUTANTS];
