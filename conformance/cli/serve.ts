import { setTimeout as pause } from 'node:timers/promises';
import { passiveDriver } from '../drivers/passive.ts';
import type { Capability } from '../drivers/protocol.ts';
import { logText, toned } from '../reporters/summary.ts';
import { type CliContext, styleOf, UsageError } from './context.ts';
import { playAndReport } from './run.ts';
import { type RunFlags, runSettings } from './settings.ts';
import { withoutDeclared } from './source.ts';

/** Options of `khata conform serve`. */
export interface ServeFlags extends Pick<RunFlags, 'profile' | 'only' | 'report' | 'config' | 'seed'> {
  /** Seconds that each step may take. */
  readonly patience?: string;
  /** `oauth2` or `api-key`. */
  readonly credentials?: string;
}

/** The other kind of credentials, which the integration is then not offered. */
const OTHER_KIND: Readonly<Record<string, Capability>> = { oauth2: 'API_KEY', 'api-key': 'OAUTH2' };

function unofferedBy(kind: string | undefined): readonly Capability[] {
  if (kind === undefined) return [];
  const other = OTHER_KIND[kind.toLowerCase()];
  if (other === undefined)
    throw new UsageError(`--credentials "${kind.slice(0, 40)}" is neither oauth2 nor api-key`);
  return [other];
}

const MOST_PATIENCE = 86_400;

function patienceOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > MOST_PATIENCE)
    throw new UsageError(
      `--patience "${text.slice(0, 40)}" is no whole number of seconds from 1 to ${MOST_PATIENCE}`,
    );
  return seconds * 1000;
}

/** `khata conform serve`: says what to trigger, watches, goes on when it was seen. @returns the exit code */
export async function serveCommand(flags: ServeFlags, context: CliContext): Promise<number> {
  const patienceMilliseconds = patienceOf(flags.patience);
  const unoffered = unofferedBy(flags.credentials);
  const settings = runSettings(flags, [], context);
  const style = styleOf(context);
  const tell = (lines: readonly string[]) => {
    const [first = '', ...rest] = lines;
    context.stdout.write(`\n${toned(style, 'open', '▶')} ${logText(first)}\n`);
    for (const line of rest) context.stdout.write(`    ${logText(line)}\n`);
  };
  const clock = { now: context.now, pause: async (milliseconds: number) => void (await pause(milliseconds)) };
  const { exitCode } = await playAndReport(
    settings,
    {
      source: (bank) => {
        const watched = passiveDriver({
          tell,
          watch: (baseUrl) => bank.watch(baseUrl),
          clock,
          ...(patienceMilliseconds !== undefined && { patienceMilliseconds }),
        });
        const declared = Object.keys(settings.configuration.capabilities ?? {}) as Capability[];
        return withoutDeclared(watched, [...declared, ...unoffered]);
      },
      isPlain: true,
    },
    context,
  );
  return exitCode;
}
