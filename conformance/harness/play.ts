import { randomBytes } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Driver, DriverSource } from '../drivers/driver.ts';
import { DriverError } from '../drivers/driver.ts';
import type { StartInput } from '../drivers/protocol.ts';
import type { Scenario } from '../framework/scenario.ts';
import { seededRandom } from '../framework/seeded.ts';
import type { Evidence, Leak, Mark, RecordedExchange } from '../judge/evidence.ts';
import { hostNow, tick } from '../lib/host-clock.ts';
import { WorldBankSide } from './bank-side.ts';
import { DrivenIntegration } from './integration.ts';
import type { KitBank } from './kit-bank.ts';
import { KitClient } from './kit-client.ts';
import { LeakFinder, searchLogFiles } from './leaks.ts';
import { Recorder } from './recorder.ts';
import type { Session } from './session.ts';
import { SessionOver } from './session-over.ts';
import type { SessionWorld } from './session-world.ts';

/** What one scenario is played with. */
export interface PlayOptions {
  readonly bank: KitBank;
  readonly source: DriverSource;
  readonly seed: number;
  readonly attempt: number;
  /** Folder of the run; each session gets one inside. */
  readonly folder: string;
  /** Aborted when the run is interrupted. */
  readonly signal: AbortSignal;
  /** Told what the scenario waits for. */
  readonly onAwait?: (what: string) => void;
}

/** Milliseconds between two looks at what has happened. */
const LOOK_EVERY = 15;
const DEFAULT_COMMAND_DEADLINE = 15_000;
const DEFAULT_REQUEST_DEADLINE = 1_000;
const DEFAULT_WITHIN = 10_000;
/** Milliseconds within which the system closes the connections of a program that was killed. */
const GONE_WITHIN = 5_000;

/** Milliseconds since a session began, to the microsecond. */
const sinceBegin = (base: number) => Math.round((tick() - base) * 1000) / 1000;

/** Resolves after so many milliseconds, or when the run is interrupted. */
function after(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
  });
}

/**
 * Looks again and again until it is so.
 * @param isLonger whether to go on when the time is up
 * @returns false when the time is up first
 */
async function untilSo(
  is: () => Promise<boolean>,
  within: number,
  signal: AbortSignal,
  isLonger: () => boolean = () => false,
): Promise<boolean> {
  const end = tick() + within;
  for (;;) {
    if (await is()) return true;
    if ((tick() >= end && !isLonger()) || signal.aborted) return false;
    await after(LOOK_EVERY, signal);
  }
}

/** Everything of a session that the scenario does not see. */
interface Stage {
  readonly base: number;
  readonly world: SessionWorld;
  readonly start: StartInput;
  readonly driver: Driver;
  readonly integration: DrivenIntegration;
  readonly bank: WorldBankSide;
  readonly kit: KitClient;
  readonly recorder: Recorder;
  readonly marks: Mark[];
  readonly facts: Record<string, string | number | boolean | readonly string[]>;
}

function credentialsOf(scenario: Scenario<Session>, driver: Driver): 'API_KEY' | 'OAUTH2' {
  if (scenario.credentials !== undefined) return scenario.credentials;
  return driver.hello.capabilities.includes('OAUTH2') ? 'OAUTH2' : 'API_KEY';
}

function startInput(
  scenario: Scenario<Session>,
  kind: 'API_KEY' | 'OAUTH2',
  world: SessionWorld,
  { seed, folder, notificationSecret }: { seed: number; folder: string; notificationSecret: string },
): StartInput {
  const { apiKey, oauth2 } = world;
  const credentials =
    kind === 'API_KEY'
      ? { kind, apiKey: apiKey.apiKey }
      : { kind, clientId: oauth2.clientId, clientSecret: oauth2.clientSecret };
  return {
    baseUrl: world.url,
    credentials,
    clientName: world.world.partner.clientName,
    virtualAccountPrefix: world.world.partner.virtualAccountPrefix,
    physicalAccountNumbers: [...PHYSICAL_ACCOUNTS],
    requestDeadlineMilliseconds: scenario.requestDeadlineMilliseconds ?? DEFAULT_REQUEST_DEADLINE,
    seed: Math.floor(seededRandom(seed, scenario.id)() * 4294967295),
    dataDir: folder,
    notificationSecret,
  };
}

/** Those of the fixture `conformance`. */
const PHYSICAL_ACCOUNTS = ['123456789012', '223456789012', '323456789012'] as const;

async function setStage(
  scenario: Scenario<Session>,
  options: PlayOptions,
  driver: Driver,
  folder: string,
): Promise<Stage> {
  const kind = credentialsOf(scenario, driver);
  const world = await options.bank.openWorld(scenario.startAt);
  const base = tick();
  const notificationSecret = `whsec_${randomBytes(24).toString('base64')}`;
  const start = startInput(scenario, kind, world, { seed: options.seed, folder, notificationSecret });
  const kit = new KitClient(world);
  const bank = new WorldBankSide({
    control: world.world.control,
    kit,
    applicationId: (kind === 'API_KEY' ? world.apiKey : world.oauth2).applicationId,
    physicalAccountNumbers: PHYSICAL_ACCOUNTS,
    notificationSecret,
    hostNow,
  });
  const recorder = new Recorder(world, base, bank.labels);
  const integration = new DrivenIntegration({
    driver,
    session: world.world.name,
    start,
    commandDeadlineMilliseconds: scenario.commandDeadlineMilliseconds ?? DEFAULT_COMMAND_DEADLINE,
    sinceStart: () => sinceBegin(base),
    connectionsGone: async () =>
      await untilSo(async () => !recorder.isAnyOpen(), GONE_WITHIN, options.signal),
  });
  return { base, world, start, driver, integration, bank, kit, recorder, marks: [], facts: {} };
}

function sessionOf(scenario: Scenario<Session>, stage: Stage, options: PlayOptions): Session {
  const { recorder, bank, integration, driver, marks, facts, base } = stage;
  // A person needs longer than a program: the time runs only once they have done what they were told.
  const isLonger = () => options.source.kind === 'passive' && integration.isAtWork;
  const until = async (is: (exchanges: readonly RecordedExchange[]) => boolean, within: number) =>
    await untilSo(async () => is(recorder.all(sinceBegin(base))), within, options.signal, isLonger);
  return {
    integration,
    bank,
    canKill: options.source.canRestart && driver.hello.capabilities.includes('RESTART'),
    capabilities: driver.hello.capabilities,
    random: seededRandom(options.seed, `${scenario.id} story`),
    mark: async (name) => {
      const afterExchange = recorder.all(sinceBegin(base)).at(-1)?.number ?? 0;
      marks.push({ name, at: sinceBegin(base), afterExchange });
    },
    note: (name, value) => {
      facts[name] = value;
    },
    exchanges: async () => recorder.all(sinceBegin(base)),
    until: async (is, within = DEFAULT_WITHIN) => await until(is, within),
    untilApplied: async (label, times = 1, within = DEFAULT_WITHIN) => {
      options.onAwait?.(label);
      const hasActed = async () => (await bank.applied(label)) >= times;
      return await untilSo(hasActed, within, options.signal, isLonger);
    },
    killAtNext: async (operation, begun) => {
      options.onAwait?.(operation);
      return await new Promise<boolean>((resolve) => {
        const callOff = recorder.onNext(operation, () => resolve(integration.kill().then(() => true)));
        void begun.reply.then(() => {
          callOff();
          resolve(false);
        });
      });
    },
    pass: async (milliseconds) => await after(milliseconds, options.signal),
  };
}

/** Plays the story and tells how it ended. */
async function tell(
  scenario: Scenario<Session>,
  stage: Stage,
  options: PlayOptions,
): Promise<Evidence['ending']> {
  try {
    await stage.integration.start();
    await scenario.play(sessionOf(scenario, stage, options));
    return { kind: 'PLAYED' };
  } catch (error) {
    if (error instanceof SessionOver) return error.ending;
    if (error instanceof DriverError) return { kind: 'BROKEN', why: error.message };
    const why = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { kind: 'BROKEN', why: `the kit failed: ${why}` };
  }
}

/** The last ledger, where the story has not asked for it itself. */
async function lastLedger({ integration, driver }: Stage, ending: Evidence['ending']): Promise<void> {
  if (!driver.hello.capabilities.includes('LEDGER')) return;
  if (ending.kind === 'BROKEN' || (ending.kind === 'STOPPED' && ending.cause === 'GONE')) return;
  try {
    await integration.ledger('end');
  } catch (error) {
    if (!(error instanceof SessionOver)) throw error;
  }
}

/** What can be told only once the integration writes no more. */
type Searched = Pick<Evidence, 'leaks' | 'searchedBytes'>;

/** Whether the bank has issued this as an access token, expired ones included. */
async function isAccessToken({ world }: SessionWorld, value: string): Promise<boolean> {
  const headers = { authorization: `Bearer ${value}` };
  const answer = await world.fetch('/v1/virtual-accounts?limit=1', { headers });
  if (answer.status !== 401) return true;
  const { code } = (await answer.json()) as { code?: string };
  return code === 'TOKEN_EXPIRED';
}

/** What was found in everything that it logged, to its end. */
async function searched({ world, start }: Stage, log: LeakFinder): Promise<Searched> {
  const leaks: Leak[] = [];
  let searchedBytes = 0;
  for (const finder of [log, ...(await searchLogFiles(start))]) {
    leaks.push(...(await finder.leaks(async (value) => await isAccessToken(world, value))));
    searchedBytes += finder.searchedBytes;
  }
  return { leaks, searchedBytes };
}

async function recorded(
  scenario: Scenario<Session>,
  stage: Stage,
  { seed, attempt }: PlayOptions,
  ending: Evidence['ending'],
): Promise<Omit<Evidence, keyof Searched>> {
  const { world, start, driver, integration, bank, recorder, marks, facts, kit } = stage;
  return {
    scenario: scenario.id,
    seed,
    attempt,
    session: {
      world: world.world.name,
      credentials: start.credentials.kind,
      requestDeadlineMilliseconds: start.requestDeadlineMilliseconds,
      physicalAccountNumbers: start.physicalAccountNumbers,
      virtualAccountPrefix: start.virtualAccountPrefix,
      capabilities: driver.hello.capabilities,
    },
    exchanges: recorder.all(sinceBegin(stage.base)),
    commands: integration.commands,
    ledgers: integration.ledgers,
    faults: await bank.settleFaults(),
    kills: integration.kills,
    marks,
    truth: await kit.truth(),
    facts,
    ending,
  };
}

/** What is left of a session whose driver did not come up: no world was made for it. */
function unopened(scenario: Scenario<Session>, { seed, attempt }: PlayOptions, why: string): Evidence {
  return {
    scenario: scenario.id,
    seed,
    attempt,
    session: {
      world: '',
      credentials: scenario.credentials ?? 'OAUTH2',
      requestDeadlineMilliseconds: scenario.requestDeadlineMilliseconds ?? DEFAULT_REQUEST_DEADLINE,
      physicalAccountNumbers: PHYSICAL_ACCOUNTS,
      virtualAccountPrefix: '',
      capabilities: [],
    },
    exchanges: [],
    commands: [],
    ledgers: [],
    faults: [],
    kills: [],
    marks: [],
    leaks: [],
    searchedBytes: 0,
    truth: { transactions: [], virtualAccounts: [], refunds: [] },
    facts: {},
    ending: { kind: 'BROKEN', why },
  };
}

/** Where what a driver logs is looked through; nowhere before it has been told a secret. */
interface LogEar {
  finder: LeakFinder | undefined;
}

async function playWith(
  scenario: Scenario<Session>,
  options: PlayOptions,
  driver: Driver,
  { folder, ear }: { readonly folder: string; readonly ear: LogEar },
): Promise<Evidence> {
  let stage: Stage | undefined;
  // An interrupted run waits for nobody.
  const hurry = () => void driver.close();
  options.signal.addEventListener('abort', hurry);
  // What a story that is over still waits for would keep the kit from ending.
  const over = new AbortController();
  const signal = AbortSignal.any([options.signal, over.signal]);
  setMaxListeners(0, signal);
  const own = { ...options, signal };
  try {
    stage = await setStage(scenario, own, driver, folder);
    const log = new LeakFinder('log', stage.start);
    ear.finder = log;
    const ending = await tell(scenario, stage, own);
    await lastLedger(stage, ending);
    const evidence = await recorded(scenario, stage, options, ending);
    await stage.integration.stop();
    await driver.close();
    return { ...evidence, ...(await searched(stage, log)) };
  } finally {
    options.signal.removeEventListener('abort', hurry);
    over.abort();
    await driver.close();
    if (stage !== undefined) await options.bank.closeWorld(stage.world);
  }
}

/**
 * Plays one scenario with a driver and a world of its own, and records it. Whatever goes wrong is in the evidence.
 */
export async function playScenario(scenario: Scenario<Session>, options: PlayOptions): Promise<Evidence> {
  // Its name tells nothing: an integration is not to know which story is played.
  const folder = await mkdtemp(join(options.folder, 'data-'));
  const { environment: env } = scenario;
  const ear: LogEar = { finder: undefined };
  const onLog = (chunk: Uint8Array) => ear.finder?.push(chunk);
  try {
    const driver = await options.source.open(folder, { ...(env !== undefined && { env }), onLog });
    return await playWith(scenario, options, driver, { folder, ear });
  } catch (error) {
    if (error instanceof DriverError) return unopened(scenario, options, error.message);
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
