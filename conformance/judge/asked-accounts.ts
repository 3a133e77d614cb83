import { jsonOf, objectOf } from '../lib/json.ts';
import type { Evidence, RecordedCommand, RecordedExchange } from './evidence.ts';
import { commandsOf } from './served.ts';
import {
  bulkResultsOf,
  callsOf,
  isReadAsSuccess,
  listOf,
  readCode,
  requestOf,
  textOf,
  workOf,
} from './wire.ts';

/**
 * Accounts that the integration was asked to open, each with everything that it sent for it: in one call or in many, at
 * once or later, under whatever reference of its own. Nothing here judges.
 */

/** One account of a create on the wire, with the bank's answer to it. */
export interface SentItem {
  readonly exchange: RecordedExchange;
  /** The item's own status; of a refused bulk that was to be done whole or not at all, the bulk's; 0 when there is none. */
  readonly status: number;
  readonly code: string | undefined;
  /** Whether the integration could read that answer. */
  readonly isRead: boolean;
}

/** An account that a command asked for. */
export interface AskedAccount {
  readonly customerReference: string;
  /** In the order in which they were sent. */
  readonly sent: readonly SentItem[];
}

/** A command to open accounts, with all its repetitions under one commandId. */
export interface AskedWork {
  /** In the order in which they were sent; the last one has the last word. */
  readonly commands: readonly [RecordedCommand, ...RecordedCommand[]];
  readonly accounts: readonly AskedAccount[];
}

/** A name as it can be known again when it was written in other letters, spaces or signs. */
function plainName(name: unknown): string {
  const text = textOf(name) ?? '';
  return text
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Code of an item of a bulk that was refused as a whole: its own, where the bank points at it. */
function codeAt(exchange: RecordedExchange, index: number): string | undefined {
  const errors = listOf(objectOf(jsonOf(exchange.responseBody))['errors']);
  const own = errors.find(({ pointer }) => `${textOf(pointer)}/`.startsWith(`/items/${index}/`));
  return textOf(own?.['code']) ?? readCode(exchange);
}

function answerTo(exchange: RecordedExchange, index: number): SentItem {
  const result = bulkResultsOf(exchange).find((one) => one.index === index);
  if (result !== undefined) {
    const { status, code } = result;
    return { exchange, status, code, isRead: isReadAsSuccess(exchange) };
  }
  return readCode(exchange) === 'BULK_REJECTED'
    ? { exchange, status: exchange.status ?? 0, code: codeAt(exchange, index), isRead: true }
    : { exchange, status: 0, code: undefined, isRead: false };
}

/** Names by which an account of a command can be known on the wire, the surest first. */
interface Names {
  readonly customerReference: string;
  readonly virtualAccountNumber: string | undefined;
  readonly name: string;
}

function namesOf(commands: readonly RecordedCommand[]): readonly Names[] {
  const items = commands.flatMap((command) => workOf(command).items);
  return listOf(objectOf(commands[0]?.input)['accounts']).map((account) => {
    const customerReference = textOf(account['customerReference']) ?? '';
    const item = items.findLast((one) => one['customerReference'] === customerReference);
    const virtualAccountNumber = textOf(item?.['virtualAccountNumber']);
    return { customerReference, virtualAccountNumber, name: plainName(account['accountName']) };
  });
}

/** Which account an item on the wire is meant for. */
function meantBy(item: Readonly<Record<string, unknown>>, accounts: readonly Names[]): Names | undefined {
  const { customerReference, virtualAccountNumber, accountName } = item;
  return (
    accounts.find((one) => one.customerReference === customerReference) ??
    accounts.find(
      (one) => virtualAccountNumber !== undefined && one.virtualAccountNumber === virtualAccountNumber,
    ) ??
    accounts.find(({ name }) => name !== '' && name === plainName(accountName))
  );
}

/** All that was asked for by commands to open accounts, in the order of the asking. */
export function askedWorks(evidence: Pick<Evidence, 'commands' | 'exchanges'>): readonly AskedWork[] {
  const groups = new Map<string | undefined, RecordedCommand[]>();
  for (const command of commandsOf(evidence, 'createAccounts')) {
    groups.set(command.commandId, [...(groups.get(command.commandId) ?? []), command]);
  }
  const creates = callsOf(evidence, 'createVirtualAccounts');
  return [...groups.values()].flatMap((commands): AskedWork[] => {
    const [first, ...others] = commands;
    if (first === undefined) return [];
    const names = namesOf(commands);
    const sent = new Map<Names, SentItem[]>();
    for (const exchange of creates.filter(({ startedAt }) => startedAt >= first.sentAt)) {
      for (const [index, item] of listOf(requestOf(exchange)['items']).entries()) {
        const account = meantBy(item, names);
        if (account === undefined) continue;
        sent.set(account, [...(sent.get(account) ?? []), answerTo(exchange, index)]);
      }
    }
    const accounts = names.map((account) => ({
      customerReference: account.customerReference,
      sent: sent.get(account) ?? [],
    }));
    return [{ commands: [first, ...others], accounts }];
  });
}

/** The answer of the integration that has the last word on this work; undefined when it gave no result. */
export function lastWordOf({ commands }: AskedWork): RecordedCommand | undefined {
  return commands.findLast(({ reply }) => reply.kind === 'RESULT');
}
