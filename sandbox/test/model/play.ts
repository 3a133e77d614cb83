import fc from 'fast-check';
import { type SequenceShape, sequences as sequencesOf } from './arbitraries.ts';
import { type Command, OPENING, type Sequence } from './commands.ts';
import { suiteClock } from './requests.ts';
import { Runner } from './runner.ts';
import type { SubjectFactory } from './subject.ts';

/** How a suite plays. */
export interface PlayOptions extends SequenceShape {
  readonly subjects: SubjectFactory;
  /** Stops once this many commands were played. */
  readonly commands: number;
  readonly seed: number;
  /** Whether a failing sequence is made as short as possible. */
  readonly shrinks?: boolean;
}

/** What a suite found. */
export interface Played {
  readonly commands: number;
  readonly sequences: number;
  /** How often each command met each outcome. */
  readonly met: ReadonlyMap<string, number>;
  readonly failure?: Failure;
}

/** A sequence in which bank and model disagree, as short as it could be made. */
export interface Failure {
  readonly message: string;
  /** Which sequence of the seed it was, from 1. */
  readonly sequence: number;
  readonly start: number;
  readonly commands: readonly Command[];
}

/** The books are inspected after this many commands, and at the end. */
const INSPECT_EVERY = 25;

/** Plays one sequence to a new bank. @returns what went wrong, undefined when nothing did */
export async function playSequence(
  { start, commands }: Sequence,
  { subjects, batchLimit }: Pick<PlayOptions, 'subjects' | 'batchLimit'>,
  met?: Map<string, number>,
): Promise<string | undefined> {
  const host = suiteClock(start);
  const subject = await subjects(host);
  const runner = new Runner(subject, host, batchLimit, met);
  let at = 'opening';
  try {
    for (const command of OPENING) await runner.run(command);
    for (const [i, command] of commands.entries()) {
      at = `command ${i} ${JSON.stringify(command)}`;
      await runner.run(command);
      if (i % INSPECT_EVERY === INSPECT_EVERY - 1) await runner.inspect();
    }
    at = 'the end';
    await runner.drain();
    return undefined;
  } catch (error) {
    return `${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}\n  at ${at}`;
  } finally {
    await subject.close();
  }
}

/** Sequences are drawn in lots of this size, each from a seed of its own: a long run keeps few in memory. */
const LOT = 20;

/** Plays sequences of a seed until enough commands were played or one went wrong. */
export async function play(options: PlayOptions): Promise<Played> {
  const arbitrary = sequencesOf(options);
  const met = new Map<string, number>();
  let commands = 0;
  let sequences = 0;
  while (commands < options.commands) {
    for (const sequence of fc.sample(arbitrary, { seed: options.seed + sequences, numRuns: LOT })) {
      const message = await playSequence(sequence, options, met);
      commands += sequence.commands.length;
      sequences += 1;
      if (message !== undefined) {
        const shown = { message, start: sequence.start, commands: sequence.commands };
        const failure = options.shrinks === false ? shown : await shrink(shown, options);
        return { commands, sequences, met, failure: { ...failure, sequence: sequences } };
      }
    }
  }
  return { commands, sequences, met };
}

/** Leaves out what can be left out, in ever smaller parts, while something still goes wrong. */
async function shrink(
  found: Omit<Failure, 'sequence'>,
  options: PlayOptions,
): Promise<Omit<Failure, 'sequence'>> {
  const { start } = found;
  let { commands, message } = found;
  for (let part = Math.ceil(commands.length / 2); part >= 1; part = part === 1 ? 0 : Math.ceil(part / 2)) {
    for (let from = commands.length - part; from >= 0; from -= part) {
      const fewer = [...commands.slice(0, from), ...commands.slice(from + part)];
      const still = await playSequence({ start, commands: fewer }, options);
      if (still === undefined) continue;
      commands = fewer;
      message = still;
    }
  }
  return { start, commands, message };
}
