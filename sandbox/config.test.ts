import { describe, expect, it } from 'vitest';
import { ConfigError, isLoopback, readServeConfig } from './config.ts';

describe('the configuration of khata serve', () => {
  it('has a default for everything', () => {
    expect(readServeConfig({}, {})).toMatchObject({
      host: '127.0.0.1',
      port: 4010,
      data: '.khata',
      fixture: 'demo',
      json: false,
      logLevel: 'warn',
      plans: 'enforced',
    });
  });

  it('reads flags and variables into the same settings, and a flag wins', () => {
    const environment = { KHATA_PORT: '5000', KHATA_MEMORY: 'true', KHATA_FIXTURE: 'empty' };
    expect(readServeConfig({}, environment)).toMatchObject({ port: 5000, data: undefined, fixture: 'empty' });
    expect(readServeConfig({ port: '6000' }, environment).port).toBe(6000);
  });

  it('takes an empty variable for none', () => {
    expect(readServeConfig({}, { KHATA_PORT: '' }).port).toBe(4010);
  });

  it.each([
    [{ port: '70000' }, {}, /^--port .*"70000"/],
    [{ port: 'http' }, {}, /^--port .*"http"/],
    [{ fixture: 'demos' }, {}, /^--fixture must be demo, empty or conformance, not "demos"/],
    [{ logLevel: 'loud' }, {}, /^--log-level/],
    [{ host: 'a b' }, {}, /^--host/],
    [{ plans: 'on' }, {}, /^--plans must be enforced or off, not "on"/],
    [{}, { KHATA_PORT: '-1' }, /^KHATA_PORT/],
    [{}, { KHATA_JSON: 'yes' }, /^KHATA_JSON must be true or false, not "yes"/],
  ])('names a wrong value and where it came from: %j %j', (flags, environment, message) => {
    expect(() => readServeConfig(flags, environment)).toThrow(ConfigError);
    expect(() => readServeConfig(flags, environment)).toThrow(message);
  });

  it('refuses a folder together with memory only', () => {
    expect(() => readServeConfig({ memory: true, data: 'x' }, {})).toThrow(/--memory and --data/);
  });

  it('never shows a control token that it refuses', () => {
    expect(() => readServeConfig({}, { KHATA_CONTROL_TOKEN: 'short-secret' })).toThrow(/KHATA_CONTROL_TOKEN/);
    expect(() => readServeConfig({}, { KHATA_CONTROL_TOKEN: 'short-secret' })).not.toThrow(/short-secret/);
  });

  it('reads where mails go, and never shows a password that it refuses', () => {
    const good = {
      KHATA_SMTP_URL: 'smtp://khata:s3cr3t@mail.example:2525',
      KHATA_MAIL_FROM: 'bank@bank.example',
    };
    expect(readServeConfig({}, good)).toMatchObject({
      smtpUrl: good.KHATA_SMTP_URL,
      mailFrom: 'bank@bank.example',
    });
    expect(readServeConfig({}, {})).toMatchObject({ mailFrom: 'khata@localhost', autoApprove: false });
    expect(readServeConfig({}, { KHATA_AUTO_APPROVE: '1' }).autoApprove).toBe(true);
    // Three values: left out, where it listens decides.
    expect(readServeConfig({}, {}).allowPrivateWebhooks).toBeUndefined();
    expect(readServeConfig({ allowPrivateWebhooks: true }, {}).allowPrivateWebhooks).toBe(true);
    const refused = { KHATA_ALLOW_PRIVATE_WEBHOOKS: 'false' };
    expect(readServeConfig({}, refused).allowPrivateWebhooks).toBe(false);
    for (const wrong of [
      'http://khata:s3cr3t@x',
      'smtp://khata:s3cr3t@x?debug=true',
      'smtp:s3cr3t',
      's3cr3t',
    ]) {
      expect(() => readServeConfig({}, { KHATA_SMTP_URL: wrong })).toThrow(/^KHATA_SMTP_URL must be smtp/);
      expect(() => readServeConfig({}, { KHATA_SMTP_URL: wrong })).not.toThrow(/s3cr3t/);
    }
    for (const mailFrom of ['a@b\r\nBcc: c@d', 'a@b, c@d', 'nobody', 'A <a@b.example>']) {
      expect(() => readServeConfig({ mailFrom }, {})).toThrow(/^--mail-from must be a mail address/);
    }
  });

  it('tells loopback addresses from others', () => {
    expect(['127.0.0.1', '127.8.8.8', '::1', 'localhost', '::ffff:127.0.0.1'].every(isLoopback)).toBe(true);
    expect(['0.0.0.0', '10.0.0.1', '::', '127.evil.example'].some(isLoopback)).toBe(false);
  });
});
