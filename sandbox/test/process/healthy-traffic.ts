import { Partner } from './partner.ts';
import type { ReadyLine } from './server-process.ts';

/** No request of the healthy partner may wait longer than this: far more than any needs, far less than a stall. */
const PATIENCE_MS = 5_000;

/**
 * Runs `attack` while a partner works on a connection of its own, and again once it is over.
 * @throws Error when the partner got anything but the right answers, or had to wait
 */
export async function besideHealthyTraffic<T>(server: ReadyLine, attack: () => Promise<T>): Promise<T> {
  const partner = new Partner(server);
  let over = false;
  let slowest = 0;
  const work = async () => {
    const began = performance.now();
    const read = await partner.get('/v1/virtual-accounts?limit=2');
    const refused = await partner.post('/v1/transaction-batches', { physicalAccountNumber: '000000000' });
    slowest = Math.max(slowest, performance.now() - began);
    if (read.status !== 200 || refused.status !== 404) {
      throw new Error(
        `healthy traffic got ${read.status} and ${refused.status}: ${read.text} ${refused.text}`,
      );
    }
  };
  const traffic = async () => {
    do await work();
    while (!over);
    await work();
  };
  try {
    const [result] = await Promise.all([
      attack().finally(() => {
        over = true;
      }),
      traffic(),
    ]);
    if (slowest > PATIENCE_MS) throw new Error(`healthy traffic waited ${Math.round(slowest)} ms`);
    return result;
  } finally {
    partner.close();
  }
}
