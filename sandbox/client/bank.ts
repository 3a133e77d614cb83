import createClient, { type Client } from 'openapi-fetch';
import type { paths } from '../../spec/generated/bank.types.ts';
import { type HostClock, systemClock } from '../lib/clock.ts';
import { AccessToken, withToken } from './access-token.ts';
import { type Fetch, platformFetch, withHeaders } from './fetch.ts';

/** The bank's API, typed by its contract: paths, parameters, bodies, answers and problems. */
export type BankClient = Client<paths>;

interface BankAddress {
  /** Where the bank is: `http://127.0.0.1:4010`, or `…/w/my-world` for a world of its own. */
  readonly baseUrl: string;
  /** What sends the requests; left out, the platform's `fetch`. A sandbox in this process has its own. */
  readonly fetch?: Fetch;
}

/** An application whose OAuth setting is NONE. */
interface WithApiKey {
  readonly apiKey: string;
}

/** An application of OAuth 2.0, by client credentials. */
interface WithClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Names of APIs, with spaces between them; left out, all that the application has. */
  readonly scope?: string;
  /** The host's clock, by which a token is renewed in time. */
  readonly clock?: HostClock;
}

/** Where the bank is and who calls: by API key, or by client id and secret. */
export type BankClientOptions = BankAddress & (WithApiKey | WithClientCredentials);

function authorised(options: BankClientOptions, fetch: Fetch): Fetch {
  if ('apiKey' in options) return withHeaders(fetch, { 'x-api-key': options.apiKey });
  const { baseUrl, clientId, clientSecret, scope, clock = systemClock } = options;
  return withToken(fetch, new AccessToken({ baseUrl, fetch, clientId, clientSecret, scope, clock }));
}

/**
 * A client of the bank's API. With client id and secret it asks for a token at its first call, keeps it, and renews it
 * a minute before it ends; calls that come together share one request for it.
 * It repeats nothing else: whether a call may be sent again is a decision of the caller, by its Idempotency-Key.
 */
export function createBankClient(options: BankClientOptions): BankClient {
  return createClient<paths>({
    baseUrl: options.baseUrl,
    fetch: authorised(options, options.fetch ?? platformFetch),
  });
}
