import type { DriverReply, InputOf, WorkName } from '../drivers/protocol.ts';
import type { Begun, Session } from '../harness/session.ts';

/** How scenarios ask an integration that may not be done with a piece of work at the first answer. */

type Accounts = InputOf<'createAccounts'>['accounts'];

/** So many accounts to open, each with a customer that no other has. @param first number of the first customer */
export function accountsOf(first: number, count = 1): Accounts {
  return Array.from({ length: count }, (_, at) => {
    const customer = String(first + at).padStart(4, '0');
    return { customerReference: `CUSTOMER-${customer}`, accountName: `Customer ${customer}` };
  });
}

/** What a create command is given. */
export function createOf(session: Session, accounts: Accounts): InputOf<'createAccounts'> {
  return { physicalAccountNumber: session.bank.physicalAccountNumbers[0], accounts };
}

/** Begins to open accounts. */
export function beginCreate(session: Session, accounts: Accounts): Begun {
  return session.integration.begin('createAccounts', createOf(session, accounts));
}

/** Whether the integration says that it may still be done: it is to be asked again. */
export function isOpen(reply: DriverReply): boolean {
  return reply.kind === 'RESULT' && (reply.result as { outcome?: unknown }).outcome === 'UNKNOWN';
}

/**
 * Asks for a piece of work; while the answer is that it may still be done, leaves it alone for a while (it may go on by
 * itself) and asks again under the same commandId. Whatever comes of it is recorded.
 * @param options.patience milliseconds between the answer and the next asking
 */
export async function askUntilDone<Name extends WorkName>(
  session: Session,
  name: Name,
  input: InputOf<Name>,
  options: { readonly patience?: number; readonly more?: number } = {},
): Promise<DriverReply> {
  const { patience = 2500, more = 1 } = options;
  const { commandId, reply } = session.integration.begin(name, input);
  let latest = await reply;
  for (let again = 0; again < more && isOpen(latest); again += 1) {
    await session.pass(patience);
    latest = await session.integration.begin(name, input, commandId).reply;
  }
  return latest;
}

/** Milliseconds for which a piece of work may wait in a queue of the integration's own, and between two questions for it. */
const QUEUED = 8_000;
const ASKED_EVERY = 1_000;

/**
 * Asks it to go on with a piece of work that was begun, under its commandId, and again while the answer is that it may still
 * be done: in a queue of its own it may wait for the next attempt.
 */
export async function askToGoOn<Name extends WorkName>(
  { integration, pass }: Session,
  name: Name,
  input: InputOf<Name>,
  commandId: string,
): Promise<void> {
  for (let waited = 0; waited < QUEUED; waited += ASKED_EVERY) {
    if (!isOpen(await integration.begin(name, input, commandId).reply)) return;
    await pass(ASKED_EVERY);
  }
}

/**
 * Waits for the answer, but no longer than this.
 * @returns undefined when there was none by then; it is recorded when it comes
 */
export async function answerWithin(
  session: Session,
  { reply }: Begun,
  milliseconds: number,
): Promise<DriverReply | undefined> {
  return await Promise.race([reply, session.pass(milliseconds).then(() => undefined)]);
}

/** When a fault acts that lasts until it is taken away. */
export const UNTIL_DISARMED = { type: 'FIRST', count: 1000 } as const;

/**
 * Milliseconds for which a trouble lasts at most that goes on until the integration has answered: who is patient must not
 * outlive it, and who repeats for ever must come to an end.
 */
export const LONGEST_TROUBLE = 25_000;

/** Milliseconds for a command in such a trouble: with time to end it when the trouble is over. */
export const COMMAND_IN_TROUBLE = 40_000;

/**
 * The end of a story in which nothing could be learned of a create for a while: who still tries is waited for, and who has
 * given up without knowing is asked again under the same commandId.
 * @param reply what was answered meanwhile; undefined when nothing was
 * @param milliseconds for who still tries
 */
export async function endCreate(
  session: Session,
  begun: Begun,
  { accounts, reply }: { readonly accounts: Accounts; readonly reply: DriverReply | undefined },
  milliseconds: number,
): Promise<void> {
  if (reply === undefined) await answerWithin(session, begun, milliseconds);
  else if (isOpen(reply)) {
    await session.integration.begin('createAccounts', createOf(session, accounts), begun.commandId).reply;
  }
}
