import type { Behaviour } from './behaviour.ts';
import { correct } from './correct.ts';

/** A client with one fault. */
export interface Mutant {
  readonly id: string;
  /** Checks that it must fail. */
  readonly breaks: readonly string[];
  /** What it does wrong, in a sentence. */
  readonly words: string;
  readonly behaviour: Behaviour;
  /** Its fault ends the program: only as a program of its own can it be seen for what it is. */
  readonly endsProgram?: true;
}

/** One function of the client for another. */
type OneFunction = {
  [Name in keyof Behaviour]: Pick<Behaviour, Name>;
}[keyof Behaviour];

/**
 * One row of the table of mutants.
 * @param breaks ids without `VA-C-`
 * @param instead the one function that is replaced
 */
export function mutant(id: string, breaks: readonly string[], words: string, instead: OneFunction): Mutant {
  return { id, breaks: breaks.map((one) => `VA-C-${one}`), words, behaviour: { ...correct, ...instead } };
}
