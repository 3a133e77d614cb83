import { EXIT, OUTCOMES, type Outcome } from './framework/outcome.ts';
import type { CheckResult, RunReport } from './framework/report.ts';
import { counted, isKeptNow } from './reporters/words.ts';

/** What a verdict is made of. */
export interface VerdictGrounds extends Pick<RunReport, 'exitCode' | 'counts' | 'results'> {
  readonly selection: RunReport['selection'] | undefined;
}

function failedVerdict({ results, counts }: VerdictGrounds, duties: number): RunReport['verdict'] {
  const kept = results.filter(isKeptNow).length;
  const broken = counts.FAIL + counts.STALE_EXPECTATION - kept;
  const remedy = `take ${kept === 1 ? 'its deviation' : 'their deviations'} out of the configuration.`;
  const listed = `${counted(kept, 'duty', 'duties')} listed as broken ${kept === 1 ? 'is' : 'are'} kept by now: ${remedy}`;
  if (broken === 0) return { tone: 'open', sentence: `The configuration is out of date: ${listed}` };
  const also = kept === 0 ? '' : ` And ${listed}`;
  const sentence = `Not safe with money yet: ${broken} of ${counted(duties, 'duty', 'duties')} broken.${also}`;
  return { tone: 'bad', sentence };
}

function passedVerdict({ counts, selection, results }: VerdictGrounds): RunReport['verdict'] {
  const known = results.filter(({ outcome }) => outcome === 'EXPECTED_FAIL');
  const [first, ...others] = known.map(({ id }) => id);
  const warned = counts.WARN === 0 ? '' : ` ${counted(counts.WARN, 'recommendation')} not followed.`;
  if (first !== undefined) {
    const ids = others.length === 0 ? first : `${first} and ${counted(others.length, 'other')}`;
    const sentence = `Passes by ${counted(known.length, 'known deviation')} only: ${ids} ${known.length === 1 ? 'is' : 'are'} broken, and the configuration says so.${warned}`;
    return { tone: 'open', sentence };
  }
  if (selection === undefined)
    return { tone: 'good', sentence: `Every duty that was tested is kept.${warned}` };
  const { checks, of } = selection;
  const sentence = `${checks} of ${of} checks ${checks === 1 ? 'was' : 'were'} looked at, and nothing broken was found.${warned}`;
  return { tone: 'good', sentence };
}

/** The verdict in words that need no knowledge of checks. */
export function verdictOf(grounds: VerdictGrounds): RunReport['verdict'] {
  const { exitCode, counts, results } = grounds;
  const duties = results.filter(({ level }) => level === 'MUST').length;
  if (exitCode === EXIT.harness) {
    const sentence = `No verdict: the kit or the driver failed in ${counted(counts.HARNESS_ERROR, 'check')}.`;
    return { tone: 'open', sentence };
  }
  if (exitCode === EXIT.failed) return failedVerdict(grounds, duties);
  if (exitCode === EXIT.incomplete && counts.FAIL > 0) {
    const sentence = `Interrupted, and not safe with money: ${counts.FAIL} of ${duties} duties are broken, others were not tested.`;
    return { tone: 'bad', sentence };
  }
  if (exitCode === EXIT.incomplete) {
    return { tone: 'open', sentence: 'Not proved: nothing broken was seen, but not everything was tested.' };
  }
  return passedVerdict(grounds);
}

/** How many checks ended how. */
export function countsOf(results: readonly CheckResult[]): Readonly<Record<Outcome, number>> {
  return Object.fromEntries(
    OUTCOMES.map((outcome) => [outcome, results.filter((one) => one.outcome === outcome).length]),
  ) as Record<Outcome, number>;
}
