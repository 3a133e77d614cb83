import { describe, expect, it } from 'vitest';
import { Secrets } from './secrets.ts';

describe('what is quoted of a program', () => {
  it('has none of the secrets that were handed out', () => {
    const secrets = new Secrets();
    secrets.addOfStart({
      credentials: { kind: 'OAUTH2', clientId: 'the-client', clientSecret: 'canary-secret' },
      notificationSecret: 'whsec_canary',
    });
    secrets.addOfEnvironment({ DB_PASSWORD: 'hunter22', HOME: '/home/me' });
    expect(secrets.quote('the-client canary-secret whsec_canary hunter22 /home/me')).toBe(
      '"the-client [redacted] [redacted] [redacted] /home/me"',
    );
  });

  it('hides what looks like a secret, though nobody told of it', () => {
    const secrets = new Secrets();
    expect(secrets.mask('Authorization: Bearer abc.def-1')).not.toContain('abc');
    expect(secrets.mask('Basic dXNlcjpwYXNz=')).toBe('Basic [redacted]');
    expect(secrets.mask('{"apiKey":"k-1","name":"x"}')).toBe('{"apiKey":"[redacted]","name":"x"}');
    expect(secrets.mask('client_secret=s3 port=80')).toBe('client_secret=[redacted] port=80');
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
    expect(secrets.mask('this and that')).toBe('this and that');
  });
});
