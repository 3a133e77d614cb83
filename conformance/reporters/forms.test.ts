import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import type { RunReport } from '../framework/report.ts';
import type { Evidence } from '../judge/evidence.ts';
import { cleanReport, countsOf, sampleReport } from '../test/sample-report.ts';
import { ctrfJson } from './ctrf.ts';
import { githubAnnotations, githubSummary, markdownText } from './github.ts';
import { htmlPage } from './html/page.ts';
import { reportJson } from './json.ts';
import { junitXml } from './junit.ts';
import { configurationUri, sarifJson } from './sarif.ts';
import { summaryText } from './summary.ts';

const PLAIN = { isColoured: false, width: 100 };

/** The sample with this text wherever an integration, a configuration or a check could have put it. */
function poisoned(text: string): RunReport<Evidence> {
  const report = sampleReport();
  const results = report.results.map((result) => ({
    ...result,
    title: text,
    reason: text,
    judged: result.judged.map((judged) => ({
      ...judged,
      findings: judged.findings.map((finding) => ({ ...finding, expected: text, observed: text })),
    })),
  }));
  const evidence = report.evidence.map((one) => ({
    ...one,
    exchanges: one.exchanges.map((exchange) => ({
      ...exchange,
      path: `/${text}`,
      query: text,
      requestBody: text,
      responseBody: JSON.stringify({ [text]: text }),
      idempotencyKey: text,
      requestHeaders: { [text]: text },
    })),
  }));
  const driver = { ...report.driver, name: text, version: text, build: text, command: text };
  const strays = [{ method: text, path: text, count: 1, words: text }];
  return { ...report, results, evidence, driver, strays, verdict: { tone: 'bad', sentence: text } };
}

const NASTY = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</style><script>x</script>',
  ']]></failure>',
  '::error title=x::y',
  'a\n::warning::b',
  '##[error]x',
  '\u001b[31mred\u0007',
  '\u202egnp.exe',
  '```\n# heading\n```',
  '`code` | [link](javascript:alert(1)) ![i](http://x/y)',
  '\u0000\u0008\ud800',
  'अनिता शर्मा',
  '%0A::error::z',
  '&lt;b&gt;',
];
const nasty = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 12 })), {
    minLength: 1,
    maxLength: 3,
  })
  .map((parts) => parts.join(''));
const PARTS = [
  [0x00, 0x08],
  [0x0b, 0x1f],
  [0x7f, 0x9f],
  [0x202a, 0x202e],
  [0x2066, 0x2069],
  [0x200e, 0x200f],
].map((ends) => ends.map((end) => String.fromCharCode(end)).join('-'));
const CONTROL = new RegExp(`[${PARTS.join('')}]`, 'u');

describe('what a partner’s program sent stays text in every form', () => {
  it('in HTML: no tag, no script, no control character that we did not write', () => {
    // What our own markup consists of; whatever is more came from the data.
    const tags = (page: string) =>
      [...page.matchAll(/<\/?([a-z0-9!]+)/gi)].map(([, name]) => name?.toLowerCase());
    const known = new Set(tags(htmlPage(sampleReport())));
    fc.assert(
      fc.property(nasty, (text) => {
        const page = htmlPage(poisoned(text));
        expect(page).not.toMatch(CONTROL);
        expect(tags(page).filter((tag) => !known.has(tag))).toEqual([]);
        expect(
          page.match(/<script|<img|<iframe| onerror=[^&]*>/gi)?.filter((one) => one.startsWith('<')) ?? [],
        ).toEqual([]);
        expect(page.match(/<style>/g)).toHaveLength(1);
      }),
      { numRuns: 25 },
    );
  });

  it('in JUnit: well-formed XML of the same cases', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const xml = junitXml(poisoned(text));
        expect(XMLValidator.validate(xml)).toBe(true);
        expect(xml).not.toMatch(CONTROL);
        expect(xml.match(/<testcase /g)).toHaveLength(sampleReport().results.length);
      }),
      { numRuns: 25 },
    );
  });

  it('on a console and in a job’s log: one command a line is never theirs', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const lines = summaryText(poisoned(text), PLAIN).split('\n');
        for (const line of lines) {
          expect(line.trimStart().startsWith('::')).toBe(false);
          expect(line).not.toContain('##[');
          expect(line).not.toMatch(CONTROL);
        }
        const annotations = githubAnnotations(poisoned(text));
        expect(annotations.length).toBeLessThanOrEqual(10);
        for (const line of annotations) {
          expect(line).toMatch(
            /^::(error|warning) file=khata\.config\.json,line=1,title=[^,:\r\n]*::[^\r\n]*$/,
          );
        }
      }),
      { numRuns: 25 },
    );
  });

  it('in the summary of a job: no construct of Markdown or HTML', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(markdownText(text)).not.toMatch(/[<>`*_[\]|~\\!:@\r\n]/);
        expect(githubSummary(poisoned(text))).not.toMatch(/<(?!\/?pre>)/);
      }),
      { numRuns: 25 },
    );
  });

  it('in SARIF and CTRF: valid JSON without control characters', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        for (const json of [sarifJson(poisoned(text)), ctrfJson(poisoned(text))]) {
          JSON.parse(json);
          expect(json).not.toMatch(CONTROL);
        }
      }),
      { numRuns: 10 },
    );
  });
});

describe('report.json', () => {
  it('fits the published schema, complete or not', () => {
    const schema = JSON.parse(readFileSync('spec/generated/report.schema.json', 'utf8')) as object;
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const fits = ajv.compile(schema);
    for (const report of [sampleReport(), cleanReport(), sampleReport({ isComplete: false })]) {
      fits(JSON.parse(reportJson(report)));
      expect(fits.errors).toBeNull();
    }
    expect(fits({ ...sampleReport(), verdict: undefined })).toBe(false);
  });
});

describe('JUnit', () => {
  const suites = (report: RunReport<Evidence>) => {
    const parser = new XMLParser({
      ignoreAttributes: false,
      isArray: (name) => ['testsuite', 'testcase'].includes(name),
    });
    return (parser.parse(junitXml(report)) as { testsuites: Record<string, unknown> }).testsuites;
  };

  it('counts what is broken as failures, what is not proved as errors, what was left out as skipped', () => {
    const root = suites(sampleReport());
    expect(root).toMatchObject({ '@_tests': '47', '@_failures': '3', '@_errors': '1', '@_skipped': '1' });
  });

  it('has nothing against a clean run', () => {
    expect(suites(cleanReport())).toMatchObject({ '@_failures': '0', '@_errors': '0', '@_skipped': '0' });
  });

  it('is red when the run was cut short, whatever had passed', () => {
    expect(suites({ ...cleanReport(), isComplete: false })).toMatchObject({
      '@_errors': '1',
      '@_tests': '48',
    });
  });
});

describe('CTRF', () => {
  it('has the members that its schema demands, and counts that add up', () => {
    const { reportFormat, specVersion, results } = JSON.parse(ctrfJson(sampleReport())) as {
      reportFormat: string;
      specVersion: string;
      results: { tool: unknown; summary: Record<string, number>; tests: Record<string, unknown>[] };
    };
    expect({ reportFormat, specVersion }).toEqual({ reportFormat: 'CTRF', specVersion: '0.0.0' });
    expect(results.tool).toEqual({ name: 'khata', version: '0.1.0' });
    const {
      tests,
      passed = 0,
      failed = 0,
      skipped = 0,
      pending = 0,
      other = 0,
      start = 0,
      stop = 0,
    } = results.summary;
    expect(passed + failed + skipped + pending + other).toBe(tests);
    expect(tests).toBe(results.tests.length);
    expect(stop).toBeGreaterThan(start);
    for (const test of results.tests) {
      expect(test).toMatchObject({ name: expect.any(String), duration: expect.any(Number) });
      expect(['passed', 'failed', 'skipped', 'pending', 'other']).toContain(test['status']);
    }
  });

  it('never calls passed what was not proved', () => {
    const { results } = JSON.parse(ctrfJson(sampleReport())) as {
      results: { tests: Record<string, unknown>[] };
    };
    const status = (id: string) => results.tests.find(({ name }) => String(name).startsWith(id))?.['status'];
    expect([
      status('VA-C-RTY-08'),
      status('VA-C-ACK-02'),
      status('VA-C-NTF-01'),
      status('VA-C-AUT-02'),
    ]).toEqual(['failed', 'failed', 'skipped', 'passed']);
  });
});

describe('SARIF', () => {
  const run = (report: RunReport<Evidence>) =>
    (
      JSON.parse(sarifJson(report)) as {
        runs: [{ results: Record<string, unknown>[]; invocations: [object] }];
      }
    ).runs[0];

  it('anchors every result to the configuration file', () => {
    const { results } = run(sampleReport());
    expect(results.length).toBeGreaterThan(5);
    for (const result of results) {
      expect(result).toMatchObject({
        locations: [
          { physicalLocation: { artifactLocation: { uri: 'khata.config.json' }, region: { startLine: 1 } } },
        ],
      });
    }
  });

  it('keeps a level for breaches only: what was not seen is open', () => {
    const { results } = run(sampleReport());
    const of = (id: string) => results.find(({ ruleId }) => ruleId === id);
    expect(of('VA-C-RTY-08')).toMatchObject({ kind: 'open', level: 'none' });
    expect(of('VA-C-ACK-02')).toMatchObject({ kind: 'fail', level: 'error' });
    expect(of('VA-C-DDP-05')).toMatchObject({ suppressions: [{ kind: 'external' }] });
  });

  it('tells a harness error as a notification, since it is nobody’s breach', () => {
    const report = sampleReport();
    const results = report.results.map((one) =>
      one.id === 'VA-C-ACK-02' ? { ...one, outcome: 'HARNESS_ERROR' as const } : one,
    );
    const broken = run({ ...report, results, counts: countsOf(results) });
    expect(broken.results.filter(({ ruleId }) => ruleId === 'VA-C-ACK-02')).toEqual([]);
    expect(broken.invocations[0]).toMatchObject({ executionSuccessful: false });
  });

  it.each([
    ['./ci/khata.config.json', 'ci/khata.config.json'],
    ['ci\\khata config.json', 'ci/khata%20config.json'],
    ['../elsewhere/khata.config.json', 'khata.config.json'],
    ['/etc/khata.config.json', 'khata.config.json'],
    [undefined, 'khata.config.json'],
  ])('makes %s a URI inside the working folder: %s', (path, uri) => {
    expect(configurationUri(path)).toBe(uri);
  });
});

describe('GitHub', () => {
  it('shows ten annotations at most and counts the rest', () => {
    const report = sampleReport();
    const results = report.results.map((one) => ({ ...one, outcome: 'FAIL' as const }));
    const lines = githubAnnotations({ ...report, results });
    expect(lines).toHaveLength(10);
    expect(lines.at(-1)).toBe('::warning title=Khata::38 more; see the summary of the job');
  });

  it('stays below the size that GitHub takes', () => {
    const report = poisoned('<&*'.repeat(3000));
    const results = report.results.map((one) => ({ ...one, outcome: 'FAIL' as const }));
    expect(Buffer.byteLength(githubSummary({ ...report, results }))).toBeLessThan(1024 * 1024);
  });
});

describe('HTML', () => {
  const page = htmlPage(sampleReport());

  it('needs nothing from outside and runs nothing', () => {
    expect(page).not.toMatch(/<script|<link|<iframe|@import|url\(|src=|https?:\/\//);
    expect(page).toContain("default-src 'none'");
  });

  it('tells the verdict first, then each finding as expected, observed, why, what to change, where, how to reproduce', () => {
    expect(page.indexOf('<h1>Not safe with money')).toBeGreaterThan(0);
    const article = page.slice(page.indexOf('id="finding-VA-C-ACK-02"'));
    const order = [
      'Why it matters',
      'What to change',
      'Expected',
      'Observed',
      'Where',
      '#5',
      'How to reproduce',
    ];
    const places = order.map((words) => article.indexOf(words));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });

  it('marks the lines that a finding speaks of and leaves every figure as it was sent', () => {
    expect(page).toMatch(/<mark>\s*&quot;value&quot;: &quot;90071992547409\.93&quot;,?<\/mark>/);
  });

  it('has only links that lead somewhere', () => {
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(targets.length).toBeGreaterThan(8);
    for (const id of targets) expect(page).toContain(`id="${id}"`);
  });

  it('says that an interrupted run is incomplete', () => {
    expect(htmlPage(sampleReport({ isComplete: false }))).toContain('<b>Incomplete.</b>');
    expect(page).not.toContain('<b>Incomplete.</b>');
  });
});
