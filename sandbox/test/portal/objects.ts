import type { Stage } from './stage.ts';

/** Ids of Acme's objects, by the names under which requests name them. */
export interface Objects {
  readonly organisationId: string;
  readonly userId: string;
  readonly authorizationRequestId: string;
}

/** Of the form of each kind, and never given to anything. */
export const NEVER_EXISTED: Readonly<Record<keyof Objects, string>> = {
  organisationId: 'KO000000000000',
  userId: 'KU000000000000',
  authorizationRequestId: 'KZ000000000000',
};

/** Something of each kind that belongs to Acme. */
export async function makeObjects(stage: Stage): Promise<Objects> {
  const authorizationRequestId = await stage.run(async (unit) => {
    const id = unit.nextId('authorizationRequest');
    await unit.tx.put('authorizationRequests', {
      authorizationRequestId: id,
      applicationId: 'app-acme-oauth',
      organisationId: 'org-acme',
      apiKey: 'khata_demo_key_oauth_0001',
      redirectUri: 'http://127.0.0.1:8080/callback',
      scopes: ['refund-details'],
      codeChallenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      issuer: 'http://localhost',
      expiresAt: unit.hostNow + 600_000,
    });
    return id;
  });
  const userId = stage.people.acmeDeveloper.userId;
  return { organisationId: 'org-acme', userId, authorizationRequestId };
}

/** The ids as values for random calls. */
export function objectPool(objects: Objects): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(objects).map(([name, id]) => [name, [id]]));
}
