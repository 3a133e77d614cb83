import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Person } from '../person.ts';

/** The built program, as a person uses it who has no driver, and as one who replays a session of a report. */

const root = fileURLToPath(new URL('../../..', import.meta.url));
const khata = join(root, 'dist', 'scripts', 'khata.js');
const reference = join(root, 'dist', 'conformance', 'reference', 'ts', 'main.js');

let folder: string;
let person: Person | undefined;
beforeEach(() => {
  if (!existsSync(khata)) throw new Error('dist is missing: run `npm run build`');
  folder = mkdtempSync(join(tmpdir(), 'khata-serve-'));
});
afterEach(() => {
  person?.leave();
  person = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** Runs it to its end; each line is heard as it comes. */
async function conform(
  args: readonly string[],
  hear: (line: string, interrupt: () => void) => void = () => {},
) {
  const child = spawn(process.execPath, [khata, 'conform', ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], NO_COLOR: '1' },
  });
  const stdout: string[] = [];
  let stderr = '';
  createInterface({ input: child.stdout }).on('line', (line) => {
    stdout.push(line);
    hear(line, () => child.kill('SIGINT'));
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout: stdout.join('\n'), stderr };
}

describe('conform serve', () => {
  it('tells a person enough to pass', async () => {
    const who = new Person();
    person = who;
    const { code, stdout, stderr } = await conform(['serve', '--only', 'BAT-01,IDM-01,IDM-03'], (line) =>
      who.hear(line),
    );
    expect([code, stderr]).toEqual([3, '']);
    expect(stdout).toMatch(/Step 1\. Open 3 account\(s\) under \d+:/);
    const { results } = JSON.parse(readFileSync(join(folder, 'reports/khata/only/report.json'), 'utf8'));
    expect(results.map(({ id, outcome }: { id: string; outcome: string }) => [id, outcome])).toEqual([
      ['VA-C-IDM-01', 'PASS'],
      ['VA-C-IDM-03', 'NOT_EXERCISED'],
      ['VA-C-BAT-01', 'PASS'],
    ]);
  });

  it('ends in good order at Ctrl-C, with a report of what was seen', async () => {
    const { code, stdout, stderr } = await conform(['serve', '--only', 'BAT-01'], (line, interrupt) => {
      if (line.includes('awaited:')) interrupt();
    });
    expect(code).toBe(3);
    expect(stderr).toBe('khata: ending; what was seen so far is reported. Once more to end at once.\n');
    expect(stdout).toContain('report.html');
    expect(JSON.parse(readFileSync(join(folder, 'reports/khata/only/report.json'), 'utf8')).isComplete).toBe(
      false,
    );
  });
});

describe('conform replay', () => {
  it('tells what has changed against the recorded session', async () => {
    const broken = ['--', process.execPath, reference, '--mutant', 'new-key-per-try'];
    const good = ['--', process.execPath, reference];
    const first = await conform(['run', '--only', 'IDM-01', ...broken]);
    expect(first.code).toBe(1);
    const report = 'reports/khata/only/report.json';
    const before = readFileSync(join(folder, report), 'utf8');
    const mended = await conform(['replay', report, ...good]);
    expect(mended.stdout).toContain('VA-C-IDM-01: was broken, is not now');
    const named = await conform(['replay', report, '--scenario', 'CREATE_UNANSWERED', ...broken]);
    expect([named.code, named.stdout.includes('every check says what it says then')]).toEqual([1, false]);
    expect(named.stdout).toContain('every check says what it said then');
    const unknown = await conform(['replay', report, '--scenario', 'CREATE_UNANSWERD', ...good]);
    expect([unknown.code, unknown.stderr.split('\n').length]).toEqual([2, 2]);
    expect(readFileSync(join(folder, report), 'utf8')).toBe(before);
  });
});
