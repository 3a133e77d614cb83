import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OAuthError, Problem } from '../lib/errors.ts';
import { createVault } from '../lib/vault.ts';
import { addParties, CALLBACK, PUBLIC_CLIENT } from '../test/oauth-parties.ts';
import { type ServiceWorld, serviceWorld } from '../test/service-world.ts';
import { resolveCaller } from './credentials.ts';
import { decideAuthorization, requestAuthorization } from './oauth-consent.ts';
import { revokeToken } from './oauth-grants.ts';
import { issueToken } from './oauth-tokens.ts';

const VERIFIER = 'a-verifier-of-at-least-forty-three-characters';
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');
const CLIENT = { clientId: PUBLIC_CLIENT, clientSecret: undefined };
const ASHA = {
  userId: 'user-asha',
  name: 'asha',
  organisationId: 'org-acme',
  applicationId: '',
  requestId: 'test',
};

async function consent(world: ServiceWorld): Promise<string> {
  const asked = {
    client_id: PUBLIC_CLIENT,
    redirect_uri: CALLBACK,
    response_type: 'code',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
  };
  const redirect = await world.run(async (unit) => {
    const made = await requestAuthorization(unit, asked, 'http://localhost');
    if (!('request' in made)) throw new Error(made.redirectTo);
    return await decideAuthorization(unit, ASHA, made.request.authorizationRequestId, true);
  });
  return new URL(redirect).searchParams.get('code') ?? '';
}

/** What a token or code is worth, by the rules alone. */
interface Worth {
  readonly value: string;
  readonly grant: number;
  readonly expiresAt: number;
  used: boolean;
}

/** The rules of RFC 6749 as a few lists; it knows nothing of stores, hashes or the library. */
class Model {
  now = 0;
  readonly dead = new Set<number>();
  readonly codes: Worth[] = [];
  readonly refreshes: Worth[] = [];
  readonly accesses: Worth[] = [];

  /** Uses a code or refresh token: whether it gives tokens, and a second use ends its grant. */
  use(worth: Worth, known: boolean): boolean {
    if (worth.used && known) this.dead.add(worth.grant);
    const good = known && !worth.used && worth.expiresAt > this.now;
    if (good) worth.used = true;
    return good;
  }

  give(grant: number, issued: { accessToken: string; refreshToken?: string }): void {
    const of = (value = '', lifetime = 0) => ({ value, grant, expiresAt: this.now + lifetime, used: false });
    this.accesses.push(of(issued.accessToken, 3600));
    this.refreshes.push(of(issued.refreshToken, 30 * 86_400));
  }

  isGood({ grant, expiresAt, used }: Worth): boolean {
    return !used && !this.dead.has(grant) && expiresAt > this.now;
  }
}

type Step =
  | { readonly do: 'consent' }
  | { readonly do: 'redeem' | 'refresh' | 'revokeAccess' | 'revokeRefresh'; readonly pick: number }
  | { readonly do: 'wait'; readonly seconds: number };

const picks = (what: 'redeem' | 'refresh' | 'revokeAccess' | 'revokeRefresh', weight: number) => ({
  weight,
  arbitrary: fc.record({ do: fc.constant(what), pick: fc.nat({ max: 4 }) }),
});

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('consent' as const) }) },
  picks('redeem', 5),
  picks('refresh', 6),
  picks('revokeAccess', 1),
  picks('revokeRefresh', 1),
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      seconds: fc.constantFrom(1, 1, 59, 60, 3599, 3600, 30 * 86_400),
    }),
  },
);

/** From the newest, so that most picks are of what still matters. */
function pickOf<T>(list: readonly T[], pick: number): T | undefined {
  return list.at(-1 - (pick % Math.max(1, list.length)));
}

async function tokenRequest(world: ServiceWorld, form: Record<string, string>) {
  try {
    return await issueToken((work) => world.run(work), form as never, CLIENT);
  } catch (error) {
    if (error instanceof OAuthError) return error.code;
    throw error;
  }
}

async function useOne(world: ServiceWorld, model: Model, step: Step & { pick: number }): Promise<void> {
  const redeem = step.do === 'redeem';
  const worth = pickOf(redeem ? model.codes : model.refreshes, step.pick);
  if (worth === undefined) return;
  const form: Record<string, string> = redeem
    ? { grant_type: 'authorization_code', code: worth.value, redirect_uri: CALLBACK, code_verifier: VERIFIER }
    : { grant_type: 'refresh_token', refresh_token: worth.value };
  // The refresh tokens of a grant that ended are forgotten, and those that are over; codes after 30 days.
  const over = worth.expiresAt + (redeem ? 30 * 86_400 - 60 : 0) <= model.now;
  const known = !over && (redeem || !model.dead.has(worth.grant));
  const good = model.use(worth, known);
  const issued = await tokenRequest(world, form);
  expect(typeof issued === 'string' ? issued : 'issued').toBe(good ? 'issued' : 'invalid_grant');
  if (typeof issued !== 'string') model.give(worth.grant, issued);
}

async function run(world: ServiceWorld, model: Model, step: Step): Promise<void> {
  if (step.do === 'consent') {
    const value = await consent(world);
    model.codes.push({ value, grant: model.codes.length, expiresAt: model.now + 60, used: false });
  } else if (step.do === 'wait') {
    world.host.advance(step.seconds * 1000);
    model.now += step.seconds;
  } else if (step.do === 'redeem' || step.do === 'refresh') await useOne(world, model, step);
  else {
    const list = step.do === 'revokeAccess' ? model.accesses : model.refreshes;
    const worth = pickOf(list, step.pick);
    if (worth === undefined) return;
    await world.run(async (unit) => await revokeToken(unit, worth.value, CLIENT));
    // A refresh token that was purged because it is over has no grant to find any more.
    if (step.do === 'revokeAccess') worth.used = true;
    else if (worth.expiresAt > model.now) model.dead.add(worth.grant);
  }
}

/** Whether the bank is opened by a token. */
async function opens(world: ServiceWorld, bearerToken: string): Promise<boolean> {
  try {
    await world.run(async (unit) => await resolveCaller(unit, { bearerToken }, 'refund-details'));
    return true;
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return false;
    throw error;
  }
}

describe('codes, refresh tokens and access tokens', () => {
  it('are worth what the rules say after any calls in any order', async () => {
    const vault = createVault();
    let issued = 0;
    const property = fc.asyncProperty(fc.array(anyStep, { minLength: 10, maxLength: 40 }), async (steps) => {
      const world = await serviceWorld();
      await addParties(world.store, vault);
      const model = new Model();
      for (const step of steps) {
        await run(world, model, step);
        for (const access of model.accesses)
          expect([step, await opens(world, access.value)]).toEqual([step, model.isGood(access)]);
      }
      issued += model.accesses.length;
    });
    await fc.assert(property, { numRuns: 100 });
    expect(issued).toBeGreaterThan(100);
  });
});
