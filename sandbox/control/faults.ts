import { BANK_OPERATIONS } from '../../spec/generated/bank.operations.ts';
import { type FaultScript, remainingOf } from '../domain/fault.ts';
import { suits } from '../domain/fault-action.ts';
import type { FaultSettings } from '../domain/mischief.ts';
import type { WorldRuntime } from '../http/door.ts';
import { formatInstant } from '../lib/clock.ts';
import { Problem } from '../lib/errors.ts';
import {
  createFaultScripts,
  deleteFaultScript,
  deleteFaultScripts,
  getFaultScript,
  getMischief,
  listFaultScripts,
  type NewFaultScript,
  setMischief,
} from '../services/faults.ts';
import type { ControlHandlers, Wire } from './wire.ts';

/** Exchanges among which the numbers of used scripts are looked for: as many as the log holds. */
const EXCHANGES = 1000;

function unsuited(index: number, field: string, detail: string): Problem {
  const pointer = `/scripts/${index}/${field}`;
  return new Problem('VALIDATION_FAILED', detail, {
    errors: [{ pointer, code: 'VALUE_NOT_ALLOWED', detail }],
  });
}

/** @throws Problem VALIDATION_FAILED when a script could never act: it would wait in silence */
function readScript(script: Wire['NewFaultScript'], index: number): NewFaultScript {
  const { operation, match, when, do: action } = script;
  if (operation !== undefined && !Object.hasOwn(BANK_OPERATIONS, operation)) {
    throw unsuited(index, 'operation', `The bank's API has no operation ${operation}.`);
  }
  if (operation !== undefined && !suits(action, operation)) {
    throw unsuited(index, 'do', `${action.type} cannot be done to ${operation}.`);
  }
  return { operation, match, when, action };
}

/** Numbers of exchanges by request id, while the log holds them. */
function exchangeNumbers(scripts: readonly FaultScript[], world: WorldRuntime): ReadonlyMap<string, number> {
  const wanted = new Set(scripts.flatMap(({ uses }) => uses.map(({ requestId }) => requestId)));
  if (wanted.size === 0) return new Map();
  const found = world.exchanges.latest(EXCHANGES, ({ requestId }) => wanted.has(requestId));
  return new Map(found.map(({ requestId, number }) => [requestId, number]));
}

function presentScript(script: FaultScript, exchanges: ReadonlyMap<string, number>): Wire['FaultScript'] {
  const { faultScriptId, operation, match, when, action, calls, applied, displaced } = script;
  const remaining = remainingOf(script);
  return {
    faultScriptId,
    ...(operation !== undefined && { operation }),
    match,
    when: when as Wire['FaultTiming'],
    do: action,
    createdAt: formatInstant(script.createdAt),
    calls,
    applied,
    displaced,
    ...(remaining !== undefined && { remaining }),
    exhausted: remaining === 0,
    uses: script.uses.map(({ call, requestId, appliedAt }) => {
      const exchangeNumber = exchanges.get(requestId);
      return {
        call,
        requestId,
        ...(exchangeNumber !== undefined && { exchangeNumber }),
        appliedAt: formatInstant(appliedAt),
      };
    }),
  };
}

function presentScripts(scripts: readonly FaultScript[], world: WorldRuntime): Wire['FaultScriptList'] {
  const exchanges = exchangeNumbers(scripts, world);
  return { data: scripts.map((script) => presentScript(script, exchanges)) };
}

function presentMischief({ rates, calls, applied }: FaultSettings): Wire['Mischief'] {
  return { rates, calls, applied };
}

type Served =
  | 'listFaultScripts'
  | 'createFaultScripts'
  | 'deleteFaultScripts'
  | 'getFaultScript'
  | 'deleteFaultScript'
  | 'getMischief'
  | 'setMischief';

/** Failures on purpose, and what became of them. */
export const faultOperations: Pick<ControlHandlers, Served> = {
  async listFaultScripts(_call, { unit, world }) {
    return { status: 200, body: presentScripts(await listFaultScripts(unit), world) };
  },

  async createFaultScripts({ body }, { unit, world }) {
    const scripts = await createFaultScripts(unit, body.scripts.map(readScript));
    return { status: 201, body: presentScripts(scripts, world) };
  },

  async deleteFaultScripts(_call, { unit, world }) {
    return { status: 200, body: presentScripts(await deleteFaultScripts(unit), world) };
  },

  async getFaultScript({ path }, { unit, world }) {
    const script = await getFaultScript(unit, path.faultScriptId);
    return { status: 200, body: presentScript(script, exchangeNumbers([script], world)) };
  },

  async deleteFaultScript({ path }, { unit, world }) {
    const script = await deleteFaultScript(unit, path.faultScriptId);
    return { status: 200, body: presentScript(script, exchangeNumbers([script], world)) };
  },

  async getMischief(_call, { unit }) {
    return { status: 200, body: presentMischief(await getMischief(unit)) };
  },

  async setMischief({ body }, { unit }) {
    return { status: 200, body: presentMischief(await setMischief(unit, body)) };
  },
};
