import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFixture } from '../../fixtures.ts';
import { systemClock } from '../../lib/clock.ts';
import { packageRoot } from '../../lib/package-root.ts';
import { hashPassword } from '../../lib/password.ts';
import { createVault } from '../../lib/vault.ts';
import { postMail } from '../../services/portal.ts';
import { runUnit } from '../../services/run-unit.ts';
import { seedWorld } from '../../services/worlds.ts';
import { openLowdbStore } from '../../stores/lowdb/lowdb-store.ts';
import type { Canary, Place } from '../canary.ts';
import { catchMails, SMTP_USER, type SmtpCatcher } from '../smtp-catcher.ts';

/** Secrets that are known before the sandbox starts. Blanks and signs make each encoding look different. */
export const SECRETS = {
  password: 'canary p@ssword/of+an=administrator',
  clientSecret: 'canary_client_secret_7f3a91',
  controlToken: 'canary-control-token-0123456789',
  smtpPassword: 'canary smtp p@ss/word',
  serverKey: randomBytes(32).toString('base64url'),
  mailLink: randomBytes(32).toString('base64url'),
  webhookSecret: `whsec_${randomBytes(32).toString('base64')}`,
} as const;

export const ADMIN = 'root.admin';
export const CANARY_CLIENT = 'canary_client_id_0001';

/** A process of `khata serve` at log level debug with a data folder, and everything that it lets out. */
export interface Scene {
  readonly url: string;
  readonly canaries: Canary[];
  readonly smtp: SmtpCatcher;
  /** Sends a request; the answer, headers included, becomes a place to search. */
  readonly send: (request: Request) => Promise<Response>;
  /** Ends the process. @returns all answers, mails, logs and files */
  finish(): Promise<Place[]>;
  /** Removes what is left. */
  clean(): Promise<void>;
}

/**
 * Tells of a secret; one that was never handed out or sent would make the search an empty one.
 * @param belongs the places where it may be seen
 * @returns the secret
 * @throws Error when there is none
 */
export function tell(
  scene: Scene,
  name: string,
  value: string | null | undefined,
  ...belongs: RegExp[]
): string {
  if (!value) throw new Error(`the scenario did not come by the ${name}`);
  scene.canaries.push({ name, value, belongs });
  return value;
}

/** A world with an administrator, a client and a mail, whose secrets are known. */
async function prepareFolder(data: string): Promise<void> {
  // Without its people: the secrets of this world are all known to the test.
  const demo = { ...readFixture('demo'), portal: undefined };
  const [acme, ...others] = demo.organisations;
  if (acme === undefined) throw new Error('the demo has organisations');
  const application = {
    applicationId: 'app-canary',
    name: 'Canary',
    oauth: '2.0' as const,
    apis: acme.applications[0]?.apis ?? [],
    apiKey: CANARY_CLIENT,
    clientSecret: SECRETS.clientSecret,
  };
  const applications = [...acme.applications, application];
  const fixture = { ...demo, organisations: [{ ...acme, applications }, ...others] };
  const host = {
    now: () => systemClock.now(),
    vault: createVault(Buffer.from(SECRETS.serverKey, 'base64url')),
    onMailQueued: () => {},
  };
  const store = await openLowdbStore({ directory: data });
  const world = store.world('default');
  await seedWorld(world, host, fixture);
  const passwordHash = await hashPassword(SECRETS.password);
  await runUnit(world, host, async (unit) => {
    const email = 'root@bank.example';
    const names = { username: ADMIN, foldedUsername: ADMIN, email, foldedEmail: email };
    const person = { firstName: 'Root', lastName: 'Admin', role: 'PORTAL_ADMIN', status: 'ACTIVE' } as const;
    const userId = unit.nextId('user');
    await unit.tx.put('users', { userId, ...names, ...person, passwordHash, createdAt: unit.now });
    const link = `/portal/activation#${SECRETS.mailLink}`;
    const draft = { kind: 'REGISTRATION_APPROVED', to: 'asha@acme.example', subject: 'Ready' } as const;
    await postMail(unit, { ...draft, text: 'Activate it: {link}\n', link });
  });
  await store.close();
}

/** Resolves with the URL of the ready line. */
function ready(child: ChildProcess, output: { stdout: string; stderr: string }): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stderr?.on('data', (chunk) => {
      output.stderr += chunk;
    });
    child.stdout?.on('data', (chunk) => {
      output.stdout += chunk;
      const end = output.stdout.indexOf('\n');
      if (end >= 0) resolve((JSON.parse(output.stdout.slice(0, end)) as { url: string }).url);
    });
    child.once('close', (code) => reject(new Error(`khata serve ended with ${code}: ${output.stderr}`)));
  });
}

function filesBelow(directory: string): Place[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ name: `file ${path.slice(directory.length + 1)}`, content: readFileSync(path) }));
}

/** Starts a sandbox from the sources, with a secret of ours at each place where one goes in. */
export async function openScene(): Promise<Scene> {
  const data = mkdtempSync(join(tmpdir(), 'khata-canary-'));
  await prepareFolder(data);
  const smtp = await catchMails({ password: SECRETS.smtpPassword });
  const inherited = Object.entries(process.env).filter(([name]) => !/^(?:KHATA_|VITEST|NODE_)/.test(name));
  const child = spawn(
    process.execPath,
    [...['--import', 'tsx', 'scripts/khata.ts', 'serve', '--json', '--port', '0'], '--data', data],
    {
      cwd: packageRoot(),
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...Object.fromEntries(inherited),
        KHATA_LOG_LEVEL: 'debug',
        KHATA_CONTROL_TOKEN: SECRETS.controlToken,
        KHATA_SERVER_KEY: SECRETS.serverKey,
        KHATA_SMTP_URL: `smtp://${SMTP_USER}:${encodeURIComponent(SECRETS.smtpPassword)}@127.0.0.1:${smtp.port}`,
      },
    },
  );
  const closed = new Promise((resolve) => child.once('close', resolve));
  const output = { stdout: '', stderr: '' };
  const url = await ready(child, output);
  const answers: Place[] = [];
  return {
    url,
    smtp,
    canaries: [],
    async send(request) {
      const response = await fetch(request);
      const text = await response.clone().text();
      const name = `answer ${request.method} ${new URL(request.url).pathname} ${response.status}`;
      answers.push({ name, content: `${JSON.stringify([...response.headers])}\n${text}` });
      return response;
    },
    async finish() {
      child.kill('SIGTERM');
      await closed;
      return [
        ...answers,
        ...smtp.caught.map(({ to, source }) => ({ name: `mail to ${to.join()}`, content: source })),
        // The ready line hands out the demo's credentials, which are printed in the documents too.
        { name: 'standard output', content: output.stdout.slice(output.stdout.indexOf('\n')) },
        { name: 'standard error', content: output.stderr },
        ...filesBelow(data),
      ];
    },
    async clean() {
      child.kill('SIGKILL');
      await closed;
      await smtp.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
