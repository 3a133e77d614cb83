import { type SmokeStep, smoke } from '../drivers/smoke.ts';
import { EXIT } from '../framework/outcome.ts';
import { openRunPlace } from '../harness/run-place.ts';
import { logText, type TextStyle, toned } from '../reporters/summary.ts';
import { type CliContext, styleOf } from './context.ts';
import { type RunFlags, runSettings } from './settings.ts';
import { driverSource } from './source.ts';

const STEP_WIDTH = 22;

/** A step of a trial on one line. */
export function stepLine(style: TextStyle, { step, ok, line }: SmokeStep): string {
  const mark = ok ? toned(style, 'good', '✓') : toned(style, 'bad', '✗');
  return `${mark} ${logText(step).padEnd(STEP_WIDTH)} ${logText(line)}`;
}

/** One cause can spoil every step: what was said before is not said again. */
function withoutRepetitions(steps: readonly SmokeStep[]): readonly SmokeStep[] {
  const said = new Map<string, string>();
  return steps.map((one) => {
    const before = one.ok ? undefined : said.get(one.line);
    if (before !== undefined) return { ...one, line: `as at ${before}` };
    said.set(one.line, one.step);
    return one;
  });
}

/** `khata conform driver smoke`: the driver alone, against a bank of its own. @returns 0, or 2 when a step is wrong */
export async function driverSmokeCommand(
  argv: readonly string[],
  flags: RunFlags,
  context: CliContext,
): Promise<number> {
  const settings = runSettings(flags, argv, context);
  const source = driverSource(settings, context);
  const place = await openRunPlace('khata-smoke-');
  try {
    const steps = await smoke(source, await place.bank.openTrial(), place.folder);
    const style = styleOf(context);
    const program = context.program ?? 'khata';
    for (const step of withoutRepetitions(steps)) context.stdout.write(`${stepLine(style, step)}\n`);
    const bad = steps.filter(({ ok }) => !ok).length;
    const words =
      bad === 0
        ? `The driver speaks the protocol and does what it claims. That says nothing of the integration yet: ${program} conform run.`
        : `${bad} of ${steps.length} steps are wrong. Mend the driver before anything is judged through it; ${program} conform doctor looks for the cause.`;
    context.stdout.write(`\n${words}\n`);
    return bad === 0 ? EXIT.ok : EXIT.usage;
  } finally {
    await place.close();
  }
}
