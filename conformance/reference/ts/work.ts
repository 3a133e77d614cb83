import type { Protocol, WorkResult } from '../../drivers/protocol.ts';
import { type Answered, type Budget, isTransientCode } from './bank.ts';
import type { ItemResult } from './behaviour.ts';
import type { BegunWork } from './book.ts';
import type { AnsweredItem, PlannedCall, PlannedItem } from './journal.ts';
import type { Session } from './session.ts';
import { type BulkAnswer, isBulkAnswer } from './shapes.ts';

type WorkItem = Protocol<'WorkItem'>;

/** How often failed items of one piece of work are sent again. */
const MOST_ROUNDS = 3;

/** What a bulk call is made of, before it is split and given keys. */
export interface BulkWork {
  readonly commandId: string;
  readonly operation: 'createVirtualAccounts' | 'modifyVirtualAccounts' | 'deleteVirtualAccounts';
  readonly method: string;
  readonly path: string;
  readonly physicalAccountNumber: string;
  readonly items: readonly { readonly about: PlannedItem; readonly wire: object }[];
}

/** Puts a bulk call on paper: split, each part with its key and its bytes. Nothing is sent yet. @throws Killed */
export function planBulk(session: Session, work: BulkWork): PlannedCall[] {
  const { commandId, operation, method, path, physicalAccountNumber, items } = work;
  const most = Math.min(session.behaviour.mostItems(), items.length);
  const calls: PlannedCall[] = [];
  for (let from = 0; from < items.length; from += most) {
    const part = items.slice(from, from + most);
    const body = JSON.stringify({ physicalAccountNumber, items: part.map(({ wire }) => wire) });
    const key = session.newKey(commandId);
    calls.push({
      operation,
      method,
      path,
      key,
      body,
      items: part.map(({ about }) => about),
      physicalAccountNumber,
    });
  }
  return calls;
}

/**
 * Sends what of a planned piece of work has no answer yet, in its order, and stops at the first call of which it cannot
 * learn the fate: that one and the rest are owed.
 * @param isResumed whether the calls were planned by an earlier run or command, so that they may have been sent
 * @throws Killed
 */
export async function runPlan(
  session: Session,
  commandId: string,
  budget: Budget,
  isResumed: boolean,
): Promise<WorkResult> {
  const work = session.book.work(commandId);
  if (!work) throw new Error(`no plan of ${commandId}`);
  let owed: string | undefined;
  // The list grows while it is walked: failed items are sent again in calls of their own.
  for (let index = 0; index < work.calls.length && owed === undefined; index += 1) {
    const call = work.calls[index];
    if (!call || work.answers.has(index)) continue;
    const answer = await session.bank.call(
      {
        ...call,
        mayHaveHappened: isResumed,
        isGood: ({ status, body }) =>
          status === 207 && body !== undefined && isBulkAnswer(body, call.items.length),
      },
      budget,
    );
    if (answer.kind === 'UNKNOWN') owed = answer.code;
    else noteAnswer(session, commandId, work, index, answer);
  }
  const result = summed(work, owed);
  if (owed === undefined) session.book.write({ kind: 'done', commandId, result });
  return result;
}

function noteAnswer(
  session: Session,
  commandId: string,
  work: BegunWork,
  index: number,
  answer: Answered,
): void {
  const call = work.calls[index];
  if (!call) return;
  const { operation, physicalAccountNumber } = call;
  const items = answeredItems(session, call, answer);
  session.book.write({
    kind: 'answered',
    commandId,
    call: index,
    operation,
    physicalAccountNumber,
    items: items.map((one) => one.answered),
  });
  const again = session.behaviour.itemsToResend(items.map((one) => one.result));
  const rounds = work.calls.filter((one) =>
    one.items.some(({ virtualAccountNumber }) => virtualAccountNumber === again[0]),
  ).length;
  if (again.length === 0 || rounds >= MOST_ROUNDS) return;
  session.book.write({ kind: 'plan', commandId, calls: [resent(session, commandId, call, again)] });
}

/** The same items once more: another body, hence another key. */
function resent(
  session: Session,
  commandId: string,
  call: PlannedCall,
  numbers: readonly string[],
): PlannedCall {
  const isMeant = (index: number) => numbers.includes(call.items[index]?.virtualAccountNumber ?? '');
  const { items, ...rest } = JSON.parse(call.body) as { items: object[] };
  const body = JSON.stringify({ ...rest, items: items.filter((_, index) => isMeant(index)) });
  const key = session.newKey(commandId);
  return { ...call, key, body, items: call.items.filter((_, index) => isMeant(index)) };
}

function answeredItems({ behaviour }: Session, call: PlannedCall, answer: Answered) {
  const results = answer.kind === 'DONE' ? (answer.body as unknown as BulkAnswer).results : undefined;
  return call.items.map((item, index): { answered: AnsweredItem; result: ItemResult } => {
    const told = results?.find((one) => one.index === index);
    const refusal = answer.kind === 'DONE' ? told?.problem?.code : answer.code;
    const isDone = results !== undefined && behaviour.isItemDone(told?.status ?? 0, refusal, call.operation);
    const code = isDone || refusal === undefined ? undefined : behaviour.codeTold(refusal);
    const { virtualAccountNumber } = item;
    return {
      answered: { ...item, outcome: isDone ? 'SUCCEEDED' : 'FAILED', ...(code && { code }) },
      result: {
        virtualAccountNumber,
        isDone,
        code,
        isTransient: results !== undefined && isTransientCode(refusal ?? '', told?.status ?? 0),
      },
    };
  });
}

/** What came of the whole, item by item; an item that succeeded once has succeeded. */
function summed({ calls, answers }: BegunWork, owed: string | undefined): WorkResult {
  const items = new Map<string, WorkItem>();
  for (const [place, call] of calls.entries()) {
    const answered = answers.get(place);
    for (const [index, item] of call.items.entries()) {
      const { virtualAccountNumber } = item;
      if (items.get(virtualAccountNumber)?.outcome === 'SUCCEEDED') continue;
      const one = answered?.[index];
      items.set(virtualAccountNumber, itemOf(item, one?.outcome ?? 'UNKNOWN', one ? one.code : owed));
    }
  }
  const all = [...items.values()];
  const worst = all.find((one) => one.outcome === 'UNKNOWN') ?? all.find((one) => one.outcome === 'FAILED');
  return {
    outcome: worst?.outcome ?? 'SUCCEEDED',
    ...(worst?.code !== undefined && { code: worst.code }),
    items: all,
  };
}

function itemOf(item: PlannedItem, outcome: WorkItem['outcome'], code: string | undefined): WorkItem {
  const { customerReference, virtualAccountNumber } = item;
  return {
    ...(customerReference !== undefined && { customerReference }),
    virtualAccountNumber,
    outcome,
    ...(code !== undefined && outcome !== 'SUCCEEDED' && { code }),
  };
}
