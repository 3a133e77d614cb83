import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const here = import.meta.dirname;
const redocly = join(
  dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')),
  'bin/cli.js',
);
const fixtures = readdirSync(join(here, 'test'))
  .filter((name) => name.endsWith('.yaml') && name !== 'redocly.yaml')
  .map((name) => basename(name, '.yaml'));
const rulesIn = (file: string) =>
  [...readFileSync(join(here, file), 'utf8').matchAll(/^ {2}khata\/([a-z-]+):/gm)].map(([, rule]) => rule);

/** Fixture → names of the rules that fired on it, from one run of the linter over all fixtures. */
const fired = new Map<string, Set<string>>();

function lint(files: string[]): string {
  const args = ['lint', ...files, '--config', 'redocly.yaml', '--format', 'json', '--max-problems', '1000'];
  const options = {
    cwd: join(here, 'test'),
    encoding: 'utf8' as const,
    env: { ...process.env, REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', REDOCLY_TELEMETRY: 'off' },
    stdio: ['ignore', 'pipe', 'ignore'] as ['ignore', 'pipe', 'ignore'],
  };
  try {
    return execFileSync(process.execPath, [redocly, ...args], options);
  } catch (error) {
    return (error as { stdout: string }).stdout; // problems were found, as they should be
  }
}

interface Report {
  problems: { ruleId: string; location: { source: { ref: string } }[] }[];
}

beforeAll(() => {
  // Redocly prints one JSON document for each file, one after the other.
  const documents = lint(fixtures.map((name) => `${name}.yaml`)).replaceAll('\n}{\n', '\n},{\n');
  const reports = JSON.parse(`[${documents}]`) as Report[];
  for (const { ruleId, location } of reports.flatMap(({ problems }) => problems)) {
    const fixture = basename(location[0]?.source.ref ?? '', '.yaml');
    fired.set(fixture, (fired.get(fixture) ?? new Set()).add(ruleId));
  }
}, 60_000);

describe('the review rules', () => {
  it.each(rulesIn('test/redocly.yaml'))('%s fires on its broken fixture, and no other rule does', (rule) => {
    expect([...(fired.get(rule as string) ?? [])]).toEqual([`khata/${rule}`]);
  });

  it('stay silent on a good contract', () => {
    expect(fired.get('good')).toBeUndefined();
  });

  it('have a fixture each', () => {
    expect(rulesIn('test/redocly.yaml')).toEqual(fixtures.filter((name) => name !== 'good').sort());
  });

  it('are all errors for our own contracts', () => {
    expect(rulesIn('../../redocly.yaml')).toEqual(rulesIn('test/redocly.yaml'));
  });
});
