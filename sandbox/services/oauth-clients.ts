import { type ApiKey, type Application, apisOf, BANK_APIS, type BankApi } from '../domain/application.ts';
import { OAuthError } from '../lib/errors.ts';
import { hashSecret, sameHash } from '../lib/vault.ts';
import { applicationOfKey } from './credentials.ts';
import type { Unit } from './unit.ts';

/** A client's credentials, from the Authorization header or the body. */
export interface ClientCredentials {
  clientId: string | undefined;
  clientSecret: string | undefined;
}

/** An application with OAuth 2.0, known by one of its keys. */
export interface OAuthClient {
  readonly key: ApiKey;
  readonly application: Application;
}

/** The application with OAuth 2.0 that this client_id names, whatever its state. */
export async function findClient(unit: Unit, clientId: string | undefined): Promise<OAuthClient | undefined> {
  const key = clientId === undefined ? undefined : await unit.tx.get('apiKeys', clientId);
  const application = await applicationOfKey(unit, key);
  return key && application?.oauth === '2.0' ? { key, application } : undefined;
}

/**
 * Client authentication of RFC 6749 section 2.3: a CONFIDENTIAL application by its secret; a PUBLIC one has
 * none, and only names itself.
 * @throws OAuthError invalid_client
 */
export async function authenticateClient(unit: Unit, shown: ClientCredentials): Promise<OAuthClient> {
  const client = await findClient(unit, shown.clientId);
  if (!client || !secretFits(client, shown.clientSecret)) {
    throw new OAuthError('invalid_client', 401, 'The client id or secret is not valid here.');
  }
  return client;
}

function secretFits({ key, application }: OAuthClient, secret: string | undefined): boolean {
  if (application.clientType === 'PUBLIC') return secret === undefined;
  const hash = hashSecret(secret ?? '');
  return key.secretHash !== undefined && sameHash(hash, key.secretHash);
}

/** What tokens of the application can carry. */
export function scopesOf(application: Application): readonly BankApi[] {
  const apis = apisOf(application);
  return application.scopes === undefined ? apis : apis.filter((api) => application.scopes?.includes(api));
}

/**
 * The scopes that a request asks for, in the contract's order; all of the application's when it names none.
 * @returns undefined when one of them is unknown or not the application's
 */
export function grantedScopes(
  application: Application,
  asked: readonly string[] | undefined,
): readonly BankApi[] | undefined {
  const possible = scopesOf(application);
  if (asked === undefined) return possible.length === 0 ? undefined : possible;
  const names = asked.filter((name) => name !== '');
  const fits = names.length > 0 && names.every((name) => possible.includes(name as BankApi));
  return fits ? BANK_APIS.filter((api) => names.includes(api)) : undefined;
}
