import type { Command } from 'commander';
import { visible } from '../reporters/visible.ts';
import type { CliContext } from './context.ts';
import type { ListFlags } from './list.ts';
import type { ReplayFlags } from './replay.ts';
import type { SelftestFlags } from './selftest.ts';
import type { ServeFlags } from './serve.ts';
import type { RunFlags } from './settings.ts';

/** Errors whose message is for who typed the command, a line for each thing that is wrong, all of usage or configuration. */
const SPOKEN: ReadonlySet<string> = new Set([
  'UsageError',
  'ConfigurationError',
  'ReportDirectoryError',
  'DriverError',
  'DriverStartError',
  'DriverInitError',
  'RedDoctorError',
]);
const USAGE = 2;
const HARNESS = 4;

/** Runs a command and ends with its exit code: 2 for what is wrong with the call, 4 for what is wrong with the kit. */
async function carryOut(context: CliContext, command: () => Promise<number>): Promise<void> {
  let code: number;
  try {
    code = await command();
  } catch (error) {
    const isSpoken = error instanceof Error && SPOKEN.has(error.name);
    const { message, stack, name } = error as Error;
    context.stderr.write(
      isSpoken || name === 'ListenError'
        ? visible(message).replace(/^/gm, 'khata: ').concat('\n')
        : `khata: unexpected failure of the kit\n${stack ?? String(error)}\n`,
    );
    code = isSpoken ? USAGE : HARNESS;
  }
  context.setExitCode(code);
}

const ENDS =
  '\nEnds with 0 passed, 1 a duty is broken, 2 usage or configuration, 3 incomplete, 4 the kit or the driver failed.';

function withDriver(command: Command): Command {
  return command
    .argument('[driver...]', 'after --: the driver program and its arguments')
    .option('--driver-url <url>', 'a driver that runs already and takes commands by POST')
    .option('--restart <command...>', 'with --driver-url: kills the integration and starts it again')
    .option('--config <file>', 'configuration (default khata.config.json, where there is one)');
}

function addRuns(conform: Command, context: CliContext): void {
  withDriver(conform.command('run').description('check an integration through its driver'))
    .option('--profile <name>', 'core (what money hangs on) or standard (every MUST; the default)')
    .option('--seed <numbers...>', 'play everything once with each (default 1)')
    .option('--only <checks...>', 'ids with or without VA-C-, or areas: ACK-02, refunds')
    .option('--report <folder>', 'where the reports go (default reports/khata)')
    .addHelpText('after', ENDS)
    .action(async (driver: string[], flags: RunFlags) => {
      const { runCommand } = await import('./run.ts');
      await carryOut(context, () => runCommand(driver, flags, context));
    });
  conform
    .command('serve')
    .description('watch an integration that you trigger by hand')
    .option('--profile <name>', 'core or standard')
    .option('--seed <numbers...>', 'play everything once with each (default 1)')
    .option('--only <checks...>', 'ids with or without VA-C-, or areas')
    .option('--report <folder>', 'where the reports go (default reports/khata)')
    .option('--credentials <kind>', 'what is handed out: oauth2 (the default) or api-key')
    .option('--patience <seconds>', 'how long each step is waited for (default 600)')
    .option('--config <file>', 'configuration (default khata.config.json, where there is one)')
    .addHelpText('after', ENDS)
    .action(async (flags: ServeFlags) => {
      const { serveCommand } = await import('./serve.ts');
      await carryOut(context, () => serveCommand(flags, context));
    });
  withDriver(
    conform.command('replay').description('play one session of an earlier report against this build'),
  )
    .usage('<report.json> [options] [-- driver...]')
    .option('--scenario <id>', 'which one (default: the first with a finding)')
    .option('--seed <number...>', 'with which seed of the report')
    .option('--report <folder>', 'write reports there, too')
    .addHelpText('after', ENDS)
    .action(async (words: string[], flags: ReplayFlags) => {
      const { replayCommand } = await import('./replay.ts');
      const [file = 'reports/khata/report.json', ...driver] = words;
      await carryOut(context, () => replayCommand(file, driver, flags, context));
    });
}

function addReading(conform: Command, context: CliContext): void {
  conform
    .command('list')
    .description('all checks: id, level, what they are judged by, what they need')
    .option('--profile <name>', 'only what this profile demands')
    .option('--only <checks...>', 'ids or areas')
    .option('--json', 'as JSON')
    .action(async (flags: ListFlags) => {
      const { listCommand } = await import('./list.ts');
      await carryOut(context, () => listCommand(flags, context));
    });
  conform
    .command('explain')
    .description('a check, an area or a scenario in plain words')
    .argument('<id...>', 'VA-C-ACK-02, ACK-02, refunds, BATCHES_250')
    .action(async (words: string[]) => {
      const { explainCommand } = await import('./explain.ts');
      await carryOut(context, () => explainCommand(words, context));
    });
  conform
    .command('selftest')
    .description('prove the kit: play its good client and every broken one')
    .option('--only <clients...>', 'ids of clients: correct, no-retry, says-ok')
    .option('--matrix <file>', 'compare with this kill matrix instead of the one in the package')
    .action(async (flags: SelftestFlags) => {
      const { selftestCommand } = await import('./selftest.ts');
      await carryOut(context, () => selftestCommand(flags, context));
    });
}

function addDrivers(conform: Command, context: CliContext): void {
  withDriver(
    conform.command('doctor').description('look for mistakes in configuration, driver and network'),
  ).action(async (driver: string[], flags: RunFlags) => {
    const { doctorCommand } = await import('./doctor.ts');
    await carryOut(context, () => doctorCommand(driver, flags, context));
  });
  const driver = conform.command('driver').description('begin a driver, or try one alone');
  driver
    .command('init')
    .description('write the beginning of a driver, and khata.config.json')
    .requiredOption('--lang <language>', 'ts, python, java or go')
    .option('--directory <folder>', 'where (default: here)')
    .action(async (flags: { lang: string; directory?: string }) => {
      const { driverInitCommand } = await import('./driver-init.ts');
      await carryOut(context, () => driverInitCommand(flags, context));
    });
  withDriver(
    driver.command('smoke').description('try a driver alone: does it speak, does it do what it claims'),
  ).action(async (words: string[], flags: RunFlags) => {
    const { driverSmokeCommand } = await import('./driver-smoke.ts');
    await carryOut(context, () => driverSmokeCommand(words, flags, context));
  });
}

/** commander's words on one line. */
function usageLine(text: string): string {
  const words = text
    .replace(/^error: /, '')
    .trim()
    .replace(/\s*\n\s*/g, ' ');
  return `khata: ${words} (khata conform --help lists the commands)\n`;
}

/** Adds `conform` and its commands; each is loaded when it runs. */
export function addConformCommands(program: Command, context: CliContext): void {
  const conform = program
    .command('conform')
    .description("check a partner's integration, with evidence")
    .configureOutput({ outputError: (text, write) => write(usageLine(text)) });
  addRuns(conform, context);
  addReading(conform, context);
  addDrivers(conform, context);
}
