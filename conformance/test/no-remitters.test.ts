import { expect, test } from 'vitest';
import { stringChecks } from '../checks/strings.ts';
import { inProcessDriver } from '../drivers/in-process.ts';
import { playMatrix } from '../reference/matrix.ts';
import { createReferenceClient } from '../reference/ts/client.ts';
import { stringScenarios } from '../scenarios/strings.ts';

/** The reference client, were it made for customers that anybody may pay. */
const openToAll = inProcessDriver(() => {
  const client = createReferenceClient();
  return {
    kill: () => client.kill(),
    handle: async (command) => {
      if (command.operation === 'createAccounts') {
        const { accounts } = command.input;
        if (accounts.some(({ allowedRemitters }) => allowedRemitters !== undefined)) {
          const result = { outcome: 'FAILED', code: 'REMITTERS_ARE_NOT_RESTRICTED' };
          return { id: command.id, result };
        }
      }
      return await client.handle(command);
    },
  };
});

test('STR-01 is exercised by an integration that cannot restrict who pays', async () => {
  const endings: string[] = [];
  const played = await playMatrix({
    clients: [{ id: 'open-to-all', breaks: [], sourceFor: () => openToAll }],
    checks: stringChecks,
    scenarios: stringScenarios,
    plays: () => true,
    seed: 1,
    atOnce: 1,
    onCell: (_client, _scenario, _cell, { ending }) => endings.push(ending.kind),
  });
  expect(played).toEqual({ 'open-to-all': { TEXT_NUMBERS: { fail: [], notExercised: [] } } });
  expect(endings).toEqual(['PLAYED']);
});
