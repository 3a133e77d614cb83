import type { Check, Finding, Judgement } from '../framework/check.ts';
import type { Evidence, Leak } from '../judge/evidence.ts';
import { isServiceCall } from '../judge/wire.ts';
import { LOG_FILE } from '../lib/log-file.ts';

/** The contract binds logs and URLs. A token that the integration keeps in its data folder is where it belongs. */
function isInALog({ place }: Leak): boolean {
  return place === 'log' || LOG_FILE.test(place);
}

function searchedWords(bytes: number): string {
  if (bytes > 0) return `${bytes} bytes of its log were searched.`;
  return 'Its log is silent: from `start` on nothing came on standard error, and there is no log file in dataDir, so there was nothing to search.';
}

function judgeSecrets(evidence: Evidence): Judgement {
  const leaks = evidence.leaks.filter(isInALog).map(({ secret, place, offset }): Finding => {
    const where = place === 'log' ? 'in what it logged' : `in ${place}`;
    return { expected: 'no secret in any log', observed: `${secret} ${where}, at byte ${offset}` };
  });
  const urls = evidence.exchanges
    .filter(({ problemCode }) => problemCode === 'CREDENTIALS_IN_URL')
    .map(({ number, operation }): Finding => {
      const observed = `the bank found one in the URL of ${operation ?? 'a request'}`;
      return { expected: 'no secret in any URL', observed, exchanges: [number] };
    });
  // Who never used them cannot have shown that it keeps them.
  const hasUsedThem = evidence.exchanges.some(
    (exchange) => isServiceCall(exchange) && exchange.handledStatus < 400,
  );
  return {
    witnessed: hasUsedThem && evidence.searchedBytes > 0 ? 1 : 0,
    findings: [...leaks, ...urls],
    note: searchedWords(evidence.searchedBytes),
  };
}

/**
 * Correct both: logs each request with its credentials masked; logs nothing but its own business.
 */
const secrets: Check<Evidence> = {
  id: 'VA-C-SEC-01',
  level: 'MUST',
  title: 'MUST keep secrets out of logs and URLs',
  requirements: ['REQ-SEC-01'],
  evidence: ['DRIVER', 'WIRE'],
  scenarios: ['UNREADABLE_ANSWERS'],
  isEverywhere: true,
  needs: ['CREATE', 'SYNC'],
  witness: 'a call with the credentials of the session, and a log (standard error) to search',
  explain: {
    how: "Each session has secrets of its own. From `start` to its end the kit searches everything that the integration writes to standard error, also while answers are broken, and log files in its data folder, for them and for access tokens: as they are, percent-encoded, and inside of base64, as Basic credentials are. The bank tells of secrets in URLs. An integration that logs nothing there leaves nothing to search: have the driver pass on the product's log.",
    why: 'Logs are copied, searched and kept for years, by people and companies who must never be able to move money. One logged header is enough to refund in your name.',
    fix: 'Mask `Authorization`, `X-Api-Key`, `client_secret`, `access_token` and the notification secret before anything is logged, in debug output and error messages too.',
  },
  judge: judgeSecrets,
};

export const secretChecks: readonly Check<Evidence>[] = [secrets];
