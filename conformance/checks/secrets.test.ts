import { describe, expect, it } from 'vitest';
import { type EvidenceParts, evidenceOf, fetchOf, problemOf } from '../test/evidence.ts';
import { secretChecks } from './secrets.ts';

const [check] = secretChecks as [(typeof secretChecks)[0]];
const SOUND: EvidenceParts = { exchanges: [fetchOf(null)], searchedBytes: 1200 };
const judged = (parts: EvidenceParts) => check.judge(evidenceOf({ ...SOUND, ...parts }));
const leakIn = (place: string) => ({ leaks: [{ secret: 'clientSecret', place, offset: 77 }] });

describe('VA-C-SEC-01', () => {
  it('is content with a log without secrets', () => {
    expect(judged({})).toEqual({ witnessed: 1, findings: [], note: '1200 bytes of its log were searched.' });
  });

  it('is content with a token that is kept in the data folder', () => {
    expect(judged(leakIn('tokens.json'))).toMatchObject({ witnessed: 1, findings: [] });
    expect(judged(leakIn('catalog/app.db')).findings).toEqual([]);
  });

  it('finds secrets in what is logged, and in log files', () => {
    const expected = 'no secret in any log';
    expect(judged(leakIn('log')).findings).toEqual([
      { expected, observed: 'clientSecret in what it logged, at byte 77' },
    ]);
    for (const place of ['app.log', 'app.log.1', 'logs/today.txt', 'var/log/today.txt']) {
      expect(judged(leakIn(place)).findings).toEqual([
        { expected, observed: `clientSecret in ${place}, at byte 77` },
      ]);
    }
  });

  it('finds secrets in a URL', () => {
    const refused = { ...fetchOf(null), ...problemOf(400, 'CREDENTIALS_IN_URL') };
    const odd = { ...problemOf(400, 'CREDENTIALS_IN_URL'), operation: undefined };
    expect(judged({ exchanges: [refused, odd] }).findings).toEqual([
      {
        expected: 'no secret in any URL',
        observed: 'the bank found one in the URL of fetchTransactionBatch',
        exchanges: [1],
      },
      {
        expected: 'no secret in any URL',
        observed: 'the bank found one in the URL of a request',
        exchanges: [2],
      },
    ]);
  });

  it('witnesses nothing in a silent log, and says so', () => {
    expect(judged({ searchedBytes: 0 })).toEqual({
      witnessed: 0,
      findings: [],
      note: 'Its log is silent: from `start` on nothing came on standard error, and there is no log file in dataDir, so there was nothing to search.',
    });
  });

  it('witnesses nothing without a call that used them', () => {
    expect(judged({ exchanges: [] }).witnessed).toBe(0);
    const unknown = { ...fetchOf(null), ...problemOf(401, 'CREDENTIALS_INVALID'), handledStatus: 401 };
    expect(judged({ exchanges: [unknown] }).witnessed).toBe(0);
    const refused = { ...fetchOf(null), ...problemOf(400, 'VALIDATION_FAILED'), handledStatus: 400 };
    expect(judged({ exchanges: [refused] }).witnessed).toBe(0);
    expect(judged({ exchanges: [{ operation: 'issueToken' }] }).witnessed).toBe(0);
  });
});
