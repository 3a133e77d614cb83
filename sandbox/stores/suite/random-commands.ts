import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Transaction } from '../../domain/transaction-stream.ts';
import { COLLECTIONS } from '../collections.ts';
import type { ScanOptions, StoreTransaction, WorldStore } from '../store.ts';
import { sampleTransaction } from './sample-entities.ts';
import { ALL, type Current, dumpWorld, Refused } from './subject.ts';

/** The naive model: entities in a map, every scan a filter and a sort. */
class Model {
  entities = new Map<string, Transaction>();

  scan(index: ScannedIndex, prefix: string, options: ScanOptions): Transaction[] {
    const { after, before, limit } = options;
    return [...this.entities.values()]
      .map((entity) => ({ entity, key: COLLECTIONS.transactions.indexes[index](entity) ?? '' }))
      .filter(({ key }) => key !== '' && key.startsWith(prefix))
      .filter(({ key }) => (after === undefined || key > after) && (before === undefined || key < before))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .slice(0, limit)
      .map(({ entity }) => entity);
  }
}

type ScannedIndex = 'bySequence' | 'byVirtualAccount' | 'byUtr' | 'byOriginal';

type Step =
  | { do: 'put'; entity: Transaction }
  | { do: 'delete'; key: string }
  | { do: 'scan'; index: ScannedIndex; prefix: string; options: ScanOptions }
  | { do: 'attempt'; steps: Step[]; fails: boolean };

interface Command {
  readonly world: 'w' | 'w2';
  readonly kind: 'transact' | 'fail' | 'clear' | 'reopen';
  readonly steps: readonly Step[];
}

/** Few keys, so that steps meet; sequence numbers follow from them, so that index keys stay unique. */
const transactions = fc
  .record({
    n: fc.integer({ min: 1, max: 12 }),
    account: fc.constantFrom('4090006110', '40900061107', '409000611074'),
    virtualAccount: fc.constantFrom('ACME0001', 'ACME00010', 'ACME0002'),
    utr: fc.constantFrom('A', 'B', 'a', 'AB'),
    original: fc.boolean(),
    amount: fc.integer({ min: 1, max: 999_999_999_999_999 }),
  })
  .map(({ n, account, virtualAccount, utr, original, amount }) =>
    sampleTransaction(n, {
      physicalAccountNumber: account,
      virtualAccountNumber: virtualAccount,
      utr,
      amount,
      ...(original ? { originalTransactionReferenceNumber: `original of ${n}` } : {}),
    }),
  );

const texts = fc.constantFrom(
  '',
  '4',
  '40900061107',
  '40900061107|',
  '409000611074|',
  'ACME0001',
  'A',
  'A|',
  'b',
);
const bounds = fc.oneof(
  texts,
  fc
    .tuple(fc.constantFrom('40900061107', 'ACME0001', 'ACME00010'), fc.integer({ min: 0, max: 13 }))
    .map(([start, n]) => `${start}|${n.toString().padStart(9, '0')}`),
);
const scanOptions = fc.record(
  { after: bounds, before: bounds, limit: fc.integer({ min: 1, max: 15 }) },
  { requiredKeys: ['limit'] },
);

const { step } = fc.letrec<{ step: Step }>((tie) => ({
  step: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ do: fc.constant('put' as const), entity: transactions }),
    fc.record({
      do: fc.constant('delete' as const),
      key: transactions.map((it) => it.transactionReferenceNumber),
    }),
    fc.record({
      do: fc.constant('scan' as const),
      index: fc.constantFrom<ScannedIndex>('bySequence', 'byVirtualAccount', 'byUtr', 'byOriginal'),
      prefix: texts,
      options: scanOptions,
    }),
    fc.record({
      do: fc.constant('attempt' as const),
      steps: fc.array(tie('step'), { maxLength: 5 }),
      fails: fc.boolean(),
    }),
  ),
}));

const commands: fc.Arbitrary<Command[]> = fc.array(
  fc.record({
    world: fc.constantFrom('w' as const, 'w2' as const),
    kind: fc.oneof(
      { weight: 20, arbitrary: fc.constant('transact' as const) },
      { weight: 5, arbitrary: fc.constant('fail' as const) },
      { weight: 1, arbitrary: fc.constant('clear' as const) },
      { weight: 1, arbitrary: fc.constant('reopen' as const) },
    ),
    steps: fc.array(step, { minLength: 1, maxLength: 8 }),
  }),
  { minLength: 20, maxLength: 60, size: 'max' },
);

async function runStep(transaction: StoreTransaction, model: Model, step: Step): Promise<void> {
  if (step.do === 'put') {
    await transaction.put('transactions', step.entity);
    model.entities.set(step.entity.transactionReferenceNumber, step.entity);
  } else if (step.do === 'delete') {
    await transaction.delete('transactions', step.key);
    model.entities.delete(step.key);
  } else if (step.do === 'scan') {
    const found = await transaction.scan('transactions', step.index, step.prefix, step.options);
    expect(found).toEqual(model.scan(step.index, step.prefix, step.options));
    expect(await transaction.count('transactions')).toBe(model.entities.size);
  } else {
    await runAttempt(transaction, model, step.steps, step.fails);
  }
}

async function runAttempt(transaction: StoreTransaction, model: Model, steps: Step[], fails: boolean) {
  const before = new Map(model.entities);
  const attempt = transaction.attempt(async () => {
    for (const step of steps) await runStep(transaction, model, step);
    if (fails) throw new Refused('the attempt');
  });
  if (!fails) return attempt;
  await expect(attempt).rejects.toThrow(Refused);
  model.entities = before;
}

async function runTransaction(world: WorldStore, model: Model, { steps, kind }: Command): Promise<void> {
  const before = model.entities;
  const work = world.transact(async (transaction) => {
    // A store may run the work again: the model starts again with it.
    model.entities = new Map(before);
    for (const step of steps) await runStep(transaction, model, step);
    if (kind === 'fail') throw new Refused('the transaction');
  });
  if (kind !== 'fail') return work;
  await expect(work).rejects.toThrow(Refused);
  model.entities = before;
}

/** Random commands against the model. Each run works in the worlds `w` and `w2`, cleared before. */
export function describeRandomCommands(current: Current, numRuns = 40): void {
  it('does what a naive model does, whatever the commands', { timeout: 120_000 }, async () => {
    let { store } = current().subject;
    const check = async (sequence: Command[]): Promise<void> => {
      const models = { w: new Model(), w2: new Model() };
      await store.world('w').clear();
      await store.world('w2').clear();
      for (const command of sequence) {
        const model = models[command.world];
        if (command.kind === 'clear') {
          await store.world(command.world).clear();
          model.entities.clear();
        } else if (command.kind === 'reopen') {
          const dump = await dumpWorld(store.world(command.world));
          const { reopen } = current().subject;
          if (reopen !== undefined) store = await reopen();
          expect(await dumpWorld(store.world(command.world))).toBe(dump);
        } else {
          await runTransaction(store.world(command.world), model, command);
        }
      }
      for (const id of ['w', 'w2'] as const) {
        const all = await store
          .world(id)
          .transact(async (t) => t.scan('transactions', 'bySequence', '', ALL));
        expect(all).toEqual(models[id].scan('bySequence', '', ALL));
      }
    };
    // The report of a failure names the seed and path that repeat it.
    await fc.assert(fc.asyncProperty(commands, check), { numRuns });
  });
}
