import { randomUUID } from 'node:crypto';
import type { Command, HelloResult, Protocol, WorkResult } from '../../drivers/protocol.ts';
import { createAccounts, deleteAccounts, modifyAccounts } from './accounts.ts';
import type { Behaviour } from './behaviour.ts';
import { CAPABILITIES } from './capabilities.ts';
import { correct } from './correct.ts';
import { enquireTransactions } from './enquiry.ts';
import { receiveNotification } from './notifications.ts';
import { openRefunds, pollRefund, refundPollIn, requestRefund } from './refunds.ts';
import { Session } from './session.ts';
import { syncTransactions } from './stream.ts';
import { watch } from './watch.ts';

type Reply = Protocol<'Reply'>;
type WorkCommand = Extract<Command, { commandId: string }>;

/** Work that must not be done a second time when its command comes again; the rest is idempotent by nature. */
const REMEMBERED: readonly string[] = ['createAccounts', 'modifyAccounts', 'deleteAccounts', 'requestRefund'];

/** The reference client: an integration and its driver in one, as one program would hold them. */
export interface ReferenceClient {
  /**
   * Carries out one command and gives the reply to it. Several may be under way at one time.
   * @throws Killed when the client was killed meanwhile
   * @throws Error when the client crashed, which ends it: a program would be gone
   */
  handle(command: Command): Promise<Reply>;
  /** Ends it at once, as a power button would: nothing is written or sent after this. */
  kill(): void;
  /** The same: it has nothing to finish, what it owes stands in its journal. */
  close(): void;
}

/** What is not the client's own affair. */
export interface ReferenceClientOptions {
  /** Takes the lines of its log. */
  readonly log?: (line: string) => void;
}

/**
 * A client that does everything that the contract asks of a partner, one step after the other.
 * @param behaviour its decisions; a mutant replaces one of them
 */
export function createReferenceClient(
  behaviour: Behaviour = correct,
  { log = () => {} }: ReferenceClientOptions = {},
): ReferenceClient {
  const sessions = new Map<string, Session>();
  const running = new Map<string, Promise<WorkResult>>();
  const hello: HelloResult = {
    protocolVersion: 1,
    name: 'khata-reference-ts',
    version: '1.0.0',
    instanceId: randomUUID(),
    capabilities: [...CAPABILITIES],
  };
  let isDead = false;
  const kill = () => {
    isDead = true;
    for (const session of sessions.values()) session.end();
  };

  const answer = async (command: Command): Promise<object> => {
    if (command.operation === 'hello') return hello;
    const { session: name } = command;
    if (command.operation === 'start') {
      sessions.get(name)?.end();
      sessions.set(name, new Session(command.input, behaviour, log));
      return {};
    }
    const session = sessions.get(name);
    if (!session) throw new NotStarted(name);
    switch (command.operation) {
      case 'ledger':
        return session.book.ledger();
      case 'stop':
        session.end();
        sessions.delete(name);
        return {};
      case 'outcome': {
        const { deadlineMilliseconds } = command;
        return await outcomeOf(session, running, command.input.commandId, deadlineMilliseconds);
      }
      default:
        return await once(running, session, command);
    }
  };

  const handle = async (command: Command): Promise<Reply> => {
    if (isDead) throw new Error('the client is dead');
    try {
      return { id: command.id, result: (await answer(command)) as Record<string, never> };
    } catch (error) {
      if (error instanceof NotStarted) return { id: command.id, error: error.message };
      // Anything else is a fault of the program's own: it ends as programs do.
      kill();
      throw error;
    }
  };
  return { handle, kill, close: kill };
}

/** A command of a session that was never started. */
class NotStarted extends Error {
  constructor(session: string) {
    super(`session ${session} is not started; send start first`);
    this.name = 'NotStarted';
  }
}

/** The same command once more joins the one that is under way. */
function once(
  running: Map<string, Promise<WorkResult>>,
  session: Session,
  command: WorkCommand,
): Promise<WorkResult> {
  const name = `${command.session} ${command.commandId}`;
  const under = running.get(name);
  if (under) return under;
  const work = begin(session, command).finally(() => running.delete(name));
  running.set(name, work);
  return work;
}

async function begin(session: Session, command: WorkCommand): Promise<WorkResult> {
  const { book } = session;
  const { commandId, operation, input } = command;
  if (REMEMBERED.includes(operation)) {
    const known = book.work(commandId);
    if (known?.result) return known.result;
    if (!known || known.operation === '') book.write({ kind: 'command', commandId, operation, input });
  }
  return await work(session, command);
}

async function work(session: Session, command: WorkCommand): Promise<WorkResult> {
  const { commandId } = command;
  const budget = session.budget(command.deadlineMilliseconds);
  switch (command.operation) {
    case 'createAccounts':
      return await createAccounts(session, commandId, command.input, budget);
    case 'modifyAccounts':
      return await modifyAccounts(session, commandId, command.input, budget);
    case 'deleteAccounts':
      return await deleteAccounts(session, commandId, command.input, budget);
    case 'syncTransactions':
      return await syncTransactions(session, command.input, budget);
    case 'watch':
      return await watch(session, command.input);
    case 'enquireTransactions':
      return await enquireTransactions(session, command.input, budget);
    case 'requestRefund':
      return await requestRefund(session, commandId, command.input, budget);
    case 'receiveNotification':
      return receiveNotification(session, command.input);
  }
}

/** What became of a command: what is known, or what the bank says when it is asked again under the same key. */
async function outcomeOf(
  session: Session,
  running: Map<string, Promise<WorkResult>>,
  commandId: string,
  deadlineMilliseconds: number | undefined,
): Promise<WorkResult> {
  const under = [...running].find(([name]) => name.endsWith(` ${commandId}`))?.[1];
  if (under) return await under;
  const known = session.book.work(commandId);
  if (!known) return { outcome: 'UNKNOWN', code: 'COMMAND_NOT_KNOWN' };
  if (!known.result) {
    const { operation, input } = known;
    const again = { operation, input, commandId, deadlineMilliseconds } as WorkCommand;
    return await work(session, again);
  }
  const budget = session.budget(deadlineMilliseconds);
  for (const reference of openRefunds(session))
    if (session.book.refund(reference)?.commandId === commandId && refundPollIn(session, reference) <= 0)
      await pollRefund(session, reference, budget);
  return known.result;
}
