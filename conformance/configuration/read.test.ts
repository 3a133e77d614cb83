import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkIdsIn, parseConfiguration, readConfiguration } from './read.ts';

const deviation = {
  check: 'VA-C-RTY-03',
  reason: 'The gateway team mends it',
  owner: 'payments',
  expires: '2027-03-31',
};
const good = {
  profile: 'core',
  driver: { command: ['python3', 'driver.py'], env: { MODE: 'test' }, workingFolder: '.' },
  capabilities: { NOTIFY: { notApplicable: 'We have no webhook endpoint' } },
  deviations: [deviation],
  attestations: [{ check: 'VA-C-RTY-08', statement: 'Tried by hand in November', owner: 'qa' }],
  seeds: [1, 2],
  report: 'reports/khata',
  deadlines: { helloMilliseconds: 5000 },
};
const fault = (value: unknown) => {
  try {
    parseConfiguration(typeof value === 'string' ? value : JSON.stringify(value), 'khata.config.json');
  } catch (error) {
    return (error as Error).message;
  }
  return 'no fault';
};

describe('khata.config.json', () => {
  it('is read with everything that it may hold, a byte order mark before it', () => {
    expect(parseConfiguration(`\ufeff${JSON.stringify(good)}`, 'f')).toEqual(good);
  });

  it.each([
    [{ profil: 'core' }, 'the file may not have "profil"; did you mean profile?'],
    [{ profile: 'strict' }, 'profile must be one of core, standard; write "core" or "standard"'],
    [
      { driver: { command: 'python3 driver.py' } },
      'driver.command must be a list; write a word each: ["python3", "driver.py"]; no shell reads it',
    ],
    [{ driver: { command: ['a'], url: 'http://x' } }, 'driver has both "command" and "url"; take one out'],
    [
      { driver: { command: ['a'], restart: ['b'] } },
      'driver.restart belongs to driver.url; a command is restarted by the kit itself, take it out',
    ],
    [
      { driver: { url: 'localhost:8090' } },
      'driver.url has the wrong form; write an address with http:// or https://',
    ],
    [
      { driver: { env: { A: 1 } } },
      'driver.env.A must be text in quotes; write { "NAME": "text" }; numbers in quotes, too',
    ],
    [
      { deviations: [{ ...deviation, expires: '31.03.2027' }] },
      'deviations[0].expires is no date; write the last day on which it counts: "2027-03-31"',
    ],
    [{ deviations: [deviation, deviation] }, 'deviations names VA-C-RTY-03 twice; keep one'],
    [{ seeds: [1, 1] }, 'seeds has an item twice; write a list of different whole numbers: [1, 2, 3]'],
    ['{"seeds": [1,]}', 'is not JSON at line 1, column 14; look for a missing comma'],
    [[], 'the file must be an object in braces'],
  ])('refuses %j in one line', (value, words) => {
    expect(fault(value)).toContain(words);
    expect(fault(value)).toMatch(/^khata\.config\.json[^\n]*$/);
  });

  it('says what is missing in a deviation and how a whole one looks', () => {
    const { owner: _, ...rest } = deviation;
    expect(fault({ deviations: [rest] })).toBe(
      'khata.config.json: deviations[0] lacks "owner"; write { "check": "VA-C-RTY-03", "reason": "…", "owner": "…", "expires": "2027-03-31" }',
    );
  });

  it('knows only capabilities that may be declared away', () => {
    expect(fault({ capabilities: { NOTIFYY: { notApplicable: 'because we have none' } } })).toContain(
      'capabilities may not have "NOTIFYY"',
    );
    expect(fault({ capabilities: { LEDGER: { notApplicable: 'because we have none' } } })).toContain(
      '"LEDGER"',
    );
  });

  it('names what may have been meant where a check is unknown', () => {
    const configuration = { deviations: [{ ...deviation, check: 'VA-C-RTY-30' }] };
    expect(() => checkIdsIn(configuration, ['VA-C-RTY-03', 'VA-C-ACK-02'], 'f')).toThrow(
      'f: deviations[0].check: there is no check VA-C-RTY-30; did you mean VA-C-RTY-03',
    );
  });

  it('may be missing only where nobody named it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'khata-configuration-'));
    const file = join(folder, 'khata.config.json');
    expect(readConfiguration(file, true)).toBeUndefined();
    expect(() => readConfiguration(file, false)).toThrow('(ENOENT); give the right path with --config');
    writeFileSync(file, '{"profile":"core"}');
    expect(readConfiguration(file, true)).toEqual({ profile: 'core' });
  });
});
