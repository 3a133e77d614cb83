import { CHECKS } from '../checks/index.ts';
import { EXIT } from '../framework/outcome.ts';
import { toned } from '../reporters/summary.ts';
import { areaNameOf, byArea } from '../reporters/words.ts';
import { type CliContext, styleOf } from './context.ts';
import { chosenChecks } from './only.ts';
import { profileNamed } from './settings.ts';

/** Options of `khata conform list`. */
export interface ListFlags {
  readonly json?: boolean;
  readonly profile?: string;
  readonly only?: readonly string[];
}

const LETTERS = { WIRE: 'W', DRIVER: 'D', LEDGER: 'L', KILL: 'K' } as const;
const ID_WIDTH = 11;
const LEVEL_WIDTH = 7;
const KIND_WIDTH = 5;

/** `khata conform list`: the checks, by area. @returns the exit code */
export async function listCommand(flags: ListFlags, context: CliContext): Promise<number> {
  const chosen = chosenChecks(
    flags.only,
    CHECKS.map(({ id }) => id),
  );
  const required = flags.profile === undefined ? undefined : profileNamed(flags.profile).required;
  const checks = CHECKS.filter(
    ({ id }) => (chosen?.includes(id) ?? true) && (required?.includes(id) ?? true),
  );
  if (flags.json === true) {
    const plain = checks.map(({ judge: _, ...rest }) => rest);
    context.stdout.write(`${JSON.stringify(plain, null, 2)}\n`);
    return EXIT.ok;
  }
  const style = styleOf(context);
  for (const [code, group] of byArea(checks)) {
    context.stdout.write(`\n${toned(style, 'quiet', `${code} ${areaNameOf(code)}`)}\n`);
    for (const { id, level, evidence, needs, title } of group) {
      const kinds = evidence.map((kind) => LETTERS[kind]).join('');
      context.stdout.write(
        `  ${id.padEnd(ID_WIDTH)} ${level.padEnd(LEVEL_WIDTH)} ${kinds.padEnd(KIND_WIDTH)} ${title}${needs.length === 0 ? '' : toned(style, 'quiet', `  [${needs.join(' ')}]`)}\n`,
      );
    }
  }
  context.stdout.write(
    `\n${checks.length} checks. W wire, D driver, L ledger, K kill; in brackets what the integration must be able to do.\nkhata conform explain ID tells more.\n`,
  );
  return EXIT.ok;
}
