import { setTimeout as pause } from 'node:timers/promises';
import type { Driver, DriverSource } from '../drivers/driver.ts';
import { DriverError } from '../drivers/driver.ts';
import type { Capability, DriverReply, WorkResult } from '../drivers/protocol.ts';
import {
  ASKED_CAPABILITIES,
  type AskedCapability,
  COMMAND_OF,
  hasBooked,
  replyWords,
  type TrialBank,
  type TrialExchange,
  TrialSession,
} from '../drivers/trial.ts';
import { type DoctorFinding, mistake } from './mistakes.ts';
import { Relay } from './relay.ts';

/** Asked for one after the other, since each needs what the one before has done. */
const FIRST: readonly AskedCapability[] = ['CREATE', 'SYNC'];
/** Asked for at the end, since nothing works afterwards. */
const LAST: readonly AskedCapability[] = ['DELETE'];
/** Milliseconds within which work that was put by must begin. */
const MOST_PUT_BY = 3_000;
/** Milliseconds between two looks whether it has. */
const LOOK_EVERY = 25;
/** Seconds by which clocks are commonly wrong: half an hour, an hour, India's distance from UTC, a day. */
const COMMON_SKEWS = [1_800, 3_600, 19_800, 86_400].flatMap((seconds) => [seconds, -seconds]);

/** A session of the doctor's, with the port by which its requests come. */
export interface Trial {
  readonly driver: Driver;
  readonly bank: TrialBank;
  readonly relay: Relay;
  readonly session: TrialSession;
  readonly replies: Map<AskedCapability, DriverReply>;
}

/** Puts a port before the bank. */
export async function openTrial(driver: Driver, bank: TrialBank, dataDir: string): Promise<Trial> {
  const relay = await Relay.open(bank.start.baseUrl);
  const relayed = { ...bank, start: { ...bank.start, baseUrl: relay.url } };
  return { driver, bank, relay, session: new TrialSession(driver, relayed, dataDir), replies: new Map() };
}

async function ask({ session, replies }: Trial, capability: AskedCapability): Promise<void> {
  if (!session.claims(capability)) return;
  replies.set(capability, await session.ask(capability));
  if (capability === 'CREATE' && session.account !== undefined) await session.postCredit();
}

/**
 * Starts the session and asks once for what is claimed.
 * @param wanted what is asked for besides accounts and transactions; left out, everything
 */
export async function playTrial(
  trial: Trial,
  wanted: readonly Capability[] = ASKED_CAPABILITIES,
): Promise<DoctorFinding[]> {
  const started = await trial.session.begin();
  if (started.kind !== 'RESULT') return [mistake(failureId(started), `start: ${replyWords(started)}`)];
  for (const capability of FIRST) {
    await ask(trial, capability);
    // Where its requests go wrong, or it does not answer, whatever comes next follows from that.
    const astray = await wireMistakes(trial);
    if (astray.length > 0) return astray;
    const failures = failuresIn(trial);
    if (failures.length > 0) return failures;
  }
  const rest = ASKED_CAPABILITIES.filter(
    (one) => wanted.includes(one) && !FIRST.includes(one) && !LAST.includes(one),
  );
  await Promise.all(rest.map(async (one) => await ask(trial, one)));
  for (const capability of LAST) if (wanted.includes(capability)) await ask(trial, capability);
  return [
    ...claimsUnsupported(trial),
    ...failuresIn(trial),
    ...(await wireMistakes(trial)),
    ...(await clockMistakes(trial)),
  ];
}

/** What is claimed and not carried out, as one mistake. */
function claimsUnsupported({ replies }: Trial): DoctorFinding[] {
  const refused = [...replies].flatMap(([capability, reply]) =>
    reply.kind === 'UNSUPPORTED' ? [{ capability, reason: reply.reason }] : [],
  );
  const [first] = refused;
  if (first === undefined) return [];
  const operations = refused.map(({ capability }) => COMMAND_OF[capability]);
  const verb = refused.length === 1 ? 'is' : 'are';
  const line = `hello claims ${refused.map(({ capability }) => capability).join(', ')}, and ${operations.join(', ')} ${verb} answered unsupported: ${first.reason}`;
  return [mistake('CLAIM_UNSUPPORTED', line)];
}

/** Answers that are none. */
function failuresIn({ replies }: Trial): DoctorFinding[] {
  return [...replies].flatMap(([capability, reply]) => {
    if (reply.kind === 'RESULT' || reply.kind === 'UNSUPPORTED') return [];
    return [mistake(failureId(reply), `${COMMAND_OF[capability]}: ${replyWords(reply)}`)];
  });
}

/** Words on standard output are a mistake of their own, whenever they come. */
function failureId(reply: DriverReply): 'DRIVER_FAILS' | 'STDOUT_NOT_PROTOCOL' {
  const isOutput = reply.kind === 'BROKEN' && /^standard output is|on standard output/.test(reply.problem);
  return isOutput ? 'STDOUT_NOT_PROTOCOL' : 'DRIVER_FAILS';
}

function outcomeOf(reply: DriverReply | undefined): string | undefined {
  return reply?.kind === 'RESULT' ? (reply.result as Partial<WorkResult>).outcome : undefined;
}

/** A good notification is refused, and one that is stamped by another clock is taken. */
async function clockMistakes({ session, replies, bank }: Trial): Promise<DoctorFinding[]> {
  if (outcomeOf(replies.get('NOTIFY')) !== 'FAILED') return [];
  const tried = await Promise.all(
    COMMON_SKEWS.map(async (ahead) => ({ ahead, reply: await session.notify(bank.notification(ahead)) })),
  );
  const taken = tried.filter(({ reply }) => outcomeOf(reply) === 'SUCCEEDED');
  const [one] = taken;
  // Whoever takes several looks at no clock at all: that is for a check to tell.
  if (one === undefined || taken.length > 1) return [];
  const words = `${Math.abs(one.ahead)} s ${one.ahead > 0 ? 'ahead' : 'behind'}`;
  const line = `a notification of this moment is refused, and one that is stamped ${words} is taken: its clock is about ${words}`;
  return [mistake('CLOCK_SKEWED', line)];
}

function credentialMistakes(exchanges: readonly TrialExchange[], expected: string): DoctorFinding[] {
  const refused = exchanges.filter(({ status }) => status === 401);
  const foreign = exchanges.filter(
    ({ applicationId }) => applicationId !== undefined && applicationId !== expected,
  );
  const [first] = [...refused, ...foreign];
  if (first === undefined) return [];
  const how = first.status === 401 ? 'were answered 401' : `were made by ${first.applicationId}`;
  const line = `${refused.length + foreign.length} of ${exchanges.length} requests ${how}, the first ${first.method} ${first.path}: they do not carry the credentials of start`;
  return [mistake('WRONG_CREDENTIALS', line)];
}

/** Resolves when a request has reached the bank, or when it should have. */
async function untilItCalls(bank: TrialBank): Promise<void> {
  const end = AbortSignal.timeout(MOST_PUT_BY);
  while (!end.aborted && (await bank.exchanges()).length === 0) await pause(LOOK_EVERY);
}

/** What the requests of a session tell of where and as whom the integration calls. */
async function wireMistakes({ relay, bank, session, replies }: Trial): Promise<DoctorFinding[]> {
  const first = FIRST.find((one) => replies.has(one));
  const asked = first === undefined ? undefined : replies.get(first);
  // What it does not do at all, or what its driver breaks at, sends no request.
  if (first === undefined || asked === undefined || !['RESULT', 'LATE'].includes(asked.kind)) return [];
  // Who answers UNKNOWN may have put the work by for a moment.
  if (outcomeOf(asked) === 'UNKNOWN') await untilItCalls(bank);
  if (relay.openings.includes('TLS')) {
    return [mistake('SPEAKS_TLS', `it began to speak TLS at ${relay.url}, which is plain http`)];
  }
  if (relay.openings.includes('PROXY')) {
    return [
      mistake(
        'PROXY_IN_THE_WAY',
        'it takes the bank for a proxy: it asks for a whole address, or for CONNECT',
      ),
    ];
  }
  const strays = relay.strays();
  const exchanges = await bank.exchanges();
  if (strays.length > 0) {
    const line = `${strays.length} requests lack the prefix ${relay.prefix} of baseUrl, the first one for ${strays[0]}`;
    return [mistake('PREFIX_IGNORED', line)];
  }
  if (exchanges.length === 0) {
    const line = `no request has come to baseUrl (${relay.url}) at ${COMMAND_OF[first]}: ${replyWords(asked)}`;
    return [mistake('BASE_URL_IGNORED', line)];
  }
  return credentialMistakes(exchanges, bank.applicationIds[session.kind]);
}

/** Kills it and looks whether it still has what it had booked. */
export async function restartMistakes(
  { driver, session, replies }: Trial,
  source: DriverSource,
): Promise<DoctorFinding[]> {
  if (!session.claims('RESTART') || !source.canRestart) return [];
  try {
    await driver.kill();
    await driver.restart();
  } catch (error) {
    if (!(error instanceof DriverError)) throw error;
    return [mistake('DRIVER_FAILS', error.message)];
  }
  const started = await session.begin();
  if (started.kind !== 'RESULT')
    return [mistake('DRIVER_FAILS', `start after a kill: ${replyWords(started)}`)];
  const { credit } = session;
  const before = replies.get('LEDGER');
  if (credit === undefined || before === undefined || !hasBooked(before, credit)) return [];
  if (hasBooked(await session.ask('LEDGER'), credit)) return [];
  const line = `RESTART is claimed, but the credit ${credit.transactionReferenceNumber} that was booked before a kill is gone after it`;
  return [mistake('DATA_DIR_NOT_KEPT', line)];
}

/** Plays a second session at another bank and looks whether anything of the first one is still used. */
export async function secondSessionMistakes(first: Trial, second: Trial): Promise<DoctorFinding[]> {
  const started = await second.session.begin();
  if (started.kind !== 'RESULT')
    return [mistake('DRIVER_FAILS', `start of a second session: ${replyWords(started)}`)];
  const capability = FIRST.find((one) => second.session.claims(one));
  if (capability === undefined) return [];
  const before = first.relay.paths.length;
  await ask(second, capability);
  const late = first.relay.paths.length - before;
  if (late > 0) {
    return [
      mistake('EARLIER_SESSION', `${late} requests of a second session came to the address of the first`),
    ];
  }
  const refused = (await second.bank.exchanges()).filter(({ status }) => status === 401);
  if (refused.length === 0) return [];
  const line = `${refused.length} requests of a second session were answered 401, where those of the first were not`;
  return [mistake('EARLIER_SESSION', line)];
}
