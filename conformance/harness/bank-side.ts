import { Webhook } from 'standardwebhooks';
import { type SandboxWorld, unwrap } from '../../sandbox/index.ts';
import type { RecordedFault } from '../judge/evidence.ts';
import { faultOf, type KeptScript } from './fault-accounts.ts';
import type { KitClient } from './kit-client.ts';
import type { ArmedFault, BankSide, CreditInput, CreditNotice, Transaction } from './session.ts';
import { SessionOver } from './session-over.ts';

/** Amount from which a credit that names no rail comes by RTGS: others do not carry as much. */
const RTGS_FROM = 200_000;
const REMITTER = { name: 'Meera Iyer', accountNumber: '001234567890', ifsc: 'HDFC0000123' };

function noticeOf(credit: CreditInput): CreditNotice {
  const amount = credit.amount ?? '1.00';
  return {
    virtualAccountNumber: credit.virtualAccountNumber,
    amount,
    paymentMode: credit.paymentMode ?? (Number(amount) >= RTGS_FROM ? 'RTGS' : 'IMPS'),
    remitter: credit.remitter ?? REMITTER,
    ...(credit.utr !== undefined && { utr: credit.utr }),
    ...(credit.remittanceInformation !== undefined && {
      remittanceInformation: credit.remittanceInformation,
    }),
  };
}

/** What the bank's side of a session is made of. */
export interface BankSideOptions {
  readonly control: SandboxWorld['control'];
  /** The kit's own application. */
  readonly kit: KitClient;
  /** Application of the integration, whose calls alone meet faults. */
  readonly applicationId: string;
  readonly physicalAccountNumbers: readonly [string, string, string];
  readonly notificationSecret: string;
  /** The host's clock, in milliseconds since 1970. */
  readonly hostNow: () => number;
}

/** The bank, as scenarios move it, on the control plane of the session's world. */
export class WorldBankSide implements BankSide {
  readonly #options: BankSideOptions;
  readonly #armed = new Map<string, KeptScript>();
  readonly #accounts: RecordedFault[] = [];
  /** Labels by the id of their script, for the recorder. */
  readonly labels = new Map<string, string>();

  constructor(options: BankSideOptions) {
    this.#options = options;
  }

  get physicalAccountNumbers(): readonly [string, string, string] {
    return this.#options.physicalAccountNumbers;
  }

  async credit(...credits: readonly CreditInput[]): Promise<readonly Transaction[]> {
    const body = { items: credits.map(noticeOf) };
    const { results } = await unwrap(this.#options.control.POST('/sandbox/v1/bulk-credits', { body }));
    return results.map(({ index, outcome, problem }) => {
      if (outcome?.transaction !== undefined) return outcome.transaction;
      const why = outcome === undefined ? problem?.detail : `${outcome.outcome} ${outcome.reason ?? ''}`;
      const number = credits[index]?.virtualAccountNumber;
      throw new SessionOver('NOT_DONE', `no credit can be posted to ${number}, which should be open: ${why}`);
    });
  }

  async offer(credit: CreditInput) {
    return await unwrap(this.#options.control.POST('/sandbox/v1/credits', { body: noticeOf(credit) }));
  }

  async reverse(transactionReferenceNumber: string): Promise<Transaction> {
    const params = { path: { transactionReferenceNumber } };
    const reversal = await unwrap(
      this.#options.control.POST('/sandbox/v1/credits/{transactionReferenceNumber}/reversal', {
        params,
        body: { reason: 'Sent in error' },
      }),
    );
    return reversal.transaction;
  }

  async arm(faults: Readonly<Record<string, ArmedFault>>): Promise<void> {
    const named = Object.entries(faults);
    const scripts = named.map(([, { required: _, times: __, match, ...script }]) => {
      // The token endpoint knows the application only when it has answered.
      const own = script.operation === 'issueToken' ? {} : { applicationId: this.#options.applicationId };
      return { ...script, match: { ...own, ...match } };
    });
    const made = await unwrap(this.#options.control.POST('/sandbox/v1/fault-scripts', { body: { scripts } }));
    for (const [at, { faultScriptId }] of made.data.slice(-named.length).entries()) {
      const [label, armed] = named[at] as [string, ArmedFault];
      this.labels.set(faultScriptId, label);
      this.#armed.set(label, { label, faultScriptId, armed });
    }
  }

  async disarm(...labels: readonly string[]): Promise<void> {
    const chosen = labels.length === 0 ? [...this.#armed.keys()] : labels;
    for (const label of chosen) {
      const kept = this.#armed.get(label);
      if (kept === undefined) continue;
      const params = { path: { faultScriptId: kept.faultScriptId } };
      const script = await unwrap(
        this.#options.control.DELETE('/sandbox/v1/fault-scripts/{faultScriptId}', { params }),
      );
      this.#armed.delete(label);
      this.#accounts.push(faultOf(kept, script));
    }
  }

  /** How often the script of this label has acted. */
  async applied(label: string): Promise<number> {
    const kept = this.#armed.get(label);
    if (kept === undefined) return this.#accounts.find((one) => one.label === label)?.applied ?? 0;
    const params = { path: { faultScriptId: kept.faultScriptId } };
    const { applied } = await unwrap(
      this.#options.control.GET('/sandbox/v1/fault-scripts/{faultScriptId}', { params }),
    );
    return applied;
  }

  /** Disarms what is left and tells what every script did. */
  async settleFaults(): Promise<readonly RecordedFault[]> {
    await this.disarm();
    return this.#accounts;
  }

  async advance(seconds: number): Promise<void> {
    await unwrap(this.#options.control.POST('/sandbox/v1/clock/advance', { body: { seconds } }));
  }

  async now(): Promise<number> {
    const { now } = await unwrap(this.#options.control.GET('/sandbox/v1/clock'));
    return Date.parse(now);
  }

  async setLimits(limits: Parameters<BankSide['setLimits']>[0]): Promise<void> {
    await unwrap(this.#options.control.PUT('/sandbox/v1/limits', { body: limits }));
  }

  async revokeTokens(): Promise<void> {
    const params = { path: { applicationId: this.#options.applicationId } };
    await unwrap(
      this.#options.control.POST('/sandbox/v1/applications/{applicationId}/access-token-revocation', {
        params,
      }),
    );
  }

  async decideRefund(
    transactionReferenceNumber: string,
    outcome: 'settlement' | 'failure' | 'return',
  ): Promise<void> {
    const refunds = await this.#options.kit.refunds();
    const live = refunds.filter((one) => one.transactionReferenceNumber === transactionReferenceNumber);
    const refundId = live.at(-1)?.refundId;
    if (refundId === undefined) {
      throw new SessionOver('NOT_DONE', `no refund of ${transactionReferenceNumber} was asked for`);
    }
    const params = { path: { refundId } };
    const { control } = this.#options;
    if (outcome === 'settlement') {
      await unwrap(control.POST('/sandbox/v1/refunds/{refundId}/settlement', { params }));
    } else if (outcome === 'failure') {
      const body = { reason: 'Beneficiary account is closed' };
      await unwrap(control.POST('/sandbox/v1/refunds/{refundId}/failure', { params, body }));
    } else {
      const body = { reason: 'Returned by the beneficiary bank' };
      await unwrap(control.POST('/sandbox/v1/refunds/{refundId}/return', { params, body }));
    }
  }

  async openElsewhere(physicalAccountNumber?: string): Promise<string> {
    return await this.#options.kit.openAccount(physicalAccountNumber ?? this.physicalAccountNumbers[0]);
  }

  async deleteElsewhere(virtualAccountNumber: string): Promise<void> {
    await this.#options.kit.deleteAccount(virtualAccountNumber);
  }

  async drainElsewhere(physicalAccountNumber?: string): Promise<readonly Transaction[]> {
    return await this.#options.kit.drain(physicalAccountNumber ?? this.physicalAccountNumbers[0]);
  }

  async notification(entry: Transaction, options: Parameters<BankSide['notification']>[1] = {}) {
    const type = entry.entryType === 'REVERSAL' ? 'CREDIT_REVERSED' : 'CREDIT_POSTED';
    const body = JSON.stringify({ type, timestamp: entry.postedAt, data: entry });
    const id = `evt_${entry.transactionReferenceNumber}`;
    const at = new Date(this.#options.hostNow() - (options.skewSeconds ?? 0) * 1000);
    const secret = options.tamper === 'SECRET' ? otherSecret() : this.#options.notificationSecret;
    const signature = new Webhook(secret).sign(id, at, body);
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': options.tamper === 'SIGNATURE' ? `v1,${'A'.repeat(43)}=` : signature,
    };
    const changed = body.replace(`"amount":"${entry.amount}"`, '"amount":"999999.99"');
    return { headers, body: options.tamper === 'BODY' ? changed : body };
  }
}

/** A secret that nobody was given. */
function otherSecret(): string {
  return `whsec_${Buffer.from('not-the-secret-of-this-session').toString('base64')}`;
}
