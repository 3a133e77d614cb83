import type { OAuthError, Problem } from '../lib/errors.ts';
import type { RequestRecord } from './call.ts';
import type { Door, PipelineOptions } from './door.ts';
import { headerOf } from './request.ts';

/** What a request shows of itself, believed or not: to find out whose it was, never to let anybody in. */
export interface ShownCredentials {
  /** API keys and client ids. */
  readonly keys: readonly string[];
  readonly bearerToken: string | undefined;
}

function basicClient(authorization: string): string | undefined {
  const encoded = /^basic ([A-Za-z0-9+/=]+)$/i.exec(authorization)?.[1];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString().split(':')[0];
}

/** Reads every place in which a partner shows who they are. */
export function shownCredentials({ c, requestBody }: RequestRecord): ShownCredentials {
  const authorization = headerOf(c, 'authorization') ?? '';
  const isForm = headerOf(c, 'content-type')?.startsWith('application/x-www-form-urlencoded') === true;
  const form = isForm && requestBody ? new URLSearchParams(Buffer.from(requestBody).toString()) : undefined;
  const keys = [
    headerOf(c, 'x-api-key'),
    basicClient(authorization),
    /^oauth .*\boauth_consumer_key="([^"]+)"/i.exec(authorization)?.[1],
    form?.get('client_id') ?? undefined,
  ];
  return {
    keys: keys.filter((key) => key !== undefined),
    bearerToken: /^bearer +([^\s]+)$/i.exec(authorization)?.[1],
  };
}

/** Whether the bank has refused credentials, or a client at its token endpoint, as ones that it does not know. */
export function isOfNobodyHere(refusal: Problem | OAuthError, { name }: Pick<Door, 'name'>): boolean {
  return name === 'BANK' && (refusal.code === 'CREDENTIALS_INVALID' || refusal.code === 'invalid_client');
}

/** Notes in the record which other world knows the credentials that this one does not. */
export async function traceCredentials(
  record: RequestRecord,
  { keepsExchanges, credentialOwner, onFault }: PipelineOptions,
): Promise<void> {
  if (!keepsExchanges) return;
  try {
    const owner = await credentialOwner(shownCredentials(record));
    if (owner !== undefined && (owner !== record.worldId || record.isStray)) record.credentialOf = owner;
  } catch (error) {
    onFault(error, record.requestId);
  }
}
