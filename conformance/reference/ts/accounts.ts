import { randomInt } from 'node:crypto';
import type { InputOf, WorkResult } from '../../drivers/protocol.ts';
import type { Budget } from './bank.ts';
import type { Session } from './session.ts';
import { isVirtualAccount, type VirtualAccount } from './shapes.ts';
import { type BulkWork, planBulk, runPlan } from './work.ts';

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Signs of a new number behind the prefix: 10^18 numbers, so that two never meet by chance. */
const OWN_SIGNS = 12;

/** A number that nobody has, under the prefix that the bank allotted. */
export function newNumber(prefix: string): string {
  const signs = Array.from({ length: OWN_SIGNS }, () => SIGNS[randomInt(SIGNS.length)]);
  return prefix + signs.join('');
}

/** Opens accounts. @throws Killed */
export async function createAccounts(
  session: Session,
  commandId: string,
  { physicalAccountNumber, accounts }: InputOf<'createAccounts'>,
  budget: Budget,
): Promise<WorkResult> {
  const { behaviour, book, input } = session;
  const isResumed = isPlanned(session, commandId);
  if (!isResumed) {
    const items = accounts.map(({ customerReference, accountName, allowedRemitters, validTo }) => {
      const virtualAccountNumber = newNumber(input.virtualAccountPrefix);
      const wire = behaviour.createItem({
        virtualAccountNumber,
        accountName,
        customerReference,
        ...(allowedRemitters && { remitterCheck: 'ACCOUNT_AND_IFSC', allowedRemitters }),
        ...(validTo !== undefined && { validTo }),
      });
      return { about: { virtualAccountNumber, customerReference }, wire };
    });
    const work: BulkWork = {
      commandId,
      operation: 'createVirtualAccounts',
      method: 'POST',
      path: '/v1/virtual-accounts',
      physicalAccountNumber,
      items,
    };
    book.write({ kind: 'plan', commandId, calls: planBulk(session, work) });
  }
  return await runPlan(session, commandId, budget, isResumed);
}

/** Changes accounts: names, and who else may pay. @throws Killed */
export async function modifyAccounts(
  session: Session,
  commandId: string,
  { changes }: InputOf<'modifyAccounts'>,
  budget: Budget,
): Promise<WorkResult> {
  const isResumed = isPlanned(session, commandId);
  if (!isResumed) {
    const byAccount = new Map<string, BulkWork['items'][number][]>();
    for (const { virtualAccountNumber: meant, accountName, addRemitters = [] } of changes) {
      // The bank takes no item without a change, and this one is done already.
      if (accountName === undefined && addRemitters.length === 0) continue;
      const present = await presentState(session, numberOf(session, meant), budget);
      if ('outcome' in present) return present;
      const { virtualAccountNumber, physicalAccountNumber, remitterCheck, allowedRemitters } = present;
      const remitters =
        addRemitters.length > 0 && session.behaviour.remittersToSend(allowedRemitters ?? [], addRemitters);
      const wire = {
        virtualAccountNumber,
        ...(accountName !== undefined && { accountName }),
        ...(remitters && remitterCheck === 'NONE' && { remitterCheck: 'ACCOUNT_AND_IFSC' }),
        ...(remitters && { allowedRemitters: remitters }),
      };
      const items = byAccount.get(physicalAccountNumber) ?? [];
      byAccount.set(physicalAccountNumber, [...items, { about: { virtualAccountNumber }, wire }]);
    }
    const of = { commandId, operation: 'modifyVirtualAccounts', path: '/v1/virtual-accounts' } as const;
    plan(session, { ...of, method: 'PATCH' }, byAccount);
  }
  return await runPlan(session, commandId, budget, isResumed);
}

/** Deletes accounts. @throws Killed */
export async function deleteAccounts(
  session: Session,
  commandId: string,
  { virtualAccountNumbers }: InputOf<'deleteAccounts'>,
  budget: Budget,
): Promise<WorkResult> {
  const isResumed = isPlanned(session, commandId);
  if (!isResumed) {
    const byAccount = new Map<string, BulkWork['items'][number][]>();
    for (const meant of virtualAccountNumbers) {
      const virtualAccountNumber = numberOf(session, meant);
      const known =
        session.book.account(virtualAccountNumber) ??
        (await presentState(session, virtualAccountNumber, budget));
      if ('outcome' in known) return known;
      const items = byAccount.get(known.physicalAccountNumber) ?? [];
      const wire = { virtualAccountNumber, reason: 'CUSTOMER_EXITED' };
      byAccount.set(known.physicalAccountNumber, [...items, { about: { virtualAccountNumber }, wire }]);
    }
    const of = { commandId, operation: 'deleteVirtualAccounts', method: 'POST' } as const;
    plan(session, { ...of, path: '/v1/virtual-accounts/deletions' }, byAccount);
  }
  return await runPlan(session, commandId, budget, isResumed);
}

function isPlanned({ book }: Session, commandId: string): boolean {
  return (book.work(commandId)?.calls.length ?? 0) > 0;
}

function numberOf({ behaviour, book }: Session, meant: string): string {
  return behaviour.numberToChange(meant, book.accountNumbers());
}

function plan(
  session: Session,
  of: Pick<BulkWork, 'commandId' | 'operation' | 'method' | 'path'>,
  byAccount: ReadonlyMap<string, BulkWork['items']>,
): void {
  const calls = [...byAccount].flatMap(([physicalAccountNumber, items]) =>
    planBulk(session, { ...of, physicalAccountNumber, items }),
  );
  session.book.write({ kind: 'plan', commandId: of.commandId, calls });
}

/** The account as the bank holds it now, or what to tell when it does not say. */
async function presentState(
  { bank }: Session,
  virtualAccountNumber: string,
  budget: Budget,
): Promise<VirtualAccount | WorkResult> {
  const answer = await bank.call(
    {
      operation: 'getVirtualAccount',
      method: 'GET',
      path: `/v1/virtual-accounts/${encodeURIComponent(virtualAccountNumber)}`,
      isGood: ({ body }) => body !== undefined && isVirtualAccount(body),
    },
    budget,
  );
  return answer.kind === 'DONE'
    ? (answer.body as unknown as VirtualAccount)
    : { outcome: answer.kind, code: answer.code };
}
