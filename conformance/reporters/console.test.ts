import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../framework/report.ts';
import { sampleReport } from '../test/sample-report.ts';
import { consoleReporter } from './console.ts';

function captured() {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  return { stream, text: () => chunks.join('') };
}

const EVENTS: readonly RunEvent[] = [
  { type: 'run-started', scenarios: 2, checks: 3, driver: 'Acme' },
  { type: 'scenario-started', id: 'BATCH_250', title: '250 credits', seed: 1, attempt: 1 },
  { type: 'scenario-awaits', id: 'BATCH_250', seed: 1, what: 'the second batch' },
  {
    type: 'scenario-ended',
    result: {
      id: 'BATCH_250',
      title: '250 credits',
      seed: 1,
      attempt: 1,
      ending: 'STOPPED',
      why: 'sync was late\n::error::x',
      durationMilliseconds: 1234,
      requests: 7,
    },
  },
  { type: 'check-decided', id: 'VA-C-BAT-01', outcome: 'FAIL', title: 'MUST fetch until batch is null' },
  { type: 'check-decided', id: 'VA-C-BAT-02', outcome: 'PASS', title: 'SHOULD acknowledge first' },
];

describe('the console', () => {
  it('writes a plain line for each session and check where it is no terminal', async () => {
    const { stream, text } = captured();
    const style = { isColoured: false, width: 100 };
    const reporter = consoleReporter({ stream, isLive: false, style, now: () => 0 });
    for (const event of EVENTS) reporter.onEvent?.(event);
    expect(text()).toBe(
      [
        'khata conform: 2 sessions, 3 checks, against Acme',
        '  session BATCH_250 seed 1: stopped: sync was late ::error::x (1.2 s, 7 requests)',
        '  ✗ Failed  VA-C-BAT-01  MUST fetch until batch is null',
        '  ✓ Passed  VA-C-BAT-02  SHOULD acknowledge first',
        '',
      ].join('\n'),
    );
    await reporter.onEnd(sampleReport());
    expect(text()).toContain('exit 1 (failed)');
  });

  it('shows on a terminal what is running and what is awaited, and keeps only what matters', () => {
    const { stream, text } = captured();
    const style = { isColoured: false, width: 100 };
    const reporter = consoleReporter({ stream, isLive: true, style, now: () => 0 });
    for (const event of EVENTS.slice(0, 3)) reporter.onEvent?.(event);
    expect(text()).toContain('awaits the second batch');
    for (const event of EVENTS.slice(3)) reporter.onEvent?.(event);
    reporter.abandon();
    expect(text()).toContain('✗ Failed  VA-C-BAT-01');
    expect(text()).not.toContain('VA-C-BAT-02');
  });
});
