import { describe, expect, it } from 'vitest';
import {
  acknowledgementOf,
  batchOf,
  commandOf,
  type EvidenceParts,
  evidenceOf,
  fetchOf,
  PHYSICAL_ACCOUNTS,
  transactionOf,
} from '../test/evidence.ts';
import { batchChecks } from './batches.ts';

const judge = (id: string, parts: EvidenceParts) => {
  const check = batchChecks.find((one) => one.id === `VA-C-${id}`);
  if (!check) throw new Error(`no check ${id}`);
  return check.judge(evidenceOf(parts));
};

describe('BAT-04, polling an empty stream', () => {
  const watch = commandOf({ operation: 'watch', sentAt: 0, repliedAt: 5000 });
  const told = (seconds: number) => JSON.stringify({ batch: null, nextPollAfterSeconds: seconds });
  const empty = (startedAt: number, seconds = 60) =>
    fetchOf(null, { startedAt, responseBody: told(seconds) });

  const NOTHING = { witnessed: 0, findings: [] };

  it('lets polls pass that keep the pauses to 50 ms, and longer ones', () => {
    const patient = [empty(100, 1), empty(1060, 1), empty(2200, 2), empty(4160, 2)];
    expect(judge('BAT-04', { commands: [watch], exchanges: patient })).toEqual({
      witnessed: 3,
      findings: [],
    });
    const slow = [empty(100, 1), empty(1900, 2), empty(4900, 2)];
    expect(judge('BAT-04', { commands: [watch], exchanges: slow })).toEqual({ witnessed: 2, findings: [] });
  });

  it('has not seen it where it fell silent, or where one pause alone was told', () => {
    expect(judge('BAT-04', { commands: [watch], exchanges: [empty(100)] })).toEqual(NOTHING);
    const silent = [empty(100, 1), empty(1200, 2)];
    expect(judge('BAT-04', { commands: [watch], exchanges: silent })).toEqual(NOTHING);
    const one = [empty(100, 1), empty(1200, 1), empty(2400, 1)];
    expect(judge('BAT-04', { commands: [watch], exchanges: one })).toEqual(NOTHING);
  });

  it('keeps streams and commands apart, and what is no poll of an empty stream', () => {
    const other = JSON.stringify({ physicalAccountNumber: PHYSICAL_ACCOUNTS[1] });
    const exchanges = [empty(100), { ...empty(200), requestBody: other }];
    expect(judge('BAT-04', { commands: [watch], exchanges })).toEqual(NOTHING);
    const again = commandOf({ operation: 'watch', sentAt: 6000, repliedAt: 7000 });
    const later = { commands: [watch, again], exchanges: [empty(100), empty(6100)] };
    expect(judge('BAT-04', later)).toEqual(NOTHING);
    const sync = commandOf({ operation: 'syncTransactions', repliedAt: 5000 });
    expect(judge('BAT-04', { commands: [sync], exchanges: [empty(100), empty(300)] })).toEqual(NOTHING);
    const unread = fetchOf(null, { startedAt: 100, status: undefined, responseBody: undefined });
    const full = fetchOf(batchOf('KBA', [transactionOf(1)]), { startedAt: 300 });
    const busy = { commands: [watch], exchanges: [unread, full, empty(500)] };
    expect(judge('BAT-04', busy)).toEqual(NOTHING);
  });

  it('finds who polls sooner, with both numbers', () => {
    const parts = { commands: [watch], exchanges: [empty(100, 1), empty(1050, 1), empty(1100, 1)] };
    expect(judge('BAT-04', parts).findings).toEqual([
      {
        expected: '1 s without a fetch of this stream after `batch: null`',
        observed: 'fetched again after 0.94 s, and too soon 1 times more',
        exchanges: [2, 1],
      },
    ]);
  });

  it('finds who keeps to a pause of its own when a longer one is told', () => {
    const exchanges = [empty(0, 1), empty(1600, 2), empty(3200, 2)];
    expect(judge('BAT-04', { commands: [watch], exchanges }).findings).toEqual([
      {
        expected: '2 s without a fetch of this stream after `batch: null`',
        observed: 'fetched again after 1.59 s',
        exchanges: [3, 2],
      },
    ]);
  });

  it('finds who acknowledges nothing', () => {
    const a = batchOf('undefined', []);
    const parts = { commands: [watch], exchanges: [empty(100), acknowledgementOf(a, { startedAt: 200 })] };
    expect(judge('BAT-04', parts).findings).toEqual([
      {
        expected: 'no acknowledgement while nothing is pending',
        observed: 'acknowledged "undefined"',
        exchanges: [2],
      },
    ]);
  });
});
