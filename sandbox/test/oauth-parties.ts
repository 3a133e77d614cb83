import { type ApiKey, type Application, BANK_APIS } from '../domain/application.ts';
import { foldName } from '../domain/fold.ts';
import type { User } from '../domain/user.ts';
import { hashPassword } from '../lib/password.ts';
import { hashSecret, type Vault } from '../lib/vault.ts';
import type { WorldStore } from '../stores/store.ts';

/**
 * Applications of each OAuth kind and the people who consent, put into a seeded world below the doors: the
 * gateway is tested apart from the portal's ways to make them.
 */

export const CALLBACK = 'http://127.0.0.1:8080/callback';
/** One that has a query of its own. */
export const SECOND_CALLBACK = 'https://partner.example/back?tenant=7';

export const SIGNER = {
  key: 'test_consumer_key',
  secret: 'test consumer secret: +/& and = and ~!*()',
} as const;
export const PUBLIC_CLIENT = 'test_public_client';
export const CONFIDENTIAL = {
  key: 'test_confidential_client',
  secret: 'test:confidential/secret+1',
} as const;
/** Of the same organisation and kind as {@link CONFIDENTIAL}: for codes and tokens that are not its own. */
export const STRANGER = { key: 'test_stranger_client', secret: 'test_stranger_secret' } as const;

export const PASSWORD = 'a password for tests only';

/** An ENABLED application with every API and nothing set. */
export function application(id: string, more: Partial<Application>): Application {
  const eula = { version: 1, acceptedBy: 'test', acceptedAt: 0 };
  return {
    applicationId: id,
    organisationId: 'org-acme',
    name: `Application ${id}`,
    platform: 'SERVER',
    description: '',
    customFields: {},
    state: 'ENABLED',
    revision: 1,
    createdBy: 'test',
    createdAt: 0,
    updatedAt: 0,
    subscriptions: BANK_APIS.map((api) => ({ api, apiPlanId: 'api-unlimited', eula })),
    oauth: '2.0',
    clientType: 'CONFIDENTIAL',
    callbackUrls: [CALLBACK, SECOND_CALLBACK],
    ...more,
  };
}

function person(username: string, more: Partial<User>): User {
  return {
    userId: `user-${username}`,
    username,
    foldedUsername: foldName(username),
    email: `${username}@example.test`,
    foldedEmail: foldName(`${username}@example.test`),
    firstName: username,
    lastName: 'Test',
    role: 'DEVELOPER',
    organisationId: 'org-acme',
    status: 'ACTIVE',
    createdAt: 0,
    ...more,
  };
}

const APPLICATIONS: readonly [Application, Pick<ApiKey, 'apiKey'> & { secret?: string }][] = [
  [application('app-signer', { oauth: '1.0' }), { apiKey: SIGNER.key, secret: SIGNER.secret }],
  [application('app-public', { clientType: 'PUBLIC' }), { apiKey: PUBLIC_CLIENT }],
  [application('app-confidential', {}), { apiKey: CONFIDENTIAL.key, secret: CONFIDENTIAL.secret }],
  [application('app-stranger', {}), { apiKey: STRANGER.key, secret: STRANGER.secret }],
];

let passwordHash: Promise<string> | undefined;

/** Puts all of them into a world of the demo's organisations. @param vault that of the sandbox */
export async function addParties(world: WorldStore, vault: Vault): Promise<void> {
  passwordHash ??= hashPassword(PASSWORD);
  const withPassword = { passwordHash: await passwordHash };
  await world.transact(async (tx) => {
    for (const [entity, { secret, ...key }] of APPLICATIONS) {
      await tx.put('applications', entity);
      const { applicationId, oauth } = entity;
      const stored: ApiKey = { ...key, keyId: `key-${applicationId}`, oauth, applicationId, createdAt: 0 };
      if (secret !== undefined && entity.oauth === '1.0')
        stored.sealedSecret = vault.seal(secret, 'oauth1-secret');
      else if (secret !== undefined) stored.secretHash = hashSecret(secret);
      await tx.put('apiKeys', stored);
    }
    await tx.put('users', person('asha', withPassword));
    await tx.put('users', person('meera', { ...withPassword, role: 'ORG_ADMIN' }));
    await tx.put('users', person('bela', { ...withPassword, organisationId: 'org-beta' }));
    await tx.put('users', person('suspended', { ...withPassword, status: 'SUSPENDED' }));
  });
  await world.durable();
}
