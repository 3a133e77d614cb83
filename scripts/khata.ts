#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
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
  .option('--fixture <name>', 'demo or empty (KHATA_FIXTURE; default demo)')
  .option('--json', 'print one ready line of JSON and nothing else on standard output (KHATA_JSON=true)')
  .option('--log-level <level>', 'silent, error, warn, info or debug (KHATA_LOG_LEVEL; default warn)')
  .option(
    '--validate-responses <bool>',
    'check every answer against the contract (KHATA_VALIDATE_RESPONSES; default true)',
  )
  .option('--public-url <origin>', 'how it is reached from outside, https://… (KHATA_PUBLIC_URL)')
  .option('--plans <state>', 'enforced, or off: no limits, no usage (KHATA_PLANS; default enforced)')
  .option('--control <state>', 'on, or off: no control plane at all (KHATA_CONTROL; default on)')
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

await program.parseAsync();
