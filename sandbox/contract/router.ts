import type { Context, Env, Hono } from 'hono';
import type { OperationDescriptor } from './operation.ts';

/** What a route does with a request of its operation. */
export type OperationServer<E extends Env> = (c: Context<E>) => Promise<Response>;

/** The contract's `/v1/refunds/{refundId}` as Hono's `/v1/refunds/:refundId`. */
function honoPath(template: string): string {
  return template.replace(/\{([A-Za-z0-9]+)\}/g, ':$1');
}

/**
 * Registers one route per operation of a contract, and behind each path one that refuses other methods.
 * Nobody writes a path by hand, and no middleware runs by path prefix: what applies to a request is
 * decided by its operation (`%2F` and `//` have walked around prefix rules elsewhere).
 */
export function mountContract<E extends Env>(
  app: Hono<E>,
  operations: Readonly<Record<string, OperationDescriptor>>,
  serve: (operation: OperationDescriptor) => OperationServer<E>,
  refuseMethod: (allowed: readonly string[]) => OperationServer<E>,
): void {
  const methods = new Map<string, string[]>();
  // Literal paths before templates, so that /credits/bulk is never read as /credits/{id}.
  const sorted = Object.values(operations).sort((a, b) => a.path.split('{').length - b.path.split('{').length);
  for (const operation of sorted) {
    const path = honoPath(operation.path);
    app.on(operation.method.toUpperCase(), path, serve(operation));
    methods.set(path, [...(methods.get(path) ?? []), operation.method.toUpperCase()]);
  }
  for (const [path, allowed] of methods) {
    const whole = allowed.includes('GET') ? [...allowed, 'HEAD'] : allowed;
    app.all(path, refuseMethod(whole.sort()));
  }
}
