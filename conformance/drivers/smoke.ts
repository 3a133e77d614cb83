import { type Driver, DriverError, type DriverSource } from './driver.ts';
import type { DriverReply, LedgerResult, WorkResult } from './protocol.ts';
import {
  ASKED_CAPABILITIES,
  type AskedCapability,
  COMMAND_OF,
  hasBooked,
  replyWords,
  type TrialBank,
  TrialSession,
} from './trial.ts';

/** One thing that a driver must do, tried alone. */
export interface SmokeStep {
  /** `hello`, `createAccounts`, `end of input` … */
  readonly step: string;
  readonly ok: boolean;
  /** What was seen; where it is wrong, what to do. */
  readonly line: string;
}

/** A program tells whether it had to be killed. */
interface SelfEnding {
  readonly hasEndedByItself: boolean | undefined;
}

function judged(step: string, fault: string | undefined, good: string): SmokeStep {
  return { step, ok: fault === undefined, line: fault ?? good };
}

function outcomeFault(reply: DriverReply): string | undefined {
  const done = reply.kind === 'RESULT' && (reply.result as Partial<WorkResult>).outcome === 'SUCCEEDED';
  return done ? undefined : `${replyWords(reply)}, where SUCCEEDED is expected`;
}

function createFault(reply: DriverReply, session: TrialSession, prefix: string): string | undefined {
  const fault = outcomeFault(reply);
  if (fault !== undefined) return fault;
  const { account } = session;
  if (account === undefined)
    return 'it names no account: give an item with customerReference and virtualAccountNumber';
  return account.startsWith(prefix)
    ? undefined
    : `account ${account} does not begin with the prefix ${prefix}`;
}

function ledgerFault(reply: DriverReply, session: TrialSession): string | undefined {
  if (reply.kind !== 'RESULT') return replyWords(reply);
  const { credit } = session;
  if (credit === undefined || !session.claims('SYNC') || hasBooked(reply, credit)) return undefined;
  return `the credit ${credit.transactionReferenceNumber} that was there to be pulled is not in the ledger`;
}

/** Asks for what the driver claims, and judges the answer by what must come of it. */
async function askClaimed(
  capability: AskedCapability,
  session: TrialSession,
  bank: TrialBank,
): Promise<SmokeStep> {
  const step = COMMAND_OF[capability];
  const reply = await session.ask(capability);
  if (reply.kind === 'UNSUPPORTED') {
    return {
      step,
      ok: false,
      line: `${capability} is claimed in hello, and answered unsupported: ${reply.reason}`,
    };
  }
  const words = replyWords(reply);
  switch (capability) {
    case 'CREATE': {
      let fault = createFault(reply, session, bank.start.virtualAccountPrefix);
      if (fault === undefined && (await session.postCredit()) === undefined) {
        fault = `it says that account ${session.account} was opened, and the bank has no such account that is open`;
      }
      return judged(step, fault, `account ${session.account} was opened`);
    }
    case 'LEDGER': {
      const count = reply.kind === 'RESULT' ? (reply.result as LedgerResult).entries.length : 0;
      return judged(step, ledgerFault(reply, session), `${count} entries`);
    }
    case 'NOTIFY':
    case 'OUTCOME':
    case 'REFUND':
      // What they come to depends on what else the integration can do: the form alone is looked at.
      return judged(step, reply.kind === 'RESULT' ? undefined : words, words);
    default:
      return judged(step, outcomeFault(reply), words);
  }
}

async function askUnclaimed(capability: AskedCapability, session: TrialSession): Promise<SmokeStep> {
  const step = COMMAND_OF[capability];
  const reply = await session.ask(capability);
  if (reply.kind === 'UNSUPPORTED') return { step, ok: true, line: 'unsupported, and not claimed' };
  const advice = `claim ${capability} in hello, or answer {"unsupported": "…"}`;
  return { step, ok: false, line: `it is not claimed, but ${replyWords(reply)}: ${advice}` };
}

/** Two commands at once: each must get its own answer, in whatever order. */
async function askTwoAtOnce(session: TrialSession): Promise<SmokeStep[]> {
  if (!session.claims('LEDGER') || !session.claims('SYNC')) return [];
  const [sync, ledger] = await Promise.all([session.ask('SYNC'), session.ask('LEDGER')]);
  const bad = [sync, ledger].find(({ kind }) => kind !== 'RESULT');
  const fault = bad === undefined ? undefined : replyWords(bad);
  return [judged('two commands at once', fault, 'each got the answer with its id')];
}

async function restart(driver: Driver, source: DriverSource, session: TrialSession): Promise<SmokeStep[]> {
  if (!session.claims('RESTART')) return [];
  const step = 'restart';
  if (!source.canRestart)
    return [{ step, ok: false, line: 'RESTART is claimed, but the kit has no way to kill it' }];
  await driver.kill();
  await driver.restart();
  const started = await session.begin();
  if (started.kind !== 'RESULT')
    return [{ step, ok: false, line: `start after a kill: ${replyWords(started)}` }];
  if (!session.claims('LEDGER')) return [{ step, ok: true, line: 'it came back with a new instanceId' }];
  const fault = ledgerFault(await session.ask('LEDGER'), session);
  return [
    judged(step, fault && `after a kill, ${fault}; keep it in dataDir`, 'it came back and kept its ledger'),
  ];
}

async function finish(driver: Driver, session: TrialSession): Promise<SmokeStep[]> {
  const reply = await session.end();
  // A program may end at stop before it has answered.
  const fault = reply.kind === 'RESULT' || reply.kind === 'GONE' ? undefined : replyWords(reply);
  const steps = [judged('stop', fault, 'the session is over')];
  await driver.close();
  const { hasEndedByItself } = driver as Partial<SelfEnding>;
  if (hasEndedByItself === undefined) return steps;
  const clings = hasEndedByItself
    ? undefined
    : 'it went on after its standard input was closed, and was killed: end then';
  return [...steps, judged('end of input', clings, 'it ended by itself')];
}

async function tryOut(
  driver: Driver,
  source: DriverSource,
  bank: TrialBank,
  folder: string,
): Promise<SmokeStep[]> {
  const { name, version, capabilities } = driver.hello;
  const steps: SmokeStep[] = [
    judged(
      'hello',
      capabilities.length > 0
        ? undefined
        : `${name} ${version} claims nothing: name in capabilities what your integration can do (CREATE, SYNC, LEDGER …)`,
      `${name} ${version}: ${capabilities.join(' ')}`,
    ),
  ];
  const session = new TrialSession(driver, bank, folder);
  const started = await session.begin();
  steps.push(
    judged('start', started.kind === 'RESULT' ? undefined : replyWords(started), 'it took the bank'),
  );
  for (const capability of ASKED_CAPABILITIES) {
    if (capability === 'DELETE') steps.push(...(await askTwoAtOnce(session)));
    const ask = session.claims(capability)
      ? askClaimed(capability, session, bank)
      : askUnclaimed(capability, session);
    steps.push(await ask);
  }
  try {
    steps.push(...(await restart(driver, source, session)));
  } catch (error) {
    if (!(error instanceof DriverError)) throw error;
    steps.push({ step: 'restart', ok: false, line: error.message });
  }
  return [...steps, ...(await finish(driver, session))];
}

/**
 * Tries a driver alone, against one bank of its own: whether it speaks the protocol, does what it claims and says
 * `unsupported` to the rest. It says nothing of whether the integration is right.
 * @param folder for this trial alone, there already
 * @returns what was tried, in order; a driver that cannot be started is one step that is not ok
 */
export async function smoke(source: DriverSource, bank: TrialBank, folder: string): Promise<SmokeStep[]> {
  let driver: Driver | undefined;
  try {
    driver = await source.open(folder);
    return await tryOut(driver, source, bank, folder);
  } catch (error) {
    if (!(error instanceof DriverError)) throw error;
    return [{ step: 'hello', ok: false, line: error.message }];
  } finally {
    await driver?.close();
  }
}
