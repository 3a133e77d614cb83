import type { Context, Env, Hono } from 'hono';
import type { OperationDescriptor } from './operation.ts';

/** What a route does with a request of its operation. */
export type OperationServer<E extends Env> = (c: Context<E>) => Response | Promise<Response>;

/** The contract's `/v1/refunds/{refundId}` as Hono's `/v1/refunds/:refundId`. */
function honoPath(template: string): string {
  return template.replace(/\{([A-Za-z0-9]+)\}/g, ':$1');
}

/** The methods that a contract has for a path, for the answer to any other; empty for no path of it. */
export type AllowedMethods = (path: string) => readonly string[];

/**
 * Registers one route per operation of a contract, and exactly one handler on each: Hono then calls it
 * without composing a chain.
 * Nobody writes a path by hand, and no middleware runs by path prefix: what applies to a request is
 * decided by its operation (`%2F` and `//` have walked around prefix rules elsewhere).
 */
export function mountContract<E extends Env>(
  app: Hono<E>,
  operations: Readonly<Record<string, OperationDescriptor>>,
  serve: (operation: OperationDescriptor) => OperationServer<E>,
): AllowedMethods {
  const methods = new Map<string, string[]>();
  // Literal paths before templates, so that /bulk-credits is never read as /credits/{id}.
  const sorted = Object.values(operations).sort(
    (a, b) => a.path.split('{').length - b.path.split('{').length,
  );
  for (const operation of sorted) {
    const method = operation.method.toUpperCase();
    // Made at its first request: start-up does not pay for the operations that nobody calls.
    let server: OperationServer<E> | undefined;
    app.on(method, honoPath(operation.path), (c) => {
      server ??= serve(operation);
      return server(c);
    });
    const known = methods.get(operation.path) ?? [];
    methods.set(operation.path, [...known, method, ...(method === 'GET' ? ['HEAD'] : [])]);
  }
  const patterns = [...methods].map(([template, allowed]) => ({
    pattern: new RegExp(`^${template.replace(/\{[A-Za-z0-9]+\}/g, '[^/]+')}$`),
    allowed: allowed.sort(),
  }));
  // A literal path may also fit a template: both sets of methods are known there.
  return (path) => [
    ...new Set(patterns.filter(({ pattern }) => pattern.test(path)).flatMap(({ allowed }) => allowed)),
  ];
}
