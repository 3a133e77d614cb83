import { beforeAll, describe, expect, it } from 'vitest';
import { MINUTE } from '../../lib/clock.ts';
import { closeSession, resolveSession } from '../../services/sessions.ts';
import { type ContractOperation, PORTAL_OPERATIONS } from '../contract/contract-bundle.ts';
import type { ProblemBody } from '../contract/documented-answer.ts';
import { exampleCall } from '../contract/example-calls.ts';
import type { Call } from '../contract/watched-sandbox.ts';
import { openStage, type Person, type PersonName, type Stage } from './stage.ts';

/** Who calls: how the request shows them, and what everybody like them is told. */
interface ActorRow {
  readonly who: string;
  readonly code: string;
  person(cast: Cast): Person | undefined;
  readonly headers?: (cast: Cast) => Record<string, string | null>;
}

interface Cast {
  readonly stage: Stage;
  readonly suspended: Person;
  readonly removed: Person;
  readonly notActivated: Person;
  readonly signedOut: Person;
}

const STRANGERS: readonly ActorRow[] = [
  { who: 'nobody', code: 'SIGN_IN_REQUIRED', person: () => undefined },
  {
    who: 'somebody with a made-up cookie',
    code: 'SIGN_IN_REQUIRED',
    person: ({ stage }) => ({ ...stage.people.acmeAdmin, cookie: `khata_session=${'A'.repeat(43)}` }),
  },
  {
    who: 'somebody with the cookie of another world',
    code: 'SIGN_IN_REQUIRED',
    person: ({ stage }) => ({
      ...stage.people.acmeAdmin,
      cookie: stage.people.acmeAdmin.cookie.replace('khata_session', 'khata_session_other'),
    }),
  },
  { who: 'somebody signed out', code: 'SIGN_IN_REQUIRED', person: ({ signedOut }) => signedOut },
  { who: 'a suspended person', code: 'SIGN_IN_REQUIRED', person: ({ suspended }) => suspended },
  { who: 'a removed person', code: 'SIGN_IN_REQUIRED', person: ({ removed }) => removed },
  { who: 'a person not activated', code: 'SIGN_IN_REQUIRED', person: ({ notActivated }) => notActivated },
];

const CROSS_SITE: readonly ActorRow[] = [
  {
    who: 'without a CSRF token',
    code: 'CROSS_SITE_REFUSED',
    person: ({ stage }) => stage.people.acmeAdmin,
    headers: () => ({ 'x-csrf-token': null }),
  },
  {
    who: 'with a made-up CSRF token',
    code: 'CROSS_SITE_REFUSED',
    person: ({ stage }) => ({ ...stage.people.acmeAdmin, csrfToken: 'A'.repeat(43) }),
  },
  {
    who: "with another session's CSRF token",
    code: 'CROSS_SITE_REFUSED',
    person: ({ stage }) => ({
      ...stage.people.acmeAdmin,
      csrfToken: stage.people.acmeDeveloper.csrfToken,
    }),
  },
  {
    who: 'from another origin',
    code: 'CROSS_SITE_REFUSED',
    person: ({ stage }) => stage.people.acmeAdmin,
    headers: () => ({ origin: 'https://evil.example' }),
  },
  {
    who: 'from an opaque origin',
    code: 'CROSS_SITE_REFUSED',
    person: ({ stage }) => stage.people.acmeAdmin,
    headers: () => ({ origin: 'null' }),
  },
  {
    who: 'from another site',
    code: 'CROSS_SITE_REFUSED',
    person: ({ stage }) => stage.people.acmeAdmin,
    headers: () => ({ 'sec-fetch-site': 'cross-site' }),
  },
  {
    who: 'from a sibling site',
    code: 'CROSS_SITE_REFUSED',
    person: ({ stage }) => stage.people.acmeAdmin,
    headers: () => ({ 'sec-fetch-site': 'same-site' }),
  },
];

const MEMBERS: readonly [PersonName, string][] = [
  ['bankAdmin', 'PORTAL_ADMIN'],
  ['acmeAdmin', 'ORG_ADMIN'],
  ['acmeDeveloper', 'DEVELOPER'],
];

const WITH_SESSION = PORTAL_OPERATIONS.filter(({ roles }) => roles !== undefined);
const UNSAFE = WITH_SESSION.filter(({ method }) => method !== 'GET');
const OPEN_COMMANDS = PORTAL_OPERATIONS.filter(
  ({ roles, method }) => roles === undefined && method !== 'GET',
);

describe('an operation of the portal', () => {
  let cast: Cast;
  let before: string;

  beforeAll(async () => {
    const stage = await openStage();
    const person = (name: string, status: 'SUSPENDED' | 'REMOVED' | 'PENDING_ACTIVATION' | 'ACTIVE') =>
      stage.person(name, 'ORG_ADMIN', 'org-acme', status);
    const signedOut = await person('signed-out', 'ACTIVE');
    await stage.run(async (unit) => {
      const signedIn = await resolveSession(unit, signedOut.cookie.split('=')[1]);
      const actor = { organisationId: '', applicationId: '', name: 'stage', requestId: 'stage' };
      await closeSession(unit, actor, signedIn);
    });
    cast = {
      stage,
      signedOut,
      suspended: await person('suspended', 'SUSPENDED'),
      removed: await person('removed', 'REMOVED'),
      notActivated: await person('not-activated', 'PENDING_ACTIVATION'),
    };
    before = await stage.dump();
  });

  async function expectRefusal({ operationId }: ContractOperation, row: ActorRow, call: Call): Promise<void> {
    const person = row.person(cast);
    const headers = row.headers?.(cast) ?? {};
    const { body } = await cast.stage.call<ProblemBody>(person, operationId, { ...call, headers });
    expect({ operationId, who: row.who, code: body.code }).toEqual({
      operationId,
      who: row.who,
      code: row.code,
    });
    expect(await cast.stage.dump()).toBe(before);
  }

  it.each(STRANGERS)('that needs a session tells $who to sign in', async (row) => {
    expect(WITH_SESSION.length).toBeGreaterThan(0);
    for (const operation of WITH_SESSION) await expectRefusal(operation, row, exampleCall(operation));
  });

  it.each(CROSS_SITE)('that changes something is not done $who', async (row) => {
    for (const operation of UNSAFE) {
      // The roles are looked at after the site: whoever sends it is told the same.
      await expectRefusal(operation, row, exampleCall(operation));
    }
  });

  it.each(CROSS_SITE.filter(({ who }) => who.startsWith('from')))(
    'that needs no session and changes something is not done $who',
    async (row) => {
      for (const operation of OPEN_COMMANDS) {
        await expectRefusal(operation, { ...row, person: () => undefined }, exampleCall(operation));
      }
    },
  );

  it.each(
    WITH_SESSION.flatMap((operation) => MEMBERS.map(([name, role]) => ({ operation, name, role }))).filter(
      ({ operation, role }) => !operation.roles?.includes(role),
    ),
  )('$operation.operationId is not for $role', async ({ operation, name }) => {
    const row = { who: name, code: 'ROLE_REQUIRED', person: () => cast.stage.people[name] };
    await expectRefusal(operation, row, exampleCall(operation));
  });

  it.each(
    WITH_SESSION.flatMap((operation) => MEMBERS.map(([name, role]) => ({ operation, name, role }))).filter(
      ({ operation, role }) => operation.roles?.includes(role),
    ),
  )('$operation.operationId lets $role in', async ({ operation, name }) => {
    const stage = await openStage();
    const { body } = await stage.call<ProblemBody | undefined>(
      name,
      operation.operationId,
      exampleCall(operation),
    );
    expect(['SIGN_IN_REQUIRED', 'ROLE_REQUIRED', 'CROSS_SITE_REFUSED']).not.toContain(body?.code);
  });

  it.each(UNSAFE)('$operationId is done from the portal’s own pages', async (operation) => {
    const stage = await openStage();
    const [role] = operation.roles ?? [];
    const [name] = MEMBERS.find(([, one]) => one === role) ?? ['acmeAdmin'];
    const headers = { origin: 'http://localhost', 'sec-fetch-site': 'same-origin' };
    const call = { ...exampleCall(operation), headers };
    const { body } = await stage.call<ProblemBody | undefined>(name, operation.operationId, call);
    expect(body?.code).not.toBe('CROSS_SITE_REFUSED');
  });

  it('is refused once the session has been idle too long, or is too old', async () => {
    const stage = await openStage();
    stage.clock.advance(29 * MINUTE);
    expect((await stage.call('acmeAdmin', 'getSession')).status).toBe(200);
    stage.clock.advance(29 * MINUTE);
    expect((await stage.call('acmeAdmin', 'getSession')).status).toBe(200);
    expect((await stage.call('betaAdmin', 'getSession')).status).toBe(401);
    for (let minutes = 58; minutes < 12 * 60; minutes += 20) {
      expect((await stage.call('acmeAdmin', 'getSession')).status).toBe(200);
      stage.clock.advance(20 * MINUTE);
    }
    expect((await stage.call('acmeAdmin', 'getSession')).status).toBe(401);
  });
});
