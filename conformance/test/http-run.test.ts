import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CHECKS } from '../checks/index.ts';
import { httpDriver } from '../drivers/http.ts';
import { profileOf } from '../profiles/profiles.ts';
import { runConformance } from '../run.ts';
import { SCENARIOS } from '../scenarios/index.ts';
import { freePort } from './free-port.ts';
import { programOf } from './reference-program.ts';

/** An integration behind an address, through a run. */

let program: string;
let folder: string;
let pidFile: string;

beforeAll(async () => {
  program = await programOf(fileURLToPath(new URL('./reference-service.ts', import.meta.url)));
});
afterEach(() => {
  // Whichever runs now: a restart has started another.
  process.kill(Number(readFileSync(pidFile, 'utf8')), 'SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function service(env: Readonly<Record<string, string>> = {}): Promise<string> {
  folder = mkdtempSync(join(tmpdir(), 'khata-service-'));
  pidFile = join(folder, 'pid');
  const port = String(await freePort());
  const child = spawn(process.execPath, [program, 'serve', port, pidFile], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  await once(child.stdout, 'data');
  return port;
}

async function ran(port: string, only: readonly string[] | undefined, restart?: readonly string[]) {
  const profile = profileOf('core', CHECKS);
  const report = await runConformance({
    source: httpDriver(`http://127.0.0.1:${port}/`, { environment: process.env, restart }),
    checks: CHECKS,
    scenarios: SCENARIOS,
    profile,
    seeds: [1],
    only: only ?? profile.required,
    contractVersion: '1',
    toolVersion: '0',
  });
  const outcomes = Object.fromEntries(report.results.map(({ id, outcome }) => [id.slice(5), outcome]));
  return { report, outcomes };
}

describe('a driver behind an address', () => {
  it('passes the core profile but for what takes a kill, which it names with the reason', async () => {
    const { report, outcomes } = await ran(await service({ PARALLEL: '1' }), undefined);
    const open = Object.entries(outcomes).filter(([, outcome]) => outcome !== 'PASS');
    expect(open).toEqual([
      ['IDM-04', 'NOT_EXERCISED'],
      ['ACK-02', 'NOT_EXERCISED'],
      ['DDP-04', 'NOT_EXERCISED'],
      // A service's time zone is not the kit's to set.
    ]);
    const killing = report.results.find(({ id }) => id === 'VA-C-ACK-02');
    expect(killing?.reason).toContain('needs a driver that can be started again (--restart)');
    expect(report.exitCode).toBe(3);
  }, 120_000);

  it('passes what takes a kill where a command starts it again', async () => {
    const port = await service();
    const restart = [process.execPath, program, 'restart', port, pidFile];
    const only = ['IDM-04', 'ACK-02', 'DDP-04'].map((id) => `VA-C-${id}`);
    const { report, outcomes } = await ran(port, only, restart);
    expect(outcomes).toEqual({ 'IDM-04': 'PASS', 'ACK-02': 'PASS', 'DDP-04': 'PASS' });
    expect(
      report.evidence.flatMap(({ kills }) => kills).every(({ isConnectionGone }) => isConnectionGone),
    ).toBe(true);
  }, 120_000);
});
