import type { Scenario } from '../framework/scenario.ts';
import type { Session } from '../harness/session.ts';
import { createOf } from './asking.ts';

const plainDay: Scenario<Session> = {
  id: 'PLAIN_DAY',
  title: 'An ordinary day: three customers come one after the other, money arrives twice, nothing fails',
  needs: ['CREATE', 'SYNC'],
  lane: 'PARALLEL',
  async play(session) {
    const { integration, bank } = session;
    const [first] = await openOneByOne(session);
    await bank.credit({ virtualAccountNumber: first }, { virtualAccountNumber: first, amount: '250.50' });
    await integration.sync();
    await bank.credit({ virtualAccountNumber: first, amount: '99.99' });
    await integration.sync();
  },
};

async function openOneByOne({ integration }: Session): Promise<readonly [string]> {
  const opened = [];
  for (let at = 0; at < 3; at += 1) opened.push(...(await integration.openAccounts(1)).values());
  return [opened[0] as string];
}

/** Names as customers have them: scripts of India, accents, and a sign outside of the basic plane. */
const NAMES = [
  'शर्मा वस्त्र भंडार',
  'தமிழ்ச்செல்வி அங்காடி',
  'بیگم اینڈ سنز',
  'Zoë Müller & Søn',
  'Café 𑒧𑒻𑒟𑒱𑒪𑒲',
] as const;

const namesInEveryScript: Scenario<Session> = {
  id: 'NAMES_IN_EVERY_SCRIPT',
  title: 'Customers whose names are not written in Latin letters',
  needs: ['CREATE'],
  lane: 'PARALLEL',
  async play(session) {
    const accounts = NAMES.map((accountName, at) => ({ customerReference: `NAME-${at + 1}`, accountName }));
    await session.integration.begin('createAccounts', createOf(session, accounts)).reply;
  },
};

/** More than two calls may hold. */
const MANY_ACCOUNTS = 210;

const bulkOver100: Scenario<Session> = {
  id: 'BULK_OVER_100',
  title: `${MANY_ACCOUNTS} customers come at once; one call holds 100`,
  needs: ['CREATE'],
  lane: 'PARALLEL',
  async play(session) {
    const accounts = Array.from({ length: MANY_ACCOUNTS }, (_, at) => ({
      customerReference: `BULK-${at + 1}`,
      accountName: `Bulk customer ${at + 1}`,
    }));
    await session.integration.begin('createAccounts', createOf(session, accounts)).reply;
  },
};

/** Of the checks in checks/requests.ts. */
export const requestScenarios: readonly Scenario<Session>[] = [plainDay, namesInEveryScript, bulkOver100];
