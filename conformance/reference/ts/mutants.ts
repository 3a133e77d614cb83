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
}

/** Every mutant, in the order of the checks. */
export const MUTANTS: readonly Mutant[] = [
  {
    id: 'key-in-query',
    breaks: ['VA-C-AUT-01'],
    words: 'Puts its credential into the URL.',
    behaviour: {
      ...correct,
      present: (request, { value }) => {
        request.path += `${request.path.includes('?') ? '&' : '?'}api_key=${encodeURIComponent(value)}`;
      },
    },
  },
];
