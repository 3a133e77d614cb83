#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { calledAs } from '../conformance/cli/called-as.ts';
import type { CliContext } from '../conformance/cli/context.ts';
import { addConformCommands } from '../conformance/cli/program.ts';
import { fixtureNames } from '../sandbox/domain/world-fixture.ts';
import { packageRoot } from '../sandbox/lib/package-root.ts';

/** Exit code for usage and configuration errors, as the conformance kit has it too. */
const USAGE_ERROR = 2;
const FAILURE = 1;

/** Errors whose message is one line for the console; anything else is a bug and shows its stack. */
/** Failures that are the configuration's: a wrong value, named by its flag or variable. */
const USAGE_ERRORS: ReadonlySet<string> = new Set(['ConfigError', 'AdminRefusedError']);
const SPOKEN = new Set([
  'StoreOpenError',
  'FixtureMismatchError',
  'SeedMismatchError',
  'ListenError',
  'ConfigError',
  'ServerKeyError',
  'AdminRefusedError',
]);

function fail(error: unknown): never {
  if (error instanceof Error && SPOKEN.has(error.name)) process.stderr.write(`khata: ${error.message}\n`);
  else process.stderr.write(`khata: unexpected failure\n${(error as Error)?.stack ?? String(error)}\n`);
  process.exit(error instanceof Error && USAGE_ERRORS.has(error.name) ? USAGE_ERROR : FAILURE);
}

/** Commands load what they need when they run, so that --help answers at once. */
async function runServe(flags: Record<string, unknown>): Promise<void> {
  const { readServeConfig } = await import('../sandbox/config.ts');
  const config = readServeConfig(flags);
  const { serve } = await import('../sandbox/main.ts');
  const served = await serve(config);
  let stopping = false;
  const stop = (signal: 'SIGINT' | 'SIGTERM') => {
    // Asked twice, it waits for nobody: what was acknowledged is on disk already.
    if (stopping) process.exit(128 + constants.signals[signal]);
    stopping = true;
    served.close().then(() => process.exit(0), fail);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

async function runReplay(file: string, flags: Record<string, string | boolean | undefined>): Promise<void> {
  const { runReplayCommand } = await import('../sandbox/replay/command.ts');
  const controlToken = process.env['KHATA_CONTROL_TOKEN'] || undefined;
  const { code, text } = await runReplayCommand(file, { ...flags, controlToken });
  (code === USAGE_ERROR ? process.stderr : process.stdout).write(text);
  process.exitCode = code;
}

async function runCredits(file: string, flags: { url: string; world?: string }): Promise<void> {
  const { sendCreditFile } = await import('./credit-file.ts');
  const { code, text } = await sendCreditFile(file, flags, process.env['KHATA_CONTROL_TOKEN'] || undefined);
  (code === USAGE_ERROR ? process.stderr : process.stdout).write(text);
  process.exitCode = code;
}

function version(): string {
  return (JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string })
    .version;
}

/** commander's words on one line, without a value that was given to an option which is not ours. */
function usageError(text: string): string {
  const words = text.replace(/^error: /, '').replace(/(--[\w-]+)=.*'/s, "$1'");
  return `khata: ${words.trim().replace(/\s*\n\s*/g, ' ')} (khata serve --help lists the options)\n`;
}

const program = new Command('khata')
  .description("A sandbox of a bank's virtual-account API. Unofficial; not affiliated with any bank.")
  .version(version())
  .configureOutput({ outputError: (text, write) => write(usageError(text)) })
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : USAGE_ERROR));

program
  .command('serve', { isDefault: false })
  .description('start the sandbox on a port')
  .option('--host <address>', 'address to listen on (KHATA_HOST; default 127.0.0.1)')
  .option('--port <number>', 'port, 0 for any free one (KHATA_PORT; default 4010)')
  .option('--data <folder>', 'folder that keeps the data (KHATA_DATA; default .khata)')
  .option('--memory', 'keep nothing on disk (KHATA_MEMORY=true)')
  .option('--fixture <name>', `${fixtureNames('or')} (KHATA_FIXTURE; default demo)`)
  .option('--seed <text>', 'make a new world reproducible, for tests only (KHATA_WORLD_SEED)')
  .option(
    '--clock <instant>',
    'where a new world’s clock stands, such as 2026-11-23T11:00:00+05:30 (KHATA_WORLD_CLOCK)',
  )
  .option('--json', 'print one ready line of JSON and nothing else on standard output (KHATA_JSON=true)')
  .option('--log-level <level>', 'silent, error, warn, info or debug (KHATA_LOG_LEVEL; default warn)')
  .option(
    '--validate-responses <bool>',
    'check every answer against the contract (KHATA_VALIDATE_RESPONSES; default true)',
  )
  .option('--public-url <origin>', 'how it is reached from outside, https://… (KHATA_PUBLIC_URL)')
  .option('--plans <state>', 'enforced, or off: no limits, no usage (KHATA_PLANS; default enforced)')
  .option('--control <state>', 'on, or off: no control plane at all (KHATA_CONTROL; default on)')
  .option(
    '--exchanges <state>',
    'kept, or off: no log of requests and answers (KHATA_EXCHANGES; default kept)',
  )
  .option('--auto-approve', 'let nothing wait for the bank’s approval (KHATA_AUTO_APPROVE=true)')
  .option(
    '--allow-private-webhooks [bool]',
    'send notifications to private addresses and by http, too (KHATA_ALLOW_PRIVATE_WEBHOOKS)',
  )
  .option('--smtp-url <url>', 'where mails go, smtp://host:port; with a password use KHATA_SMTP_URL')
  .option('--mail-from <address>', 'sender of mails (KHATA_MAIL_FROM; default khata@localhost)')
  .addHelpText(
    'after',
    [
      '',
      'By variable only, since flags show in process lists:',
      '  KHATA_CONTROL_TOKEN   opens the control plane to other machines',
      '  KHATA_SERVER_KEY      encrypts secrets at rest, 32 bytes as base64url; else the data folder keeps a key file',
      '  KHATA_ADMIN_EMAIL, KHATA_ADMIN_USERNAME, KHATA_ADMIN_PASSWORD',
      '                        the first administrator of the portal; else a set-up link is printed',
    ].join('\n'),
  )
  .action((flags: Record<string, unknown>) => runServe(flags).catch(fail));

program
  .command('replay')
  .description('play recorded exchanges (ours, or a HAR) and show the first answer that differs')
  .argument('<file>', 'the answer of GET /sandbox/v1/exchanges, or a HAR 1.2')
  .option('--fixture <name>', 'fixture of the fresh world (default demo)')
  .option('--seed <text>', 'seed of the fresh world')
  .option('--clock <instant>', 'where its clock stands at first (default: at the first exchange)')
  .option('--url <url>', 'play against this running sandbox instead, /w/{world} included')
  .option('--api-key <key>', 'key of the target’s partner, as of a made world (default: the demo partner’s)')
  .option('--exact', 'demand the recorded bytes, ids and instants included')
  .addHelpText(
    'after',
    '\nKHATA_CONTROL_TOKEN opens the control plane of a sandbox elsewhere. Ends with 0 equal, 1 different, 2 not replayed.',
  )
  .action((file: string, flags: Record<string, string | boolean>) => runReplay(file, flags).catch(fail));

program
  .command('credits')
  .description('make the credits of a CSV or JSON file come in at a running sandbox')
  .argument('<file>', 'credit notices, .csv or .json')
  .option('--url <url>', 'the sandbox', 'http://127.0.0.1:4010')
  .option('--world <name>', 'a world other than the default one')
  .addHelpText(
    'after',
    '\nKHATA_CONTROL_TOKEN opens the control plane of a sandbox elsewhere. Ends with 0 all taken, 1 some refused or returned, 2 not sent.',
  )
  .action((file: string, flags: { url: string; world?: string }) => runCredits(file, flags).catch(fail));

/** Ctrl-C, a job that is cancelled, a terminal that is closed. */
const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What `khata conform` has of this process. */
function conformContext(): CliContext {
  return {
    environment: process.env,
    workingFolder: process.cwd(),
    program: calledAs({
      script: process.argv[1] ?? 'khata',
      workingFolder: process.cwd(),
      environment: process.env,
    }),
    stdout: process.stdout,
    stderr: process.stderr,
    version: version(),
    nodeVersion: process.versions.node,
    now: () => performance.now(),
    epochNow: () => Date.now(),
    onInterrupt: (listener) => {
      for (const signal of ENDING_SIGNALS) process.on(signal, listener);
      return () => {
        for (const signal of ENDING_SIGNALS) process.off(signal, listener);
      };
    },
    setExitCode: (code) => {
      process.exitCode = code;
    },
    exit: (code) => process.exit(code),
  };
}

// A reader that went away early (`| head`) is no failure: what is left to do is done, and told to nobody.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

addConformCommands(program, conformContext());

await program.parseAsync();
