import type {
  AccountFields,
  AccountFilter,
  Bulk,
  CreateItem,
  DeleteItem,
  ModifyItem,
  Tenant,
} from '../subject.ts';
import { type Account, defaults, faultIn, overlay, showAccount, statusOf } from './accounts.ts';
import { type Expected, FIRMS, type ModelWorld, no, ownerOf, yes } from './world.ts';

type Verdict = { code: string } | { apply: () => Account };

/** The frame of the three bulk commands. */
function bulk<Item extends { virtualAccountNumber: string }>(
  world: ModelWorld,
  operation: string,
  call: Bulk<Item>,
  judge: (item: Item) => Verdict,
): Expected {
  const { key, ...request } = call;
  return world.keyed(`${call.as} ${operation} ${key}`, JSON.stringify(request), () => {
    if (ownerOf(call.physicalAccountNumber) !== call.as) return no('PHYSICAL_ACCOUNT_NOT_FOUND');
    const numbers = call.items.map((item) => item.virtualAccountNumber);
    const verdicts = call.items.map(
      (item, i): Verdict =>
        numbers.indexOf(item.virtualAccountNumber) < i ? { code: 'DUPLICATE_IN_REQUEST' } : judge(item),
    );
    const refused = verdicts.flatMap((one, i): [number, string][] => ('code' in one ? [[i, one.code]] : []));
    if (call.atomic && refused.length > 0) return no('BULK_REJECTED', refused);
    const results = verdicts.map((one) => {
      if ('code' in one) return one;
      world.wrote();
      return { account: showAccount(one.apply(), world.today) };
    });
    return yes(results);
  });
}

export function create(world: ModelWorld, call: Bulk<CreateItem>): Expected {
  return bulk(world, 'create', call, (item) => {
    const number = item.virtualAccountNumber;
    if (!number.startsWith(FIRMS[call.as].prefix)) return { code: 'PREFIX_NOT_ALLOTTED' };
    if (world.accounts.has(number)) return { code: 'VIRTUAL_ACCOUNT_NUMBER_TAKEN' };
    const fields = overlay(defaults(world.today), item, world.today);
    const fault = faultIn(fields, world.today, true);
    if (fault !== undefined) return { code: fault };
    const account: Account = {
      number,
      physical: call.physicalAccountNumber,
      tenant: call.as,
      ifsc: `KHTA000000${FIRMS[call.as].physical.indexOf(call.physicalAccountNumber) + 1}`,
      fields,
      revision: 1,
      createdAt: world.now,
      updatedAt: world.now,
    };
    return {
      apply: () => {
        world.accounts.set(number, account);
        return account;
      },
    };
  });
}

/** A living account under the physical account of the call, or the code that says why not. */
function living(world: ModelWorld, physical: string, number: string): Account | string {
  const account = world.accounts.get(number);
  if (!account || account.physical !== physical) return 'VIRTUAL_ACCOUNT_NOT_FOUND';
  return account.deleted ? 'VIRTUAL_ACCOUNT_DELETED' : account;
}

export function modify(world: ModelWorld, call: Bulk<ModifyItem>): Expected {
  return bulk(world, 'modify', call, (item) => {
    const account = living(world, call.physicalAccountNumber, item.virtualAccountNumber);
    if (typeof account === 'string') return { code: account };
    if (item.revision !== undefined && item.revision !== account.revision)
      return { code: 'REVISION_CONFLICT' };
    const sent: AccountFields = item;
    const fields = overlay(account.fields, sent, world.today);
    const fault = faultIn(fields, world.today, sent.validFrom !== undefined || sent.validTo !== undefined);
    if (fault !== undefined) return { code: fault };
    return {
      apply: () => {
        account.fields = fields;
        account.revision += 1;
        account.updatedAt = world.now;
        return account;
      },
    };
  });
}

export function remove(world: ModelWorld, call: Bulk<DeleteItem>): Expected {
  return bulk(world, 'remove', call, (item) => {
    const account = living(world, call.physicalAccountNumber, item.virtualAccountNumber);
    if (typeof account === 'string') return { code: account };
    return {
      apply: () => {
        account.deleted = { at: world.now, reason: item.reason };
        account.revision += 1;
        account.updatedAt = world.now;
        return account;
      },
    };
  });
}

export function getAccount(world: ModelWorld, as: Tenant, number: string): Expected {
  return world.request(() => {
    const account = world.accounts.get(number);
    return account?.tenant === as ? yes(showAccount(account, world.today)) : no('VIRTUAL_ACCOUNT_NOT_FOUND');
  });
}

/** The whole list that a filter asks for, oldest first. */
export function accountsBy(world: ModelWorld, as: Tenant, filter: AccountFilter): unknown[] {
  const found: unknown[] = [];
  for (const account of world.accounts.values()) {
    if (account.tenant !== as) continue;
    if (filter.physicalAccountNumber !== undefined && account.physical !== filter.physicalAccountNumber)
      continue;
    if (filter.status !== undefined && statusOf(account, world.today) !== filter.status) continue;
    const { customerReference } = filter;
    if (customerReference !== undefined && account.fields.customerReference !== customerReference) continue;
    found.push(showAccount(account, world.today));
  }
  return found;
}
