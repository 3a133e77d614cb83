import { ClientSecretBasic, calculatePKCECodeChallenge, generateRandomCodeVerifier } from 'oauth4webapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALLBACK, CONFIDENTIAL, PASSWORD } from '../oauth-parties.ts';
import { Client } from './client.ts';
import { Stage } from './stage.ts';

let stage: Stage;
let client: Client;

beforeAll(async () => {
  stage = await new Stage().open();
  client = await Client.discover(stage, CONFIDENTIAL.key, ClientSecretBasic(CONFIDENTIAL.secret));
});

afterAll(() => stage.close());

/** As much of a browser as plain forms need: one cookie, the hidden fields of the last page, no script. */
class Browser {
  cookie = '';
  fields: Record<string, string> = {};
  action = '';
  last = new Response();
  text = '';

  async open(url: string | URL): Promise<void> {
    await this.#take(await fetch(url, { redirect: 'manual', headers: { cookie: this.cookie } }));
  }

  async submit(more: Record<string, string>, headers: Record<string, string> = {}): Promise<void> {
    const browser = { origin: stage.url, 'sec-fetch-site': 'same-origin', cookie: this.cookie };
    const response = await fetch(new URL(this.action, stage.url), {
      method: 'POST',
      redirect: 'manual',
      headers: { ...browser, ...headers },
      body: new URLSearchParams({ ...this.fields, ...more }),
    });
    await this.#take(response);
  }

  async follow(): Promise<void> {
    await this.open(new URL(this.last.headers.get('location') ?? '', stage.url));
  }

  async #take(response: Response): Promise<void> {
    this.last = response;
    this.text = await response.text();
    const set = response.headers.get('set-cookie');
    if (set !== null) this.cookie = set.split(';')[0] ?? '';
    if (response.status !== 200) return;
    this.action = /<form method="post" action="([^"]+)"/.exec(this.text)?.[1] ?? '';
    const hidden = this.text.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g);
    this.fields = Object.fromEntries([...hidden].map(([, name, value]) => [name, value]));
  }
}

async function sentBrowser(): Promise<{ browser: Browser; verifier: string }> {
  const verifier = generateRandomCodeVerifier();
  const browser = new Browser();
  await browser.open(client.authorizationUrl(await calculatePKCECodeChallenge(verifier)));
  await browser.follow();
  return { browser, verifier };
}

async function signedIn(username = 'asha'): Promise<{ browser: Browser; verifier: string }> {
  const sent = await sentBrowser();
  await sent.browser.submit({ username, password: PASSWORD });
  await sent.browser.follow();
  return sent;
}

describe('a person with a browser', () => {
  it('signs in, sees who asks for what, approves, and is back at the application with a code', async () => {
    const { browser, verifier } = await signedIn();
    expect(browser.text).toContain('Allow Application app-confidential?');
    expect(browser.text).toContain('Initiate refunds of credits');
    await browser.submit({ decision: 'APPROVE' });
    expect(browser.last.status).toBe(303);
    const back = new URL(browser.last.headers.get('location') ?? '');
    expect(`${back.origin}${back.pathname}`).toBe(CALLBACK);
    const issued = await client.redeem({ answer: client.answerOf(back), verifier });
    expect(await client.call(issued.access_token)).toEqual([200]);
  });

  it('denies, and is back without one', async () => {
    const { browser } = await signedIn();
    await browser.submit({ decision: 'DENY' });
    const back = new URL(browser.last.headers.get('location') ?? '');
    expect(back.searchParams.get('error')).toBe('access_denied');
    await browser.submit({ decision: 'APPROVE' });
    expect(browser.last.status).toBe(404);
  });

  it('with a wrong password is asked again, and not by the browser itself', async () => {
    const { browser } = await sentBrowser();
    await browser.submit({ username: 'asha', password: 'wrong' });
    expect(browser.last.status).toBe(401);
    expect(browser.last.headers.has('www-authenticate')).toBe(false);
    expect(browser.text).toContain('do not open an account');
    expect(browser.text).not.toContain('wrong');
    await browser.submit({ username: 'asha', password: PASSWORD });
    expect(browser.last.status).toBe(303);
  });

  it('of another organisation sees what one sees who names a request that never existed', async () => {
    const { browser } = await signedIn('bela');
    const foreign = [browser.last.status, browser.text.replaceAll(/KZ[0-9A-Z]{12}/g, '<id>')];
    await browser.open(`${stage.url}/portal/authorize?request=KZ000000000000`);
    expect([browser.last.status, browser.text.replaceAll(/KZ[0-9A-Z]{12}/g, '<id>')]).toEqual(foreign);
    expect(foreign[0]).toBe(404);
    expect(browser.text).not.toContain('app-confidential');
  });
});

describe('a form of the page', () => {
  it.each([
    { what: 'from another origin', headers: { origin: 'https://evil.example' }, fields: {} },
    { what: 'from another site', headers: { 'sec-fetch-site': 'cross-site' }, fields: {} },
    { what: 'without the session’s token', headers: {}, fields: { csrf_token: '' } },
    { what: 'with another token', headers: {}, fields: { csrf_token: 'forged' } },
  ])('$what decides nothing', async ({ headers, fields }) => {
    const { browser } = await signedIn();
    await browser.submit({ decision: 'APPROVE', ...fields }, headers);
    expect([browser.last.status, browser.last.headers.has('location')]).toEqual([403, false]);
    await browser.submit({ decision: 'APPROVE' });
    expect(browser.last.status).toBe(303);
  });

  it('from another origin signs nobody in', async () => {
    const { browser } = await sentBrowser();
    await browser.submit({ username: 'asha', password: PASSWORD }, { origin: 'https://evil.example' });
    expect([browser.last.status, browser.last.headers.has('set-cookie')]).toEqual([403, false]);
  });

  it.each([
    { what: 'without a decision', fields: {}, status: 400 },
    {
      what: 'for what is no identifier',
      fields: { decision: 'APPROVE', request: '"><script>' },
      status: 404,
    },
  ])('$what is refused', async ({ fields, status }) => {
    const { browser } = await signedIn();
    await browser.submit(fields);
    expect(browser.last.status).toBe(status);
    expect(browser.text).not.toContain('<script>');
  });
});

describe('the page', () => {
  it('runs no script, is in no frame and no cache, and lets its forms go to the callback only', async () => {
    const { browser } = await signedIn();
    const { headers } = browser.last;
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; /);
    expect(policy).toContain("form-action 'self' http://127.0.0.1:8080;");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-request-id')).toMatch(/^request-/);
  });

  it('escapes what an application is called', async () => {
    await stage.changeApplication('app-confidential', { name: '<script>alert(1)</script>' });
    const { browser } = await signedIn();
    expect(browser.text).toContain('&lt;script&gt;');
    expect(browser.text).not.toContain('<script>');
  });
});
