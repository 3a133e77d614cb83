import { describe, expect, it } from 'vitest';
import type { RecordedCommand, RecordedExchange } from '../judge/evidence.ts';
import {
  batchOf,
  bookingOf,
  commandOf,
  type EvidenceParts,
  evidenceOf,
  fetchOf,
  ledgerOf,
  resultOf,
  transactionOf,
} from '../test/evidence.ts';
import { dayChecks } from './days.ts';

type DayCheck = (typeof dayChecks)[0];
const [bookedDays, enquiryDays, skew] = dayChecks as readonly [DayCheck, DayCheck, DayCheck];

const evening = transactionOf(1, { postedAt: '2027-03-31T23:59:58+05:30', valueDate: '2027-03-31' });
const night = transactionOf(2, { postedAt: '2027-04-01T00:10:00+05:30', valueDate: '2027-04-01' });
const both = [evening, night];

describe('VA-C-TIM-01', () => {
  const sound: EvidenceParts = {
    truth: { transactions: both },
    exchanges: [fetchOf(batchOf('B1', both))],
    ledgers: [ledgerOf(both.map((one) => bookingOf(one)))],
  };

  it('is content with Indian days, and witnesses those that UTC has otherwise', () => {
    expect(bookedDays.judge(evidenceOf(sound))).toEqual({ witnessed: 1, findings: [] });
  });

  it('is content with an entry in suspense, and with one that is not booked', () => {
    const ledgers = [ledgerOf([bookingOf(night, { state: 'SUSPENSE' })])];
    expect(bookedDays.judge(evidenceOf({ ...sound, ledgers }))).toEqual({ witnessed: 1, findings: [] });
  });

  it('finds the day of UTC, and a day that was shifted twice', () => {
    const ledgers = [
      ledgerOf([
        bookingOf(evening, { businessDate: '2027-04-01' }),
        bookingOf(night, { businessDate: '2027-03-31' }),
      ]),
    ];
    const { witnessed, findings } = bookedDays.judge(evidenceOf({ ...sound, ledgers }));
    expect(witnessed).toBe(0);
    expect(findings).toEqual([
      {
        expected:
          'KT000000000001, credit of 100.00 on ACME00000001 (IMPS 000000000001), posted at 2027-03-31T23:59:58+05:30, booked on 2027-03-31',
        observed: 'KT000000000001 booked on 2027-04-01',
      },
      {
        expected:
          'KT000000000002, credit of 100.00 on ACME00000001 (IMPS 000000000002), posted at 2027-04-01T00:10:00+05:30, booked on 2027-04-01',
        observed: 'KT000000000002 booked on 2027-03-31',
      },
    ]);
  });

  it('witnesses nothing without a night, a pull or a ledger', () => {
    const day = [ledgerOf([bookingOf(evening)])];
    expect(bookedDays.judge(evidenceOf({ ...sound, ledgers: day })).witnessed).toBe(0);
    expect(bookedDays.judge(evidenceOf({ ...sound, exchanges: [] })).witnessed).toBe(0);
    expect(bookedDays.judge(evidenceOf({ ...sound, ledgers: [] }))).toEqual({ witnessed: 0, findings: [] });
  });
});

describe('VA-C-TIM-02', () => {
  const input = { from: '2027-03-31T18:35:00Z', to: '2027-03-31T18:50:00Z' };
  const enquiry = (transactionReferenceNumbers?: readonly string[]): Partial<RecordedCommand> => ({
    operation: 'enquireTransactions',
    input,
    reply: resultOf({
      outcome: 'SUCCEEDED',
      ...(transactionReferenceNumbers && { transactionReferenceNumbers: [...transactionReferenceNumbers] }),
    }),
  });
  const list = (query: string | undefined): Partial<RecordedExchange> => ({
    operation: 'listTransactions',
    method: 'GET',
    path: '/v1/transactions',
    query,
  });
  const judged = (query: string | undefined, references?: readonly string[]) =>
    enquiryDays.judge(
      evidenceOf({
        truth: { transactions: both },
        commands: [enquiry(references)],
        exchanges: [list(query)],
      }),
    );
  const content = { witnessed: 1, findings: [] };

  it('is content with exactly the Indian days', () => {
    expect(judged('fromDate=2027-04-01&toDate=2027-04-01', [night.transactionReferenceNumber])).toEqual(
      content,
    );
    expect(judged('fromDate=2027-04-01&toDate=2027-04-01')).toEqual(content);
  });

  it('is content with a wider enquiry of which only those days are told', () => {
    expect(judged('fromDate=2027-03-30&toDate=2027-04-02', [night.transactionReferenceNumber])).toEqual(
      content,
    );
    expect(judged(undefined, [night.transactionReferenceNumber])).toEqual(content);
  });

  it('finds the day of another zone', () => {
    expect(judged('fromDate=2027-03-31&toDate=2027-03-31', []).findings).toEqual([
      {
        expected: 'an enquiry of 2027-04-01, the Indian days of 2027-03-31T18:35:00Z to 2027-03-31T18:50:00Z',
        observed: 'it asked for 2027-03-31 to 2027-03-31: without 2027-04-01',
        exchanges: [1],
        commands: ['c-1'],
      },
    ]);
    expect(judged('toDate=2027-03-31').findings[0]?.observed).toBe(
      'it asked for the beginning to 2027-03-31: without 2027-04-01',
    );
  });

  it('finds entries of other days among those that are told', () => {
    const { witnessed, findings } = judged('fromDate=2027-03-31', [evening.transactionReferenceNumber]);
    expect(witnessed).toBe(0);
    expect(findings.map(({ observed }) => observed)).toEqual([
      'it told KT000000000001 among them, which was posted at 2027-03-31T23:59:58+05:30',
    ]);
  });

  it('witnesses nothing without a list that was read, or without success', () => {
    const query = 'fromDate=2027-04-01&toDate=2027-04-01';
    const failed = { ...enquiry(), reply: resultOf({ outcome: 'FAILED' }) };
    const nothing = { witnessed: 0, findings: [] };
    expect(enquiryDays.judge(evidenceOf({ commands: [enquiry()] }))).toEqual(nothing);
    expect(enquiryDays.judge(evidenceOf({ commands: [failed], exchanges: [list(query)] }))).toEqual(nothing);
    const refused = { ...list(query), status: 503, handledStatus: 503 };
    expect(enquiryDays.judge(evidenceOf({ commands: [enquiry()], exchanges: [refused] }))).toEqual(nothing);
    for (const odd of [
      { from: 'today', to: 'tomorrow' },
      { ...input, from: 'today' },
      { ...input, to: 'tomorrow' },
      { from: input.from },
      { to: input.to },
      { ...input, from: 7 },
    ]) {
      const commands = [{ ...enquiry(), input: odd }];
      expect(enquiryDays.judge(evidenceOf({ commands, exchanges: [list(query)] }))).toEqual(nothing);
    }
    const other = { ...list(query), operation: 'listRefunds' };
    expect(enquiryDays.judge(evidenceOf({ commands: [enquiry()], exchanges: [other] }))).toEqual(nothing);
  });

  const spanning = (...queries: string[]) => {
    const days = { from: '2027-03-31T18:20:00Z', to: '2027-04-01T18:40:00Z' };
    const command = { ...enquiry(), input: days, commandId: undefined };
    const exchanges = queries.map((query) => list(query));
    return enquiryDays.judge(evidenceOf({ truth: { transactions: both }, commands: [command], exchanges }));
  };

  it('is content with a call for each day, and with one open end', () => {
    const each = ['2027-03-31', '2027-04-01', '2027-04-02'].map((day) => `fromDate=${day}&toDate=${day}`);
    expect(spanning(...each)).toEqual(content);
    expect(spanning('fromDate=2027-03-31')).toEqual(content);
    expect(spanning('toDate=2027-04-02')).toEqual(content);
  });

  it('names the days that no call asked for, each range once', () => {
    const one = 'fromDate=2027-04-01&toDate=2027-04-01';
    const { findings } = spanning(one, one, 'fromDate=2027-04-02');
    expect(findings).toEqual([
      {
        expected:
          'an enquiry of 2027-03-31 and 2027-04-01 and 2027-04-02, the Indian days of 2027-03-31T18:20:00Z to 2027-04-01T18:40:00Z',
        observed: 'it asked for 2027-04-01 to 2027-04-01, 2027-04-02 to the end: without 2027-03-31',
        exchanges: [1, 2, 3],
      },
    ]);
    expect(findings[0]).not.toHaveProperty('commands');
  });

  it('adds up what several enquiries showed', () => {
    const query = 'fromDate=2027-04-01&toDate=2027-04-01';
    const commands = [
      { ...enquiry(), sentAt: 0, repliedAt: 150 },
      { ...enquiry(), commandId: 'c-2', sentAt: 150, repliedAt: 300 },
    ];
    const exchanges = [list(query), list(query)];
    expect(enquiryDays.judge(evidenceOf({ commands, exchanges }))).toEqual({ witnessed: 2, findings: [] });
  });
});

describe('VA-C-TIM-03', () => {
  const fault = { label: 'behind', type: 'CLOCK_SKEW', connection: 'KEPT' };
  const create = { operation: 'createVirtualAccounts', status: 207, handledStatus: 207, fault };
  const control = { ...create, fault: undefined, startedAt: 10 };
  const before = commandOf({ operation: 'createAccounts', commandId: 'c-0', sentAt: 0, repliedAt: 50 });
  const judged = (reply: RecordedCommand['reply'], ...exchanges: Partial<RecordedExchange>[]) => {
    const command = commandOf({ operation: 'createAccounts', sentAt: 60, reply });
    return skew.judge(evidenceOf({ commands: [before, command], exchanges: [control, ...exchanges] }));
  };
  const unknown = resultOf({ outcome: 'UNKNOWN' });
  const nothing = { witnessed: 0, findings: [] };

  it('is content with success, with one attempt or two', () => {
    const succeeded = resultOf({ outcome: 'SUCCEEDED' });
    expect(judged(succeeded, create)).toEqual({ witnessed: 1, findings: [] });
    expect(judged(succeeded, create, create)).toEqual({ witnessed: 1, findings: [] });
  });

  it('finds a right answer that is not taken for one', () => {
    expect(judged(unknown, create).findings).toEqual([
      {
        expected:
          'createAccounts SUCCEEDED: every answer was right, only the Date of the bank is an hour behind',
        observed: 'createAccounts UNKNOWN',
        exchanges: [2],
        commands: ['c-1'],
      },
    ]);
    expect(judged({ kind: 'LATE', afterMilliseconds: 6000 }, create).findings[0]?.observed).toBe(
      'createAccounts was not answered within 6000 ms',
    );
  });

  it('says by how much the clock was off as the first of the answers had it', () => {
    const ahead = { ...create, fault: { ...fault, label: 'ahead' } };
    const [finding] = judged(unknown, { ...create, fault: undefined }, ahead, create).findings;
    expect(finding?.expected).toContain('only the Date of the bank is an hour ahead');
    expect(finding?.exchanges).toEqual([3, 4]);
  });

  it('looks at pulls, too, and names commands that have a name', () => {
    const pull = commandOf({ sentAt: 60, commandId: undefined, reply: resultOf({ outcome: 'FAILED' }) });
    const first = commandOf({ commandId: 'c-0', sentAt: 0, repliedAt: 50 });
    const exchanges = [fetchOf(null, { startedAt: 10 }), fetchOf(null, { fault })];
    const { findings } = skew.judge(evidenceOf({ commands: [first, pull], exchanges }));
    expect(findings.map(({ observed, exchanges: numbers }) => [observed, numbers])).toEqual([
      ['syncTransactions FAILED', [2]],
    ]);
    expect(findings[0]).not.toHaveProperty('commands');
  });

  it('says nothing where the control met such a clock, too', () => {
    const command = commandOf({ operation: 'createAccounts', sentAt: 60, reply: unknown });
    const exchanges = [{ ...create, startedAt: 10 }, create];
    expect(skew.judge(evidenceOf({ commands: [before, command], exchanges }))).toEqual({
      witnessed: 1,
      findings: [],
    });
  });

  it('says nothing of an integration that could not do it before either', () => {
    const commands = [commandOf({ operation: 'createAccounts', reply: unknown })];
    expect(skew.judge(evidenceOf({ commands, exchanges: [create] }))).toEqual(nothing);
  });

  it('says nothing where something else went wrong, or no clock was off', () => {
    expect(judged(unknown, create, { ...create, status: 503, handledStatus: 503 })).toEqual(nothing);
    expect(judged(unknown, { ...create, fault: undefined })).toEqual(nothing);
    expect(judged(unknown)).toEqual(nothing);
    expect(judged({ kind: 'BROKEN', problem: 'no JSON' }, create)).toEqual(nothing);
  });
});
