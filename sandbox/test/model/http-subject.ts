import {
  amountOf,
  type BankWire,
  type ControlWire,
  paiseOf,
  ruleOnWire,
  viewAccount,
  viewBatch,
  viewClock,
  viewCredit,
  viewEntry,
  viewReceipt,
  viewRefund,
  viewResults,
  viewSummary,
} from './http-views.ts';
import type {
  AccountFields,
  Answer,
  Bulk,
  CreateItem,
  DeleteItem,
  FetchView,
  ItemResult,
  LimitsChange,
  ModifyItem,
  Notice,
  PageView,
  RefundCall,
  RefundDecision,
  Subject,
  Tenant,
} from './subject.ts';

/** A request as it is sent; the path begins with the world's prefix. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** An answer that was read to its end. */
export interface Reply {
  readonly status: number;
  readonly text: string;
  header(name: string): string | undefined;
}

export type Send = (request: Sent) => Promise<Reply>;

export interface HttpSubjectOptions {
  readonly send: Send;
  /** What the world's paths begin with: `/w/{world}`, or nothing for the default one. */
  readonly prefix: string;
  readonly keys: Readonly<Record<Tenant, string>>;
  /** Shown everything that was answered. */
  readonly onReply?: (sent: Sent, reply: Reply) => void;
}

interface Question {
  readonly as?: Tenant;
  readonly key?: string;
  readonly body?: unknown;
  readonly query?: object;
}

interface ProblemBody {
  readonly code: string;
  readonly errors?: { pointer: string; code: string }[];
}

/** Where the paths of a refund's decisions end. */
const DECISIONS: Record<RefundDecision, string> = { settle: 'settlement', fail: 'failure', return: 'return' };

const CONTROL = '/sandbox/v1';

/** One world of a server, asked by HTTP: each firm by its own key, the rails and the clock at the control plane. */
export class HttpSubject implements Subject {
  readonly #options: HttpSubjectOptions;
  /** How often each open batch was fetched: no other world's fetches may count. */
  readonly #deliveries = new Map<string, number>();

  constructor(options: HttpSubjectOptions) {
    this.#options = options;
  }

  /** @throws Error for an answer that is neither a success nor a refusal of the contract */
  async #ask<T, V>(
    method: string,
    path: string,
    question: Question,
    view: (body: T, reply: Reply) => V,
  ): Promise<Answer<V>> {
    const { prefix, keys, send, onReply } = this.#options;
    const { as, key, body, query = {} } = question;
    const pairs = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]);
    const search = pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
    const sent: Sent = {
      method,
      path: `${prefix}${path}${search}`,
      headers: {
        ...(as && { 'x-api-key': keys[as] }),
        ...(key !== undefined && { 'idempotency-key': key }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    };
    const reply = await send(sent);
    onReply?.(sent, reply);
    const replayed = reply.header('idempotency-replayed') === 'true';
    if (reply.status < 300) return { ok: true, value: view(JSON.parse(reply.text), reply), replayed };
    if (reply.status >= 500) throw new Error(`${method} ${path}: ${reply.status} ${reply.text}`);
    const { code, errors } = JSON.parse(reply.text) as ProblemBody;
    const items = errors?.map((error): [number, string] => [
      Number(error.pointer.split('/').at(-1)),
      error.code,
    ]);
    return { ok: false, code, ...(items && { items }), replayed };
  }

  #bulk(method: string, path: string, call: Bulk<object>): Promise<Answer<ItemResult[]>> {
    const { key, as, physicalAccountNumber, atomic, items } = call;
    const body = { physicalAccountNumber, atomic, items };
    return this.#ask<BankWire['BulkResponse'], ItemResult[]>(method, path, { as, key, body }, viewResults);
  }

  #page<W, V>(
    path: string,
    [as, filter, paging]: [Tenant, object, { limit: number; after?: string }],
    view: (entity: W) => V,
  ): Promise<Answer<PageView<V>>> {
    const { limit, after } = paging;
    const query = { ...filter, limit, ...(after !== undefined && { cursor: after }) };
    return this.#ask<{ data: W[]; nextCursor: string | null }, PageView<V>>(
      'GET',
      path,
      { as, query },
      ({ data, nextCursor }) => ({ data: data.map(view), next: nextCursor }),
    );
  }

  create(call: Bulk<CreateItem>) {
    return this.#bulk('POST', '/v1/virtual-accounts', { ...call, items: call.items.map(itemOnWire) });
  }

  modify(call: Bulk<ModifyItem>) {
    return this.#bulk('PATCH', '/v1/virtual-accounts', { ...call, items: call.items.map(itemOnWire) });
  }

  remove(call: Bulk<DeleteItem>) {
    return this.#bulk('POST', '/v1/virtual-accounts/deletions', call);
  }

  getAccount(as: Tenant, number: string) {
    return this.#ask('GET', `/v1/virtual-accounts/${number}`, { as }, viewAccount);
  }

  listAccounts(...asked: Parameters<Subject['listAccounts']>) {
    return this.#page('/v1/virtual-accounts', asked, viewAccount);
  }

  credit(notice: Notice) {
    const body = { ...notice, amount: amountOf(notice.amount) };
    return this.#ask('POST', `${CONTROL}/credits`, { body }, (outcome: ControlWire['CreditOutcome'], reply) =>
      viewCredit(outcome, reply.status === 201),
    );
  }

  reverse(reference: string, reason?: string) {
    const path = `${CONTROL}/credits/${reference}/reversal`;
    return this.#ask('POST', path, because(reason), (body: { transaction: BankWire['Transaction'] }) =>
      viewEntry(body.transaction),
    );
  }

  fetch(as: Tenant, physicalAccountNumber: string) {
    const question = { as, body: { physicalAccountNumber } };
    return this.#ask(
      'POST',
      '/v1/transaction-batches',
      question,
      ({ batch }: BankWire['TransactionBatchResponse'], reply): FetchView => {
        if (!batch) return { isNew: false, batch: null };
        this.#countDelivery(batch.batchId, reply);
        return { isNew: reply.status === 201, batch: viewBatch(batch) };
      },
    );
  }

  #countDelivery(batchId: string, reply: Reply): void {
    const expected = (this.#deliveries.get(batchId) ?? 0) + 1;
    const said = reply.header('delivery-attempt');
    if (said !== String(expected)) throw new Error(`delivery ${expected} of ${batchId} is called ${said}`);
    this.#deliveries.set(batchId, expected);
  }

  acknowledge(as: Tenant, batchId: string, numberOfTransactions: number, controlSum: bigint) {
    const body = { numberOfTransactions, controlSum: amountOf(controlSum) };
    const path = `/v1/transaction-batches/${batchId}/acknowledgement`;
    return this.#ask('POST', path, { as, body }, (receipt: BankWire['Acknowledgement']) => {
      this.#deliveries.delete(batchId);
      return viewReceipt(receipt);
    });
  }

  getBatch(as: Tenant, batchId: string) {
    const path = `/v1/transaction-batches/${batchId}`;
    type Shown = { batch: NonNullable<BankWire['TransactionBatchResponse']['batch']> };
    return this.#ask('GET', path, { as }, ({ batch }: Shown) => viewBatch(batch));
  }

  listBatches(...asked: Parameters<Subject['listBatches']>) {
    return this.#page('/v1/transaction-batches', asked, viewSummary);
  }

  getEntry(as: Tenant, reference: string) {
    return this.#ask('GET', `/v1/transactions/${reference}`, { as }, viewEntry);
  }

  async listEntries(...asked: Parameters<Subject['listEntries']>) {
    const { fromDate, toDate } = asked[1];
    const page = await this.#page('/v1/transactions', asked, viewEntry);
    if (fromDate === undefined || toDate === undefined || fromDate <= toDate) return page;
    // The door refuses days in the wrong order, between which for the services there simply is nothing.
    if (page.ok || page.code !== 'VALIDATION_FAILED') throw new Error('days in the wrong order were taken');
    return { ok: true as const, value: { data: [], next: null }, replayed: false };
  }

  refund({ as, key, ...body }: RefundCall) {
    return this.#ask('POST', '/v1/refunds', { as, key, body }, viewRefund);
  }

  getRefund(as: Tenant, refundId: string) {
    return this.#ask('GET', `/v1/refunds/${refundId}`, { as }, viewRefund);
  }

  listRefunds(...asked: Parameters<Subject['listRefunds']>) {
    return this.#page('/v1/refunds', asked, viewRefund);
  }

  decide(decision: RefundDecision, refundId: string, reason?: string) {
    const path = `${CONTROL}/refunds/${refundId}/${DECISIONS[decision]}`;
    const question = decision === 'settle' ? {} : because(reason);
    return this.#ask('POST', path, question, (body: { refund: BankWire['Refund'] }) =>
      viewRefund(body.refund),
    );
  }

  readClock() {
    return this.#ask('GET', `${CONTROL}/clock`, {}, viewClock);
  }

  setClock(now: number, frozen?: boolean) {
    const body = { now: new Date(now).toISOString(), ...(frozen !== undefined && { frozen }) };
    return this.#ask('PUT', `${CONTROL}/clock`, { body }, viewClock);
  }

  advanceClock(seconds: number) {
    return this.#ask(
      'POST',
      `${CONTROL}/clock/advance`,
      { body: { seconds } },
      (moved: ControlWire['Clock'] & { ran: number }) => ({ ...viewClock(moved), ran: moved.ran }),
    );
  }

  freezeClock() {
    return this.#ask('POST', `${CONTROL}/clock/freeze`, {}, viewClock);
  }

  resumeClock() {
    return this.#ask('POST', `${CONTROL}/clock/resume`, {}, viewClock);
  }

  setLimits({ upiLimit, ...others }: LimitsChange) {
    const body = { ...others, ...(upiLimit !== undefined && { upiLimit: amountOf(upiLimit) }) };
    // The door takes no change of nothing; what the limits are then answers as well.
    const [method, question] = Object.keys(body).length === 0 ? ['GET', {}] : ['PUT', { body }];
    return this.#ask(method as string, `${CONTROL}/limits`, question as Question, viewLimits);
  }

  async violations(): Promise<string[]> {
    const answer = await this.#ask(
      'GET',
      `${CONTROL}/invariants`,
      {},
      ({ invariants }: ControlWire['InvariantReport']) =>
        invariants.flatMap(({ number, violations }) => violations.map((text) => `${number}: ${text}`)),
    );
    return answer.ok ? answer.value : [answer.code];
  }

  async crash(): Promise<void> {
    throw new Error('one world of a server has no power cut of its own');
  }

  async close(): Promise<void> {
    // The server is not this world's to close.
  }
}

function viewLimits({
  batchLimit,
  upiLimit,
  refundWindowDays,
}: ControlWire['Limits']): Required<LimitsChange> {
  return { batchLimit, upiLimit: paiseOf(upiLimit), refundWindowDays };
}

function because(reason: string | undefined): Question {
  return reason === undefined ? {} : { body: { reason } };
}

function itemOnWire<I extends AccountFields>({ amountRule, ...item }: I): object {
  return { ...item, ...(amountRule && { amountRule: ruleOnWire(amountRule) }) };
}
