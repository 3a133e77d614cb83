import createClient, { type Client } from 'openapi-fetch';
import type { paths } from '../../spec/generated/control.types.ts';
import { type Fetch, platformFetch, withHeaders } from './fetch.ts';

/** The sandbox's control plane, typed by its contract: clock, credits, refunds, worlds and the rest. */
export type ControlClient = Client<paths>;

/** Where the sandbox is. */
export interface ControlClientOptions {
  /** `http://127.0.0.1:4010`, or `…/w/my-world` for a world of its own. */
  readonly baseUrl: string;
  /** What sends the requests; left out, the platform's `fetch`. */
  readonly fetch?: Fetch;
  /** The control token of a sandbox that is used from another machine (`KHATA_CONTROL_TOKEN`). */
  readonly token?: string | undefined;
}

/** A client of the control plane. Nothing that runs in production may depend on it: a real bank has none. */
export function createControlClient({
  baseUrl,
  fetch = platformFetch,
  token,
}: ControlClientOptions): ControlClient {
  return createClient<paths>({
    baseUrl,
    fetch: token === undefined ? fetch : withHeaders(fetch, { authorization: `Bearer ${token}` }),
  });
}
