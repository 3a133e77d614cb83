import type { LookupAddress } from 'node:dns';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, it } from 'vitest';
import { SECOND, systemClock, systemTimer, type Timer } from './lib/clock.ts';
import type { WebhookReach } from './lib/webhook-address.ts';
import { TEST_CERTIFICATE, TEST_PRIVATE_KEY } from './test/test-certificate.ts';
import { receiveWebhooks, type WebhookReceiver } from './test/webhook-receiver.ts';
import { DELIVERY_DEADLINE, type Resolver, webhookSender } from './webhook-sender.ts';

const SECRET = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
const OLD_SECRET = `whsec_${Buffer.alloc(32, 8).toString('base64')}`;

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function receiver(...arguments_: Parameters<typeof receiveWebhooks>): Promise<WebhookReceiver> {
  const made = await receiveWebhooks(...arguments_);
  closing.push(() => made.close());
  return made;
}

/** A server that answers with raw bytes, or not at all. */
async function rawServer(
  answer: string | undefined,
): Promise<{ port: number; connections: () => number; answered: Promise<void> }> {
  let connections = 0;
  let tell = () => {};
  const answered = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const server: Server = createServer((socket) => {
    connections += 1;
    socket.on('error', () => {});
    socket.once('data', () => {
      if (answer === undefined) tell();
      else socket.write(answer, () => tell());
    });
    closing.push(() => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  return { port: (server.address() as AddressInfo).port, connections: () => connections, answered };
}

interface Given {
  readonly reach?: WebhookReach;
  readonly resolve?: Resolver;
  readonly timer?: Timer;
  readonly ca?: string;
  readonly secrets?: readonly string[];
}

const send = (
  url: string,
  { reach = 'LOOPBACK', timer = systemTimer, secrets = [SECRET], ...rest }: Given = {},
) =>
  webhookSender({ reach, timer, ...rest })(
    { url, id: 'msg_1', at: systemClock.now(), payload: '{"type":"CREDIT_POSTED"}', secrets },
    new AbortController().signal,
  );

/** A resolver that leads every name to the given addresses, one list for each time it is asked. */
function resolver(...answers: readonly (readonly string[])[]): { resolve: Resolver; asked: () => number } {
  let asked = 0;
  const resolve: Resolver = (_name, _options, callback) => {
    const addresses = answers[Math.min(asked, answers.length - 1)] ?? [];
    asked += 1;
    callback(
      null,
      addresses.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return { resolve, asked: () => asked };
}

describe('a webhook', () => {
  it('is a POST of the very payload, signed by each secret in force', async () => {
    const { url, received } = await receiver();
    expect(await send(url, { secrets: [SECRET, OLD_SECRET] })).toEqual({ status: 204 });
    const { headers = {}, body = '' } = received[0] ?? {};
    for (const secret of [SECRET, OLD_SECRET]) {
      expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toEqual({
        type: 'CREDIT_POSTED',
      });
    }
    // As the contract's parameter has it.
    expect(headers['webhook-signature']).toMatch(/^v1,[A-Za-z0-9+/]{43}=( v1,[A-Za-z0-9+/]{43}=){0,4}$/);
  });

  it('does not follow a redirect', async () => {
    const target = await receiver();
    const { url } = await receiver((response) => response.writeHead(302, { location: target.url }).end());
    expect(await send(url)).toEqual({ status: 302 });
    expect(target.received).toHaveLength(0);
  });

  it('counts by its status, however long the answer would be', async () => {
    let sent = 0;
    const { url } = await receiver((response) => {
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && sent < 200_000_000) {
          sent += 65_536;
          if (!response.write(Buffer.alloc(65_536))) return response.once('drain', more);
        }
        return response.end();
      };
      more();
    });
    expect(await send(url)).toEqual({ status: 200 });
    expect(sent).toBeLessThan(20_000_000);
  });

  it.each([
    ['nothing at all', undefined, { fault: 'TIMED_OUT' }],
    ['half a head', 'HTTP/1.1 200 OK\r\nContent-Le', { fault: 'TIMED_OUT' }],
    ['a head without its body', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n', { status: 200 }],
  ])('that is answered with %s is over when its time is', async (_, answer, expected) => {
    const { port, answered } = await rawServer(answer);
    let fire = () => {};
    let asked = 0;
    const timer: Timer = {
      after(milliseconds, task) {
        asked = milliseconds;
        fire = task;
        return () => {};
      },
    };
    const result = send(`http://127.0.0.1:${port}/`, { timer });
    await answered;
    // What was written on this machine is read within a few turns of the loop.
    for (let turn = 0; turn < 20; turn++) await new Promise<void>((resolve) => setImmediate(resolve));
    fire();
    expect(await result).toEqual(expected);
    expect(asked).toBe(DELIVERY_DEADLINE);
    expect(DELIVERY_DEADLINE).toBe(15 * SECOND);
  });

  it.each([
    ['bytes that are no HTTP', 'hello\r\n\r\n', /^HPE_/],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx', /^HPE_/],
  ])('that is answered with %s is not delivered', async (_, answer, fault) => {
    const { port } = await rawServer(answer);
    expect(await send(`http://127.0.0.1:${port}/`)).toEqual({ fault: expect.stringMatching(fault) });
  });

  it('that is answered by a switch of protocols is over, by that status', async () => {
    const switching = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n';
    const { port } = await rawServer(switching);
    expect(await send(`http://127.0.0.1:${port}/`)).toEqual({ status: 101 });
  });

  it('is given up when interim answers do not end', async () => {
    const { port } = await rawServer('HTTP/1.1 102 Processing\r\n\r\n'.repeat(50));
    expect(await send(`http://127.0.0.1:${port}/`)).toEqual({ fault: 'TOO_MANY_ANSWERS' });
  });

  it('whose connection is closed without an answer says so', async () => {
    const server: Server = createServer((socket) => socket.once('data', () => socket.end()));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(() => server.close());
    const { port } = server.address() as AddressInfo;
    expect(await send(`http://127.0.0.1:${port}/`)).toHaveProperty('fault');
  });

  it('to a port where nobody listens says so', async () => {
    const { port } = await rawServer('');
    for (const close of closing.splice(0)) await close();
    expect(await send(`http://127.0.0.1:${port}/`)).toEqual({ fault: 'ECONNREFUSED' });
  });
});

describe('the address that is connected to', () => {
  it('is judged when a name leads to it', async () => {
    const { url, received } = await receiver();
    const port = new URL(url).port;
    for (const addresses of [
      ['127.0.0.1'],
      ['8.8.8.8', '127.0.0.1'],
      ['::ffff:127.0.0.1'],
      ['169.254.169.254'],
    ]) {
      const { resolve } = resolver(addresses);
      const result = await send(`https://receiver.example:${port}/`, { reach: 'PUBLIC', resolve });
      expect(result, addresses.join()).toEqual({ fault: 'REFUSED_ADDRESS' });
    }
    expect(received).toHaveLength(0);
  });

  it('is the one that was judged, whatever the name answers the next time (DNS rebinding)', async () => {
    const good = await rawServer(undefined);
    const name = `http://receiver.localhost:${good.port}/`;
    // Judged: this machine, which is allowed here. The next answers lead elsewhere and are never asked for.
    const { resolve, asked } = resolver(['127.0.0.1'], ['10.0.0.1']);
    let fire = () => {};
    const timer: Timer = {
      after: (_, task) => {
        fire = task;
        return () => {};
      },
    };
    const result = send(name, { resolve, timer });
    while (good.connections() === 0) await new Promise<void>((done) => setImmediate(done));
    fire();
    expect(await result).toEqual({ fault: 'TIMED_OUT' });
    expect(asked()).toBe(1);
    // And the other way round: what leads there first is refused, however it would answer later.
    const bad = resolver(['10.0.0.1'], ['127.0.0.1']);
    expect(await send(name, { resolve: bad.resolve })).toEqual({ fault: 'REFUSED_ADDRESS' });
    expect(bad.asked()).toBe(1);
    expect(good.connections()).toBe(1);
  });

  it.each(['http://127.0.0.1', 'http://0x7f.1', 'http://[::ffff:7f00:1]', 'https://[::1]'])(
    '%s is refused without a resolver, too',
    async (origin) => {
      const { connections, port } = await rawServer('HTTP/1.1 204 No Content\r\n\r\n');
      const refusing: Resolver = () => {
        throw new Error('no name is to be resolved');
      };
      const result = await send(`${origin}:${port}/`, { reach: 'PUBLIC', resolve: refusing });
      expect(result).toEqual({ fault: 'REFUSED_ADDRESS' });
      expect(connections()).toBe(0);
    },
  );

  it('of a name that there is none of is a fault', async () => {
    const none: Resolver = (_name, _options, callback) =>
      callback(Object.assign(new Error('none'), { code: 'ENOTFOUND' }), []);
    expect(await send('https://receiver.example/', { resolve: none })).toEqual({ fault: 'ENOTFOUND' });
    const { resolve } = resolver([]);
    expect(await send('https://receiver.example/', { resolve })).toEqual({ fault: 'ENOTFOUND' });
  });
});

describe('a certificate', () => {
  async function tlsReceiver(): Promise<number> {
    const server = createTlsServer({ key: TEST_PRIVATE_KEY, cert: TEST_CERTIFICATE }, (request, response) => {
      request.resume();
      response.writeHead(204).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(() => server.close());
    return (server.address() as AddressInfo).port;
  }
  const { resolve } = resolver(['127.0.0.1']);

  it('that nobody vouches for is refused, and one for another name', async () => {
    const port = await tlsReceiver();
    const unknown = await send(`https://receiver.example:${port}/`, { resolve });
    expect(unknown).toEqual({ fault: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    const given = { resolve, ca: TEST_CERTIFICATE };
    expect(await send(`https://receiver.example:${port}/`, given)).toEqual({ status: 204 });
    const other = await send(`https://other.example:${port}/`, given);
    expect(other).toEqual({ fault: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  });
});
