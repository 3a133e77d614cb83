import { type BankClient, createBankClient } from './bank.ts';
import { type ControlClient, createControlClient } from './control.ts';
import type { Fetch } from './fetch.ts';
import { unwrap } from './problem-error.ts';

/** Credentials and numbers of a world's partner. */
export interface WorldPartner {
  /** Key of the application with OAuth NONE: `X-Api-Key` alone. */
  readonly apiKey: string;
  /** Key and secret of the application with OAuth 2.0. */
  readonly clientId: string;
  readonly clientSecret: string;
  readonly clientName: string;
  readonly virtualAccountPrefix: string;
  readonly physicalAccountNumber: string;
}

/** `fetch` as the platform has it; a path without an origin is one of the world's. */
export type WorldFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** One world, as a test sees it. */
export interface WorldHandle {
  /** Its name; `default` is the one without a prefix. */
  readonly name: string;
  /** What a program calls it by: origin and prefix. In process it is no address of the network, but {@link fetch} knows it. */
  readonly baseUrl: string;
  /**
   * Calls this world. A path (`/v1/refunds`) is put behind {@link baseUrl}; so is that of an address or a request
   * which does not begin with the world's prefix.
   */
  readonly fetch: WorldFetch;
  readonly partner: WorldPartner;
  /** The bank's API, called by API key, typed by its contract. */
  readonly bank: BankClient;
  /** The control plane of this world, typed by its contract. */
  readonly control: ControlClient;
  /** Puts the world back to its fixture. @throws ProblemError when it is refused */
  reset(): Promise<void>;
}

/** What a handle is made of. */
export interface WorldAddress {
  readonly name: string;
  /** Scheme, host and port, without a slash at the end. */
  readonly origin: string;
  /** `/w/name`, or empty for the default world. */
  readonly prefix: string;
  readonly partner: WorldPartner;
  readonly fetch: Fetch;
  /** The control token, where the sandbox wants one. */
  readonly token?: string | undefined;
}

/** The address with the world's prefix before its path, unless it is there. */
function prefixed(url: URL, prefix: string): URL {
  if (prefix === '' || url.pathname === prefix || url.pathname.startsWith(`${prefix}/`)) return url;
  const target = new URL(url);
  target.pathname = prefix + url.pathname;
  return target;
}

function worldFetch({ origin, prefix, fetch }: WorldAddress): WorldFetch {
  return async (input, init) => {
    // By its member and not by its class: test runners give a test its own globals.
    if (typeof input === 'string' || !('url' in input))
      return await fetch(new Request(prefixed(new URL(input, origin), prefix), init));
    const url = new URL(input.url);
    const target = prefixed(url, prefix);
    const asked = init === undefined ? input : new Request(input, init);
    return await fetch(target === url ? asked : new Request(target, asked));
  };
}

/** Makes the handle of a world that is there. Its clients are made when they are first asked for. */
export function worldHandle(address: WorldAddress): WorldHandle {
  const { name, origin, prefix, partner, token } = address;
  const baseUrl = origin + prefix;
  const fetch = worldFetch(address);
  let bank: BankClient | undefined;
  let control: ControlClient | undefined;
  const handle: WorldHandle = {
    name,
    baseUrl,
    fetch,
    partner,
    get bank() {
      bank ??= createBankClient({ baseUrl, fetch, apiKey: partner.apiKey });
      return bank;
    },
    get control() {
      control ??= createControlClient({ baseUrl, fetch, token });
      return control;
    },
    reset: async () => {
      await unwrap(handle.control.POST('/sandbox/v1/reset'));
    },
  };
  return handle;
}
