import type { WorldCredential } from './new-world.ts';
import type { Unit } from './unit.ts';

/** What the first calls of a partner need. */
export interface WorldPartner {
  /** Key of an application with OAuth NONE. */
  readonly apiKey: string;
  /** Key and secret of a confidential application with OAuth 2.0. */
  readonly clientId: string;
  readonly clientSecret: string;
  readonly clientName: string;
  readonly virtualAccountPrefix: string;
  readonly physicalAccountNumber: string;
}

/** The first organisation that has both kinds of application and a physical account. */
export async function partnerOf(
  { tx }: Unit,
  credentials: readonly WorldCredential[],
): Promise<WorldPartner | undefined> {
  for (const organisationId of new Set(credentials.map((credential) => credential.organisationId))) {
    const own = credentials.filter((credential) => credential.organisationId === organisationId);
    const byKey = own.find(({ oauth }) => oauth === 'NONE');
    const byToken = own.find(({ oauth, clientSecret }) => oauth === '2.0' && clientSecret !== undefined);
    const organisation = await tx.get('organisations', organisationId);
    const [account] = await tx.scan('physicalAccounts', 'byOrganisation', `${organisationId}|`, { limit: 1 });
    if (!byKey || !byToken?.clientSecret || !organisation?.clientName || !account) continue;
    const { clientName, virtualAccountPrefix = '' } = organisation;
    const { apiKey: clientId, clientSecret } = byToken;
    const { physicalAccountNumber } = account;
    const keys = { apiKey: byKey.apiKey, clientId, clientSecret };
    return { ...keys, clientName, virtualAccountPrefix, physicalAccountNumber };
  }
  return undefined;
}
