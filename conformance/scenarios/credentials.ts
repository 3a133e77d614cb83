import type { Scenario } from '../framework/scenario.ts';
import type { Session } from '../harness/session.ts';
import { accountsOf, answerWithin, askUntilDone, beginCreate, createOf, UNTIL_DISARMED } from './asking.ts';

const tokenRevoked: Scenario<Session> = {
  id: 'TOKEN_REVOKED',
  title: 'The access token becomes invalid between two calls',
  needs: ['CREATE', 'OAUTH2'],
  lane: 'PARALLEL',
  credentials: 'OAUTH2',
  async play(session) {
    const { integration, bank } = session;
    await integration.openAccounts(1);
    await bank.revokeTokens();
    await session.mark('revoked');
    await askUntilDone(session, 'createAccounts', createOf(session, accountsOf(11)), { patience: 200 });
  },
};

/** Pieces of work that are asked for at one time. */
const AT_ONCE = 6;
/** Milliseconds that a new token takes: so long that all of them find out meanwhile. */
const SLOW_LOGIN = 400;

const tokenRevokedAmid: Scenario<Session> = {
  id: 'TOKEN_REVOKED_AMID',
  title: 'The access token becomes invalid, and several calls find out at one time',
  needs: ['CREATE', 'OAUTH2'],
  lane: 'PARALLEL',
  credentials: 'OAUTH2',
  async play(session) {
    const { integration, bank } = session;
    await integration.openAccounts(1);
    await bank.revokeTokens();
    await bank.arm({
      slow: {
        operation: 'issueToken',
        when: UNTIL_DISARMED,
        do: { type: 'STALL_HEADERS', milliseconds: SLOW_LOGIN },
      },
    });
    await session.mark('revoked');
    const begun = Array.from({ length: AT_ONCE }, (_, at) => beginCreate(session, accountsOf(21 + at)));
    await Promise.all(begun.map(({ reply }) => reply));
  },
};

/** Milliseconds that an integration has to see that new credentials are refused as well. */
const TO_GIVE_UP = 4000;
/** Refused calls after which nobody needs to look any longer. */
const MANY = 20;

const credentialsRefused: Scenario<Session> = {
  id: 'CREDENTIALS_REFUSED',
  title: 'Every token is refused, new ones too',
  needs: ['CREATE', 'OAUTH2'],
  lane: 'PARALLEL',
  credentials: 'OAUTH2',
  commandDeadlineMilliseconds: 8000,
  async play(session) {
    const { integration, bank } = session;
    await integration.openAccounts(1);
    await bank.arm({
      refused: { when: UNTIL_DISARMED, do: { type: 'TOKEN_EXPIRED' } },
    });
    await session.mark('refused');
    const begun = beginCreate(session, accountsOf(31));
    const looped = session.until(
      (exchanges) => exchanges.filter(({ fault }) => fault?.label === 'refused').length >= MANY,
      TO_GIVE_UP,
    );
    const isAnswered = await Promise.race([begun.reply.then(() => true), looped.then(() => false)]);
    // Who has answered must not go on in secret.
    if (isAnswered) await session.pass(700);
    await session.mark('allowed');
    await bank.disarm('refused');
    await answerWithin(session, begun, 2000);
  },
};

/** Of the checks in checks/credentials.ts. */
export const credentialScenarios: readonly Scenario<Session>[] = [
  tokenRevoked,
  tokenRevokedAmid,
  credentialsRefused,
];
