import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const spec = resolve(import.meta.dirname, '..');
const load = (path: string): unknown => parse(readFileSync(join(spec, path), 'utf8'));
const filesIn = (folder: string): string[] =>
  readdirSync(join(spec, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(folder, name));

interface Registered {
  code: string;
  status: number;
  title: string;
  retryable: boolean;
  when: string;
  action: string;
  scope: 'bank' | 'portal' | 'control' | 'both';
}
interface Operation {
  operationId: string;
  'x-problem-codes'?: string[];
  'x-item-problem-codes'?: string[];
}
interface Requirement {
  id: string;
  level: string;
  party: string;
  text: string;
  source: string;
  check: string | null;
  excluded?: string;
}
interface Root {
  info: { description: string };
  tags: { name: string; description: string }[];
}

const registry = load('problems.yaml') as Registered[];
const bank = load('bank/openapi.yaml') as Root;
const operations = ['bank/paths', 'bank/webhooks']
  .flatMap(filesIn)
  .flatMap((file) => Object.values(load(file) as Record<string, Operation>));
const requirements = filesIn('requirements').flatMap((file) => load(file) as Requirement[]);

/** Answered for addresses and methods outside the contract, so that no operation lists them. */
const addressCodes = ['ROUTE_NOT_FOUND', 'WORLD_NOT_FOUND', 'METHOD_NOT_ALLOWED'];

describe('the registry of problems', () => {
  it('names each code once, in the form that the ruleset reads', () => {
    const text = readFileSync(join(spec, 'problems.yaml'), 'utf8');
    const read = [...text.matchAll(/^- code: (\w+)\n {2}status: (\d+)\n {2}title: (.+)$/gm)];
    expect(read.map(([, code, status, title]) => [code, Number(status), title])).toEqual(
      registry.map(({ code, status, title }) => [code, status, title]),
    );
    expect(new Set(registry.map(({ code }) => code)).size).toBe(registry.length);
  });

  it.each(registry)('tells everything of $code', (row) => {
    expect(Object.keys(row)).toEqual(['code', 'status', 'title', 'retryable', 'when', 'action', 'scope']);
    expect(row.code).toMatch(/^[A-Z][A-Z0-9_]{2,63}$/);
    expect(row.status).toBeGreaterThanOrEqual(400);
    expect(typeof row.retryable).toBe('boolean');
    expect(row.when).toMatch(/\.$/);
    expect(row.action).toMatch(/\.$/);
    expect(['bank', 'portal', 'control', 'both']).toContain(row.scope);
  });

  it('holds for the bank exactly what its operations can answer', () => {
    const answered = operations.flatMap((operation) => [
      ...(operation['x-problem-codes'] ?? []),
      ...(operation['x-item-problem-codes'] ?? []),
    ]);
    const registered = registry
      .filter(({ scope }) => scope === 'bank' || scope === 'both')
      .map(({ code }) => code);
    expect([...new Set([...answered, ...addressCodes])].sort()).toEqual(registered.sort());
  });

  it('has an example of each code', () => {
    const examples = registry.map(({ code, scope }) =>
      load(`${scope === 'portal' ? 'portal' : 'bank'}/components/examples/problems/${code}.yaml`),
    );
    expect(examples.map((example) => (example as { value: Registered }).value.code).sort()).toEqual(
      registry.map(({ code }) => code).sort(),
    );
  });
});

describe('the portal’s operations', () => {
  interface PortalOperation extends Operation {
    security?: unknown[];
    'x-roles'?: string[];
  }
  const inPortal = filesIn('portal/paths').flatMap((file) =>
    Object.values(load(file) as Record<string, PortalOperation>).filter(
      (one) => one.operationId !== undefined,
    ),
  );

  it('say who may call them: roles, or expressly nobody in particular', () => {
    expect(inPortal.length).toBeGreaterThan(60);
    const unclear = inPortal.filter((one) => (one['x-roles'] === undefined) !== (one.security?.length === 0));
    expect(unclear.map(({ operationId }) => operationId)).toEqual([]);
  });

  it('hold every code of the portal, and no other', () => {
    const answered = inPortal.flatMap((one) => one['x-problem-codes'] ?? []);
    const unmet = registry.filter(({ code, scope }) => scope === 'portal' && !answered.includes(code));
    // Those of the outbox and of the quota levers are met at the control plane, as people's names are.
    expect(unmet.map(({ code }) => code)).toEqual(['SUBSCRIPTION_NOT_FOUND']);
  });
});

describe('the requirement rows', () => {
  it.each(requirements)('$id is a whole row', (row) => {
    const keys = ['id', 'level', 'party', 'text', 'source', 'check', ...(row.excluded ? ['excluded'] : [])];
    expect(Object.keys(row)).toEqual(keys);
    expect(row.id).toMatch(row.party === 'partner' ? /^REQ-[A-Z]{3}-\d{2}$/ : /^SRV-[A-Z]{3}-\d{2}$/);
    expect(['MUST', 'SHOULD', 'MAY']).toContain(row.level);
    expect(row.text).toContain(row.level);
    if (row.check !== null) expect(row.check).toMatch(/^VA-[CS]-[A-Z]{3}-\d{2}$/);
  });

  it('have an identifier of their own each', () => {
    expect(new Set(requirements.map(({ id }) => id)).size).toBe(requirements.length);
  });

  it('name a place of the contract as their source', () => {
    const places = ['info', ...bank.tags.map(({ name }) => name), ...operations.map((o) => o.operationId)];
    const sources = requirements.map(({ source }) => source.replace(/^bank#/, ''));
    expect(sources.filter((source) => !places.includes(source))).toEqual([]);
  });

  it('of a partner stand word for word, and anchored, where their source says', () => {
    const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
    const duties = [{ name: 'info', description: bank.info.description }, ...bank.tags].flatMap(
      ({ name, description }) =>
        [...description.matchAll(/^- <a id="(.+?)"><\/a>\*\*(.+?)\*\* ((?:.|\n {2})+)/gm)].map(
          ([, anchor, id, text]) => ({ anchor, id, source: `bank#${name}`, text: plain(text as string) }),
        ),
    );
    const rows = requirements.filter(({ party }) => party === 'partner');
    const byId = (a: { id?: string | undefined }, b: { id?: string | undefined }) =>
      String(a.id).localeCompare(String(b.id));
    expect(duties.sort(byId)).toEqual(
      rows.map(({ id, source, text }) => ({ anchor: id, id, source, text: plain(text) })).sort(byId),
    );
  });
});

describe('the files of the bank contract', () => {
  it('are all reached from the root, but for examples of problems that no call as a whole answers', () => {
    const reached = new Set<string>();
    const visit = (file: string) => {
      if (reached.has(file)) return;
      reached.add(file);
      const text = readFileSync(join(spec, file), 'utf8');
      for (const [, ref] of text.matchAll(/\$ref: ["']?([^\s"'#]+\.yaml)/g)) {
        visit(relative(spec, resolve(spec, dirname(file), ref as string)));
      }
    };
    visit('bank/openapi.yaml');
    const answered = operations.flatMap((operation) => operation['x-problem-codes'] ?? []);
    const others = registry.filter(
      ({ code, scope }) => scope !== 'portal' && ![...answered, ...addressCodes].includes(code),
    );
    expect(filesIn('bank').filter((file) => !reached.has(file))).toEqual(
      expect.arrayContaining(others.map(({ code }) => `bank/components/examples/problems/${code}.yaml`)),
    );
    expect(filesIn('bank').length - reached.size).toBe(others.length);
  });

  it('show batches whose control totals are true', () => {
    const paise = (amount: string) => BigInt(amount.replace('.', ''));
    const batches = filesIn('bank/components/examples/transactions')
      .map((file) => (load(file) as { value: { batch?: Batch | null } }).value.batch)
      .filter((batch) => batch !== undefined && batch !== null);
    expect(batches.length).toBeGreaterThan(0);
    for (const batch of batches) {
      const sum = batch.transactions.reduce((total, { amount }) => total + paise(amount), 0n);
      expect(paise(batch.controlSum)).toBe(sum);
      expect(batch.numberOfTransactions).toBe(batch.transactions.length);
    }
  });
});

interface Batch {
  controlSum: string;
  numberOfTransactions: number;
  transactions: { amount: string }[];
}
