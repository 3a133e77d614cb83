import type { Check, Finding, Judgement } from '../framework/check.ts';
import type { Evidence, RecordedCommand, RecordedExchange } from '../judge/evidence.ts';
import { bookingsByReference, discrepanciesOf, inWords, ledgerOf } from '../judge/ledger.ts';
import { callsDuring, commandsOf, servedEntries, textsOfFact } from '../judge/served.ts';
import { bulkResultsOf, isReadAsSuccess, listOf, requestOf, textOf, workOf } from '../judge/wire.ts';
import { type JsonObject, objectOf } from '../lib/json.ts';
import { remitterList } from './remitter-list.ts';

/** What one modify or delete on the wire says of one account. */
interface SentChange {
  readonly number: string;
  readonly physicalAccountNumber: string | undefined;
  readonly item: JsonObject;
  readonly status: number;
  readonly code: string | undefined;
  readonly exchange: RecordedExchange;
}

/** Every item of the modifies and deletes that were sent while this command was under way. */
function changesDuring(evidence: Evidence, command: RecordedCommand): readonly SentChange[] {
  return callsDuring(evidence, command)
    .filter(({ operation }) => operation === 'modifyVirtualAccounts' || operation === 'deleteVirtualAccounts')
    .flatMap((exchange) => {
      const body = requestOf(exchange);
      const results = bulkResultsOf(exchange);
      return listOf(body['items']).map((item, at): SentChange => {
        const result = results.find(({ index }) => index === at);
        return {
          number: textOf(item['virtualAccountNumber']) ?? '',
          physicalAccountNumber: textOf(body['physicalAccountNumber']),
          item,
          status: result?.status ?? 0,
          code: result?.code,
          exchange,
        };
      });
    });
}

/** The accounts that a command is about, with the name that each is to get; undefined where it gets none. */
function wantedOf({ operation, input }: RecordedCommand): ReadonlyMap<string, string | undefined> {
  const { changes, virtualAccountNumbers } = objectOf(input);
  if (operation === 'deleteAccounts' && Array.isArray(virtualAccountNumbers)) {
    return new Map(virtualAccountNumbers.map((number) => [String(number), undefined]));
  }
  return new Map(
    listOf(changes).map((change) => [
      textOf(change['virtualAccountNumber']) ?? '',
      textOf(change['accountName']),
    ]),
  );
}

function commandsIn({ commandId }: RecordedCommand): Pick<Finding, 'commands'> {
  return commandId === undefined ? {} : { commands: [commandId] };
}

/** Whether a change is of an account that was meant, under its own physical account, with its own name. */
function wrongAddress(evidence: Evidence, command: RecordedCommand, sent: SentChange): Finding | undefined {
  const wanted = wantedOf(command);
  const exchanges = [sent.exchange.number];
  const verb = sent.exchange.operation === 'deleteVirtualAccounts' ? 'deleted' : 'modified';
  const names = [...wanted.keys()].join(', ');
  if (!wanted.has(sent.number)) {
    const observed = `${sent.number || 'an item without a number'} sent to be ${verb}`;
    return { expected: `only ${names} ${verb}`, observed, exchanges, ...commandsIn(command) };
  }
  const truth = evidence.truth.virtualAccounts.find(
    ({ virtualAccountNumber }) => virtualAccountNumber === sent.number,
  );
  if (truth !== undefined && sent.physicalAccountNumber !== truth.physicalAccountNumber) {
    const expected = `${sent.number} ${verb} under its physical account ${truth.physicalAccountNumber}`;
    const observed = `sent under ${sent.physicalAccountNumber}`;
    return { expected, observed, exchanges, ...commandsIn(command) };
  }
  const [name, sentName] = [wanted.get(sent.number), textOf(sent.item['accountName'])];
  if (name === undefined || sentName === undefined || sentName === name) return undefined;
  const expected = `${sent.number} renamed to "${name}"`;
  return { expected, observed: `renamed to "${sentName}"`, exchanges, ...commandsIn(command) };
}

/** What is wrong with the word on an account that the bank said is deleted already. */
function takenAsFatal(command: RecordedCommand, sent: readonly SentChange[]): readonly Finding[] {
  const gone = sent.filter(
    ({ exchange, code }) =>
      exchange.operation === 'deleteVirtualAccounts' &&
      code === 'VIRTUAL_ACCOUNT_DELETED' &&
      isReadAsSuccess(exchange),
  );
  const { outcome, items } = workOf(command);
  return gone.flatMap(({ number, exchange }): Finding[] => {
    const item = items.find((one) => one['virtualAccountNumber'] === number);
    const told = textOf(item?.['outcome']) ?? outcome;
    if (told === undefined || told === 'SUCCEEDED') return [];
    const expected = `the deletion of ${number} SUCCEEDED: the bank says that it is deleted already`;
    return [{ expected, observed: told, exchanges: [exchange.number], ...commandsIn(command) }];
  });
}

function judgeAddresses(evidence: Evidence): Judgement {
  const findings: Finding[] = [];
  const goneBefore = textsOfFact(evidence, 'goneBefore');
  let changed = 0;
  let done = 0;
  for (const command of commandsOf(evidence, 'modifyAccounts', 'deleteAccounts')) {
    const sent = changesDuring(evidence, command);
    const wrong = sent.flatMap((one) => wrongAddress(evidence, command, one) ?? []);
    findings.push(...wrong, ...takenAsFatal(command, sent));
    if (workOf(command).outcome !== 'SUCCEEDED' || wrong.length > 0) continue;
    changed += sent.filter(({ status }) => status >= 200 && status < 300).length;
    // It may have asked first, and have sent no deletion at all.
    const isAbout = [...wantedOf(command).keys()].some((number) => goneBefore.includes(number));
    if (isAbout && callsDuring(evidence, command).length > 0) done += 1;
  }
  return { witnessed: goneBefore.length > 0 ? Math.min(changed, done) : changed, findings };
}

/**
 * Correct both: sends the deletion and takes VIRTUAL_ACCOUNT_DELETED as done; reads the account first and sends nothing.
 */
const addresses: Check<Evidence> = {
  id: 'VA-C-LIF-01',
  level: 'MUST',
  title: 'MUST modify and delete the account that is meant, and take deleted twice as done',
  requirements: ['REQ-LIF-01'],
  evidence: ['WIRE', 'DRIVER'],
  scenarios: ['ACCOUNT_CHANGES', 'ACCOUNT_CLOSURE'],
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  needsOneOf: ['MODIFY', 'DELETE'],
  witness: 'accounts modified and deleted as asked, and the deletion of a deleted account told as done',
  explain: {
    how: 'Accounts under two physical accounts are renamed in one go, one is deleted, and one is to be deleted that somebody else has deleted before. The kit compares what is sent with what was asked.',
    why: "A deletion that hits the neighbour's account sends that customer's money back to its payers. One that never comes to rest, because the account is gone already, blocks whatever waits behind it.",
    fix: 'Keep the physical account with each virtual account and send both. Take `VIRTUAL_ACCOUNT_DELETED` in answer to a deletion as done.',
  },
  judge: judgeAddresses,
};

/** What becomes of money that belongs to no open account; days and references are other checks'. */
const LOST = new Set(['MISSING', 'TWICE', 'ACCOUNT', 'AMOUNT']);

function judgeLateCredit(evidence: Evidence): Judgement {
  const [reference] = textsOfFact(evidence, 'postedBeforeDeletion');
  const entry = servedEntries(evidence).find((one) => one.transactionReferenceNumber === reference);
  const ledger = ledgerOf(evidence);
  if (entry === undefined || ledger === undefined) return { witnessed: 0, findings: [] };
  const account = evidence.truth.virtualAccounts.find(
    ({ virtualAccountNumber }) => virtualAccountNumber === entry.virtualAccountNumber,
  );
  // Not deleted: the integration did not do what was asked, and there is nothing to see.
  if (account?.status !== 'DELETED') return { witnessed: 0, findings: [] };
  const wrong = discrepanciesOf(ledger, [entry]).filter(
    (one) => one.reference === reference && LOST.has(one.kind),
  );
  const findings = wrong.map(({ expected, observed }): Finding => ({ expected, observed }));
  const [booking] = bookingsByReference(ledger).get(entry.transactionReferenceNumber) ?? [];
  if (booking?.state === 'PARKED') {
    const expected = `${reference}, ${inWords(entry)}, booked: it was posted before the account was deleted`;
    findings.push({ expected, observed: 'PARKED' });
  }
  return { witnessed: booking !== undefined && findings.length === 0 ? 1 : 0, findings };
}

/**
 * Correct both: books it on the closed customer's account; books it in suspense, from where it goes back.
 */
const lateCredit: Check<Evidence> = {
  id: 'VA-C-LIF-03',
  level: 'MUST',
  title: 'MUST book a credit that was posted before, and delivered after, the deletion of its account',
  requirements: ['REQ-LIF-03'],
  evidence: ['LEDGER'],
  scenarios: ['ACCOUNT_CLOSURE'],
  needs: ['CREATE', 'DELETE', 'SYNC', 'LEDGER'],
  witness: 'the credit of the deleted account booked',
  explain: {
    how: 'A credit is posted, then the integration deletes its account, and only then pulls. The kit looks for the credit in the books.',
    why: 'The money has come and lies on your physical account. An integration that drops what belongs to no open account owes it to a customer who cannot be found any more.',
    fix: 'Keep deleted accounts in your tables, and book what comes for them: on the customer, or in suspense until it is refunded.',
  },
  judge: judgeLateCredit,
};

export const lifecycleChecks: readonly Check<Evidence>[] = [addresses, remitterList, lateCredit];
