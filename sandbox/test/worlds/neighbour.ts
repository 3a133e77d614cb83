import fc from 'fast-check';
import { sequences } from '../model/arbitraries.ts';
import { type Command, type FieldSeed, OPENING } from '../model/commands.ts';
import { SMALL } from '../model/games.ts';
import { HttpSubject, type Reply, type Send, type Sent } from '../model/http-subject.ts';
import type { ControlWire } from '../model/http-views.ts';
import { match } from '../model/match.ts';
import { Runner } from '../model/runner.ts';
import type { Tenant } from '../model/subject.ts';

/** Largest batch that the fixture of these worlds sets. */
export const BATCH_LIMIT = SMALL.batchLimit;

/** Exchanges that are asked for at once: as many as the control plane shows. */
const EXCHANGES = 200;
const A_DAY = 86_400;
/** Of every name that a neighbour gives to something, so that it is known wherever it shows up. */
const MARK = /\bof (world-[0-9]+)\b/g;

/** What all do alike at first: worlds that draw the same identifiers then have a batch of the same name open. */
const ALIKE: readonly Command[] = [
  { op: 'credit', number: 0, amount: 12_500, mode: 'UPI', utr: -2, remitter: { name: 'Sharma' }, times: 1 },
  { op: 'fetch', as: 'ACME', physical: 0 },
  { op: 'fetch', as: 'ACME', physical: 0 },
];

export interface NeighbourOptions {
  readonly send: Send;
  readonly number: number;
  readonly seed: number;
  /** Where the clock of the host stands: it is the same for all worlds, and nobody moves it. */
  readonly now: number;
  /** Commands of one sequence. */
  readonly commands: { readonly min: number; readonly max: number };
}

/** One world, with those who use it: they know what they did, and take nothing for theirs that they did not. */
export class Neighbour {
  readonly name: string;
  readonly prefix: string;
  keys: Record<Tenant, string> = { ACME: '', BETA: '' };
  /** Commands played so far, over all that the world has been. */
  played = 0;
  readonly #options: NeighbourOptions;
  /** Request ids of the answers at the bank's door, oldest first. */
  #answered: string[] = [];
  #runner: Runner | undefined;
  #sequences = 0;
  readonly #mails: string[] = [];

  constructor(options: NeighbourOptions) {
    this.#options = options;
    this.name = `world-${options.number}`;
    this.prefix = `/w/${this.name}`;
  }

  /** Has the world made. Every other one draws the identifiers that all others without a seed draw. */
  async make(): Promise<void> {
    const { number } = this.#options;
    const wanted = { name: this.name, ...(number % 2 === 1 && { seed: `seed ${number}` }) };
    const made = await this.control<ControlWire['CreatedWorld']>(201, 'POST', '/sandbox/v1/worlds', wanted);
    const keyOf = (applicationId: string) =>
      made.applications.find((one) => one.applicationId === applicationId)?.apiKey ?? '';
    this.keys = { ACME: keyOf('app-acme'), BETA: keyOf('app-beta') };
    await this.#begin();
  }

  async #begin(): Promise<void> {
    this.#answered = [];
    this.#mails.length = 0;
    const { send, now } = this.#options;
    const subject = new HttpSubject({
      send,
      prefix: this.prefix,
      keys: this.keys,
      onReply: (sent, reply) => this.#look(sent, reply),
    });
    const host = {
      now: () => now,
      move: () => {
        throw new Error('the clock of the host is everybody’s');
      },
    };
    this.#runner = new Runner(subject, host, BATCH_LIMIT);
    await this.#assertNew();
  }

  /** Nothing of what the world was before, and nothing of any other. */
  async #assertNew(): Promise<void> {
    await this.assertOwn();
    await this.#run({ op: 'clock', action: 'read' });
    await this.#run({ op: 'limits' });
  }

  #look({ path, headers }: Sent, reply: Reply): void {
    if (headers['x-api-key'] !== undefined) this.#answered.push(reply.header('x-request-id') ?? 'none');
    this.#assertMarks(path, reply.text);
  }

  /** @throws Error when a text of this world speaks of another */
  #assertMarks(where: string, text: string): void {
    for (const [, world] of text.matchAll(MARK)) {
      if (world !== this.name) throw new Error(`${where} of ${this.name} speaks of ${world}`);
    }
  }

  async #run(command: Command): Promise<void> {
    await this.#runner?.run(command);
    this.played += 1;
  }

  /** Plays a random sequence. @throws Error that names world, seed and command when the bank errs */
  async play(): Promise<void> {
    const { number, commands: length, seed } = this.#options;
    this.#sequences += 1;
    const own = seed + 1000 * number + this.#sequences;
    const [drawn] = fc.sample(sequences({ ...SMALL, length }), { seed: own, numRuns: 1 });
    // No two worlds share a day: each clock goes its own way from the beginning.
    const apart: Command = { op: 'advance', seconds: (number + 1) * A_DAY + number };
    const limits: Command = { op: 'limits', refundWindowDays: 100 + number };
    const opening = this.#sequences === 1 ? [...OPENING, ...ALIKE] : [];
    const commands = [...opening, apart, limits, ...(drawn?.commands ?? [])];
    for (const command of commands) {
      if (command.op === 'hostClock' || command.op === 'crash') continue;
      try {
        await this.#run(marked(command, this.name));
      } catch (error) {
        const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
        throw new Error(`${this.name}, sequence of seed ${own}, at ${JSON.stringify(command)}: ${words}`);
      }
    }
  }

  /** Empties the streams and has the bank check its books. */
  async settle(): Promise<void> {
    await this.#runner?.drain();
    await this.#run({ op: 'clock', action: 'read' });
    await this.#run({ op: 'limits' });
    await this.assertOwn();
  }

  /** Everything that a world remembers beside its books is this one's, to the last request. */
  async assertOwn(): Promise<void> {
    await this.#assertExchanges();
    const { counts } = await this.control<ControlWire['World']>(200, 'GET', '/sandbox/v1/world');
    match(this.#runner?.counts, onlyBooks(counts), `counts of ${this.name}`);
    const { data } = await this.control<{ data: { to: string }[] }>(200, 'GET', '/sandbox/v1/mails');
    match(
      this.#mails,
      data.map(({ to }) => to),
      `mails of ${this.name}`,
    );
  }

  async #assertExchanges(): Promise<void> {
    type Listed = { data: Pick<ControlWire['Exchange'], 'number' | 'requestId' | 'path'>[] };
    const path = `/sandbox/v1/exchanges?limit=${EXCHANGES}&door=BANK`;
    const { data } = await this.control<Listed>(200, 'GET', path);
    const seen = data.map(({ requestId }) => requestId);
    match(this.#answered.slice(-EXCHANGES).reverse(), seen, `exchanges of ${this.name}`);
    // Calls of the other doors have numbers too: these fall, and none comes twice.
    const numbers = data.map(({ number }) => number);
    match(
      [...new Set(numbers)].sort((a, b) => b - a),
      numbers,
      `numbers of exchanges of ${this.name}`,
    );
  }

  /** Somebody registers at the portal, and gets a mail. */
  async register(): Promise<void> {
    const email = `asha@${this.name}.example`;
    await this.control(202, 'POST', '/portal/v1/registrations', {
      firstName: 'Asha',
      lastName: 'Verma',
      email,
      username: 'asha.verma',
      password: 'correct horse battery staple',
      disclaimerVersion: 1,
      organisationName: `Shop of ${this.name}`,
    });
    this.#mails.push(email);
  }

  /** Puts the world back to its beginning: same keys, nothing else. */
  async reset(): Promise<void> {
    await this.control(200, 'POST', '/sandbox/v1/reset', {});
    await this.#begin();
  }

  /** Takes the world away and makes another of its name, whose keys are others. */
  async remake(): Promise<void> {
    const { number } = this.#options;
    const old = this.keys;
    await this.control(204, 'DELETE', `/sandbox/v1/worlds/${this.name}`, undefined, '');
    match(404, await this.knock(old.ACME), `a call of ${this.name} that is gone`);
    await this.make();
    // A seed gives the same keys again: that is what it is for.
    const status = number % 2 === 1 ? 404 : 401;
    match(status, await this.knock(old.BETA), `an old key at the new ${this.name}`);
  }

  /** Asks for an account that nobody has. @returns 404 for a key of this world, 401 for any other */
  async knock(key: string): Promise<number> {
    const path = `${this.prefix}/v1/virtual-accounts/ACME99999999`;
    const sent = { method: 'GET', path, headers: { 'x-api-key': key }, body: undefined };
    const reply = await this.#options.send(sent);
    this.#answered.push(reply.header('x-request-id') ?? 'none');
    return reply.status;
  }

  /** A request without a key. @throws Error when the status is another, or the answer speaks of another world */
  async control<T>(
    status: number,
    method: string,
    path: string,
    body?: unknown,
    prefix = path.startsWith('/sandbox/v1/worlds') ? '' : this.prefix,
  ): Promise<T> {
    const headers: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const text = body === undefined ? undefined : JSON.stringify(body);
    const reply = await this.#options.send({ method, path: `${prefix}${path}`, headers, body: text });
    if (reply.status !== status) throw new Error(`${this.name}: ${method} ${path}: ${reply.text}`);
    this.#assertMarks(path, reply.text);
    return (reply.text === '' ? undefined : JSON.parse(reply.text)) as T;
  }
}

function onlyBooks({ virtualAccounts, credits, batches, refunds }: ControlWire['World']['counts']) {
  return { virtualAccounts, credits, batches, refunds };
}

/** The command with the world's name in whatever text a client may choose freely. */
function marked(command: Command, name: string): Command {
  if (command.op === 'credit') return { ...command, words: `Invoice of ${name}` };
  if (command.op === 'refund') {
    // The first is a client name without a letter, which the door refuses and the services never see.
    const client = command.client === 1 ? 2 : command.client;
    return { ...command, client, reason: `Return of ${name}` };
  }
  if (command.op !== 'create' && command.op !== 'modify') return command;
  const fields = (given: FieldSeed): FieldSeed =>
    command.op === 'create' || given.accountName !== undefined
      ? { ...given, accountName: `Store of ${name}` }
      : given;
  return { ...command, items: command.items.map((item) => ({ ...item, fields: fields(item.fields) })) };
}
