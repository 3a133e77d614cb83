import { beforeAll, describe, expect, it } from 'vitest';
import type { ApiKey, Application, ApplicationState, BankApi } from '../../domain/application.ts';
import { BANK_APIS } from '../../domain/application.ts';
import { HOUR } from '../../lib/clock.ts';
import { hashSecret } from '../../lib/vault.ts';
import { UNLIMITED_API_PLAN } from '../../services/catalogue.ts';
import { openStage, type Stage } from '../portal/stage.ts';
import { type ContractOperation, OPERATIONS } from './contract-bundle.ts';
import type { ProblemBody } from './documented-answer.ts';
import { exampleCall } from './example-calls.ts';

/** Who calls the bank, by what their key or token is worth, and what everybody like them is told. */
interface ActorRow {
  readonly who: string;
  readonly code: string;
  readonly headers: (operation: ContractOperation) => Record<string, string | null>;
}

const byKey = (key: string) => () => ({ 'x-api-key': key });
const byToken = (token: string) => () => ({ 'x-api-key': null, authorization: `Bearer ${token}` });

/** States in which a key opens nothing. */
const UNUSABLE = ['INCOMPLETE', 'PENDING_APPROVAL', 'REJECTED', 'REVISED', 'DISABLED'] as const;

const ACTORS: readonly ActorRow[] = [
  { who: 'nobody', code: 'CREDENTIALS_MISSING', headers: () => ({ 'x-api-key': null }) },
  { who: 'a key that never existed', code: 'CREDENTIALS_INVALID', headers: byKey('nobody') },
  { who: 'a revoked key', code: 'CREDENTIALS_INVALID', headers: byKey('key-revoked') },
  { who: 'an expired key', code: 'CREDENTIALS_INVALID', headers: byKey('key-expired') },
  { who: 'the key of a deleted application', code: 'CREDENTIALS_INVALID', headers: byKey('key-orphan') },
  {
    who: 'the key of an OAuth 2.0 application, alone',
    code: 'CREDENTIALS_INVALID',
    headers: byKey('key-oauth'),
  },
  ...UNUSABLE.map((state) => ({
    who: `an application that is ${state}`,
    code: 'APPLICATION_NOT_ENABLED',
    headers: byKey(`key-${state}`),
  })),
  {
    who: 'an application that the bank has locked',
    code: 'APPLICATION_NOT_ENABLED',
    headers: byKey('key-locked'),
  },
  {
    who: 'an application without this API',
    code: 'API_NOT_SUBSCRIBED',
    headers: ({ scope }) => ({ 'x-api-key': `key-without-${scope}` }),
  },
  { who: 'a token that never existed', code: 'CREDENTIALS_INVALID', headers: byToken('nothing') },
  { who: 'an expired token', code: 'TOKEN_EXPIRED', headers: byToken('token-expired') },
  { who: 'a token of a revoked key', code: 'CREDENTIALS_INVALID', headers: byToken('token-of-revoked') },
  {
    who: 'a token of a disabled application',
    code: 'APPLICATION_NOT_ENABLED',
    headers: byToken('token-of-disabled'),
  },
  {
    who: 'a token without this scope',
    code: 'INSUFFICIENT_SCOPE',
    headers: ({ scope }) => byToken(`token-without-${scope}`)(),
  },
  {
    who: 'a token beside the key of another application',
    code: 'CREDENTIALS_MISMATCH',
    headers: () => ({ authorization: 'Bearer token-good', 'x-api-key': 'key-good' }),
  },
];

interface Extras {
  readonly apis?: readonly BankApi[];
  readonly oauth?: Application['oauth'];
  readonly locked?: true;
  readonly key?: Partial<ApiKey>;
}

async function makeApplication(stage: Stage, name: string, state: ApplicationState, extras: Extras = {}) {
  const { apis = BANK_APIS, oauth = 'NONE', locked, key = {} } = extras;
  await stage.run(async ({ tx, now }) => {
    const eula = { version: 1, acceptedBy: 'test', acceptedAt: now };
    await tx.put('applications', {
      applicationId: `app-${name}`,
      organisationId: 'org-acme',
      name,
      platform: 'SERVER',
      description: '',
      customFields: {},
      state,
      ...(locked && { lockedFrom: 'ENABLED' as const }),
      revision: 1,
      createdBy: 'test',
      createdAt: now,
      updatedAt: now,
      subscriptions: apis.map((api) => ({ api, apiPlanId: UNLIMITED_API_PLAN, eula })),
      oauth,
      clientType: 'CONFIDENTIAL',
      callbackUrls: [],
    });
    await tx.put('apiKeys', {
      keyId: `id-${name}`,
      apiKey: `key-${name}`,
      applicationId: `app-${name}`,
      oauth,
      createdAt: now,
      ...key,
    });
  });
}

async function makeToken(
  stage: Stage,
  name: string,
  application: string,
  scopes: readonly BankApi[],
  lifetime: number,
) {
  await stage.run(async ({ tx, now }) => {
    await tx.put('accessTokens', {
      tokenHash: hashSecret(`token-${name}`),
      apiKey: `key-${application}`,
      applicationId: `app-${application}`,
      scopes,
      issuedAt: now,
      expiresAt: now + lifetime,
    });
  });
}

async function makeActors(stage: Stage): Promise<void> {
  const now = stage.clock.now();
  await makeApplication(stage, 'good', 'ENABLED');
  await makeApplication(stage, 'oauth', 'ENABLED', { oauth: '2.0' });
  await makeApplication(stage, 'revoked', 'ENABLED', { key: { revokedAt: now } });
  await makeApplication(stage, 'expired', 'ENABLED', { key: { expiresAt: now } });
  await makeApplication(stage, 'locked', 'DISABLED', { locked: true });
  for (const state of UNUSABLE) await makeApplication(stage, state, state);
  for (const api of BANK_APIS) {
    const others = BANK_APIS.filter((other) => other !== api);
    await makeApplication(stage, `without-${api}`, 'ENABLED', { apis: others });
    await makeToken(stage, `without-${api}`, 'oauth', others, HOUR);
  }
  await makeApplication(stage, 'orphan', 'ENABLED');
  await stage.run(async ({ tx }) => await tx.delete('applications', 'app-orphan'));
  await makeToken(stage, 'good', 'oauth', BANK_APIS, HOUR);
  await makeToken(stage, 'expired', 'oauth', BANK_APIS, 0);
  await makeApplication(stage, 'revoked-oauth', 'ENABLED', { oauth: '2.0', key: { revokedAt: now } });
  await makeApplication(stage, 'disabled-oauth', 'DISABLED', { oauth: '2.0' });
  await makeToken(stage, 'of-revoked', 'revoked-oauth', BANK_APIS, HOUR);
  await makeToken(stage, 'of-disabled', 'disabled-oauth', BANK_APIS, HOUR);
}

const SCOPED = OPERATIONS.filter(({ scope }) => scope !== undefined);

describe('the bank', () => {
  let stage: Stage;
  let before: string;

  beforeAll(async () => {
    stage = await openStage();
    await makeActors(stage);
    before = await stage.dump();
  });

  it.each(ACTORS)('tells $who the same for every operation, and does nothing', async ({ code, headers }) => {
    expect(SCOPED.length).toBeGreaterThan(10);
    for (const operation of SCOPED) {
      const { operationId } = operation;
      const call = { ...exampleCall(operation), headers: headers(operation) };
      const { body } = await stage.call<ProblemBody>(undefined, operationId, call);
      expect({ operationId, code: body.code }).toEqual({ operationId, code });
    }
    expect(await stage.dump()).toBe(before);
  });

  it.each(SCOPED)('lets a good key and a good token into $operationId', async (operation) => {
    for (const headers of [byKey('key-good')(), byToken('token-good')()]) {
      const call = { ...exampleCall(operation), headers };
      const { status, body } = await stage.call<ProblemBody | undefined>(
        undefined,
        operation.operationId,
        call,
      );
      expect({ status, code: body?.code }).not.toMatchObject({ status: 401 });
      expect(ACTORS.map(({ code }) => code)).not.toContain(body?.code);
    }
  });
});
