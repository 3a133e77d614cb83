import type { Check, Finding, Judgement } from '../framework/check.ts';
import type { Evidence, RecordedExchange } from '../judge/evidence.ts';
import {
  byStart,
  callsBetween,
  callsThatMet,
  isAnswered,
  isDone,
  isReadAsSuccess,
  isServiceCall,
  keyOf,
  markedAt,
  piecesOfWork,
  TOKEN_OPERATION,
  workOf,
} from '../judge/wire.ts';

/** Names of query parameters that carry a credential. */
const CREDENTIAL_NAMES =
  /^(?:x[-_]?)?(?:api[-_]?key|access[-_]?token|auth(?:orization)?|bearer|client[-_]?(?:id|secret)|key|password|secret|token)$/i;

function hasCredential({ requestHeaders }: RecordedExchange): boolean {
  return requestHeaders['authorization'] !== undefined || requestHeaders['x-api-key'] !== undefined;
}

function tokensIssued(calls: readonly RecordedExchange[]): readonly RecordedExchange[] {
  return calls.filter((call) => call.operation === TOKEN_OPERATION && isReadAsSuccess(call));
}

/** Correct A: an API key in X-Api-Key. Correct B: a bearer token, its client by Basic or in the form. */
const inHeaders: Check<Evidence> = {
  id: 'VA-C-AUT-01',
  level: 'MUST',
  title: 'MUST send credentials in headers, never in a URL',
  requirements: ['REQ-AUT-01'],
  evidence: ['WIRE'],
  scenarios: ['PLAIN_DAY'],
  isEverywhere: true,
  needs: ['CREATE', 'SYNC'],
  witness: 'a call with credentials in its headers that the bank took',
  explain: {
    how: 'The kit looks at the address of every request: none may carry a key, a token or a secret. Calls of the bank must carry their credentials in a header.',
    why: 'Addresses end up in logs of proxies, gateways and monitoring. Whoever reads them there can move your money.',
    fix: 'Put the API key into X-Api-Key or the token into Authorization: Bearer, the secret of the token request into Authorization: Basic or the form, and nothing of it into the query.',
  },
  judge({ exchanges }): Judgement {
    const findings: Finding[] = [];
    for (const exchange of byStart(exchanges)) {
      const { number, query, problemCode, method, path } = exchange;
      const names = [...new URLSearchParams(query ?? '').keys()].filter((name) =>
        CREDENTIAL_NAMES.test(name),
      );
      if (names.length > 0 || problemCode === 'CREDENTIALS_IN_URL') {
        findings.push({
          expected: 'credentials in headers, and none in the address',
          observed: `${method} ${path} carries ${names.join(', ') || 'credentials'} in its query`,
          exchanges: [number],
        });
      } else if (problemCode === 'CREDENTIALS_MISSING' && isServiceCall(exchange)) {
        findings.push({
          expected: 'credentials with every call',
          observed: `${method} ${path} came without any`,
          exchanges: [number],
        });
      }
    }
    const good = exchanges.filter((one) => isServiceCall(one) && isDone(one) && hasCredential(one));
    return { witnessed: good.length, findings };
  },
};

/** Fewer service calls than this say nothing about how often a token is used. */
const ENOUGH_CALLS = 8;

/** Correct A: one token for all calls. Correct B: two processes, each with a token of its own. */
const reusesToken: Check<Evidence> = {
  id: 'VA-C-AUT-02',
  level: 'SHOULD',
  title: 'SHOULD use an access token again until shortly before it expires',
  requirements: ['REQ-AUT-02'],
  evidence: ['WIRE'],
  scenarios: ['PLAIN_DAY'],
  needs: ['CREATE', 'SYNC', 'OAUTH2'],
  witness: `${ENOUGH_CALLS} calls or more that the bank took by tokens`,
  explain: {
    how: 'Over an ordinary day the kit compares how many tokens were asked for with how many calls they served. Tokens live for an hour; the day takes seconds.',
    why: 'A login before every call doubles the time of each, and a bank that limits logins locks you out at the worst moment.',
    fix: 'Keep the token with the instant of its end, and ask for a new one only shortly before that or after a 401.',
  },
  judge({ exchanges, session }): Judgement {
    const tokens = tokensIssued(exchanges);
    const served = exchanges.filter((one) => isServiceCall(one) && isDone(one)).length;
    if (session.credentials !== 'OAUTH2' || served < ENOUGH_CALLS) return { witnessed: 0, findings: [] };
    if (tokens.length * 4 <= served) return { witnessed: tokens.length, findings: [] };
    return {
      witnessed: tokens.length,
      findings: [
        {
          expected: 'one token, or a few, for all calls of a short day',
          observed: `${tokens.length} tokens for ${served} calls`,
          exchanges: tokens.slice(0, 5).map(({ number }) => number),
        },
      ],
    };
  },
};

function isRefused(exchange: RecordedExchange): boolean {
  return isServiceCall(exchange) && isAnswered(exchange) && exchange.status === 401;
}

/** A later attempt at the same: the key where there is one, else operation and path. */
function isRepetition(of: RecordedExchange, later: RecordedExchange): boolean {
  if (later.startedAt < of.endedAt || later.operation !== of.operation || later.path !== of.path)
    return false;
  return keyOf(later) === keyOf(of);
}

function afterRevocation(refused: RecordedExchange, calls: readonly RecordedExchange[]): Finding | undefined {
  const { number, method, path, startedAt } = refused;
  const told = `${method} ${path} was answered 401`;
  const renewal = tokensIssued(calls).find((token) => token.endedAt > startedAt);
  if (renewal === undefined) {
    return {
      expected: 'one new token after the 401, and the same call again',
      observed: `${told}, and no new token was got after it`,
      exchanges: [number],
    };
  }
  if (calls.some((later) => isRepetition(refused, later) && later.status !== 401)) return undefined;
  const others = calls.filter(
    (later) =>
      later.operation === refused.operation && later.startedAt >= refused.endedAt && later.status !== 401,
  );
  const [other] = others;
  const was =
    other === undefined
      ? 'a new token was got, but the call did not come again'
      : `the call came again under the Idempotency-Key ${keyOf(other)} instead of ${keyOf(refused)}`;
  return {
    expected: 'the same call again with the new token, under the same Idempotency-Key',
    observed: `${told}; ${was}`,
    exchanges: [number, renewal.number, ...others.slice(0, 1).map((one) => one.number)],
  };
}

/** Correct A: renews at the 401 and repeats. Correct B: asks something else first, which meets the 401 instead. */
const renewsOnce: Check<Evidence> = {
  id: 'VA-C-AUT-03',
  level: 'MUST',
  title: 'MUST renew a refused token and repeat the same call with the same key',
  requirements: ['REQ-AUT-03'],
  evidence: ['WIRE'],
  scenarios: ['TOKEN_REVOKED'],
  needs: ['CREATE', 'OAUTH2'],
  witness: 'a call that was answered 401, a new token, and the same call taken by the bank',
  explain: {
    how: 'The bank revokes the access token between two calls, so that the next one is answered 401. The kit expects one new token and then the same call, with its Idempotency-Key.',
    why: 'Tokens end early: keys are changed, servers are restarted. Who cannot renew stands still until somebody looks; who repeats under another key does the work twice.',
    fix: 'On 401 throw the token away, get a new one, and send the stored request again as it was.',
  },
  judge(evidence): Judgement {
    const calls = callsBetween(evidence, 'revoked');
    const refused = calls.filter(isRefused);
    const findings = refused.flatMap((one) => afterRevocation(one, calls) ?? []).slice(0, 3);
    const good = refused.filter((one) => calls.some((later) => isRepetition(one, later) && isDone(later)));
    return { witnessed: good.length, findings };
  },
};

/** Correct A: sequential, one call finds out. Correct B: all calls wait for one renewal; or two processes renew once each. */
const renewsTogether: Check<Evidence> = {
  id: 'VA-C-AUT-04',
  level: 'SHOULD',
  title: 'SHOULD renew a token once for all calls that wait for it',
  requirements: ['REQ-AUT-04'],
  evidence: ['WIRE', 'DRIVER'],
  scenarios: ['TOKEN_REVOKED_AMID'],
  needs: ['CREATE', 'OAUTH2'],
  witness: 'a 401 while several pieces of work were under way, two or more of which then succeeded',
  explain: {
    how: 'The bank revokes the token and the kit asks for six pieces of work at once. Calls that find out together should cause one renewal, not one each.',
    why: 'With hundreds of calls under way each expiry becomes a storm of logins, which banks limit or take for an attack.',
    fix: 'Let the first call that meets a 401 renew, and let the others wait for the same renewal.',
  },
  judge(evidence): Judgement {
    const calls = callsBetween(evidence, 'revoked');
    const refused = calls.filter(isRefused);
    const renewals = tokensIssued(calls);
    const since = markedAt(evidence, 'revoked') ?? Number.POSITIVE_INFINITY;
    const done = evidence.commands.filter(
      (one) => one.sentAt >= since && workOf(one).outcome === 'SUCCEEDED',
    );
    const findings: Finding[] = [];
    if (renewals.length >= 2 && renewals.length * 2 > refused.length) {
      findings.push({
        expected: 'one renewal for all calls that met the revoked token',
        observed: `${renewals.length} renewals after ${refused.length} calls were answered 401`,
        exchanges: renewals.slice(0, 6).map(({ number }) => number),
      });
    }
    return { witnessed: refused.length > 0 && done.length >= 2 ? done.length : 0, findings };
  },
};

/** A first call, one with a new token, and as many again for those who look twice. */
const MOST_REFUSED = 4;

/** Correct A: gives up after one renewal, FAILED. Correct B: does not renew at all, or parks the work as UNKNOWN. */
const noLoop: Check<Evidence> = {
  id: 'VA-C-AUT-05',
  level: 'MUST',
  title: 'MUST NOT loop when renewed credentials are refused too',
  requirements: ['REQ-AUT-05'],
  evidence: ['WIRE', 'DRIVER'],
  scenarios: ['CREDENTIALS_REFUSED'],
  needs: ['CREATE', 'OAUTH2'],
  witness: 'a call that was answered 401, and an end of the work other than success',
  explain: {
    how: `The bank answers every call 401, with new tokens as well. The kit counts calls and tokens until the integration answers: more than ${MOST_REFUSED} of either for one piece of work is a loop.`,
    why: 'An integration that hammers the login of a bank is locked out as an attacker, and nobody is told that it needs new credentials.',
    fix: 'Renew once per call. When the new token is refused too, stop, end the work and tell an operator.',
  },
  judge(evidence): Judgement {
    const refused = callsThatMet(evidence, 'refused').filter(isRefused);
    const worst = piecesOfWork(refused).reduce((most, { attempts }) => Math.max(most, attempts.length), 0);
    const tokens = tokensIssued(callsBetween(evidence, 'refused', 'allowed'));
    const findings: Finding[] = [];
    const expected = 'one renewal, one more try, and then an end that an operator sees';
    if (worst > MOST_REFUSED) {
      findings.push({
        expected,
        observed: `${worst} attempts at one piece of work, each answered 401`,
        exchanges: refused.slice(0, 6).map(({ number }) => number),
      });
    } else if (tokens.length > MOST_REFUSED) {
      findings.push({
        expected,
        observed: `${tokens.length} new tokens for one piece of work, whose calls were all answered 401`,
        exchanges: tokens.slice(0, 6).map(({ number }) => number),
      });
    }
    const since = markedAt(evidence, 'refused') ?? Number.POSITIVE_INFINITY;
    const until = markedAt(evidence, 'allowed') ?? Number.POSITIVE_INFINITY;
    const ended = evidence.commands.filter((one) => {
      const { outcome } = workOf(one);
      return one.sentAt >= since && one.repliedAt <= until && (outcome === 'FAILED' || outcome === 'UNKNOWN');
    });
    return { witnessed: ended.length > 0 ? refused.length : 0, findings };
  },
};

/** AUT: credentials. */
export const credentialChecks: readonly Check<Evidence>[] = [
  inHeaders,
  reusesToken,
  renewsOnce,
  renewsTogether,
  noLoop,
];
