import type { Scenario } from '../framework/scenario.ts';
import type { BankSide, Session, Transaction } from '../harness/session.ts';

/** Older than the 300 seconds of the contract, by far more than any clock is off. */
const STALE_SECONDS = 900;

/** Ways in which a notification is none of the bank's, by the word under which the check finds its command. */
const FORGERIES: Readonly<Record<string, Parameters<BankSide['notification']>[1]>> = {
  changedBody: { tamper: 'BODY' },
  wrongSignature: { tamper: 'SIGNATURE' },
  otherSecret: { tamper: 'SECRET' },
  stale: { skewSeconds: STALE_SECONDS },
};

const notifications: Scenario<Session> = {
  id: 'NOTIFICATIONS',
  title: 'Credits are notified and pulled; some notifications are forged',
  needs: ['CREATE', 'SYNC', 'NOTIFY', 'LEDGER'],
  lane: 'PARALLEL',
  async play({ integration, bank, note }) {
    const [virtualAccountNumber = ''] = (await integration.openAccounts(1)).values();
    const post = async (amount: string) => (await bank.credit({ virtualAccountNumber, amount }))[0];
    const deliver = async (input: { headers: Record<string, string>; body: string }) => {
      const { commandId, reply } = integration.begin('receiveNotification', input);
      await reply;
      return commandId;
    };
    const genuine = async (entry: Transaction | undefined) => {
      if (entry === undefined) return [];
      const message = await bank.notification(entry);
      // At least once: the same message comes twice.
      return [await deliver(message), await deliver(message)];
    };

    const forged = await post('91.00');
    if (forged === undefined) return;
    for (const [kind, how] of Object.entries(FORGERIES)) {
      note(kind, await deliver(await bank.notification(forged, how)));
    }
    await integration.ledger('forged');
    note('forgedReference', forged.transactionReferenceNumber);

    const before = await post('92.00');
    const told = await genuine(before);
    await integration.sync();
    const after = await post('93.00');
    await integration.sync();
    told.push(...(await genuine(after)));
    note('genuine', told);
    const references = [before, after].flatMap((entry) => entry?.transactionReferenceNumber ?? []);
    note('notifiedReferences', references);
  },
};

export const notificationScenarios: readonly Scenario<Session>[] = [notifications];
