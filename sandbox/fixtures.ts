import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorldFixture } from './domain/world-fixture.ts';
import { packageRoot } from './lib/package-root.ts';

/** Reads a world fixture that ships with Khata. @throws Error when there is none of that name */
export function readFixture(name: string): WorldFixture {
  const file = join(packageRoot(), 'fixtures', 'worlds', `${name}.json`);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as WorldFixture;
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
