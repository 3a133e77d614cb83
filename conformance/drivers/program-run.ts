import { jsonObjectOf } from '../lib/json.ts';
import { frameOf } from './frame.ts';
import type { ProcessGroup, ProgramEnd } from './process-group.ts';
import type { OperationName, OutgoingCommand } from './protocol.ts';
import { type BreachKind, type BrokenReply, broken, type ReadReply, readReply } from './reply.ts';
import type { Secrets } from './secrets.ts';
import { LineReader } from './stream-parts.ts';

/** Bytes of one line that are read; nobody's ledger is longer. */
export const MOST_LINE_BYTES = 8 * 1024 * 1024;

/** What a run shares with those before and after it. */
export interface RunContext {
  readonly secrets: Secrets;
  /** Ids of frames: new over restarts as well. */
  readonly nextId: () => string;
  /** Told of every piece of standard error. */
  readonly onLog: (chunk: Buffer) => void;
  /** The last line of standard error so far; '' when it is empty. */
  readonly lastLogLine: () => string;
  readonly mostLineBytes: number;
}

interface Pending {
  readonly operation: OperationName;
  readonly settle: (reply: ReadReply) => void;
}

/** One life of a program, from its start to its end: commands out, replies in. */
export class ProgramRun {
  readonly #group: ProcessGroup;
  readonly #context: RunContext;
  readonly #reader: LineReader;
  readonly #pending = new Map<string, Pending>();
  /** Given up, but an answer to them is no fault. */
  readonly #late = new Set<string>();
  #wasKilled = false;
  #hasEndedByItself: boolean | undefined;
  /** Why nothing can be asked any more. */
  #over: ReadReply | undefined;
  readonly #ended: Promise<void>;

  /** @param group just started */
  constructor(group: ProcessGroup, context: RunContext) {
    this.#group = group;
    this.#context = context;
    const tooLong = `a line on standard output is longer than ${context.mostLineBytes} bytes; the program was ended`;
    this.#reader = new LineReader(
      context.mostLineBytes,
      (line) => this.#read(line),
      () => this.#break('FLOOD', tooLong),
    );
    group.listen((chunk) => this.#reader.push(chunk), context.onLog);
    this.#ended = group.ended.then((end) => this.#finish(this.#endOf(end)));
  }

  /** Asks and waits; never rejects. */
  send(command: OutgoingCommand, deadlineMilliseconds: number): Promise<ReadReply> {
    if (this.#over !== undefined) return Promise.resolve(this.#over);
    const id = this.#context.nextId();
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        // On a busy machine the answer may lie in the pipe already: what is there is read first.
        setImmediate(() => this.#giveUp(id, deadlineMilliseconds));
      }, deadlineMilliseconds);
      const settle = (reply: ReadReply) => {
        clearTimeout(timer);
        this.#pending.delete(id);
        resolve(reply);
      };
      this.#pending.set(id, { operation: command.operation, settle });
      this.#group.write(frameOf(id, command, deadlineMilliseconds));
    });
  }

  /** What it has written without ending the line. */
  unfinishedLine(): string {
    return this.#reader.rest();
  }

  /** Ends it at once; resolves when it is dead. */
  async kill(): Promise<void> {
    this.#wasKilled = true;
    await this.#group.kill();
    await this.#ended;
  }

  /** Whether it ended when its input was closed; undefined before {@link close}. */
  get hasEndedByItself(): boolean | undefined {
    return this.#hasEndedByItself;
  }

  /** Lets it end by itself for a while, then ends it. */
  async close(graceMilliseconds: number): Promise<void> {
    this.#hasEndedByItself ??= !this.#wasKilled;
    this.#group.closeInput();
    const timer = setTimeout(() => {
      this.#hasEndedByItself = false;
      void this.#group.kill();
    }, graceMilliseconds);
    await this.#ended;
    clearTimeout(timer);
    await this.#group.kill();
  }

  #giveUp(id: string, afterMilliseconds: number): void {
    const pending = this.#pending.get(id);
    if (pending === undefined) return;
    this.#late.add(id);
    pending.settle({ kind: 'LATE', afterMilliseconds });
  }

  #read(line: Buffer): void {
    const text = line.toString('utf8');
    if (text.trim() === '') return;
    const { secrets } = this.#context;
    const frame = jsonObjectOf(text);
    if (frame === undefined) {
      const what = 'standard output is for the protocol alone, and this line is no JSON object';
      this.#break('NOT_JSON', `${what}: ${secrets.quote(text)}; what it logs belongs on standard error`);
    } else if (text.includes('\uFFFD') && !line.equals(Buffer.from(text))) {
      this.#break('NOT_JSON', `a line on standard output is not UTF-8: ${secrets.quote(text)}`);
    } else this.#take(frame, text);
  }

  #take(frame: { readonly id?: unknown }, text: string): void {
    const { secrets } = this.#context;
    const id = typeof frame.id === 'string' ? frame.id : undefined;
    const pending = id === undefined ? undefined : this.#pending.get(id);
    if (pending !== undefined) pending.settle(readReply(pending.operation, frame, secrets));
    else if (id === undefined || !this.#late.delete(id)) {
      const what =
        id === undefined ? "an answer without the command's id" : 'an answer whose id no open command has';
      this.#break('UNKNOWN_ID', `${what}: ${secrets.quote(text)}`);
    }
  }

  /** Nothing that comes now can be trusted: every open command is told, and the program is ended. */
  #break(breach: BreachKind, problem: string): void {
    const reply: BrokenReply = broken(breach, problem);
    this.#finish(reply);
    void this.#group.kill();
  }

  #finish(reply: ReadReply): void {
    this.#over ??= reply;
    this.#reader.close();
    for (const { settle } of [...this.#pending.values()]) settle(this.#over);
  }

  #endOf({ code, signal }: ProgramEnd): ReadReply {
    if (this.#wasKilled) return { kind: 'GONE', reason: 'the kit killed it' };
    const how = code === null ? `it was ended by ${signal}` : `it ended with exit code ${code}`;
    const { lastLogLine, secrets } = this.#context;
    const said = lastLogLine();
    const log =
      said === '' ? 'standard error is empty' : `last line of standard error: ${secrets.quote(said)}`;
    return { kind: 'GONE', reason: `${how}; ${log}` };
  }
}
