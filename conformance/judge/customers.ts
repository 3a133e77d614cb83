import { objectOf } from '../lib/json.ts';
import type { Evidence, RecordedCommand, RecordedExchange } from './evidence.ts';
import { createdItemsOf, listOf, textOf, workOf } from './wire.ts';

/**
 * For which of the customers that commands named an account is, or an item of a create. Nothing here judges.
 *
 * The contract leaves `customerReference` free: an integration may send none, or one of its own. Its accounts are then
 * known by the numbers that its answers told, and by the names that it was to give them.
 */

/** What may tell whom an account is for. */
interface AccountSigns {
  readonly customerReference?: string | undefined;
  readonly virtualAccountNumber?: string | undefined;
  readonly accountName?: string | undefined;
}

/** The customers of a session, by the references of its commands. */
export interface Customers {
  /** Each once, in the order of the asking. */
  readonly references: readonly string[];
  /** Whom an account is for; undefined when nothing tells. */
  of(account: AccountSigns): string | undefined;
  /** What a create is about: its customers where they can be told, else references or numbers of its own. */
  subjectsOf(exchange: RecordedExchange): readonly string[];
}

/** A name as it is known again: accents may be one sign or two, some write in capitals, and spaces get lost. */
export function plainName(name: string): string {
  return name.normalize('NFC').toLowerCase().trim().replace(/\s+/g, ' ');
}

/** What a command to open accounts was given, account by account; nothing of any other command. */
function askedOf({ operation, input }: RecordedCommand) {
  return operation === 'createAccounts' ? listOf(objectOf(input)['accounts']) : [];
}

/** Customers of a command that opens accounts. */
export function customersOf(command: RecordedCommand): readonly string[] {
  return askedOf(command).flatMap((one) => textOf(one['customerReference']) ?? []);
}

/** Names that one customer alone was to have. */
function ownNames(commands: readonly RecordedCommand[]): ReadonlyMap<string, string> {
  const byName = new Map<string, Set<string>>();
  for (const { customerReference, accountName } of commands.flatMap(askedOf)) {
    const [reference, name] = [textOf(customerReference), textOf(accountName)];
    if (reference === undefined || name === undefined) continue;
    byName.set(plainName(name), (byName.get(plainName(name)) ?? new Set()).add(reference));
  }
  return new Map(
    [...byName].flatMap(([name, [own, other]]) => (own && !other ? [[name, own] as const] : [])),
  );
}

/** Numbers that answers told, with their customers. */
function toldNumbers(commands: readonly RecordedCommand[]): ReadonlyMap<string, string> {
  const items = commands.flatMap((command) => workOf(command).items);
  return new Map(
    items.flatMap(({ customerReference, virtualAccountNumber }) => {
      const [reference, number] = [textOf(customerReference), textOf(virtualAccountNumber)];
      return reference === undefined || number === undefined ? [] : [[number, reference] as const];
    }),
  );
}

/** The customers whom the session's commands named. */
export function customersIn({ commands }: Pick<Evidence, 'commands'>): Customers {
  const references = [...new Set(commands.flatMap(customersOf))];
  const known = new Set(references);
  const names = ownNames(commands);
  const numbers = toldNumbers(commands);
  const of = ({ customerReference, virtualAccountNumber, accountName }: AccountSigns) =>
    customerReference !== undefined && known.has(customerReference)
      ? customerReference
      : (numbers.get(virtualAccountNumber ?? '') ?? names.get(plainName(accountName ?? '')));
  const subjectsOf = (exchange: RecordedExchange) =>
    createdItemsOf(exchange).flatMap(
      (item) => of(item) ?? item.customerReference ?? item.virtualAccountNumber ?? [],
    );
  return { references, of, subjectsOf };
}

/** Numbers of the accounts that the bank holds for a customer. */
export function accountsFor(
  { truth }: Pick<Evidence, 'truth'>,
  customers: Customers,
  customer: string,
): readonly string[] {
  return truth.virtualAccounts
    .filter((account) => customers.of(account) === customer)
    .map(({ virtualAccountNumber }) => virtualAccountNumber);
}
