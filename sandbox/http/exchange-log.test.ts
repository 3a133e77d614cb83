import { describe, expect, it } from 'vitest';
import { type Exchange, ExchangeLog, excerpt } from './exchange-log.ts';

function exchange(more: Partial<Exchange> = {}): Exchange {
  return {
    number: 0,
    requestId: 'request-1',
    door: 'BANK',
    at: 0,
    startedAt: 0,
    arrivedMicroseconds: 0,
    connection: undefined,
    durationMicroseconds: 1,
    bodyReadMicroseconds: undefined,
    answeredMicroseconds: undefined,
    closedMicroseconds: undefined,
    diskMicroseconds: 0,
    method: 'POST',
    url: 'http://localhost/v1/refunds',
    query: '',
    operationId: undefined,
    applicationId: undefined,
    userId: undefined,
    requestHeaders: [],
    responseHeaders: {},
    status: 200,
    problemCode: undefined,
    isReplay: false,
    isClientGone: false,
    isStray: false,
    credentialOf: undefined,
    requestBytes: 0,
    responseBytes: 0,
    requestBody: undefined,
    responseBody: undefined,
    fault: undefined,
    sent: undefined,
    changes: undefined,
    weight: 0,
    ...more,
  };
}

const KIB = 1024;
const numbers = (log: ExchangeLog) => [...log.held()].map(({ number }) => number);

describe('the log of exchanges', () => {
  it('numbers on, keeps the last thousand in order, and tells how many are gone', () => {
    const log = new ExchangeLog();
    for (let i = 1; i <= 2345; i++) {
      log.add(exchange());
      expect(log.get(i)?.number).toBe(i);
    }
    expect(numbers(log)).toEqual(Array.from({ length: 1000 }, (_, i) => 1346 + i));
    expect([log.dropped, log.last]).toEqual([1345, 2345]);
    expect([log.get(1345), log.get(2346)]).toEqual([undefined, undefined]);
  });

  it('keeps a body of 32 KiB whole, and a copy of the head of a larger one', () => {
    const log = new ExchangeLog();
    const whole = 'a'.repeat(32 * KIB);
    log.add(exchange({ requestBody: Buffer.from(whole), responseBody: `${whole}b` }));
    const kept = log.get(1);
    expect(excerpt(kept?.requestBody)).toBe(whole);
    expect(excerpt(kept?.responseBody)).toBe('a'.repeat(4096));
  });

  it('lets go of a large piece of memory that a small body was cut from', () => {
    const log = new ExchangeLog();
    const large = new ArrayBuffer(64 * KIB);
    log.add(exchange({ requestBody: new Uint8Array(large, 0, 20) }));
    const kept = log.get(1)?.requestBody as Uint8Array | undefined;
    expect(kept?.buffer.byteLength).toBe(20);
  });

  it('holds no more than 4 MiB, however large the bodies are', () => {
    const log = new ExchangeLog();
    const body = () => Buffer.alloc(30 * KIB, 'x');
    let most = 0;
    for (let i = 0; i < 1000; i++) {
      log.add(exchange({ requestBody: body(), responseBody: body() }));
      most = Math.max(most, log.bytes);
    }
    expect(most).toBeLessThanOrEqual(4 * KIB * KIB);
    expect(log.last - log.dropped).toBe(numbers(log).length);
    expect(numbers(log).length).toBeGreaterThan(50);
    expect(numbers(log).at(-1)).toBe(1000);
  });

  it('stays small under 100,000 requests of 200 kB', () => {
    const log = new ExchangeLog();
    // A new one each time, as a server has it: kept as they are they would take 20 GB.
    const held = () => process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed;
    const before = held();
    for (let i = 0; i < 100_000; i++) {
      log.add(exchange({ requestBody: Buffer.allocUnsafeSlow(200_000), requestBytes: 200_000 }));
    }
    globalThis.gc?.();
    expect(log.last).toBe(100_000);
    expect(log.bytes).toBeLessThanOrEqual(4 * KIB * KIB);
    const kept = [...log.held()].map(({ requestBody }) => requestBody as Uint8Array);
    expect(kept.length).toBeGreaterThan(700);
    for (const body of kept) expect(body.buffer.byteLength).toBe(4096);
    expect(held() - before).toBeLessThan(500_000_000);
  });

  it('takes next to nothing in a world that is asked little', () => {
    const log = new ExchangeLog();
    expect(log.bytes).toBe(0);
    for (let i = 0; i < 3; i++) log.add(exchange());
    expect(log.bytes).toBeLessThan(4 * KIB);
  });

  it('tells followers of each one and of its end, until they leave', () => {
    const log = new ExchangeLog();
    let told = 0;
    const leave = log.follow(() => {
      told += 1;
    });
    log.add(exchange());
    log.add(exchange());
    const { epoch } = log;
    log.clear();
    expect([told, log.last, log.dropped, numbers(log), log.epoch === epoch]).toEqual([3, 0, 0, [], false]);
    leave();
    log.add(exchange());
    expect([told, log.last]).toEqual([3, 1]);
  });
});
