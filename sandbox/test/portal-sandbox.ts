import { scryptSync } from 'node:crypto';
import { createApp } from '../app.ts';
import { foldName } from '../domain/fold.ts';
import type { Mail } from '../domain/mail.ts';
import type { Role, User, UserStatus } from '../domain/user.ts';
import type { WorldFixture } from '../domain/world-fixture.ts';
import { type ManualClock, manualClock } from '../lib/clock.ts';
import { createVault } from '../lib/vault.ts';
import { MAIL_LINK_PURPOSE } from '../services/portal.ts';
import { runUnit } from '../services/run-unit.ts';
import { openSession } from '../services/sessions.ts';
import type { Unit } from '../services/unit.ts';
import { DEFAULT_WORLD } from '../services/world-names.ts';
import { openLowdbStore } from '../stores/lowdb/lowdb-store.ts';
import { PortalClient, type Transport } from './portal-client.ts';
import { START, TWO_FIRMS } from './service-world.ts';

/** The password of everybody whom {@link PortalSandbox.person} lets in. */
export const PASSWORD = 'correct horse battery staple';

/** Its hash at the lowest cost, in the form of lib/password.ts: a real one takes a tenth of a second to check. */
const CHEAP_HASH = (() => {
  const salt = Buffer.alloc(16, 7);
  const hash = scryptSync(PASSWORD, salt, 32, { N: 2 ** 6, r: 8, p: 1 });
  return `$scrypt$ln=6,r=8,p=1$${salt.toString('base64url')}$${hash.toString('base64url')}`;
})();

/** A mail of the outbox with its link readable. */
export interface OpenedMail extends Mail {
  readonly link?: string;
  /** The one-time token at the link's end. */
  readonly token?: string;
}

/** Somebody with an account, and a client with a session of theirs. */
export interface Person extends PortalClient {
  readonly user: User;
}

/** A sandbox in process whose world can also be reached by services. */
export interface PortalSandbox {
  readonly fetch: Transport;
  /** The host's clock; it stands until it is moved. */
  readonly clock: ManualClock;
  /** Faults of its own (5xx) that the sandbox has told of. */
  readonly faults: readonly unknown[];
  /** Runs one unit of work in the world. */
  run<R>(work: (unit: Unit) => R | Promise<R>): Promise<R>;
  /** A client without a session. */
  visitor(base?: string): PortalClient;
  /** Puts a person into the world, an active one unless told, and opens a session for them, without hashing a password. */
  person(role: Role, organisationId?: string, username?: string, status?: UserStatus): Promise<Person>;
  /** All mails to an address, oldest first. */
  mailsTo(address: string): Promise<OpenedMail[]>;
  close(): Promise<void>;
}

export interface PortalSandboxOptions {
  readonly fixture?: WorldFixture;
  readonly clock?: ManualClock;
  readonly publicUrl?: string;
  /** Folder that keeps the data; left out, it is gone with the process. */
  readonly directory?: string;
}

/** Two firms in memory (org-acme, org-beta) on a clock that stands at {@link START}; no people yet. */
export async function portalSandbox(options: PortalSandboxOptions = {}): Promise<PortalSandbox> {
  const { fixture = TWO_FIRMS, clock = manualClock(START), publicUrl, directory } = options;
  const store = await openLowdbStore({ directory });
  const vault = createVault(new Uint8Array(32).fill(7));
  const host = { now: () => clock.now(), vault };
  const faults: unknown[] = [];
  let requests = 0;
  const app = await createApp({
    store,
    host,
    fixture,
    validateResponses: true,
    controlToken: undefined,
    publicUrl,
    nextRequestId: () => {
      requests += 1;
      return `request-${requests.toString().padStart(8, '0')}`;
    },
    onFault: (error) => faults.push(error),
  });
  const fetch: Transport = (request) => app.fetch(request);
  const world = store.world(DEFAULT_WORLD);
  const run = async <R>(work: (unit: Unit) => R | Promise<R>): Promise<R> =>
    await runUnit(world, host, async (unit) => await work(unit));
  let people = 0;
  return {
    fetch,
    clock,
    faults,
    run,
    visitor: (base) => new PortalClient(fetch, base),
    async person(role, organisationId, username, status = 'ACTIVE') {
      people += 1;
      const named = { role, status, username: username ?? `person${people}` };
      const user = await newUser(run, named, organisationId);
      const { token, csrfToken } = await run((unit) => openSession(unit, user, 'test'));
      const client = new PortalClient(fetch);
      client.cookies.set(publicUrl?.startsWith('https:') ? '__Host-khata_session' : 'khata_session', token);
      client.csrfToken = csrfToken;
      return Object.assign(client, { user });
    },
    mailsTo: (address) => run(async (unit) => await openMails(unit, address)),
    close: () => store.close(),
  };
}

async function newUser(
  run: PortalSandbox['run'],
  { role, status, username }: Pick<User, 'role' | 'status' | 'username'>,
  organisationId: string | undefined,
): Promise<User> {
  const email = `${username}@people.example`;
  return await run(async (unit) => {
    const user: User = {
      userId: unit.nextId('user'),
      username,
      foldedUsername: foldName(username),
      email,
      foldedEmail: foldName(email),
      firstName: 'Asha',
      lastName: 'Verma',
      passwordHash: CHEAP_HASH,
      role,
      status,
      createdAt: unit.now,
    };
    if (organisationId !== undefined) user.organisationId = organisationId;
    await unit.tx.put('users', user);
    return user;
  });
}

async function openMails(unit: Unit, address: string): Promise<OpenedMail[]> {
  const mails = await unit.tx.scan('mails', 'byTime', '', { limit: 10_000 });
  return mails.filter((mail) => mail.to === address).map((mail) => openMail(unit, mail));
}

function openMail(unit: Unit, mail: Mail): OpenedMail {
  if (mail.sealedLink === undefined) return mail;
  const link = unit.vault.open(mail.sealedLink, MAIL_LINK_PURPOSE);
  return { ...mail, link, token: link.slice(Math.max(link.lastIndexOf('#'), link.lastIndexOf('=')) + 1) };
}
