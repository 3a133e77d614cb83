import type { Check, Finding, Judgement } from '../framework/check.ts';
import type { Evidence, RecordedCommand, RecordedExchange } from '../judge/evidence.ts';
import { callsDuring, commandsOf } from '../judge/served.ts';
import { bulkResultsOf, callsOf, isReadAsSuccess, listOf, requestOf, textOf, workOf } from '../judge/wire.ts';
import { objectOf } from '../lib/json.ts';

/** One account of a create, as it stood on the wire, with the bank's answer to it. */
interface SentItem {
  readonly accountName: string | undefined;
  readonly virtualAccountNumber: string | undefined;
  readonly status: number;
  readonly code: string | undefined;
}

function itemsOf(exchange: RecordedExchange): readonly SentItem[] {
  const results = bulkResultsOf(exchange);
  return listOf(requestOf(exchange)['items']).map((item, at) => {
    const result = results.find(({ index }) => index === at);
    return {
      accountName: textOf(item['accountName']),
      virtualAccountNumber: textOf(item['virtualAccountNumber']),
      status: result?.status ?? 0,
      code: result?.code,
    };
  });
}

const isOpened = ({ status }: SentItem) => status >= 200 && status < 300;
const isRefused = ({ status }: SentItem) => status >= 400;

/** Creates of which the bank did a part, and the integration could read which. */
function mixedAnswers(evidence: Evidence): readonly RecordedExchange[] {
  return callsOf(evidence, 'createVirtualAccounts').filter((exchange) => {
    const items = itemsOf(exchange);
    return isReadAsSuccess(exchange) && items.some(isOpened) && items.some(isRefused);
  });
}

/** Accounts that were opened by the answer and asked for once more, under another key. */
function resent(evidence: Evidence, mixed: RecordedExchange): readonly Finding[] {
  const opened = itemsOf(mixed).filter(isOpened);
  return callsOf(evidence, 'createVirtualAccounts').flatMap((later): Finding[] => {
    if (later.startedAt <= mixed.startedAt || later.idempotencyKey === mixed.idempotencyKey) return [];
    const again = itemsOf(later).filter(({ accountName, virtualAccountNumber }) =>
      opened.some(
        (one) =>
          (virtualAccountNumber !== undefined && one.virtualAccountNumber === virtualAccountNumber) ||
          (accountName !== undefined && one.accountName === accountName),
      ),
    );
    if (again.length === 0) return [];
    const names = again.map(({ accountName, virtualAccountNumber }) => accountName ?? virtualAccountNumber);
    return [
      {
        expected: `only the items that the 207 of #${mixed.number} refused sent again`,
        observed: `${again.length} that it had opened sent again under another key: ${names.join(', ')}`,
        exchanges: [later.number, mixed.number],
      },
    ];
  });
}

/** What the integration said of one account, beside what the bank did. */
interface Told {
  readonly customerReference: string;
  readonly outcome: string | undefined;
  readonly isOpen: boolean;
  readonly code: string | undefined;
}

/** Every account of a command: told by its reference, found on the wire by its name. */
function toldOf(evidence: Evidence, command: RecordedCommand): readonly Told[] {
  const sent = callsDuring(evidence, command)
    .filter(({ operation }) => operation === 'createVirtualAccounts')
    .flatMap(itemsOf);
  const { items } = workOf(command);
  return listOf(objectOf(command.input)['accounts']).flatMap((account): Told[] => {
    const customerReference = textOf(account['customerReference']) ?? '';
    const mine = sent.filter(({ accountName }) => accountName === account['accountName']);
    if (mine.length === 0) return [];
    const outcome = textOf(
      items.find((item) => item['customerReference'] === customerReference)?.['outcome'],
    );
    const code = mine.findLast(isRefused)?.code;
    return [{ customerReference, outcome, isOpen: mine.some(isOpened), code }];
  });
}

function toldFindings(command: RecordedCommand, mixed: RecordedExchange, told: readonly Told[]): Finding[] {
  const { outcome, items } = workOf(command);
  const opened = told.filter(({ isOpen }) => isOpen);
  const refused = told.filter(({ isOpen }) => !isOpen);
  const where = {
    exchanges: [mixed.number],
    ...(command.commandId !== undefined && { commands: [command.commandId] }),
  };
  const findings: Finding[] = [];
  if (outcome === 'SUCCEEDED' && refused.length > 0) {
    const names = refused.map(({ customerReference, code }) => `${customerReference} (${code})`);
    const expected = `createAccounts FAILED in part: the bank refused ${names.join(', ')}`;
    findings.push({ expected, observed: 'createAccounts SUCCEEDED', ...where });
  }
  for (const { customerReference, code } of refused.filter((one) => one.outcome === 'SUCCEEDED')) {
    const expected = `${customerReference} FAILED: the bank refused it with ${code}`;
    findings.push({ expected, observed: `${customerReference} SUCCEEDED`, ...where });
  }
  for (const { customerReference } of opened.filter((one) => one.outcome === 'FAILED')) {
    const expected = `${customerReference} SUCCEEDED: the bank opened it`;
    findings.push({ expected, observed: `${customerReference} FAILED`, ...where });
  }
  if (outcome === 'FAILED' && items.length === 0 && opened.length > 0) {
    const expected = `${opened.length} of ${told.length} accounts told as opened`;
    findings.push({ expected, observed: 'createAccounts FAILED as a whole, without items', ...where });
  }
  return findings;
}

function judgePart(evidence: Evidence): Judgement {
  const findings: Finding[] = [];
  let witnessed = 0;
  const commands = commandsOf(evidence, 'createAccounts');
  for (const mixed of mixedAnswers(evidence)) {
    findings.push(...resent(evidence, mixed));
    const command = commands.findLast(
      ({ sentAt, repliedAt }) => sentAt <= mixed.startedAt && mixed.startedAt <= repliedAt,
    );
    if (command === undefined || command.reply.kind !== 'RESULT') continue;
    const told = toldOf(evidence, command);
    findings.push(...toldFindings(command, mixed, told));
    const right = told.filter(({ outcome, isOpen }) => outcome === (isOpen ? 'SUCCEEDED' : 'FAILED'));
    if (right.length === told.length) witnessed += 1;
  }
  return { witnessed, findings };
}

/**
 * Correct both: tells the refused items as FAILED and leaves it there; corrects them and sends those alone, with a new
 * key. The very same call repeated under its own key is harmless.
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
  witness: 'a 207 of which a part was refused, and every account told as the bank answered it',
  explain: {
    how: 'Six accounts are asked for at once, and the bank refuses two of them inside a 207. The kit compares what the integration tells of each, and looks whether any that was opened is sent again.',
    why: 'A 207 is not a success: taken for one, customers are given account numbers to which nobody can pay. Resent as a whole, the others are opened twice or refused for a reason that hides the true one.',
    fix: "Go through `results` by `index`. Keep each item's own outcome, and put only the refused ones, corrected, into a new call with a new key.",
  },
  judge: judgePart,
};
