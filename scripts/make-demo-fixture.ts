/**
 * Writes fixtures/worlds/demo.json, empty.json and conformance.json: `npm run make-fixtures`. The same at every run, but for the
 * salts of passwords; edit the lists here, not the files. `-- --check` writes nothing and fails on drift.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BANK_APIS } from '../sandbox/domain/application.ts';
import type { PaymentMode } from '../sandbox/domain/payment-rail.ts';
import type {
  FixtureApplication,
  FixtureCredit,
  FixtureOrganisation,
  FixtureVirtualAccount,
  WorldFixture,
} from '../sandbox/domain/world-fixture.ts';
import { packageRoot } from '../sandbox/lib/package-root.ts';
import { verifyPassword } from '../sandbox/lib/password.ts';
import { DEMO_PASSWORD, demoPortal } from './demo-portal.ts';

const CREDITS = 250;

/** Remitters with the bank they pay from; the last ones in Devanagari, as rails carry them too. */
const REMITTERS: readonly (readonly [name: string, accountNumber: string, ifsc: string])[] = [
  ['Sharma Textiles', '004501567823', 'ICIC0000045'],
  ['Priya Raghunathan', '50100234567891', 'HDFC0000123'],
  ['Mohammed Irfan Qureshi', '30987654321', 'SBIN0001234'],
  ['Lakshmi Agro Foods Pvt Ltd', '917020045678901', 'UTIB0000917'],
  ["D'Souza & Sons", '0123104000987654', 'IBKL0000123'],
  ['Gurpreet Singh Ahluwalia', '3344556677', 'KKBK0000958'],
  ['Ananya Bhattacharya', '20140012345678', 'BKID0002014'],
  ['Chennai Auto Spares', '1022305000004567', 'IOBA0001022'],
  ['Tashi Namgyal Bhutia', '11223344556', 'SBIN0000232'],
  ['Rajesh Kumar', '6012345678', 'KKBK0000601'],
  // Two people of one name: only their accounts tell them apart.
  ['Rajesh Kumar', '6098765432', 'KKBK0000609'],
  ['Sree Venkateswara Traders', '62345678901', 'SBIN0020345'],
  ['Fatima Sheikh', '05781050012345', 'HDFC0000578'],
  ['Northeast Bamboo Co-operative', '0357201000456', 'PUNB0035720'],
  ['Zoravar Logistics LLP', '259876543210', 'INDB0000259'],
  ['शर्मा वस्त्र भंडार', '409000123456', 'RATN0000409'],
  ['कविता देशपांडे', '60123456789', 'MAHB0000601'],
  ['श्री गणेश किराना स्टोर', '915010098765432', 'UTIB0000915'],
  ['अब्दुल रहमान', '31234567890', 'SBIN0005678'],
];

const NOTES: readonly (string | undefined)[] = [
  'Invoice 2026-1187',
  'INV/26-27/0442',
  'Order 7741',
  'Advance against PO 90871',
  'Rent November',
  'School fees Term 3',
  'बिल क्रमांक ४४२',
  'Deepavali offer – balance',
  undefined,
];

/** Paise amounts that a float or a hurried parser gets wrong, among ordinary ones. */
const AMOUNTS: readonly number[] = [
  1, 10, 99, 100, 101, 1005, 1999, 4_35, 8_15, 19_99, 100_10, 1_234_56, 4_999_99, 10_000_00, 12_345_67,
  49_999_95, 73_786_97, 99_999_99, 1_00_000_00,
];

/** A small generator (mulberry32), so that the fixture is the same on every machine. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const next = generator(20261122);

function pick<T>(from: readonly T[]): T {
  const picked = from[next(from.length)];
  if (picked === undefined && from.length === 0) throw new RangeError('nothing to pick from');
  return picked as T;
}

function wire(paise: number): string {
  const digits = paise.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function accountNumber(n: number): string {
  return `ACME${n.toString().padStart(8, '0')}`;
}

const RAILS: readonly PaymentMode[] = ['UPI', 'UPI', 'UPI', 'IMPS', 'IMPS', 'FUNDS_TRANSFER', 'RTGS'];

function utr(rail: PaymentMode, n: number): string {
  const running = n.toString().padStart(6, '0');
  switch (rail) {
    case 'RTGS':
      return `ICICR52026112200${running}`;
    case 'FUNDS_TRANSFER':
      return `KHFT263260${running}`;
    default:
      // Leading zeros are part of a reference: a client that keeps it as a number loses them.
      return (n % 10 === 0 ? '000' : '632') + (rail === 'UPI' ? '614' : '529') + running;
  }
}

function amount(rail: PaymentMode): number {
  if (rail === 'RTGS') return 2_00_000_00 + next(80_00_000_00);
  return next(3) === 0 ? pick(AMOUNTS) : 1 + next(99_999_99);
}

function credit(n: number): FixtureCredit {
  const rail = pick(RAILS);
  const [name, account, ifsc] = pick(REMITTERS);
  const note = pick(NOTES);
  return {
    virtualAccountNumber: accountNumber(1 + next(10)),
    amount: wire(amount(rail)),
    paymentMode: rail,
    utr: utr(rail, n),
    remitter: { name, accountNumber: account, ifsc },
    ...(note === undefined ? {} : { remittanceInformation: note }),
  };
}

/** Every tenth credit comes twice, alike in all but the UTR: two payments, and both must be booked. */
function credits(): FixtureCredit[] {
  const all: FixtureCredit[] = [];
  for (let n = 1; all.length < CREDITS; n++) {
    const twin = n % 10 === 5 ? all.at(-1) : undefined;
    all.push(twin === undefined ? credit(n) : { ...twin, utr: utr(twin.paymentMode, n) });
  }
  return all;
}

function virtualAccounts(): FixtureVirtualAccount[] {
  const names = [
    'Nagpur',
    'Kochi',
    'Guwahati',
    'Jaipur',
    'Indore',
    'Surat',
    'Patna',
    'Mysuru',
    'Shimla',
    'पुणे',
  ];
  return names.map((name, i) => ({
    virtualAccountNumber: accountNumber(i + 1),
    accountName: `Acme Retail ${name}`,
    customerReference: `STORE-${(i + 1).toString().padStart(3, '0')}`,
    references: [`region-${(i % 4) + 1}`],
  }));
}

const acmeApplications: readonly FixtureApplication[] = [
  {
    applicationId: 'app-acme-key',
    name: 'Acme Collections (API key)',
    oauth: 'NONE',
    apis: BANK_APIS,
    apiKey: 'khata_demo_key_none_0001',
  },
  {
    applicationId: 'app-acme-oauth',
    name: 'Acme Collections (OAuth 2.0)',
    oauth: '2.0',
    apis: BANK_APIS,
    apiKey: 'khata_demo_key_oauth_0001',
    clientSecret: 'khata_demo_secret_for_tests_only_0001',
    callbackUrls: ['http://127.0.0.1:8080/callback'],
  },
];

/** Only the demo has these: each shows one more way to authenticate. */
const moreApplications: readonly FixtureApplication[] = [
  {
    applicationId: 'app-acme-signed',
    name: 'Acme Collections (OAuth 1.0)',
    oauth: '1.0',
    apis: BANK_APIS,
    apiKey: 'khata_demo_key_oauth1_0001',
    clientSecret: 'khata_demo_consumer_secret_for_tests_only_0001',
  },
  {
    applicationId: 'app-acme-public',
    name: 'Acme Stores (public client)',
    oauth: '2.0',
    clientType: 'PUBLIC',
    apis: BANK_APIS,
    apiKey: 'khata_demo_key_public_0001',
    callbackUrls: ['http://127.0.0.1:8080/callback'],
  },
];

/** By which the conformance kit looks at a session's world, and opens accounts that the integration did not. */
const kitApplication: FixtureApplication = {
  applicationId: 'app-acme-kit',
  name: 'Khata kit',
  oauth: 'NONE',
  apis: BANK_APIS,
  apiKey: 'khata_demo_key_kit_0001',
};

function acme(
  content: Pick<FixtureOrganisation, 'virtualAccounts' | 'credits'> &
    Partial<Pick<FixtureOrganisation, 'applications' | 'physicalAccounts'>>,
): FixtureOrganisation {
  return {
    organisationId: 'org-acme',
    name: 'Acme Retail Pvt Ltd',
    clientName: 'Acme Retail Pvt Ltd',
    virtualAccountPrefix: 'ACME',
    physicalAccounts: [{ number: '123456789012', ifsc: 'KHTA0000001' }],
    applications: acmeApplications,
    ...content,
  };
}

const beta: FixtureOrganisation = {
  organisationId: 'org-beta',
  name: 'Beta Traders LLP',
  clientName: 'Beta Traders LLP',
  virtualAccountPrefix: 'BETA',
  physicalAccounts: [{ number: '210987654321', ifsc: 'KHTA0000002' }],
  applications: [
    {
      applicationId: 'app-beta-key',
      name: 'Beta Collections',
      oauth: 'NONE',
      apis: BANK_APIS,
      apiKey: 'khata_demo_key_beta_0001',
    },
  ],
  virtualAccounts: [],
  credits: [],
};

/** The committed file, or nothing. */
function committed(name: string): WorldFixture | undefined {
  const file = join(packageRoot(), 'fixtures', 'worlds', `${name}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as WorldFixture) : undefined;
}

/** What holds a password's hash, and is known by which of its fields: people, and registrations that wait. */
const WITH_PASSWORD = { users: 'userId', registrations: 'registrationId' } as const;

/**
 * Takes over the committed password hashes that still open with the demo's password: their salts are random, and
 * everything else must be the same.
 */
async function withKnownHashes(fixture: WorldFixture): Promise<WorldFixture> {
  const { portal } = fixture;
  if (portal === undefined) return fixture;
  const before = committed(fixture.name)?.portal?.rows;
  const rows = { ...portal.rows };
  for (const [name, id] of Object.entries(WITH_PASSWORD)) {
    const known = new Map(before?.[name]?.map((row) => [row[id], row['passwordHash']]));
    const renew = async (row: Record<string, unknown>) => {
      const hash = known.get(row[id]);
      if (row['passwordHash'] === undefined || typeof hash !== 'string') return row;
      return (await verifyPassword(DEMO_PASSWORD, hash)) ? { ...row, passwordHash: hash } : row;
    };
    rows[name] = await Promise.all((rows[name] ?? []).map(renew));
  }
  return { ...fixture, portal: { ...portal, rows } };
}

const check = process.argv.includes('--check');

function write(fixture: WorldFixture): void {
  if (check) {
    const same = JSON.stringify(committed(fixture.name)) === JSON.stringify(fixture);
    console.log(`fixture ${fixture.name}: ${same ? 'in sync' : 'DIFFERS: run npm run make-fixtures'}`);
    if (!same) process.exitCode = 1;
    return;
  }
  const file = join(packageRoot(), 'fixtures', 'worlds', `${fixture.name}.json`);
  writeFileSync(file, `${JSON.stringify(fixture, null, 2)}\n`);
  console.log(`wrote ${file}`);
}

const full = {
  virtualAccounts: virtualAccounts(),
  credits: credits(),
  applications: [...acmeApplications, ...moreApplications],
};
const portal = await demoPortal(acme(full), beta);
write(await withKnownHashes({ name: 'demo', seed: 'khata-demo', organisations: [acme(full), beta], portal }));
write({
  name: 'empty',
  seed: 'khata-empty',
  organisations: [acme({ virtualAccounts: [], credits: [] }), beta],
});
// A session of the conformance kit: the first account and application are those of the demo's partner.
write({
  name: 'conformance',
  seed: 'khata-conformance',
  organisations: [
    acme({
      virtualAccounts: [],
      credits: [],
      physicalAccounts: [
        { number: '123456789012', ifsc: 'KHTA0000001' },
        { number: '223456789012', ifsc: 'KHTA0000001' },
        { number: '323456789012', ifsc: 'KHTA0000001' },
      ],
      applications: [...acmeApplications, kitApplication],
    }),
    beta,
  ],
});
