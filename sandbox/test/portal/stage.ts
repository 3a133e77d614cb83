import { createApp } from '../../app.ts';
import type { Role, User, UserStatus } from '../../domain/user.ts';
import { readFixture } from '../../fixtures.ts';
import { type ManualClock, manualClock } from '../../lib/clock.ts';
import { createVault } from '../../lib/vault.ts';
import { runUnit } from '../../services/run-unit.ts';
import { openSession } from '../../services/sessions.ts';
import type { Unit } from '../../services/unit.ts';
import { COLLECTIONS, type CollectionName } from '../../stores/collections.ts';
import { openLowdbStore } from '../../stores/lowdb/lowdb-store.ts';
import type { WorldStore } from '../../stores/store.ts';
import { type ContractOperation, operationOf } from '../contract/contract-bundle.ts';
import type { Answer } from '../contract/documented-answer.ts';
import { type Call, requestFor, START, sendWatched, type Transport } from '../contract/watched-sandbox.ts';

/** A signed-in person, as a browser knows itself. */
export interface Person {
  readonly userId: string;
  readonly cookie: string;
  readonly csrfToken: string;
}

/** A portal in process, and its people. */
export interface Stage {
  readonly clock: ManualClock;
  readonly fetch: Transport;
  readonly people: Readonly<Record<PersonName, Person>>;
  /** Faults of its own (5xx) that the sandbox has told of. */
  readonly faults: readonly unknown[];
  /** One unit of work below the doors. */
  run<R>(work: (unit: Unit) => Promise<R>): Promise<R>;
  /** A call as somebody, or as nobody; held against the contract. */
  call<T = unknown>(
    person: PersonName | Person | undefined,
    operationId: string,
    call?: Call,
  ): Promise<Answer<T>>;
  /** Everything that the world holds but sessions, as text. */
  dump(): Promise<string>;
}

const PEOPLE = {
  bankAdmin: ['PORTAL_ADMIN', undefined],
  otherBankAdmin: ['PORTAL_ADMIN', undefined],
  acmeAdmin: ['ORG_ADMIN', 'org-acme'],
  acmeDeveloper: ['DEVELOPER', 'org-acme'],
  betaAdmin: ['ORG_ADMIN', 'org-beta'],
  betaDeveloper: ['DEVELOPER', 'org-beta'],
} as const satisfies Record<string, readonly [Role, string | undefined]>;
export type PersonName = keyof typeof PEOPLE;

/** A person and a session of theirs. */
export async function makePerson(
  run: Stage['run'],
  name: string,
  role: Role,
  organisationId: string | undefined,
  status: UserStatus = 'ACTIVE',
): Promise<Person> {
  return await run(async (unit) => {
    const user: User = {
      userId: unit.nextId('user'),
      username: name,
      foldedUsername: name.toLowerCase(),
      email: `${name}@people.example`,
      foldedEmail: `${name}@people.example`.toLowerCase(),
      firstName: name,
      lastName: 'Test',
      role,
      status,
      createdAt: unit.now,
      ...(organisationId !== undefined && { organisationId }),
    };
    const { token, csrfToken } = await openSession(unit, user, 'stage');
    return { userId: user.userId, cookie: `khata_session=${token}`, csrfToken };
  });
}

/** Somebody of Acme who may call an operation, or of the bank; nobody where no session is needed. */
export function allowedPerson({ roles }: ContractOperation): PersonName | undefined {
  if (roles === undefined) return undefined;
  if (roles.includes('DEVELOPER')) return 'acmeDeveloper';
  return roles.includes('ORG_ADMIN') ? 'acmeAdmin' : 'bankAdmin';
}

/** The headers with which a person's browser sends a request of an operation. */
export function personHeaders(operationId: string, { cookie, csrfToken }: Person): Record<string, string> {
  const unsafe = operationOf(operationId).parameters.some(({ name }) => name === 'X-CSRF-Token');
  return { cookie, ...(unsafe && { 'x-csrf-token': csrfToken }) };
}

const UNWATCHED: readonly string[] = ['sessions', 'signInAttempts', 'worldCounters'];

async function dumpOf(store: WorldStore): Promise<string> {
  return await store.transact(async (tx) => {
    const lines: string[] = [];
    for (const name of Object.keys(COLLECTIONS) as CollectionName[]) {
      if (UNWATCHED.includes(name)) continue;
      const [index] = Object.keys(COLLECTIONS[name].indexes);
      const rows =
        index === undefined
          ? [await tx.get(name, 'portal'), await tx.get(name, 'settings')]
          : await tx.scan(name, index as never, '', { limit: 1_000_000 });
      lines.push(`${name} ${await tx.count(name)} ${JSON.stringify(rows)}`);
    }
    return lines.join('\n');
  });
}

/** Two firms, Acme with something of everything, and people of every role, on a clock that stands. */
export async function openStage(publicUrl?: string): Promise<Stage> {
  const store = await openLowdbStore({ directory: undefined });
  const clock = manualClock(START);
  const host = { now: () => clock.now(), vault: createVault() };
  const faults: unknown[] = [];
  let requests = 0;
  const app = await createApp({
    store,
    host,
    fixture: readFixture('empty'),
    validateResponses: true,
    controlToken: undefined,
    publicUrl,
    nextRequestId: () => `stage-request-${++requests}`,
    onFault: (error) => faults.push(error),
  });
  const world = store.world('default');
  const run: Stage['run'] = async (work) => await runUnit(world, host, work);
  const people = {} as Record<PersonName, Person>;
  for (const [name, [role, organisationId]] of Object.entries(PEOPLE)) {
    people[name as PersonName] = await makePerson(run, name, role, organisationId);
  }
  const fetch: Transport = (request) => app.fetch(request);
  const base = { url: 'http://localhost', apiKey: '' };
  return {
    clock,
    fetch,
    people,
    faults,
    run,
    call: (person, operationId, call = {}) => {
      const who = typeof person === 'string' ? people[person] : person;
      const headers = { ...(who && personHeaders(operationId, who)), ...call.headers };
      return sendWatched(fetch, requestFor(operationOf(operationId), { ...call, headers }, base));
    },
    dump: () => dumpOf(world),
  };
}
