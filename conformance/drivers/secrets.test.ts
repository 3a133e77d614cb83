import { describe, expect, it } from 'vitest';
import { Secrets } from './secrets.ts';

const CLIENT_SECRET = 'canary-secret-of-the-client-0123456789';
const TOKEN = 'q7Zk-Lw_2xN8vT4yR1uB6oE3sC9dF5gHjKmPaXiWtQz';
const OAUTH2 = {
  credentials: { kind: 'OAUTH2', clientId: 'the-client', clientSecret: CLIENT_SECRET },
  notificationSecret: 'whsec_canary/of+notifications=',
};

function afterStart(start: unknown = OAUTH2): Secrets {
  const secrets = new Secrets();
  secrets.addOfStart(start);
  return secrets;
}

describe('what is quoted of a program', () => {
  it('has none of the secrets that were handed out, but their names', () => {
    const secrets = afterStart();
    secrets.addOfStart({ credentials: { kind: 'API_KEY', apiKey: 'canary-key' } });
    secrets.addOfEnvironment({ DB_PASSWORD: 'hunter22', HOME: '/home/me' });
    expect(secrets.quote(`the-client ${CLIENT_SECRET} canary-key of hunter22 /home/me`)).toBe(
      '"the-client [clientSecret] [apiKey] of [redacted] /home/me"',
    );
    expect(secrets.mask('canary%2Fof%2Bnotifications%3D')).toBe('[notificationSecret]');
  });

  it('hides what looks like a secret, though nobody told of it', () => {
    const secrets = new Secrets();
    expect(secrets.mask('Authorization: Bearer abc.def-1')).toBe('Authorization: Bearer [redacted]');
    expect(secrets.mask('Basic dXNlcjpwYXNz=')).toBe('Basic [redacted]');
    expect(secrets.mask('Basic%20dXNlcjpwYXNz%3D.')).toBe('Basic%20[redacted]');
    expect(secrets.mask('{"apiKey":"k-1","name":"x"}')).toBe('{"apiKey":"[redacted]","name":"x"}');
    expect(secrets.mask('client_secret=s3 port=80')).toBe('client_secret=[redacted] port=80');
    expect(secrets.mask('whsec_0123')).toBe('[redacted]');
  });

  it('says the same however often it is masked', () => {
    const secrets = afterStart();
    const once = secrets.mask(`client_secret=${CLIENT_SECRET} Authorization: Basic abc token: ${TOKEN}`);
    expect(once).toBe('client_secret=[clientSecret] Authorization: Basic [redacted] token: [accessToken]');
    expect(secrets.mask(once)).toBe(once);
  });

  it('hides access tokens once there can be any', () => {
    expect(afterStart().mask(`got ${TOKEN}!`)).toBe('got [accessToken]!');
    const byKey = afterStart({ credentials: { kind: 'API_KEY', apiKey: 'canary-key' } });
    expect(byKey.mask(`digest ${TOKEN}`)).toBe(`digest ${TOKEN}`);
    expect(new Secrets().mask(`digest ${TOKEN}`)).toBe(`digest ${TOKEN}`);
  });

  it('is one line of at most 200 characters that colours no console', () => {
    const secrets = new Secrets();
    expect(secrets.shorten('\u001b[31mred\r\nnext\u2028line')).toBe('[31mred next line');
    expect(secrets.shorten('x'.repeat(200))).toHaveLength(200);
    expect(secrets.shorten('x'.repeat(201))).toBe(`${'x'.repeat(199)}…`);
  });

  it('leaves short values alone, which would hide ordinary words', () => {
    const secrets = new Secrets();
    secrets.add('and');
    secrets.add(undefined);
    secrets.addOfEnvironment({ PASSWORD: 'this', TOKEN: '' });
    expect(secrets.mask('this and that')).toBe('this and that');
  });

  it('takes a value of the environment for a secret only as a whole word', () => {
    const secrets = new Secrets();
    secrets.addOfEnvironment({ DB_PASSWORD: '123456', API_TOKEN: '?a+b.c*' });
    expect(secrets.mask('091234567890 at 123456:80')).toBe('091234567890 at [redacted]:80');
    expect(secrets.mask('is?a+b.c*really, ?a+bxc')).toBe('is[redacted]really, ?a+bxc');
  });
});

describe('a reply', () => {
  const basic = Buffer.from(`the-client:${CLIENT_SECRET}`).toString('base64');

  it('has no secret in any member, and in no form', () => {
    const reply = {
      outcome: 'FAILED',
      code: CLIENT_SECRET,
      message: `Basic ${basic}; ${basic}; ${TOKEN}; Bearer%20${TOKEN}; password: hunter2`,
      items: [{ outcome: 'FAILED', customerReference: `C-${CLIENT_SECRET}`, [CLIENT_SECRET]: 1 }],
      more: { deep: [encodeURIComponent(OAUTH2.notificationSecret), 7, null, true] },
    };
    const masked = afterStart().maskReply(reply);
    const text = JSON.stringify(masked);
    for (const secret of [CLIENT_SECRET, TOKEN, basic.slice(20, 50), 'canary', 'hunter2'])
      expect(text).not.toContain(secret);
    expect(masked).toMatchObject({
      outcome: 'FAILED',
      code: '[clientSecret]',
      items: [{ customerReference: 'C-[clientSecret]', '[clientSecret]': 1 }],
      more: { deep: ['[notificationSecret]', 7, null, true] },
    });
    expect(masked.message).toMatch(
      /^Basic \[redacted\]; \S*\[clientSecret\]\S*; \[accessToken\]; Bearer%20\[/,
    );
  });

  it('keeps what are names, where nothing is guessed from the words before', () => {
    const item = { outcome: 'FAILED', code: 'TOKEN_ERROR:EXPIRED', customerReference: 'secret=1' };
    const reply = { outcome: 'FAILED', items: [item], message: 'token: expired' };
    expect(afterStart().maskReply(reply)).toEqual({ ...reply, message: 'token: [redacted]' });
  });

  it('greets with names that stay different, but not with a secret', () => {
    const hello = { name: `client of ${CLIENT_SECRET}`, instanceId: TOKEN, capabilities: ['CREATE'] };
    expect(afterStart().maskGreeting(hello)).toEqual({ ...hello, name: 'client of [clientSecret]' });
  });
});
