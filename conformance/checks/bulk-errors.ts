import type { Check, Finding, Judgement } from '../framework/check.ts';
import { type AskedAccount, askedWorks, lastWordOf, type SentItem } from '../judge/asked-accounts.ts';
import type { Evidence, RecordedCommand, RecordedExchange } from '../judge/evidence.ts';
import { numbersOf } from '../judge/served.ts';
import { keyOf, textOf, workOf } from '../judge/wire.ts';

const isOpened = ({ status }: SentItem) => status >= 200 && status < 300;
const isRefused = ({ status }: SentItem) => status >= 400;

/** What the bank did of one account, beside what the integration said of it. */
interface Told extends AskedAccount {
  readonly outcome: string | undefined;
  /** The answer by which the integration learned that it was opened. */
  readonly opened: SentItem | undefined;
  /** The last refusal that it read; the account may have been opened before or after. */
  readonly refused: SentItem | undefined;
  /** The call that opened it at the bank, though the integration may not have read so. */
  readonly opening: RecordedExchange | undefined;
}

/** Every account of a piece of work, by what was known when the integration had its last word. */
function toldOf(accounts: readonly AskedAccount[], command: RecordedCommand): readonly Told[] {
  const { items } = workOf(command);
  return accounts.map((account): Told => {
    const { customerReference, sent } = account;
    const known = sent.filter(({ exchange }) => exchange.startedAt <= command.repliedAt);
    return {
      ...account,
      outcome: textOf(items.find((item) => item['customerReference'] === customerReference)?.['outcome']),
      opened: known.find((item) => item.isRead && isOpened(item)),
      refused: known.findLast((item) => item.isRead && isRefused(item)),
      opening: known.find(isOpened)?.exchange,
    };
  });
}

/** Accounts that an answer had told as opened and that were asked for once more, under another key. */
function resent(told: readonly Told[]): readonly Finding[] {
  const again = new Map<RecordedExchange, { readonly name: string; readonly opened: SentItem }[]>();
  for (const { customerReference: name, opened, sent } of told) {
    if (opened === undefined) continue;
    const { exchange } = opened;
    for (const { exchange: later } of sent) {
      if (later.startedAt < exchange.endedAt || keyOf(later) === keyOf(exchange)) continue;
      again.set(later, [...(again.get(later) ?? []), { name, opened }]);
    }
  }
  return [...again].map(([later, accounts]) => ({
    expected: 'only accounts that the bank had refused sent again',
    observed: `${accounts.length} that it had opened sent again under another key: ${accounts.map(({ name }) => name).join(', ')}`,
    exchanges: [later.number, ...numbersOf(accounts.map(({ opened }) => opened.exchange))],
  }));
}

function toldFindings(command: RecordedCommand, told: readonly Told[]): readonly Finding[] {
  const { outcome, items } = workOf(command);
  const opened = told.flatMap(({ opening, ...one }) => (opening === undefined ? [] : { ...one, opening }));
  const refused = told.flatMap(({ refused, ...one }) =>
    refused === undefined || one.opening !== undefined ? [] : { ...one, refused },
  );
  const commands = command.commandId === undefined ? {} : { commands: [command.commandId] };
  const findings: Finding[] = [];
  const find = (expected: string, observed: string, shownBy: readonly RecordedExchange[]) =>
    findings.push({ expected, observed, exchanges: numbersOf(shownBy), ...commands });
  if (outcome === 'SUCCEEDED' && refused.length > 0) {
    const names = refused.map((one) => `${one.customerReference} (${one.refused.code})`);
    const expected = `createAccounts FAILED in part: the bank refused ${names.join(', ')}`;
    const shownBy = refused.map((one) => one.refused.exchange);
    find(expected, 'createAccounts SUCCEEDED', shownBy);
  }
  for (const { customerReference, outcome, refused: item } of refused) {
    if (outcome !== 'SUCCEEDED') continue;
    const expected = `${customerReference} FAILED: the bank refused it with ${item.code}`;
    find(expected, `${customerReference} SUCCEEDED`, [item.exchange]);
  }
  for (const { customerReference, outcome, opening } of opened) {
    if (outcome !== 'FAILED') continue;
    find(`${customerReference} SUCCEEDED: the bank opened it`, `${customerReference} FAILED`, [opening]);
  }
  if (outcome === 'FAILED' && items.length === 0 && opened.length > 0) {
    const expected = `${opened.length} of ${told.length} accounts told as opened`;
    const observed = 'createAccounts FAILED as a whole, without items';
    const shownBy = opened.map(({ opening }) => opening);
    find(expected, observed, shownBy);
  }
  return findings;
}

/**
 * Whether every account is told as the bank answered it, one by one or all in one word. What is not known on the wire must
 * be FAILED: that the integration can have refused by itself, and nobody knows what else it is.
 */
function isTold(command: RecordedCommand, told: readonly Told[]): boolean {
  const { outcome: whole, items } = workOf(command);
  return told.every(({ outcome, opening }) => {
    const word = items.length === 0 ? whole : outcome;
    return word === (opening !== undefined ? 'SUCCEEDED' : 'FAILED');
  });
}

function judgePart(evidence: Evidence): Judgement {
  const findings: Finding[] = [];
  let witnessed = 0;
  for (const work of askedWorks(evidence)) {
    const command = lastWordOf(work);
    if (command === undefined) continue;
    const told = toldOf(work.accounts, command);
    const refused = told.flatMap((one) => one.refused ?? []);
    const isInPart = told.some(({ opened }) => opened !== undefined);
    // Of a bulk that is to be done whole or not at all nothing is done: no part is left that could be told wrongly.
    const isWhole = refused.some(({ exchange }) => exchange.status !== 207);
    if (refused.length === 0 || !(isInPart || isWhole)) continue;
    findings.push(...resent(told), ...toldFindings(command, told));
    if (isTold(command, told)) witnessed += 1;
  }
  return { witnessed, findings };
}

/**
 * Correct both: tells the refused items as FAILED and leaves it there; corrects them and sends those alone, with a new
 * key. The very same call repeated under its own key is harmless. One call for each account is fine too, and so is a bulk
 * with `atomic`, which the bank refuses as a whole.
 */
export const partOfBulk: Check<Evidence> = {
  id: 'VA-C-ERR-02',
  level: 'MUST',
  title: 'MUST read a 207 item by item, and resend only the items that failed',
  requirements: ['REQ-ERR-02'],
  evidence: ['DRIVER', 'WIRE'],
  scenarios: ['PART_OF_A_BULK'],
  isEverywhere: true,
  needs: ['CREATE'],
  witness:
    'accounts of one command of which the bank refused a part, and every one told as the bank answered it',
  explain: {
    how: 'Six accounts are asked for at once, and the bank refuses two of them inside a 207 (or in calls of their own, where the integration makes several). The kit compares what the integration tells of each, and looks whether any that was opened is sent again.',
    why: 'A 207 is not a success: taken for one, customers are given account numbers to which nobody can pay. Resent as a whole, the others are opened twice or refused for a reason that hides the true one.',
    fix: "Go through `results` by `index`. Keep each item's own outcome, and put only the refused ones, corrected, into a new call with a new key.",
  },
  judge: judgePart,
};
