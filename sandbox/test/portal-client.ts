/** A person at the portal: carries the session's cookie and its X-CSRF-Token, as a page would. */

export type Transport = (request: Request) => Response | Promise<Response>;

/** An answer that was read to its end. */
export interface PortalAnswer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The JSON; undefined where there was none. */
  readonly body: T;
}

/** Headers over the usual ones; null leaves one out. */
export type HeaderChange = Readonly<Record<string, string | null>>;

// biome-ignore lint/suspicious/noExplicitAny: tests read what they expect; the contract is held elsewhere
type Loose = any;

/** A client of the portal's JSON API with a cookie jar of its own. Paths are under /portal/v1. */
export class PortalClient {
  /** Of the session that was opened last; sent with every unsafe method. */
  csrfToken: string | undefined;
  readonly cookies = new Map<string, string>();
  readonly #fetch: Transport;
  readonly #base: string;

  /** @param base origin, and the world's prefix where it has one */
  constructor(fetch: Transport, base = 'http://localhost') {
    this.#fetch = fetch;
    this.#base = base;
  }

  get<T = Loose>(path: string, headers: HeaderChange = {}): Promise<PortalAnswer<T>> {
    return this.call<T>('GET', path, undefined, headers);
  }

  post<T = Loose>(path: string, body?: unknown, headers: HeaderChange = {}): Promise<PortalAnswer<T>> {
    return this.call<T>('POST', path, body, headers);
  }

  put<T = Loose>(path: string, body?: unknown, headers: HeaderChange = {}): Promise<PortalAnswer<T>> {
    return this.call<T>('PUT', path, body, headers);
  }

  patch<T = Loose>(path: string, body?: unknown, headers: HeaderChange = {}): Promise<PortalAnswer<T>> {
    return this.call<T>('PATCH', path, body, headers);
  }

  delete<T = Loose>(path: string, headers: HeaderChange = {}): Promise<PortalAnswer<T>> {
    return this.call<T>('DELETE', path, undefined, headers);
  }

  /** Signs in by password and keeps cookie and csrfToken. */
  async signIn(username: string, password: string): Promise<PortalAnswer<Loose>> {
    return await this.post('/session', { username, password });
  }

  /** Signs out. */
  async signOut(): Promise<PortalAnswer<Loose>> {
    return await this.delete('/session');
  }

  async call<T = Loose>(
    method: string,
    path: string,
    body?: unknown,
    change: HeaderChange = {},
  ): Promise<PortalAnswer<T>> {
    const headers = new Headers();
    if (this.cookies.size > 0) {
      headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    }
    if (method !== 'GET' && this.csrfToken !== undefined) headers.set('x-csrf-token', this.csrfToken);
    if (body !== undefined) headers.set('content-type', 'application/json');
    for (const [name, value] of Object.entries(change)) {
      if (value === null) headers.delete(name);
      else headers.set(name, value);
    }
    const url = `${this.#base}/portal/v1${path}`;
    const request = new Request(url, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const response = await this.#fetch(request);
    this.#keepCookies(response);
    const text = await response.text();
    const answer: Loose = text === '' ? undefined : JSON.parse(text);
    if (response.ok && typeof answer?.csrfToken === 'string') this.csrfToken = answer.csrfToken;
    return { status: response.status, headers: response.headers, text, body: answer };
  }

  #keepCookies(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute))) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}
