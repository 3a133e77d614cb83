import { BANK_APIS } from '../../domain/application.ts';
import type { WorldFixture } from '../../domain/world-fixture.ts';
import { Problem } from '../../lib/errors.ts';
import {
  advanceClock,
  type ClockReading,
  freezeClock,
  getClock,
  resumeClock,
  setClock,
} from '../../services/clock.ts';
import { postCredit, reverseCredit } from '../../services/credits.ts';
import { findStoredAnswer, storeAnswer } from '../../services/idempotency.ts';
import { checkInvariants } from '../../services/invariants.ts';
import { changeLimits } from '../../services/limits.ts';
import {
  failRefund,
  getRefund,
  initiateRefund,
  listRefunds,
  returnRefund,
  settleRefund,
} from '../../services/refunds.ts';
import { runUnit } from '../../services/run-unit.ts';
import {
  acknowledgeBatch,
  fetchBatch,
  getBatch,
  listBatches,
  transactionsOf,
} from '../../services/transaction-batches.ts';
import { getTransaction, listTransactions } from '../../services/transactions.ts';
import type { Caller, Unit } from '../../services/unit.ts';
import {
  createVirtualAccounts,
  deleteVirtualAccounts,
  getVirtualAccount,
  listVirtualAccounts,
  modifyVirtualAccounts,
} from '../../services/virtual-accounts.ts';
import { seedWorld } from '../../services/worlds.ts';
import { openLowdbStore } from '../../stores/lowdb/lowdb-store.ts';
import type { Store, WorldStore } from '../../stores/store.ts';
import { TWO_FIRMS } from '../service-world.ts';
import { MemoryFileSystem } from './memory-file-system.ts';
import {
  viewAccount,
  viewBatch,
  viewCredit,
  viewEntry,
  viewReceipt,
  viewRefund,
  viewResult,
  viewSummary,
} from './service-views.ts';
import type {
  Answer,
  Bulk,
  ClockView,
  CreateItem,
  PageView,
  RefundCall,
  RefundDecision,
  Subject,
  SubjectFactory,
  Tenant,
} from './subject.ts';

const CALLERS: Record<Tenant, Caller> = {
  ACME: { organisationId: 'org-acme', applicationId: 'app-acme', apis: BANK_APIS },
  BETA: { organisationId: 'org-beta', applicationId: 'app-beta', apis: BANK_APIS },
};

/** Where a seeded bug can sit. */
export interface ServiceOptions {
  readonly batchLimit: number;
  /** Wraps the world that the services work on. */
  readonly wrapWorld?: ((world: WorldStore) => WorldStore) | undefined;
  /** The disk on which the bank starts again, from the one that lost its power. */
  readonly afterPowerCut?: ((disk: MemoryFileSystem) => MemoryFileSystem) | undefined;
}

const DIRECTORY = '/data';
const WORLD = 'default';

/** The services on the embedded store, on a disk in memory. */
export function serviceSubjects(options: ServiceOptions): SubjectFactory {
  const fixture: WorldFixture = { ...TWO_FIRMS, settings: { batchLimit: options.batchLimit } };
  return async (host) => {
    const subject = new ServiceSubject(host, options);
    await subject.start(fixture);
    return subject;
  };
}

function problemAnswer(problem: Problem): Answer<never> {
  const { code, options } = problem;
  const refused = { ok: false as const, code, replayed: false };
  if (options.errors === undefined) return refused;
  const items = options.errors.map((error): [number, string] => [
    Number(error.pointer.split('/').at(-1)),
    error.code,
  ]);
  return { ...refused, items };
}

class ServiceSubject implements Subject {
  readonly #host: { now(): number };
  readonly #options: ServiceOptions;
  #disk = new MemoryFileSystem();
  #store: Store | undefined;
  #world: WorldStore | undefined;

  constructor(host: { now(): number }, options: ServiceOptions) {
    this.#host = host;
    this.#options = options;
  }

  async start(fixture: WorldFixture): Promise<void> {
    const world = await this.#open();
    await seedWorld(world, this.#host, fixture);
    // Past any bug of the wrapping: a bank that loses its foundation shows nothing else.
    await this.#store?.world(WORLD).durable();
  }

  async #open(): Promise<WorldStore> {
    this.#store = await openLowdbStore({ directory: DIRECTORY, fileSystem: this.#disk });
    const world = this.#store.world(WORLD);
    this.#world = this.#options.wrapWorld?.(world) ?? world;
    return this.#world;
  }

  async crash(): Promise<void> {
    const cut = this.#options.afterPowerCut ?? ((disk) => disk.afterPowerCut());
    this.#disk = cut(this.#disk);
    await this.#open();
  }

  async close(): Promise<void> {
    await this.#store?.close();
  }

  /** One request: a unit of work, and the answer only once what it shows is on disk. */
  async #ask<T>(work: (unit: Unit) => Promise<T> | T): Promise<Answer<T>> {
    if (this.#world === undefined) throw new Error('not started');
    let answer: Answer<T>;
    try {
      const value = await runUnit(this.#world, this.#host, async (unit) => work(unit));
      answer = { ok: true, value, replayed: false };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      answer = problemAnswer(error);
    }
    await this.#world.durable();
    return answer;
  }

  /** A keyed request, as the pipeline treats it. */
  async #askOnce<T>(
    operation: string,
    call: { key: string; as: Tenant },
    work: (unit: Unit, caller: Caller) => Promise<T>,
  ): Promise<Answer<T>> {
    const { key, ...request } = call;
    const caller = CALLERS[call.as];
    const scope = `${caller.organisationId}|${caller.applicationId}|${operation}|${key}`;
    const fingerprint = JSON.stringify(request);
    const asked = await this.#ask(async (unit): Promise<Answer<T>> => {
      const stored = await findStoredAnswer(unit, scope, fingerprint);
      if (stored !== undefined) return { ...(JSON.parse(stored.body) as Answer<T>), replayed: true };
      let answer: Answer<T>;
      try {
        answer = { ok: true, value: await unit.tx.attempt(() => work(unit, caller)), replayed: false };
      } catch (error) {
        if (!(error instanceof Problem) || ![404, 409, 422].includes(error.status)) throw error;
        answer = problemAnswer(error);
      }
      const kept = { status: 200, contentType: 'application/json', body: JSON.stringify(answer) };
      await storeAnswer(unit, scope, fingerprint, kept);
      return answer;
    });
    return asked.ok ? asked.value : asked;
  }

  create(call: Bulk<CreateItem>) {
    return this.#askOnce('create', call, async (unit, caller) => {
      const items = call.items.map(
        ({
          accountName = '',
          customerReference,
          contact,
          validTo,
          references,
          allowedRemitters,
          ...rest
        }) => ({
          ...rest,
          accountName,
          ...(customerReference != null && { customerReference }),
          ...(contact != null && { contact }),
          ...(validTo != null && { validTo }),
          ...(references != null && { references }),
          ...(allowedRemitters != null && { allowedRemitters }),
        }),
      );
      const { results } = await createVirtualAccounts(unit, caller, { ...call, items });
      return results.map((result) => viewResult(result, unit.now));
    });
  }

  modify(call: Parameters<Subject['modify']>[0]) {
    return this.#askOnce('modify', call, async (unit, caller) => {
      const { results } = await modifyVirtualAccounts(unit, caller, call);
      return results.map((result) => viewResult(result, unit.now));
    });
  }

  remove(call: Parameters<Subject['remove']>[0]) {
    return this.#askOnce('remove', call, async (unit, caller) => {
      const { results } = await deleteVirtualAccounts(unit, caller, call);
      return results.map((result) => viewResult(result, unit.now));
    });
  }

  getAccount(as: Tenant, number: string) {
    return this.#ask(async (unit) =>
      viewAccount(await getVirtualAccount(unit, CALLERS[as], number), unit.now),
    );
  }

  listAccounts(...[as, filter, paging]: Parameters<Subject['listAccounts']>) {
    return this.#page(
      (unit) => listVirtualAccounts(unit, CALLERS[as], filter, paging),
      (account, unit) => viewAccount(account, unit.now),
    );
  }

  #page<E, V>(
    list: (unit: Unit) => Promise<{ data: readonly E[]; next: string | null }>,
    view: (entity: E, unit: Unit) => V,
  ): Promise<Answer<PageView<V>>> {
    return this.#ask(async (unit) => {
      const { data, next } = await list(unit);
      return { data: data.map((entity) => view(entity, unit)), next };
    });
  }

  credit(notice: Parameters<Subject['credit']>[0]) {
    return this.#ask(async (unit) => viewCredit(await postCredit(unit, notice)));
  }

  reverse(reference: string, reason?: string) {
    return this.#ask(async (unit) => viewEntry(await reverseCredit(unit, reference, reason)));
  }

  fetch(as: Tenant, physicalAccountNumber: string) {
    return this.#ask(async (unit) => {
      const { batch, isNew } = await fetchBatch(unit, CALLERS[as], { physicalAccountNumber });
      return { isNew, batch: batch && viewBatch(batch, await transactionsOf(unit, batch)) };
    });
  }

  acknowledge(as: Tenant, batchId: string, numberOfTransactions: number, controlSum: bigint) {
    return this.#ask(async (unit) =>
      viewReceipt(await acknowledgeBatch(unit, CALLERS[as], { batchId, numberOfTransactions, controlSum })),
    );
  }

  getBatch(as: Tenant, batchId: string) {
    return this.#ask(async (unit) => {
      const batch = await getBatch(unit, CALLERS[as], batchId);
      return viewBatch(batch, await transactionsOf(unit, batch));
    });
  }

  listBatches(...[as, filter, paging]: Parameters<Subject['listBatches']>) {
    return this.#page((unit) => listBatches(unit, CALLERS[as], filter, paging), viewSummary);
  }

  getEntry(as: Tenant, reference: string) {
    return this.#ask(async (unit) => viewEntry(await getTransaction(unit, CALLERS[as], reference)));
  }

  listEntries(...[as, filter, paging]: Parameters<Subject['listEntries']>) {
    return this.#page((unit) => listTransactions(unit, CALLERS[as], filter, paging), viewEntry);
  }

  refund(call: RefundCall) {
    return this.#askOnce('refund', call, async (unit, caller) =>
      viewRefund(await initiateRefund(unit, caller, call)),
    );
  }

  getRefund(as: Tenant, refundId: string) {
    return this.#ask(async (unit) => viewRefund(await getRefund(unit, CALLERS[as], refundId)));
  }

  listRefunds(...[as, filter, paging]: Parameters<Subject['listRefunds']>) {
    return this.#page((unit) => listRefunds(unit, CALLERS[as], filter, paging), viewRefund);
  }

  decide(decision: RefundDecision, refundId: string, reason?: string) {
    return this.#ask(async (unit) => {
      if (decision === 'settle') return viewRefund(await settleRefund(unit, refundId));
      return viewRefund(await (decision === 'fail' ? failRefund : returnRefund)(unit, refundId, reason));
    });
  }

  readClock() {
    return this.#ask((unit) => viewClock(getClock(unit)));
  }

  setClock(now: number, frozen?: boolean) {
    return this.#ask(async (unit) => viewClock(await setClock(unit, { now, frozen })));
  }

  advanceClock(seconds: number) {
    return this.#ask(async (unit) => {
      const moved = await advanceClock(unit, seconds * 1000);
      return { ...viewClock(moved), ran: moved.ran };
    });
  }

  freezeClock() {
    return this.#ask(async (unit) => viewClock(await freezeClock(unit)));
  }

  resumeClock() {
    return this.#ask(async (unit) => viewClock(await resumeClock(unit)));
  }

  setLimits(change: Parameters<Subject['setLimits']>[0]) {
    return this.#ask(async (unit) => {
      // How fast partners are told to ask, and refunds go, is no matter of the model.
      const { batchLimit, upiLimit, refundWindowDays } = await changeLimits(unit, change);
      return { batchLimit, upiLimit, refundWindowDays };
    });
  }

  async violations(): Promise<string[]> {
    const answer = await this.#ask(checkInvariants);
    if (!answer.ok) return [answer.code];
    return answer.value.flatMap(({ number, violations }) => violations.map((text) => `${number}: ${text}`));
  }
}

function viewClock({ now, mode }: ClockReading): ClockView {
  return { now, mode };
}
