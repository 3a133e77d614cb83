/**
 * What the model suite asks of a bank, and what it looks at in the answers. The services are one subject; the
 * HTTP doors can be another. Nothing here is imported from the sandbox: the suite has words of its own.
 * Amounts are paise, instants epoch milliseconds, days `YYYY-MM-DD` in India.
 */

export type Tenant = 'ACME' | 'BETA';
export type Mode = 'NEFT' | 'RTGS' | 'IMPS' | 'UPI' | 'FUNDS_TRANSFER';
export type Status = 'SCHEDULED' | 'ACTIVE' | 'EXPIRED' | 'DELETED';
export type EntryKind = 'CREDIT' | 'REVERSAL';
export type Delivery = 'UNDELIVERED' | 'IN_OPEN_BATCH' | 'ACKNOWLEDGED';
export type RefundState = 'ACCEPTED' | 'IN_PROCESS' | 'PROCESSED' | 'FAILED' | 'RETURNED';

/** An answer: what came of it, or the code of the refusal with the items it points at. */
export type Answer<T> =
  | { ok: true; value: T; replayed: boolean }
  | { ok: false; code: string; items?: [index: number, code: string][]; replayed: boolean };

export type Rule =
  | { type: 'NONE' }
  | { type: 'EXACT'; amount: number }
  | { type: 'RANGE'; minimumAmount: number; maximumAmount: number };

export interface Payer {
  name: string;
  accountNumber?: string;
  ifsc?: string;
}

/** Fields of an account that a client chooses; in a modification absent = unchanged, null = cleared. */
export interface AccountFields {
  accountName?: string;
  customerReference?: string | null;
  contact?: { email?: string; mobile?: string } | null;
  allowedPaymentModes?: Mode[];
  remitterCheck?: 'NONE' | 'ACCOUNT' | 'ACCOUNT_AND_IFSC';
  allowedRemitters?: { accountNumber: string; ifsc?: string }[] | null;
  amountRule?: Rule;
  validFrom?: string;
  validTo?: string | null;
  references?: string[] | null;
}

export type CreateItem = { virtualAccountNumber: string } & AccountFields;
export type ModifyItem = { virtualAccountNumber: string; revision?: number } & AccountFields;
export interface DeleteItem {
  virtualAccountNumber: string;
  reason: 'CUSTOMER_EXITED' | 'DUPLICATE' | 'ERROR' | 'OTHER';
}

/** A keyed command over accounts of one physical account. */
export interface Bulk<Item> {
  key: string;
  as: Tenant;
  physicalAccountNumber: string;
  atomic: boolean;
  items: Item[];
}

export interface AccountView {
  virtualAccountNumber: string;
  physicalAccountNumber: string;
  accountName: string;
  customerReference?: string;
  contact?: { email?: string; mobile?: string };
  allowedPaymentModes: Mode[];
  remitterCheck: string;
  allowedRemitters: { accountNumber: string; ifsc?: string }[];
  amountRule: Rule;
  validFrom: string;
  validTo?: string;
  references: string[];
  ifsc: string;
  status: Status;
  revision: number;
  createdAt: number;
  updatedAt: number;
  deletedAt?: number;
  deletionReason?: string;
}

export type ItemResult = { account: AccountView } | { code: string };

export interface Notice {
  virtualAccountNumber: string;
  amount: number;
  paymentMode: Mode;
  utr?: string;
  remitter: Payer;
  remittanceInformation?: string;
}

export interface EntryView {
  transactionReferenceNumber: string;
  sequenceNumber: number;
  entryType: EntryKind;
  originalTransactionReferenceNumber?: string;
  virtualAccountNumber: string;
  physicalAccountNumber: string;
  amount: number;
  paymentMode: Mode;
  utr: string;
  remitter: Payer;
  remittanceInformation?: string;
  valueDate: string;
  postedAt: number;
  customerReference?: string;
  references: string[];
}

export interface CreditView {
  outcome: 'POSTED' | 'RETURNED' | 'QUEUED';
  isNew: boolean;
  utr: string;
  reason?: string;
  dueAt?: number;
  transaction?: EntryView;
}

export interface BatchView {
  batchId: string;
  batchNumber: number;
  physicalAccountNumber: string;
  fetchedAt: number;
  numberOfTransactions: number;
  /** Paise, as decimal digits. */
  controlSum: string;
  moreAvailable: boolean;
  transactions: EntryView[];
}

export interface FetchView {
  isNew: boolean;
  batch: BatchView | null;
}

export interface ReceiptView {
  batchId: string;
  batchNumber: number;
  acknowledgedAt: number;
  numberOfTransactions: number;
  controlSum: string;
}

export interface BatchSummaryView {
  batchId: string;
  batchNumber: number;
  physicalAccountNumber: string;
  status: 'OPEN' | 'ACKNOWLEDGED';
  fetchedAt: number;
  acknowledgedAt?: number;
  numberOfTransactions: number;
  controlSum: string;
}

export interface RefundView {
  refundId: string;
  messageId: string;
  status: RefundState;
  amount: number;
  transactionReferenceNumber: string;
  clientName: string;
  reason?: string;
  utr?: string;
  failureReason?: string;
  acceptedAt: number;
  updatedAt: number;
}

export interface ClockView {
  now: number;
  mode: 'REAL' | 'OFFSET' | 'FROZEN';
}

/** One page of a list; `next` goes into the question for the page after it. */
export interface PageView<T> {
  data: T[];
  next: string | null;
}

export interface Paging {
  limit: number;
  after?: string;
}

export interface AccountFilter {
  physicalAccountNumber?: string;
  status?: Status;
  customerReference?: string;
}

export interface EntryFilter {
  physicalAccountNumber?: string;
  virtualAccountNumber?: string;
  utr?: string;
  fromDate?: string;
  toDate?: string;
  entryType?: EntryKind;
  deliveryState?: Delivery;
}

export interface BatchFilter {
  physicalAccountNumber?: string;
  status?: 'OPEN' | 'ACKNOWLEDGED';
}

export interface RefundFilter {
  transactionReferenceNumber?: string;
  status?: RefundState;
}

export interface RefundCall {
  key: string;
  as: Tenant;
  clientName: string;
  transactionReferenceNumber: string;
  reason?: string;
}

export interface LimitsChange {
  batchLimit?: number;
  upiLimit?: number;
  refundWindowDays?: number;
}

export type RefundDecision = 'settle' | 'fail' | 'return';

/** A bank with the two firms of the suite in it, on a host clock that the suite moves. */
export interface Subject {
  create(call: Bulk<CreateItem>): Promise<Answer<ItemResult[]>>;
  modify(call: Bulk<ModifyItem>): Promise<Answer<ItemResult[]>>;
  remove(call: Bulk<DeleteItem>): Promise<Answer<ItemResult[]>>;
  getAccount(as: Tenant, number: string): Promise<Answer<AccountView>>;
  listAccounts(as: Tenant, filter: AccountFilter, paging: Paging): Promise<Answer<PageView<AccountView>>>;
  credit(notice: Notice): Promise<Answer<CreditView>>;
  reverse(reference: string, reason?: string): Promise<Answer<EntryView>>;
  fetch(as: Tenant, physicalAccountNumber: string): Promise<Answer<FetchView>>;
  acknowledge(as: Tenant, batchId: string, count: number, controlSum: bigint): Promise<Answer<ReceiptView>>;
  getBatch(as: Tenant, batchId: string): Promise<Answer<BatchView>>;
  listBatches(as: Tenant, filter: BatchFilter, paging: Paging): Promise<Answer<PageView<BatchSummaryView>>>;
  getEntry(as: Tenant, reference: string): Promise<Answer<EntryView>>;
  listEntries(as: Tenant, filter: EntryFilter, paging: Paging): Promise<Answer<PageView<EntryView>>>;
  refund(call: RefundCall): Promise<Answer<RefundView>>;
  getRefund(as: Tenant, refundId: string): Promise<Answer<RefundView>>;
  listRefunds(as: Tenant, filter: RefundFilter, paging: Paging): Promise<Answer<PageView<RefundView>>>;
  decide(decision: RefundDecision, refundId: string, reason?: string): Promise<Answer<RefundView>>;
  readClock(): Promise<Answer<ClockView>>;
  setClock(now: number, frozen?: boolean): Promise<Answer<ClockView>>;
  advanceClock(seconds: number): Promise<Answer<ClockView & { ran: number }>>;
  freezeClock(): Promise<Answer<ClockView>>;
  resumeClock(): Promise<Answer<ClockView>>;
  setLimits(change: LimitsChange): Promise<Answer<Required<LimitsChange>>>;
  /** What the bank's own check of its books finds wrong. */
  violations(): Promise<string[]>;
  /** Cuts the power: what was not yet durable is gone, and the bank starts again from its disk. */
  crash(): Promise<void>;
  close(): Promise<void>;
}

/** Puts up a bank for one sequence. */
export type SubjectFactory = (host: { now(): number }) => Promise<Subject>;
