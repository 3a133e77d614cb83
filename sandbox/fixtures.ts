import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorldFixture } from './domain/world-fixture.ts';
import { packageRoot } from './lib/package-root.ts';

const known = new Map<string, WorldFixture>();

/** A world fixture that ships with Khata: the same object each time, not to be changed. @throws Error when there is none of that name */
export function readFixture(name: string): WorldFixture {
  const read = known.get(name);
  if (read !== undefined) return read;
  // A name may come from a file that somebody else has made.
  if (!/^[a-z0-9-]{1,63}$/.test(name)) throw new Error(`there is no world fixture "${name.slice(0, 80)}"`);
  const file = join(packageRoot(), 'fixtures', 'worlds', `${name}.json`);
  try {
    const fixture = JSON.parse(readFileSync(file, 'utf8')) as WorldFixture;
    known.set(name, fixture);
    return fixture;
  } catch (error) {
    throw new Error(`there is no world fixture "${name}" (${file})`, { cause: error });
  }
}

/** The credentials and numbers of the demo partner, for the console and for tests. */
export interface DemoPartner {
  /** Key of the application with OAuth NONE: `X-Api-Key` alone. */
  apiKey: string;
  /** Key and secret of the application with OAuth 2.0. */
  clientId: string;
  clientSecret: string;
  clientName: string;
  virtualAccountPrefix: string;
  physicalAccountNumber: string;
}

/** The first organisation of a fixture, as its developer needs to know it. @throws Error when it has none */
export function demoPartner(fixture: WorldFixture): DemoPartner {
  const [organisation] = fixture.organisations;
  const byKey = organisation?.applications.find((application) => application.oauth === 'NONE');
  const byToken = organisation?.applications.find((application) => application.oauth === '2.0');
  const account = organisation?.physicalAccounts[0]?.number;
  if (!organisation || !byKey || !byToken?.clientSecret || !account) {
    throw new Error(`fixture ${fixture.name} lacks a partner with both kinds of application`);
  }
  return {
    apiKey: byKey.apiKey,
    clientId: byToken.apiKey,
    clientSecret: byToken.clientSecret,
    clientName: organisation.clientName,
    virtualAccountPrefix: organisation.virtualAccountPrefix,
    physicalAccountNumber: account,
  };
}
