import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { sampleReport } from '../test/sample-report.ts';
import { takeReportDirectory } from './directory.ts';
import { FORM_NAMES } from './forms.ts';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'khata-report-')), 'reports', 'khata');
});

describe('a report directory', () => {
  it('holds every form after the run, and nothing else', () => {
    const directory = takeReportDirectory(folder);
    directory.write(sampleReport());
    directory.release();
    expect(readdirSync(folder).sort()).toEqual([...FORM_NAMES].sort());
  });

  it('says that a run has not ended while it has not, without an older report beside', () => {
    const first = takeReportDirectory(folder);
    first.write(sampleReport());
    first.release();
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    takeReportDirectory(folder).release();
    expect(readdirSync(folder).sort()).toEqual(['INCOMPLETE.txt', 'notes.txt']);
  });

  it('refuses a second run at the same time, naming it and the way out', () => {
    const directory = takeReportDirectory(folder);
    expect(() => takeReportDirectory(folder)).toThrow(
      `another run (process ${process.pid}) writes its report to ${folder}; wait for it, or name another folder with --report`,
    );
    directory.release();
    takeReportDirectory(folder).release();
  });

  it('takes over what a dead run left', () => {
    takeReportDirectory(folder);
    const directory = takeReportDirectory(folder, () => false);
    directory.write(sampleReport({ isComplete: false }));
    directory.release();
    const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as { isComplete: boolean };
    expect(report.isComplete).toBe(false);
    expect(existsSync(join(folder, 'INCOMPLETE.txt'))).toBe(false);
  });

  it('says in one line where nothing can be written', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'khata-report-')), 'file');
    writeFileSync(file, '');
    expect(() => takeReportDirectory(join(file, 'reports'))).toThrow(
      /^nothing can be written to .* \(ENOTDIR\); name a folder of your own with --report$/,
    );
  });
});
