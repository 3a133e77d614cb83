import { problemBody } from '../http/errors.ts';
import { formatInstant } from '../lib/clock.ts';
import { Problem } from '../lib/errors.ts';
import { formatAmount, parseAmount } from '../lib/money.ts';
import { presentTransaction } from '../presenters/transaction.ts';
import { playPattern } from '../services/credit-patterns.ts';
import { type CreditInput, type CreditOutcome, postCredit, reverseCredit } from '../services/credits.ts';
import type { PatternStep } from '../services/patterns/player.ts';
import type { Unit } from '../services/unit.ts';
import type { ControlHandlers, Wire } from './wire.ts';

function readNotice(notice: Wire['CreditNotice']): CreditInput {
  return { ...notice, amount: parseAmount(notice.amount) };
}

function presentOutcome(outcome: CreditOutcome): Wire['CreditOutcome'] {
  return {
    outcome: outcome.outcome,
    utr: outcome.utr,
    ...(outcome.reason !== undefined && { reason: outcome.reason }),
    ...(outcome.dueAt !== undefined && { dueAt: formatInstant(outcome.dueAt) }),
    ...(outcome.transaction && { transaction: presentTransaction(outcome.transaction) }),
  };
}

type BulkItem = { outcome: CreditOutcome } | { problem: Problem };

/** One notice of a bulk: a refusal is its own, the others are posted all the same. */
async function postOne(unit: Unit, notice: Wire['CreditNotice']): Promise<BulkItem> {
  try {
    return { outcome: await unit.tx.attempt(() => postCredit(unit, readNotice(notice))) };
  } catch (error) {
    if (error instanceof Problem) return { problem: error };
    throw error;
  }
}

function presentItem(item: BulkItem, index: number): Wire['CreditBatchResult'] {
  if ('problem' in item) {
    return { index, status: item.problem.status, problem: problemBody(item.problem) as Wire['Problem'] };
  }
  return { index, status: item.outcome.isNew ? 201 : 200, outcome: presentOutcome(item.outcome) };
}

/** Notices in their order, each on its own. */
async function postAll(unit: Unit, { items: notices }: Wire['PostCreditsRequest']) {
  const items: BulkItem[] = [];
  for (const notice of notices) items.push(await postOne(unit, notice));
  const count = (kind: CreditOutcome['outcome']) =>
    items.filter((item) => 'outcome' in item && item.outcome.outcome === kind).length;
  const summary = {
    total: items.length,
    posted: count('POSTED'),
    returned: count('RETURNED'),
    queued: count('QUEUED'),
    failed: items.filter((item) => 'problem' in item).length,
  };
  return { status: 207 as const, body: { summary, results: items.map(presentItem) } };
}

function presentStep({
  what,
  at,
  notice,
  outcome,
  problem,
  reversal,
}: PatternStep): Wire['CreditPatternStep'] {
  return {
    what,
    at: formatInstant(at),
    ...(notice && {
      virtualAccountNumber: notice.virtualAccountNumber,
      amount: formatAmount(notice.amount),
      paymentMode: notice.paymentMode,
    }),
    ...(outcome && { known: !outcome.isNew, outcome: presentOutcome(outcome) }),
    ...(problem && { problem: problemBody(problem) as Wire['Problem'] }),
    ...(reversal && { reversal: presentTransaction(reversal) }),
  };
}

type Served = 'postCredit' | 'postCredits' | 'postCreditFile' | 'postCreditPattern' | 'reverseCredit';

/** Money arriving, as the rails would bring it. */
export const creditOperations: Pick<ControlHandlers, Served> = {
  async postCredit({ body }, { unit }) {
    const outcome = await postCredit(unit, readNotice(body));
    const shown = presentOutcome(outcome);
    return outcome.isNew ? { status: 201, body: shown } : { status: 200, body: shown };
  },

  postCredits: ({ body }, { unit }) => postAll(unit, body),

  async postCreditFile({ body }, { unit }) {
    // The contract's second media type comes as bytes; JSON has been read and validated.
    const file: unknown = body;
    if (!(file instanceof Uint8Array)) return await postAll(unit, body as Wire['PostCreditsRequest']);
    // Loaded with the first file: start-up does not pay for a CSV reader.
    const { readCreditFile } = await import('./credit-file.ts');
    return await postAll(unit, readCreditFile(file));
  },

  async postCreditPattern({ body }, { unit }) {
    const { virtualAccountNumber, steps, left, now } = await playPattern(unit, body);
    return {
      status: 201,
      body: {
        pattern: body.pattern,
        virtualAccountNumber,
        steps: steps.map(presentStep),
        left: [...left],
        now: formatInstant(now),
      },
    };
  },

  async reverseCredit({ path, body }, { unit }) {
    const reversal = await reverseCredit(unit, path.transactionReferenceNumber, body?.reason);
    return { status: 201, body: { transaction: presentTransaction(reversal) } };
  },
};
