import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from '../drivers/protocol.ts';
import type { Behaviour } from '../reference/ts/behaviour.ts';
import { createReferenceClient, type ReferenceClient } from '../reference/ts/client.ts';

/** A person who triggers an integration by hand: does what the lines of `conform serve` say, and knows nothing else. */
export class Person {
  readonly #behaviour: Behaviour | undefined;
  readonly #refuses: RegExp | undefined;
  readonly #folders: string[] = [];
  #client: ReferenceClient | undefined;
  #session: Record<string, string> = {};
  #block: string[] = [];
  #asked = 0;
  /** Everything that was heard, line by line. */
  readonly heard: string[] = [];

  /**
   * @param options.behaviour of the integration; left out, it does everything right
   * @param options.refuses what this person does not do: the first line of a step that matches
   */
  constructor(options: { readonly behaviour?: Behaviour; readonly refuses?: RegExp } = {}) {
    this.#behaviour = options.behaviour;
    this.#refuses = options.refuses;
  }

  /** Hears one line as it stands on the screen, and acts where it ends what is to be done. */
  hear(line: string): void {
    const words = line.trim();
    if (words === '') return;
    this.heard.push(words);
    if (words.startsWith('▶ ')) this.#block = [words.slice(2)];
    else this.#block.push(words);
    const [first = ''] = this.#block;
    if (words.startsWith('request deadline')) this.#begin();
    else if (/^▶ Let it poll/.test(words)) this.#do('watch', this.#polling(first));
    else if (words.startsWith('awaited:') && this.#refuses?.test(first) !== true)
      this.#act(first.replace(/^Step \d+\. /, ''));
  }

  /** Lets go of the integration and of what it kept. */
  leave(): void {
    this.#client?.kill();
    for (const folder of this.#folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  }

  #begin(): void {
    const fields = this.#block.slice(1).map((line) => /^(.+?): (.+)$/.exec(line));
    this.#session = Object.fromEntries(fields.map((field) => [field?.[1] ?? '', field?.[2] ?? '']));
    const session = this.#session;
    this.#client?.kill();
    this.#client = createReferenceClient(this.#behaviour);
    const dataDir = mkdtempSync(join(tmpdir(), 'khata-person-'));
    this.#folders.push(dataDir);
    const apiKey = session['X-Api-Key'];
    const credentials =
      apiKey === undefined
        ? { kind: 'OAUTH2', clientId: session['client id'], clientSecret: session['client secret'] }
        : { kind: 'API_KEY', apiKey };
    this.#do('start', {
      baseUrl: session['base URL'],
      credentials,
      clientName: session['client name'],
      virtualAccountPrefix: session['account prefix'],
      physicalAccountNumbers: session['physical accounts']?.split(', '),
      requestDeadlineMilliseconds: Number.parseInt(session['request deadline'] ?? '', 10),
      seed: 1,
      dataDir,
    });
  }

  #polling(first: string): object {
    const [, seconds] = /for (\d+) s/.exec(first) ?? [];
    const physicalAccountNumbers = this.#session['physical accounts']?.split(', ').slice(0, 1);
    return { forMilliseconds: Number(seconds) * 1000, physicalAccountNumbers };
  }

  #act(first: string): void {
    const [operation, input] = this.#taskOf(first);
    this.#do(operation, input);
  }

  #taskOf(first: string): readonly [string, object] {
    const rest = this.#block.slice(1, -1);
    const open = /^Open \d+ account\(s\) under (\d+):$/.exec(first);
    if (open) {
      const accounts = rest.map((line) => {
        const parts = /^customerReference (\S+), accountName (.+?)(?:, only from (.+?))?$/.exec(line);
        const remitters = parts?.[3]?.split(', ').map((pair) => pair.split(' '));
        return {
          customerReference: parts?.[1],
          accountName: parts?.[2],
          ...(remitters && {
            allowedRemitters: remitters.map(([accountNumber, ifsc]) => ({ accountNumber, ifsc })),
          }),
        };
      });
      return ['createAccounts', { physicalAccountNumber: open[1], accounts }];
    }
    const pull = /^Let it pull and acknowledge all transactions of ([\d, ]+)\.$/.exec(first);
    if (pull) return ['syncTransactions', { physicalAccountNumbers: pull[1]?.split(', ') }];
    const refund = /^Refund the credit of (\S+) to (\S+) with UTR (\S+)\.$/.exec(first);
    if (refund) {
      const [, amount, virtualAccountNumber, utr] = refund;
      return ['requestRefund', { amount, virtualAccountNumber, utr }];
    }
    if (first === 'Modify:') return ['modifyAccounts', { changes: rest.map(changeOf) }];
    throw new Error(`a person does not know what to do: ${this.#block.join(' / ')}`);
  }

  #do(operation: string, input: object): void {
    this.#asked += 1;
    const id = `p${this.#asked}`;
    const command = { id, session: 'hand', operation, commandId: id, input } as unknown as Command;
    // Whatever comes of it is seen at the bank; an integration that was let go of ends in the middle.
    this.#client?.handle(command).catch(() => undefined);
  }
}

function changeOf(line: string): object {
  const [, virtualAccountNumber, words = ''] = /^(\S+): (.*)$/.exec(line) ?? [];
  const [, accountName] = /name it ([^,]+)/.exec(words) ?? [];
  const added = [...words.matchAll(/add the remitter (\S+) ([A-Z0-9]+)/g)];
  const addRemitters = added.map(([, accountNumber, ifsc]) => ({ accountNumber, ifsc }));
  return {
    virtualAccountNumber,
    ...(accountName && { accountName }),
    ...(addRemitters.length > 0 && { addRemitters }),
  };
}
