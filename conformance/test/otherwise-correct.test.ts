import { describe, expect, test } from 'vitest';
import { CHECKS } from '../checks/index.ts';
import { type InProcessFactory, inProcessDriver } from '../drivers/in-process.ts';
import type { Command } from '../drivers/protocol.ts';
import { referenceFactory } from '../reference/in-process.ts';
import { type MatrixClient, playMatrix } from '../reference/matrix.ts';
import type { Behaviour } from '../reference/ts/behaviour.ts';
import { correct } from '../reference/ts/correct.ts';
import { SCENARIOS } from '../scenarios/index.ts';

/** Clients that are right in another way than the reference clients are: no check may find anything, or miss them. */

const reference = (instead: Partial<Behaviour>) => referenceFactory({ ...correct, ...instead });

/** Passes commands on, but for what it answers itself. */
function answering(own: (command: Command, pass: (command: Command) => Promise<unknown>) => unknown) {
  const factory: InProcessFactory = async (context) => {
    const client = await referenceFactory()(context);
    return {
      handle: async (command) => await own(command, async (one) => await client.handle(one)),
      close: () => client.close?.(),
    };
  };
  return factory;
}

/** Refuses by itself what it can know: a day that has passed, an account that is not among its own. */
function looksFirst(): InProcessFactory {
  let own: readonly string[] = [];
  return answering(async (command, pass) => {
    if (command.operation === 'start') own = command.input.physicalAccountNumbers;
    if (command.operation !== 'createAccounts') return await pass(command);
    const { physicalAccountNumber, accounts } = command.input;
    const today = new Date().toISOString().slice(0, 10);
    const isPast = accounts.some(({ validTo = today }) => validTo < today);
    if (!isPast && own.includes(physicalAccountNumber)) return await pass(command);
    return { result: { outcome: 'FAILED', code: 'REFUSED_HERE' } };
  });
}

/** Refuses what is forged, and looks into the stream all the same. */
const pullsOnAnyNotification = (): InProcessFactory => {
  let accounts: readonly string[] = [];
  return answering(async (command, pass) => {
    if (command.operation === 'start') accounts = command.input.physicalAccountNumbers;
    const reply = await pass(command);
    if (command.operation === 'receiveNotification') {
      const { id, session } = command;
      const input = { physicalAccountNumbers: [...accounts] };
      const more = { id: `${id}-pull`, session, commandId: `${id}-pull`, input };
      await pass({ operation: 'syncTransactions', ...more });
    }
    return reply;
  });
};

/** Asks for bulks to be done whole or not at all. */
const atomic = reference({
  encode: (text) => {
    const body: unknown = JSON.parse(text.startsWith('{') ? text : '{}');
    const isBulk = typeof body === 'object' && body !== null && 'items' in body;
    return Buffer.from(isBulk ? JSON.stringify({ ...body, atomic: true }) : text, 'utf8');
  },
});

const VARIATIONS: Readonly<Record<string, { factory: InProcessFactory; scenarios: readonly string[] }>> = {
  'with codes of its own': {
    factory: reference({ codeTold: (code) => [...code].reverse().join('') }),
    scenarios: ['REFUSED_FOR_GOOD', 'DISTINCT_CODES'],
  },
  'that refuses by itself what it can': { factory: looksFirst(), scenarios: ['REFUSED_FOR_GOOD'] },
  'with a call for each account': {
    factory: reference({ mostItems: () => 1 }),
    scenarios: ['PART_OF_A_BULK', 'REFUSED_FOR_GOOD'],
  },
  'with bulks that are done whole or not at all': {
    factory: atomic,
    scenarios: ['PART_OF_A_BULK', 'REFUSED_FOR_GOOD'],
  },
  'that names its customers by name alone': {
    factory: reference({ createItem: ({ customerReference: _, ...item }) => item }),
    scenarios: ['PART_OF_A_BULK', 'REFUSED_FOR_GOOD'],
  },
  'that writes names in capitals, and no reference': {
    factory: reference({
      createItem: ({ customerReference: _, accountName, ...item }) => ({
        ...item,
        accountName: String(accountName).toUpperCase(),
      }),
    }),
    scenarios: ['PART_OF_A_BULK'],
  },
  'that parks what is told to wait': {
    factory: reference({
      afterTrouble: (trouble) =>
        trouble.code === 'API_PLAN_LIMIT_EXCEEDED'
          ? { verb: 'STOP', outcome: 'UNKNOWN' }
          : correct.afterTrouble(trouble),
    }),
    scenarios: ['RETRY_AFTER_SECONDS'],
  },
  'that pulls whenever it is notified': { factory: pullsOnAnyNotification(), scenarios: ['NOTIFICATIONS'] },
};

describe('a client', () => {
  test.each(Object.entries(VARIATIONS))(
    '%s is found nothing against, and missed by no check',
    async (id, one) => {
      const driver = inProcessDriver(one.factory);
      const client: MatrixClient = { id, breaks: [], sourceFor: () => driver };
      const findings: unknown[] = [];
      const matrix = await playMatrix({
        clients: [client],
        checks: CHECKS,
        scenarios: SCENARIOS.filter((scenario) => one.scenarios.includes(scenario.id)),
        plays: () => true,
        seed: 1,
        atOnce: 2,
        onCell: (_, scenario, cell, { ending }) => findings.push([scenario, ending, cell]),
      });
      const fine = { fail: [], notExercised: [] };
      expect(matrix[id], JSON.stringify(findings)).toEqual(
        Object.fromEntries(one.scenarios.map((name) => [name, fine])),
      );
    },
  );
});
