/** What takes a request and answers it: the platform's `fetch`, or a sandbox in this very process. */
export type Fetch = (input: Request) => Promise<Response>;

/** The platform's `fetch`, as it is at the moment of the call: test frameworks replace it. */
export const platformFetch: Fetch = (request) => globalThis.fetch(request);

/** Adds headers to every request. */
export function withHeaders(fetch: Fetch, headers: Readonly<Record<string, string>>): Fetch {
  return (request) => {
    for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
    return fetch(request);
  };
}
