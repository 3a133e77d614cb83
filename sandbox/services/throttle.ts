import type { Application, BankApi } from '../domain/application.ts';
import { accountCounterId, apiCounterId, blockOf, type HitCounter, noticeOf } from '../domain/hit-counter.ts';
import type { Organisation } from '../domain/organisation.ts';
import type { AccountPlan, ApiPlan, Quota } from '../domain/plan.ts';
import {
  type Admitted,
  admit,
  type Counters,
  countersAt,
  type Moment,
  type Pair,
  type Refused,
  UNTOUCHED,
} from '../domain/throttle.ts';
import { sortable } from '../stores/collections.ts';
import type { Awaitable, StoreTransaction } from '../stores/store.ts';
import { tellOfQuota } from './quota-notices.ts';
import type { Run, Unit } from './unit.ts';

/** What is called: by an application, one API or none in particular. */
export interface Called {
  readonly application: Application;
  /** Left out where only the organisation's plan is in question. */
  readonly api?: BankApi;
}

/** The count of one plan for one subject. Its row is what a restart will know. */
interface Meter {
  readonly counterId: string;
  counters: Counters;
  /** As last committed. */
  row: HitCounter | undefined;
}

/** A plan as a meter needs it. */
interface NamedQuota extends Quota {
  readonly planId: string;
  readonly name: string;
}

/**
 * The two plans of an application for one API with their meters. Made once: it stands as long as the entities
 * that it was made from do, which are replaced, never changed.
 */
export interface Gate {
  readonly called: Called;
  readonly quotas: Pair<NamedQuota>;
  readonly meters: Pair<Meter>;
  readonly made: {
    readonly organisation: Organisation;
    readonly accountPlan: AccountPlan;
    readonly apiPlan: ApiPlan | undefined;
    readonly generation: number;
  };
}

/** What the plans say of one call. */
export interface Admission {
  readonly gate: Gate;
  readonly verdict: Admitted | Refused;
  /** The instant at which it was said, on the world's clock. */
  readonly now: Moment['now'];
  readonly isHit: boolean;
}

const NO_PLAN: NamedQuota = { planId: '', name: '', hits: null, tps: null, period: 'DAY' };
const NO_METER: Meter = { counterId: '', counters: UNTOUCHED, row: undefined };
/** Rows of windows that are over, forgotten per flush. */
const PURGE_BATCH = 100;

/**
 * Holds the calls of one world to their plans. Counts live in memory, bounded by the subjects that called in
 * the running windows; what must survive a restart is reserved ahead in rows ({@link HitCounter}).
 */
export class PlanMeter {
  #gates = new WeakMap<Application, Map<BankApi | undefined, Gate>>();
  readonly #meters = new Map<string, Meter>();
  /** A gate of an earlier generation may hold a meter that was forgotten. */
  #generation = 0;
  /** Gates whose next answer needs a row first. */
  readonly #wanting = new Set<Gate>();
  #reserving: Promise<void> | undefined;

  /** Asks the plans, and counts the call when they let it in. */
  admit(unit: Unit, called: Called, isHit: boolean): Awaitable<Admission> {
    const gate = this.#gateOf(unit, called);
    return gate instanceof Promise
      ? gate.then((made) => admitAt(made, unit, isHit))
      : admitAt(gate, unit, isHit);
  }

  /** Where the plans stand, without counting anything. */
  async peek(unit: Unit, called: Called): Promise<Admission> {
    const gate = await this.#gateOf(unit, called);
    const account = countersAt(gate.quotas.account, gate.meters.account.counters, unit);
    const api = countersAt(gate.quotas.api, gate.meters.api.counters, unit);
    return { gate, verdict: { admitted: true, account, api }, now: unit.now, isHit: false };
  }

  /** Takes a hit back: its call turned out to be the repetition of one that is answered already. */
  uncount({ gate, verdict, isHit }: Admission): void {
    if (!verdict.admitted || !isHit) return;
    takeBack(gate.meters.account, gate.quotas.account, verdict.account);
    takeBack(gate.meters.api, gate.quotas.api, verdict.api);
  }

  /** Whether the hits counted so far need a row before the call may go on. */
  mustReserve({ gate, verdict, isHit }: Admission): boolean {
    if (!isHit || !verdict.admitted) return false;
    return rowDue(gate.meters.account, gate.quotas.account) || rowDue(gate.meters.api, gate.quotas.api);
  }

  /**
   * Reserves the next block of hits in a transaction of its own: the call's own may still be undone. Callers
   * that come meanwhile share it. Durable with everything that is committed after it.
   */
  async reserve(admission: Admission, run: Run): Promise<void> {
    const { gate } = admission;
    while (gate.made.generation === this.#generation && this.mustReserve(admission)) {
      this.#wanting.add(gate);
      this.#reserving ??= this.#writeRows(run).finally(() => {
        this.#reserving = undefined;
      });
      await this.#reserving;
    }
  }

  async #writeRows(run: Run): Promise<void> {
    const written = await run(async (unit) => {
      // Taken in the transaction: whoever joined while it waited for its turn is served by it too.
      const gates = [...this.#wanting];
      const rows: [Meter, HitCounter][] = [];
      for (const gate of gates) {
        for (const kind of ['account', 'api'] as const) {
          const meter = gate.meters[kind];
          if (!rowDue(meter, gate.quotas[kind]) || rows.some(([known]) => known === meter)) continue;
          const row = nextRow(meter, gate.quotas[kind]);
          await unit.tx.put('hitCounters', row);
          if (row.told > toldBefore(meter, row))
            await tellOfQuota(unit, gate, kind, meter.counters, row.told);
          rows.push([meter, row]);
        }
      }
      return { gates, rows };
    });
    for (const [meter, row] of written.rows) meter.row = row;
    for (const gate of written.gates) this.#wanting.delete(gate);
  }

  /** Forgets windows that are over: rows in small steps, and meters with nothing in them. */
  async purge(tx: StoreTransaction, moment: Moment): Promise<void> {
    const before = sortable(moment.now + 1);
    for (const { counterId } of await tx.scan('hitCounters', 'byEnd', '', { before, limit: PURGE_BATCH })) {
      await tx.delete('hitCounters', counterId);
    }
    const sizeBefore = this.#meters.size;
    for (const [id, { counters }] of this.#meters) {
      // A bucket is empty a second after its last call, under any plan.
      if (counters.endsAt <= moment.now && counters.filledAt + 1000 < moment.hostNow) this.#meters.delete(id);
    }
    if (this.#meters.size < sizeBefore) this.#generation += 1;
  }

  /** Gives back what was reserved and not used: on a clean close, nothing is lost. */
  async giveBack(tx: StoreTransaction): Promise<void> {
    for (const { row, counters } of this.#meters.values()) {
      if (row === undefined || row.endsAt !== counters.endsAt || row.reserved <= counters.used) continue;
      await tx.put('hitCounters', { ...row, reserved: counters.used });
    }
  }

  /** Meters in memory. */
  get size(): number {
    return this.#meters.size;
  }

  clear(): void {
    this.#gates = new WeakMap();
    this.#meters.clear();
    this.#wanting.clear();
    this.#generation += 1;
  }

  #gateOf(unit: Unit, called: Called): Awaitable<Gate> {
    const { application, api } = called;
    const known = this.#gates.get(application)?.get(api);
    if (known === undefined || known.made.generation !== this.#generation)
      return this.#makeGate(unit, called);
    const { tx } = unit;
    const { organisation, accountPlan, apiPlan } = known.made;
    // Every call asks: where the store answers at once, no promise is made for it.
    const same =
      tx.get('organisations', organisation.organisationId) === organisation &&
      tx.get('accountPlans', accountPlan.accountPlanId) === accountPlan &&
      (apiPlan === undefined || tx.get('apiPlans', apiPlan.apiPlanId) === apiPlan);
    return same ? known : this.#makeGate(unit, called);
  }

  async #makeGate({ tx }: Unit, called: Called): Promise<Gate> {
    const { application, api } = called;
    const { organisationId, applicationId, subscriptions } = application;
    const organisation = found(await tx.get('organisations', organisationId), 'organisation', organisationId);
    const { accountPlanId } = organisation;
    const accountPlan = found(await tx.get('accountPlans', accountPlanId), 'account plan', accountPlanId);
    const apiPlanId = subscriptions.find((subscription) => subscription.api === api)?.apiPlanId;
    const apiPlan =
      apiPlanId === undefined ? undefined : found(await tx.get('apiPlans', apiPlanId), 'API plan', apiPlanId);
    const account = await this.#meterOf(tx, accountCounterId(organisationId));
    const meters = {
      account,
      api: api && apiPlan ? await this.#meterOf(tx, apiCounterId(applicationId, api)) : NO_METER,
    };
    const quotas = {
      account: { ...accountPlan, planId: accountPlan.accountPlanId },
      api: apiPlan ? { ...apiPlan, planId: apiPlan.apiPlanId } : NO_PLAN,
    };
    const made = { organisation, accountPlan, apiPlan, generation: this.#generation };
    const gate: Gate = { called, quotas, meters, made };
    const gates = this.#gates.get(application) ?? new Map<BankApi | undefined, Gate>();
    this.#gates.set(application, gates.set(api, gate));
    return gate;
  }

  async #meterOf(tx: StoreTransaction, counterId: string): Promise<Meter> {
    const known = this.#meters.get(counterId);
    if (known !== undefined) return known;
    const row = await tx.get('hitCounters', counterId);
    const counters: Counters =
      row === undefined
        ? UNTOUCHED
        : { ...UNTOUCHED, used: row.reserved, endsAt: row.endsAt, period: row.period };
    const meter: Meter = { counterId, counters, row };
    this.#meters.set(counterId, meter);
    return meter;
  }
}

function admitAt(gate: Gate, unit: Unit, isHit: boolean): Admission {
  const { quotas, meters } = gate;
  const counters = { account: meters.account.counters, api: meters.api.counters };
  const verdict = admit(quotas, counters, unit, isHit);
  meters.account.counters = verdict.account;
  // The meter that stands for none is shared by all.
  if (meters.api !== NO_METER) meters.api.counters = verdict.api;
  return { gate, verdict, now: unit.now, isHit };
}

function takeBack(meter: Meter, { hits }: Quota, { endsAt }: Counters): void {
  const { counters } = meter;
  if (hits === null || counters.endsAt !== endsAt || counters.used === 0) return;
  meter.counters = { ...counters, used: counters.used - 1 };
}

/** Whether what a restart would know of a meter is too little. */
function rowDue(meter: Meter, { hits, planId }: NamedQuota): boolean {
  if (hits === null) return false;
  const { row, counters } = meter;
  if (row === undefined || row.endsAt !== counters.endsAt || row.reserved < counters.used) return true;
  return noticeOf(hits, counters.used) > (row.planId === planId ? row.told : 0);
}

/** What was told of the window and plan of a new row before it. */
function toldBefore({ row }: Meter, { endsAt, planId }: HitCounter): number {
  return row !== undefined && row.endsAt === endsAt && row.planId === planId ? row.told : 0;
}

function nextRow(meter: Meter, { hits, planId }: NamedQuota): HitCounter {
  const { counterId, row, counters } = meter;
  const { used, endsAt, period } = counters;
  const limit = hits ?? 0;
  const sameWindow = row?.endsAt === endsAt;
  const enough = sameWindow && row.reserved >= used;
  const reserved = enough ? row.reserved : Math.max(used, Math.min(limit, used + blockOf(limit) - 1));
  const told = Math.max(
    noticeOf(limit, used),
    sameWindow && row.planId === planId ? row.told : 0,
  ) as HitCounter['told'];
  return { counterId, reserved, period, endsAt, planId, told };
}

/** @throws Error: what an application or organisation names must be there */
function found<T>(entity: T | undefined, noun: string, id: string): T {
  if (entity === undefined) throw new Error(`khata: there is no ${noun} ${id}`);
  return entity;
}
