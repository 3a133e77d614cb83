import { describe, expect, it } from 'vitest';
import type { Coverage, CoveredOperation, CoveredRequirement } from '../framework/report.ts';
import { sampleReport } from '../test/sample-report.ts';
import { coverageFigures, requirementWords, wireWords } from './coverage-words.ts';
import { githubSummary } from './github.ts';
import { htmlPage } from './html/page.ts';
import { summaryText } from './summary.ts';

function requirement(id: string, state: CoveredRequirement['state']): CoveredRequirement {
  return { id, level: 'MUST', text: 'A partner MUST.', checks: [], state };
}

function operation(calls: number, met: readonly string[], notMet: readonly string[]): CoveredOperation {
  const fields = { met: notMet, notMet: met };
  const [name, method, path] = [`op${calls}`, 'GET', '/v1/x'];
  return {
    operation: name,
    method,
    path,
    calls,
    unanswered: 0,
    statuses: { met, notMet },
    undocumentedStatuses: [],
    fields,
  };
}

const COVERAGE: Coverage = {
  requirements: [
    requirement('REQ-A', 'EXCLUDED'),
    requirement('REQ-B', 'VERIFIED'),
    requirement('REQ-C', 'VERIFIED'),
    requirement('REQ-D', 'BROKEN'),
    requirement('REQ-E', 'NOT_EXERCISED'),
    requirement('REQ-F', 'NOT_EXERCISED'),
  ],
  operations: [operation(3, ['200'], ['400', '429']), operation(0, [], ['200', '500'])],
  problemCodes: { met: ['TOKEN_EXPIRED'], notMet: ['SHUTTING_DOWN'] },
};

describe('coverage', () => {
  it('counts statuses and fields of the operations that were called alone', () => {
    expect(coverageFigures(COVERAGE)).toEqual({
      requirements: { met: 2, all: 6 },
      operations: { met: 1, all: 2 },
      statuses: { met: 1, all: 3 },
      codes: { met: 1, all: 2 },
      fields: { met: 2, all: 3 },
    });
  });

  it('is told in figures, those that count first', () => {
    expect(requirementWords(COVERAGE)).toBe(
      '2 of 6 requirements verified, 1 broken, 2 not exercised, 1 excluded',
    );
    expect(wireWords(COVERAGE)).toBe(
      '1 of 2 operations called; of theirs, 1 of 3 statuses, 1 of 2 problem codes and 2 of 3 response fields met',
    );
  });

  it('stands at the end of the console’s summary, in two sentences', () => {
    const text = summaryText(sampleReport({ coverage: COVERAGE }), { isColoured: false, width: 120 });
    expect(text).toContain(`\nCoverage: ${requirementWords(COVERAGE)}\n  ${wireWords(COVERAGE)}\n`);
  });

  it('is one line of a job’s summary', () => {
    const lines = githubSummary(sampleReport({ coverage: COVERAGE })).split('\n');
    expect(lines).toContain(`Coverage of this run: ${requirementWords(COVERAGE)}; ${wireWords(COVERAGE)}.`);
  });
});

describe('coverage in the HTML report', () => {
  const page = htmlPage(sampleReport());
  const section = page.slice(
    page.indexOf('<section id="coverage">'),
    page.indexOf('<section id="sessions">'),
  );

  it('lists what was not verified, the broken first, each with its check', () => {
    const places = ['>REQ-ACK-02<', '>REQ-RTY-08<', '>REQ-RTY-06<', '>REQ-AUT-06<'].map((id) =>
      section.indexOf(id),
    );
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    expect(section).toContain('href="#check-VA-C-ACK-02"');
    expect(section).not.toContain('>REQ-IDM-01<');
  });

  it('tells of each operation that was called what it met and what not, and names the others', () => {
    const fetched = section.slice(section.indexOf('>fetchTransactionBatch<'));
    expect(fetched).toContain('<code>429</code>');
    expect(fetched).toContain('<code>batch.transactions[].remitter.name</code>');
    const others = section.slice(section.indexOf('Operations not called'));
    expect(others).toContain('<code>getRefund</code>');
    expect(others).not.toContain('<code>issueToken</code>');
  });

  it('says so when nothing is missing', () => {
    const requirements = [requirement('REQ-B', 'VERIFIED')];
    const problemCodes = { met: [], notMet: [] };
    const whole = htmlPage(sampleReport({ coverage: { requirements, operations: [], problemCodes } }));
    expect(whole).toContain('Every requirement was verified.');
    expect(whole).not.toContain('Problem codes</span>');
  });
});
