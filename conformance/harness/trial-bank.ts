import { Webhook } from 'standardwebhooks';
import { type SandboxWorld, unwrap } from '../../sandbox/index.ts';
import type { TrialBank, TrialCredit } from '../drivers/trial.ts';

/** What a trial bank is made with besides its world. */
export interface TrialBankOptions {
  /** The host's clock, in milliseconds since 1970. */
  readonly hostNow: () => number;
  /** Physical accounts; left out, the partner's first one. */
  readonly physicalAccountNumbers?: readonly string[];
  /** Name of an application that is not the integration's. */
  readonly kitApplication?: string;
}

/** Not a secret of anybody's: every trial signs with it. */
const SECRET = `whsec_${Buffer.from('khata-trial-notifications').toString('base64')}`;
/** Milliseconds after which the integration gives up a request. */
const REQUEST_DEADLINE = 1_000;
const AMOUNT = '101.01';
const MOST_EXCHANGES = 1_000;

async function openedByTheKit(world: SandboxWorld, physicalAccountNumber: string): Promise<string> {
  const virtualAccountNumber = `${world.partner.virtualAccountPrefix}TRIAL0001`;
  const params = { header: { 'Idempotency-Key': 'khata-trial' } };
  const items = [{ virtualAccountNumber, accountName: 'Opened elsewhere' }];
  await unwrap(world.bank.POST('/v1/virtual-accounts', { params, body: { physicalAccountNumber, items } }));
  return virtualAccountNumber;
}

/**
 * A world as a small bank for one trial of a driver.
 * @param world on a port
 * @throws Error when it lacks an application of either kind
 */
export function trialBank(world: SandboxWorld, options: TrialBankOptions): TrialBank {
  const { partner, control } = world;
  const { clientName, virtualAccountPrefix } = partner;
  const own = world.applications.filter((one) => one.applicationName !== options.kitApplication);
  const byKey = own.find((one) => one.apiKey === partner.apiKey) ?? own.find((one) => one.oauth === 'NONE');
  const byToken =
    own.find((one) => one.apiKey === partner.clientId) ?? own.find((one) => one.oauth === '2.0');
  if (!world.url || !byKey || !byToken?.clientSecret)
    throw new Error('khata: no port, or no application of either kind');
  let latest: object = {};
  const accounts = [...(options.physicalAccountNumbers ?? [partner.physicalAccountNumber])];
  const prefix = new URL(world.url).pathname.replace(/\/$/, '');
  return {
    session: world.name,
    start: {
      baseUrl: world.url,
      clientName,
      virtualAccountPrefix,
      physicalAccountNumbers: accounts,
      requestDeadlineMilliseconds: REQUEST_DEADLINE,
      notificationSecret: SECRET,
    },
    credentials: {
      API_KEY: { kind: 'API_KEY', apiKey: byKey.apiKey },
      OAUTH2: { kind: 'OAUTH2', clientId: byToken.apiKey, clientSecret: byToken.clientSecret },
    },
    applicationIds: { API_KEY: byKey.applicationId, OAUTH2: byToken.applicationId },
    async exchanges() {
      const query = { limit: MOST_EXCHANGES, door: 'BANK' as const };
      const { data } = await unwrap(control.GET('/sandbox/v1/exchanges', { params: { query } }));
      return data
        .map(({ number, method, path, operationId, applicationId, status }) => ({
          number,
          method,
          path: path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path,
          operationId,
          applicationId,
          status,
        }))
        .sort((one, other) => one.number - other.number);
    },
    async credit(virtualAccountNumber): Promise<TrialCredit | undefined> {
      const number = virtualAccountNumber ?? (await openedByTheKit(world, accounts[0] as string));
      const remitter = { name: 'Meera Iyer', accountNumber: '001234567890', ifsc: 'HDFC0000123' };
      const body = { virtualAccountNumber: number, amount: AMOUNT, paymentMode: 'IMPS' as const, remitter };
      const { transaction } = await unwrap(control.POST('/sandbox/v1/credits', { body }));
      if (transaction === undefined) return undefined;
      latest = transaction;
      const { transactionReferenceNumber, utr } = transaction;
      return { transactionReferenceNumber, virtualAccountNumber: number, utr, amount: AMOUNT };
    },
    notification(aheadSeconds) {
      const at = new Date(options.hostNow() + aheadSeconds * 1_000);
      const id = `evt_trial_${aheadSeconds}`;
      const body = JSON.stringify({ type: 'CREDIT_POSTED', timestamp: at.toISOString(), data: latest });
      const headers = {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
        'webhook-signature': new Webhook(SECRET).sign(id, at, body),
      };
      return { headers, body };
    },
  };
}
