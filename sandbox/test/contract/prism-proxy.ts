import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { packageRoot } from '../../lib/package-root.ts';

const START_LIMIT_MS = 30_000;

/** Prism as a validating proxy: a judge of the bank contract that shares no line with ours. */
export interface Prism {
  readonly url: string;
  close(): Promise<void>;
}

/** The address that Prism says it listens on. */
function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string) => reject(new Error(`Prism ${why}:\n${said}`));
    const limit = setTimeout(() => fail(`was not ready within ${START_LIMIT_MS / 1000} s`), START_LIMIT_MS);
    const listen = (text: string) => {
      said += text;
      const url = /listening on (http:\/\/[^\s]+)/.exec(said)?.[1];
      if (url === undefined) return;
      clearTimeout(limit);
      resolve(url);
    };
    child.stdout?.setEncoding('utf8').on('data', listen);
    child.stderr?.setEncoding('utf8').on('data', listen);
    child.once('error', (error) => fail(`could not be started (${error.message})`));
    child.once('exit', (code) => fail(`ended with ${code}`));
  });
}

/**
 * Starts Prism on a free port in front of a server.
 * @throws Error with what Prism said, when it is not ready in time
 */
export async function startPrism(upstream: string): Promise<Prism> {
  const root = packageRoot();
  const document = join(root, 'spec', 'generated', 'bank.json');
  const program = join(root, 'node_modules', '.bin', 'prism');
  const options = ['--errors', '--validate-request', '--host', '127.0.0.1', '--port', '0'];
  const child = spawn(process.execPath, [program, 'proxy', document, upstream, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Not even a test run that is cut off leaves it behind.
  const killed = () => child.kill('SIGKILL');
  process.once('exit', killed);
  const close = async () => {
    process.off('exit', killed);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    killed();
    await ended;
  };
  try {
    return { url: await readyUrl(child), close };
  } catch (error) {
    await close();
    throw error;
  }
}
