import type { Socket } from 'node:net';
import type { Context } from 'hono';
import type { Env } from './request.ts';

/** The numbers of the connections of every listener in this process. */
const numbers = new WeakMap<Socket, number>();

/** Gives the connections of one listener their numbers: 1, 2, 3 … as they come. */
export function connectionCounter(): (socket: Socket) => void {
  let last = 0;
  return (socket) => {
    last += 1;
    numbers.set(socket, last);
  };
}

/** The number of the connection that a request came by; undefined in process, and by a server that is not ours. */
export function connectionOf(c: Context<Env>): number | undefined {
  const incoming = c.env?.incoming;
  return incoming && numbers.get(incoming.socket);
}
