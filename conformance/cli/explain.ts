import { CHECKS } from '../checks/index.ts';
import { didYouMean } from '../configuration/nearest.ts';
import type { Check } from '../framework/check.ts';
import { EXIT } from '../framework/outcome.ts';
import type { Scenario } from '../framework/scenario.ts';
import type { Session } from '../harness/session.ts';
import type { Evidence } from '../judge/evidence.ts';
import { PROFILE_NAMES, profileOf } from '../profiles/profiles.ts';
import { type TextStyle, toned, wrapped } from '../reporters/summary.ts';
import { areaCodeOf, areaNameOf, needsWords } from '../reporters/words.ts';
import { SCENARIOS } from '../scenarios/index.ts';
import { type CliContext, styleOf, UsageError } from './context.ts';
import { chosenChecks } from './only.ts';

const INDENT = '  ';

function block(style: TextStyle, heading: string, text: string): string {
  const lines = wrapped(text, style.width - INDENT.length).map((line) => `${INDENT}${line}`);
  return `${toned(style, 'quiet', heading)}\n${lines.join('\n')}\n`;
}

const BREACH = {
  MUST: 'A breach is FAIL and exit 1.',
  SHOULD: 'A breach is WARN; the run still passes.',
  INFO: 'Measured and told, never judged.',
} as const;

function checkText(style: TextStyle, program: string, check: Check<Evidence>): string {
  const { id, title, level, explain, witness, scenarios, requirements } = check;
  const profiles = PROFILE_NAMES.filter((name) => profileOf(name, CHECKS).required.includes(id));
  const everywhere = check.isEverywhere === true ? ' A breach in any other session counts, too.' : '';
  return [
    `${id}  ${title}\n`,
    block(style, 'How it is tested', `${explain.how}${everywhere}`),
    block(style, 'It may pass only after this was seen', witness),
    block(style, 'Why it matters', explain.why),
    block(style, 'What to change', explain.fix),
    block(
      style,
      'Facts',
      [
        `${level}: ${BREACH[level]}`,
        `Area ${areaNameOf(areaCodeOf(id))}.`,
        `Required by ${profiles.length === 0 ? 'no profile' : profiles.join(', ')}.`,
        `Proves ${requirements.join(', ')}.`,
        `Scenarios ${scenarios.join(', ')}.`,
        ...(needsWords(check) === '' ? [] : [`Applies where the integration can ${needsWords(check)}.`]),
      ].join(' '),
    ),
    `${program} conform run --only ${id} -- your-driver\n`,
  ].join('\n');
}

function scenarioText(style: TextStyle, scenario: Scenario<Session>): string {
  const judged = CHECKS.filter(({ scenarios }) => scenarios.includes(scenario.id));
  return [
    `${scenario.id}  ${scenario.title}\n`,
    block(style, 'Checks that are judged by it', judged.map(({ id }) => id).join(', ') || 'none'),
    block(
      style,
      'Facts',
      [
        scenario.lane === 'TIMING' ? 'Played alone, since time is measured.' : 'Played beside others.',
        `Needs ${scenario.needs.join(', ') || 'nothing'}.`,
      ].join(' '),
    ),
  ].join('\n');
}

function textFor(style: TextStyle, program: string, word: string): string {
  const scenario = SCENARIOS.find(({ id }) => id.toLowerCase() === word.toLowerCase());
  if (scenario !== undefined) return scenarioText(style, scenario);
  const ids = CHECKS.map(({ id }) => id);
  const near = didYouMean(word, [
    ...ids,
    ...ids.map((id) => id.slice('VA-C-'.length)),
    ...SCENARIOS.map(({ id }) => id),
  ]);
  try {
    const chosen = chosenChecks([word], ids) ?? [];
    return CHECKS.filter(({ id }) => chosen.includes(id))
      .map((check) => checkText(style, program, check))
      .join(`\n${'─'.repeat(style.width)}\n\n`);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(
      `there is no check, area or scenario "${word.slice(0, 60)}"${near || `; ${program} conform list shows all`}`,
    );
  }
}

/** `khata conform explain`: a check, an area or a scenario in plain words. @returns the exit code */
export async function explainCommand(words: readonly string[], context: CliContext): Promise<number> {
  const style = styleOf(context);
  const texts = words.map((word) => textFor(style, context.program ?? 'khata', word));
  context.stdout.write(`${texts.join('\n')}`);
  return EXIT.ok;
}
