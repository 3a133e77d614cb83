import type { Coverage, Covered, RequirementState } from '../framework/report.ts';
import type { Tone } from './words.ts';

/** How many of how many. */
export interface Share {
  readonly met: number;
  readonly all: number;
}

/** What a run has covered, in figures. Of statuses, codes and fields those of the operations that were called. */
export interface CoverageFigures {
  readonly requirements: Share;
  readonly operations: Share;
  readonly statuses: Share;
  readonly codes: Share;
  readonly fields: Share;
}

/** How a requirement's state is told; in the order in which a reader wants to see them. */
export const STATE_WORDS: Readonly<
  Record<RequirementState, { readonly label: string; readonly symbol: string; readonly tone: Tone }>
> = {
  VERIFIED: { label: 'verified', symbol: '✓', tone: 'good' },
  BROKEN: { label: 'broken', symbol: '✗', tone: 'bad' },
  NOT_EXERCISED: { label: 'not exercised', symbol: '○', tone: 'open' },
  MEASURED: { label: 'measured only', symbol: 'i', tone: 'quiet' },
  NOT_APPLICABLE: { label: 'not applicable', symbol: '–', tone: 'quiet' },
  EXCLUDED: { label: 'excluded', symbol: '–', tone: 'quiet' },
};

/** Every state, in that order. */
export const STATES = Object.keys(STATE_WORDS) as readonly RequirementState[];

function shareOf(parts: readonly Covered[]): Share {
  const met = parts.reduce((sum, part) => sum + part.met.length, 0);
  return { met, all: met + parts.reduce((sum, part) => sum + part.notMet.length, 0) };
}

/** See {@link CoverageFigures}. */
export function coverageFigures({ requirements, operations, problemCodes }: Coverage): CoverageFigures {
  const called = operations.filter(({ calls }) => calls > 0);
  return {
    requirements: {
      met: requirements.filter(({ state }) => state === 'VERIFIED').length,
      all: requirements.length,
    },
    operations: { met: called.length, all: operations.length },
    statuses: shareOf(called.map(({ statuses }) => statuses)),
    codes: shareOf([problemCodes]),
    fields: shareOf(called.map(({ fields }) => fields)),
  };
}

/** `58 of 73` */
export function share({ met, all }: Share): string {
  return `${met} of ${all}`;
}

/** `58 of 73 requirements verified, 3 broken, 10 not exercised, 2 excluded` */
export function requirementWords(coverage: Coverage): string {
  const others = STATES.filter((state) => state !== 'VERIFIED').flatMap((state) => {
    const count = coverage.requirements.filter((one) => one.state === state).length;
    return count === 0 ? [] : [`${count} ${STATE_WORDS[state].label}`];
  });
  return [`${share(coverageFigures(coverage).requirements)} requirements verified`, ...others].join(', ');
}

/** `12 of 18 operations called; of theirs, 47 of 130 statuses, 14 of 58 problem codes and 160 of 190 response fields met` */
export function wireWords(coverage: Coverage): string {
  const { operations, statuses, codes, fields } = coverageFigures(coverage);
  return `${share(operations)} operations called; of theirs, ${share(statuses)} statuses, ${share(codes)} problem codes and ${share(fields)} response fields met`;
}
