import { resolve } from 'node:path';
import pc from 'picocolors';
import { isLoopback, type ServeConfig } from './config.ts';
import { type Listener, listen } from './http/listener.ts';
import { createSandbox, type Sandbox } from './index.ts';

/** Of the demo's people, as the README tells it; the bank's administrator has none. */
const DEMO_PASSWORD = 'khata demo password for tests only';

/** Milliseconds that running requests get before their connections are cut. */
const GRACE_MS = 10_000;

/** Bytes of data above which recovery shows how far it is. */
const PROGRESS_FROM_BYTES = 32 * 1024 * 1024;

/** What `khata serve` has running. */
export interface Served {
  readonly url: string;
  /** Stops accepting, answers what is running, syncs, closes. Safe to call twice. */
  close(): Promise<void>;
}

type FaultLog = (error: unknown, requestId: string) => void;

/** Logs faults of ours on standard error. pino is loaded at the first one: start-up does not pay for it. */
function faultLog(level: ServeConfig['logLevel']): FaultLog {
  const loading = () => import('pino').then(({ pino }) => pino({ level, base: null }, pino.destination(2)));
  let logger: ReturnType<typeof loading> | undefined;
  return (error, requestId) => {
    if (level === 'silent') return;
    logger ??= loading();
    void logger.then((log) => log.error({ err: error, requestId }, 'request failed'));
  };
}

function showProgress({ phase, done, total }: { phase: string; done: number; total: number }): void {
  if (total < PROGRESS_FROM_BYTES || !process.stderr.isTTY) return;
  const percent = Math.floor((done / total) * 100);
  process.stderr.write(
    `\r${phase} ${percent} % of ${Math.round(total / 1e6)} MB${done >= total ? '\n' : ''}`,
  );
}

/** @param base how the portal is reached from outside */
function readyLine(
  url: string,
  base: string,
  { partner, setupPath }: Sandbox,
  control: ServeConfig['control'],
): string {
  const { apiKey, clientId, clientSecret, clientName, virtualAccountPrefix, physicalAccountNumber } = partner;
  return JSON.stringify({
    url,
    ...(control === 'on' && { controlUrl: `${url}/sandbox/v1` }),
    apiKey,
    clientId,
    clientSecret,
    clientName,
    virtualAccountPrefix,
    physicalAccountNumber,
    portalUrl: `${base}/portal/v1`,
    // The one secret here that is good for more than a demo: whoever reads it becomes the administrator.
    ...(setupPath !== undefined && { setupUrl: base + setupPath }),
  });
}

/** Who can sign in to the portal, and how its first administrator is made. */
function people(
  url: string,
  { setupPath }: Sandbox,
  config: ServeConfig,
  row: (name: string, value: string) => string,
): string[] {
  if (setupPath !== undefined) {
    const token = setupPath.slice(setupPath.indexOf('#') + 1);
    return [
      row('Set-up token', `${token} ${pc.dim(`(once: POST ${url}/portal/v1/setups makes the admin)`)}`),
    ];
  }
  if (config.admin !== undefined)
    return [
      row(
        'Portal admin',
        `${config.admin.username} ${pc.dim('(KHATA_ADMIN_USERNAME, unless there was one before)')}`,
      ),
    ];
  if (config.fixture !== 'demo') return [];
  return [
    row('Portal sign-in', `asha.verma ${pc.dim('or')} rohan.mehta ${pc.dim('·')} ${DEMO_PASSWORD}`),
    // Only the control plane makes links for somebody else.
    ...(config.control === 'off'
      ? []
      : [row('Portal admin', `bank.admin ${pc.dim(`(no password: POST ${url}/sandbox/v1/sign-in-links)`)}`)]),
  ];
}

/** The greeting: where it listens, who the demo partner is, lines to try: those that need no control plane where it is off. */
function greeting(url: string, sandbox: Sandbox, config: ServeConfig): string {
  const { partner } = sandbox;
  const row = (name: string, value: string) => `  ${pc.dim(name.padEnd(18))}${value}`;
  const json = `-H 'Content-Type: application/json'`;
  const account = `'{"physicalAccountNumber":"${partner.physicalAccountNumber}"}'`;
  const proposal = {
    physicalAccountNumber: partner.physicalAccountNumber,
    items: [{ virtualAccountNumber: `${partner.virtualAccountPrefix}00020001`, accountName: 'Asha Verma' }],
  };
  const credit = {
    virtualAccountNumber: `${partner.virtualAccountPrefix}00020001`,
    amount: '1250.00',
    paymentMode: 'IMPS',
    remitter: { name: 'Ravi Kumar', accountNumber: '50100012345678', ifsc: 'KHTA0000002' },
  };
  const control = config.control !== 'off';
  const data = config.data === undefined ? 'in memory only' : resolve(config.data);
  return [
    '',
    `${pc.bold('Khata')} ${pc.dim('a sandbox of a virtual-account bank API; unofficial, not affiliated with any bank')}`,
    '',
    row('Bank API', pc.cyan(url)),
    row('Developer portal', `${pc.cyan(`${url}/portal/v1`)} ${pc.dim('(JSON; pages are to come)')}`),
    row('Control plane', control ? pc.cyan(`${url}/sandbox/v1`) : 'off'),
    row('Contract', pc.cyan(`${url}/openapi/bank.json`)),
    row('Data', `${data} ${pc.dim(`(fixture ${config.fixture})`)}`),
    '',
    row('Client name', partner.clientName),
    row('Number prefix', partner.virtualAccountPrefix),
    row('Physical account', partner.physicalAccountNumber),
    row('API key', `${partner.apiKey} ${pc.dim('(OAuth NONE)')}`),
    row('Client id, secret', `${partner.clientId} ${partner.clientSecret} ${pc.dim('(OAuth 2.0)')}`),
    ...people(url, sandbox, config, row),
    '',
    pc.dim(`  Open a virtual account,${control ? ' have money arrive,' : ''} fetch what is waiting:`),
    '',
    `curl -s ${url}/v1/virtual-accounts -H 'X-Api-Key: ${partner.apiKey}' -H "Idempotency-Key: open-1" ${json} -d '${JSON.stringify(proposal)}'`,
    ...(control ? [`curl -s ${url}/sandbox/v1/credits ${json} -d '${JSON.stringify(credit)}'`] : []),
    `curl -s ${url}/v1/transaction-batches -H 'X-Api-Key: ${partner.apiKey}' ${json} -d ${account}`,
    '',
    ...(isLoopback(config.host)
      ? []
      : [pc.yellow(`  Listens on ${config.host}: whoever reaches it can use these demo credentials.`), '']),
    pc.dim('  Ctrl-C stops it; nothing acknowledged is lost.'),
    '',
  ].join('\n');
}

/**
 * `khata serve`: starts the sandbox on a port and says so on standard output.
 * @throws StoreOpenError, FixtureMismatchError or ListenError, each with one line for the console
 */
export async function serve(config: ServeConfig): Promise<Served> {
  let listensAt: (url: string) => void = () => {};
  const sandbox: Sandbox = await createSandbox({
    data: config.data,
    fixture: config.fixture,
    seed: config.seed,
    startAt: config.clock,
    validateResponses: config.validateResponses,
    controlToken: config.controlToken,
    controlPlane: config.control,
    publicUrl: config.publicUrl,
    serverKey: config.serverKey,
    plans: config.plans,
    exchanges: config.exchanges,
    smtpUrl: config.smtpUrl,
    mailFrom: config.mailFrom,
    autoApprove: config.autoApprove,
    notifications: {
      allowPrivate: config.allowPrivateWebhooks,
      localOnly: isLoopback(config.host) && config.publicUrl === undefined,
    },
    admin: config.admin,
    origin: new Promise((resolve) => {
      listensAt = resolve;
    }),
    onFault: faultLog(config.logLevel),
    onWarning: (message) => process.stderr.write(`khata: ${message}\n`),
    onProgress: showProgress,
  });
  let listener: Listener;
  try {
    listener = await listen(sandbox.fetch, config);
  } catch (error) {
    await sandbox.close();
    throw error;
  }
  const { url } = listener;
  listensAt(url);
  process.stdout.write(
    config.json
      ? `${readyLine(url, config.publicUrl ?? url, sandbox, config.control)}\n`
      : greeting(url, sandbox, config),
  );
  let closed: Promise<void> | undefined;
  const stop = async () => {
    sandbox.hangUp();
    await listener.close(GRACE_MS);
    await sandbox.close();
  };
  return {
    url,
    close: () => {
      closed ??= stop();
      return closed;
    },
  };
}
