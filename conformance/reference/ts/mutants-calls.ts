import { backOff, correct, parseAnswer, retryAfterMilliseconds } from './correct.ts';
import { hasUnknownMember } from './known-members.ts';
import { type Mutant, mutant } from './mutant.ts';

const WRITES = ['createVirtualAccounts', 'modifyVirtualAccounts', 'deleteVirtualAccounts', 'initiateRefund'];

/** The body of a creation with other numbers. */
function renumbered(body: string | undefined, attempt: number): string {
  const name = (number: unknown) => `${number}${attempt}`;
  return JSON.stringify(
    JSON.parse(body ?? 'null', (member, value: unknown) =>
      member === 'virtualAccountNumber' ? name(value) : value,
    ),
  );
}

/** The body of a creation that does not say for whom its accounts are. */
function withoutReferences(body: string | undefined): string {
  return JSON.stringify(
    JSON.parse(body ?? 'null', (member, value: unknown) =>
      member === 'customerReference' ? undefined : value,
    ),
  );
}

/** Wrong in how they call: credentials, requests, keys, repetitions, answers. */
export const CALL_MUTANTS: readonly Mutant[] = [
  mutant('key-in-query', ['AUT-01'], 'Puts its credential into the URL.', {
    present: (request, { value }) => {
      request.path += `${request.path.includes('?') ? '&' : '?'}access_token=${encodeURIComponent(value)}`;
    },
  }),
  mutant('login-per-call', ['AUT-02'], 'Asks for a token before each call.', { isTokenUsable: () => false }),
  mutant('never-renews', ['AUT-03'], 'Takes a refused token for the end.', { renewsAfter401: () => false }),
  mutant('stampede-of-renewals', ['AUT-04'], 'Renews once for each call that meets an expired token.', {
    sharesRenewal: () => false,
  }),
  mutant('auth-loop', ['AUT-05'], 'Renews and repeats for as long as it is refused.', {
    renewsAfter401: () => true,
  }),
  mutant('extra-field', ['REQ-01'], 'Sends a field that the contract does not have.', {
    createItem: (item) => ({ ...item, channel: 'WEB' }),
  }),
  mutant('latin1', ['REQ-02'], 'Encodes text as Latin-1.', { encode: (text) => Buffer.from(text, 'latin1') }),
  mutant('no-split', ['REQ-03'], 'Sends any number of items in one call.', {
    mostItems: () => Number.POSITIVE_INFINITY,
  }),
  mutant('connection-per-call', ['REQ-04'], 'Opens a connection for each call.', {
    keepsConnections: () => false,
  }),
  mutant('new-key-per-try', ['IDM-01'], 'Repeats a creation under a new key.', {
    attemptOf: (first, attempt) =>
      attempt > 1 && first.operation === 'createVirtualAccounts'
        ? { ...first, key: `${first.key}-${attempt}` }
        : first,
  }),
  mutant('new-key-after-time-out', ['IDM-01'], 'Repeats a creation that timed out under a new key.', {
    attemptOf: (first, attempt, after) =>
      after === 'TIMEOUT' && first.operation === 'createVirtualAccounts'
        ? { ...first, key: `${first.key}-${attempt}` }
        : first,
  }),
  mutant('new-key-after-rubbish', ['IDM-01'], 'Repeats a creation under a new key when it got no JSON.', {
    attemptOf: (first, attempt, after) =>
      after === 'FOREIGN' && first.operation === 'createVirtualAccounts'
        ? { ...first, key: `${first.key}-${attempt}` }
        : first,
  }),
  mutant('constant-key', ['IDM-02'], 'Uses one key for everything.', { newKey: () => 'khata-0001' }),
  mutant('new-number-per-try', ['IDM-03'], 'Repeats a creation with a new number and a new key.', {
    attemptOf: (first, attempt) =>
      attempt > 1 && first.operation === 'createVirtualAccounts'
        ? { ...first, key: `${first.key}-${attempt}`, body: renumbered(first.body, attempt) }
        : first,
  }),
  mutant(
    'new-number-after-time-out',
    ['IDM-03'],
    'Repeats a creation that timed out with a new number and key, and sends no reference of the customer.',
    {
      attemptOf: (first, attempt, after) => {
        if (first.operation !== 'createVirtualAccounts') return first;
        const anonymous = { ...first, body: withoutReferences(first.body) };
        if (after !== 'TIMEOUT') return anonymous;
        return { ...first, key: `${first.key}-${attempt}`, body: renumbered(anonymous.body, attempt) };
      },
    },
  ),
  mutant('counter-keys', ['IDM-04'], 'Numbers its keys from one with each start.', {
    newKey: (_commandId, made) => `khata-${made}`,
  }),
  mutant('key-in-memory', ['IDM-04'], 'Keeps keys and bodies in memory only.', {
    persists: (kind) => kind !== 'plan' && kind !== 'command',
  }),
  mutant('assume-failed', ['IDM-05'], 'Reports a creation as failed when the connection broke.', {
    afterTrouble: (trouble) =>
      trouble.kind === 'BROKEN' && trouble.operation === 'createVirtualAccounts'
        ? { verb: 'STOP', outcome: 'FAILED' }
        : correct.afterTrouble(trouble),
  }),
  mutant('failed-when-not-json', ['ERR-03'], 'Reports a creation as failed when its answer is no JSON.', {
    afterTrouble: (trouble) =>
      trouble.kind === 'FOREIGN' && trouble.operation === 'createVirtualAccounts'
        ? { verb: 'STOP', outcome: 'FAILED' }
        : correct.afterTrouble(trouble),
  }),
  mutant('mutates-body', ['IDM-06'], 'Writes the body anew, with other bytes, for each repetition.', {
    attemptOf: (first, attempt) =>
      attempt > 1 && first.key !== undefined
        ? { ...first, body: JSON.stringify(JSON.parse(first.body ?? 'null'), null, attempt) }
        : first,
  }),
  mutant('refunds-twice', ['IDM-07'], 'Repeats a refund under a new key.', {
    attemptOf: (first, attempt) =>
      attempt > 1 && first.operation === 'initiateRefund'
        ? { ...first, key: `${first.key}-${attempt}` }
        : first,
  }),
  mutant('refund-assumed-failed', ['IDM-07'], 'Reports a refund as failed when the connection broke.', {
    afterTrouble: (trouble) =>
      trouble.kind === 'BROKEN' && trouble.operation === 'initiateRefund'
        ? { verb: 'STOP', outcome: 'FAILED' }
        : correct.afterTrouble(trouble),
  }),
  mutant(
    'restores-unanswered-refund',
    ['IDM-07'],
    'Owes the customer a refund again while it is unanswered.',
    {
      unansweredRefundState: () => 'RESTORED',
    },
  ),
  mutant('no-retry', ['RTY-01'], 'Tries everything once.', {
    afterTrouble: (trouble) => correct.afterTrouble({ ...trouble, tries: 1 }),
  }),
  mutant('retries-4xx', ['RTY-02'], 'Repeats what was refused for good.', {
    afterTrouble: (trouble) =>
      !trouble.isTransient && trouble.attempt < 3 && !/^(?:CREDENTIALS|TOKEN)/.test(trouble.code)
        ? { verb: 'RETRY', afterMilliseconds: backOff(trouble) }
        : correct.afterTrouble(trouble),
  }),
  mutant(
    'ignores-retry-after',
    ['RTY-03'],
    'Waits as long as it likes, whatever Retry-After says in seconds.',
    {
      retryAfterMilliseconds: (header, wallClock) =>
        /^[0-9]+$/.test(header ?? '') ? 0 : retryAfterMilliseconds(header, wallClock),
    },
  ),
  mutant('fixed-pause', ['RTY-03'], 'Waits two seconds, whatever number Retry-After says.', {
    retryAfterMilliseconds: (header, wallClock) =>
      /^[0-9]+$/.test(header ?? '') ? 2000 : retryAfterMilliseconds(header, wallClock),
  }),
  mutant('retry-after-nan', ['RTY-04'], 'Reads Retry-After as a number only; a date is none.', {
    retryAfterMilliseconds: (header) => Number(header ?? 0) * 1000 || 0,
  }),
  mutant('tight-loop', ['RTY-05'], 'Tries again at once, without end.', {
    afterTrouble: (trouble) =>
      trouble.isTransient ? { verb: 'RETRY', afterMilliseconds: 20 } : correct.afterTrouble(trouble),
  }),
  mutant('per-call-slowdown', ['RTY-07'], 'After an account-plan 429 only the refused call waits.', {
    gateOf: (_code, _operation, call) => call,
  }),
  mutant('waits-for-ever', ['RTY-08'], 'Has no deadline for an answer.', {
    answerDeadline: () => Number.POSITIVE_INFINITY,
  }),
  mutant('deadline-for-headers-only', ['RTY-08'], 'Has no deadline for the body of an answer.', {
    stopsClockAtHeaders: () => true,
  }),
  mutant('says-failed', ['RTY-09'], 'Reports a write as failed when it timed out.', {
    afterTrouble: (trouble) =>
      trouble.kind === 'TIMEOUT' && WRITES.includes(trouble.operation)
        ? { verb: 'STOP', outcome: 'FAILED' }
        : correct.afterTrouble(trouble),
  }),
  mutant('says-failed-patiently', ['RTY-09'], 'Reports a write as failed when it timed out ten times.', {
    afterTrouble: (trouble) => {
      if (trouble.kind !== 'TIMEOUT' || !WRITES.includes(trouble.operation))
        return correct.afterTrouble(trouble);
      return trouble.attempt < 10
        ? { verb: 'RETRY', afterMilliseconds: 800 }
        : { verb: 'STOP', outcome: 'FAILED' };
    },
  }),
  mutant('outage-is-failure', ['RTY-09'], 'Reports a creation as failed when its last attempt broke off.', {
    afterTrouble: (trouble) =>
      trouble.kind === 'BROKEN' && trouble.attempt >= trouble.tries && WRITES.includes(trouble.operation)
        ? { verb: 'STOP', outcome: 'FAILED' }
        : correct.afterTrouble(trouble),
  }),
  mutant('storm-after-recovery', ['RTY-10'], 'Sends each call three times as soon as it may call again.', {
    copiesOf: (hasWaited) => (hasWaited ? 3 : 1),
  }),
  mutant('one-error', ['ERR-01'], 'Tells every refusal as the same error.', { codeTold: () => 'ERROR' }),
  mutant('resends-all', ['ERR-02'], 'Sends all items again when one failed.', {
    itemsToResend: (results) =>
      results.some((one) => !one.isDone) ? results.map((one) => one.virtualAccountNumber) : [],
  }),
  mutant('takes-207-for-success', ['ERR-02'], 'Does not read the items of a 207.', {
    isItemDone: () => true,
  }),
  {
    ...mutant('parse-crash', ['ERR-03'], 'Parses whatever comes and ends when it is no JSON.', {
      parseAnswer: ({ bytes }) => JSON.parse(bytes.toString('utf8')),
    }),
    endsProgram: true,
  },
  mutant('strict-parse', ['CMP-01'], 'Refuses answers with fields that it does not know.', {
    parseAnswer: (raw) => {
      const body = parseAnswer(raw);
      return hasUnknownMember(body) ? undefined : body;
    },
  }),
  mutant('strict-clock', ['TIM-03'], 'Refuses answers whose Date is a minute off its own clock.', {
    acceptsClock: (date, wallClock) => Math.abs(Date.parse(date ?? '') - wallClock) < 60_000,
  }),
  mutant('logs-secrets', ['SEC-01'], 'Logs its settings and the headers of its requests.', {
    loggable: (values) => ` ${JSON.stringify(values)}`,
  }),
  mutant('logs-basic-credentials', ['SEC-01'], 'Logs what it asks for tokens with, encoded as it is sent.', {
    loggable: ({ clientId, clientSecret }) =>
      clientSecret === undefined ? '' : ` ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
  }),
];
