import { spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DriverStartError } from './driver-start-error.ts';
import type { ProgramStart } from './process-group.ts';
import type { Secrets } from './secrets.ts';
import { lastLine } from './stream-parts.ts';

/** Ends what does not come back by itself. */
function runProgram(
  start: ProgramStart,
  log: number,
  deadlineMilliseconds: number,
): Promise<string | undefined> {
  const [program, ...args] = start.argv;
  return new Promise((resolve) => {
    // Its output goes to a file: a service that it leaves in the background must not lose a pipe of ours.
    const child = spawn(program, args, {
      cwd: start.directory,
      env: { ...start.environment },
      shell: false,
      stdio: ['ignore', log, log],
    });
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      resolve(
        `did not end within ${deadlineMilliseconds / 1000} s; it must start the service in the background and end`,
      );
    }, deadlineMilliseconds);
    child.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      resolve(`could not be started: ${error.code}`);
    });
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      resolve(code === 0 ? undefined : `ended with ${code === null ? signal : `exit code ${code}`}`);
    });
  });
}

/**
 * Runs the command that kills the integration and starts it again.
 * @param folder for its output
 * @throws DriverStartError when it cannot be run, fails or does not end
 */
export async function runRestartCommand(
  start: ProgramStart,
  folder: string,
  deadlineMilliseconds: number,
  secrets: Secrets,
): Promise<void> {
  const path = join(folder, 'restart.log');
  const log = await open(path, 'w');
  const fault = await runProgram(start, log.fd, deadlineMilliseconds).finally(() => log.close());
  if (fault === undefined) return;
  const said = lastLine(await readFile(path, 'utf8'));
  const words = said === '' ? '' : `; its last line: ${secrets.quote(said)}`;
  const line = `the restart command "${secrets.shorten(start.argv.join(' '))}" ${fault}${words}`;
  throw new DriverStartError('RESTART_FAILED', line);
}
