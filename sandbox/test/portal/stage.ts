import type { Role, UserStatus } from '../../domain/user.ts';
import { readFixture } from '../../fixtures.ts';
import { type ManualClock, manualClock } from '../../lib/clock.ts';
import { COLLECTIONS, type CollectionName } from '../../stores/collections.ts';
import { type ContractOperation, operationOf } from '../contract/contract-bundle.ts';
import type { Answer } from '../contract/documented-answer.ts';
import { type Call, requestFor, START, sendWatched, type Transport } from '../contract/watched-sandbox.ts';
import { type PortalSandbox, portalSandbox } from '../portal-sandbox.ts';

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
  readonly run: PortalSandbox['run'];
  /** A further person, and a session of theirs. */
  person(name: string, role: Role, organisationId?: string, status?: UserStatus): Promise<Person>;
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

async function dumpOf(run: PortalSandbox['run']): Promise<string> {
  return await run(async ({ tx }) => {
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
export async function openStage(): Promise<Stage> {
  const sandbox = await portalSandbox({ fixture: readFixture('empty'), clock: manualClock(START) });
  const { clock, fetch, faults, run } = sandbox;
  const person: Stage['person'] = async (name, role, organisationId, status) => {
    const { user, cookies, csrfToken = '' } = await sandbox.person(role, organisationId, name, status);
    return { userId: user.userId, cookie: `khata_session=${cookies.get('khata_session')}`, csrfToken };
  };
  const people = {} as Record<PersonName, Person>;
  for (const [name, [role, organisationId]] of Object.entries(PEOPLE)) {
    people[name as PersonName] = await person(name, role, organisationId);
  }
  const base = { url: 'http://localhost', apiKey: '' };
  return {
    clock,
    fetch,
    people,
    faults,
    run,
    person,
    call: (who, operationId, call = {}) => {
      const caller = typeof who === 'string' ? people[who] : who;
      const headers = { ...(caller && personHeaders(operationId, caller)), ...call.headers };
      return sendWatched(fetch, requestFor(operationOf(operationId), { ...call, headers }, base));
    },
    dump: () => dumpOf(run),
  };
}
