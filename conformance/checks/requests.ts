import type { Check, Finding, Judgement } from '../framework/check.ts';
import { customersIn, plainName } from '../judge/customers.ts';
import type { Evidence, RecordedExchange } from '../judge/evidence.ts';
import {
  byStart,
  callsOf,
  createdItemsOf,
  isDone,
  isServiceCall,
  keyOf,
  listOf,
  requestOf,
  textOf,
} from '../judge/wire.ts';
import { objectOf } from '../lib/json.ts';
import { breachesOf } from './request-contract.ts';

/** Findings that a reader can still take in. */
const MOST_FINDINGS = 5;

/** Correct A: only required fields. Correct B: every optional field, key in quotes, `charset=utf-8` in the type. */
const matchesContract: Check<Evidence> = {
  id: 'VA-C-REQ-01',
  level: 'MUST',
  title: 'MUST match the contract in every request',
  requirements: ['REQ-REQ-01'],
  evidence: ['WIRE'],
  scenarios: ['PLAIN_DAY'],
  isEverywhere: true,
  needs: ['CREATE', 'SYNC'],
  witness: 'a request that matches the contract and that the bank took',
  explain: {
    how: "The kit validates every request of every session by the contract's own schemas: path, query, headers and body. A request to an address that the contract does not have is a breach as well.",
    why: 'What one server tolerates the next one refuses: an unknown field or a number instead of a decimal string works in the test and fails on the day of the change.',
    fix: 'Build requests from the OpenAPI document, send no field that is not in it, and amounts as decimal strings with two places.',
  },
  judge({ exchanges }): Judgement {
    const byBreach = new Map<string, RecordedExchange[]>();
    let witnessed = 0;
    for (const exchange of byStart(exchanges)) {
      const breaches = breachesOf(exchange);
      if (breaches.length === 0 && isServiceCall(exchange) && isDone(exchange)) witnessed += 1;
      for (const breach of breaches) {
        const told = `${exchange.operation ?? 'An unknown request'} sends ${breach}`;
        byBreach.set(told, [...(byBreach.get(told) ?? []), exchange]);
      }
    }
    const findings = [...byBreach].slice(0, MOST_FINDINGS).map(([told, calls]) => ({
      expected: 'requests that match the contract, with no field or address that it does not have',
      observed: calls.length > 1 ? `${told} (${calls.length} times)` : told,
      exchanges: calls.slice(0, 5).map(({ number }) => number),
    }));
    return { witnessed, findings };
  },
};

/** The names that commands asked for, by customer. */
function namesAsked({ commands }: Evidence): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { operation, input } of commands) {
    if (operation !== 'createAccounts') continue;
    for (const account of listOf(objectOf(input)['accounts'])) {
      const reference = textOf(account['customerReference']);
      const name = textOf(account['accountName']);
      if (reference !== undefined && name !== undefined) names.set(reference, name);
    }
  }
  return names;
}

function isBeyondAscii(name: string): boolean {
  return /[^\x20-\x7e]/.test(name);
}

function charsetBreach(exchange: RecordedExchange): Finding | undefined {
  const type = exchange.requestHeaders['content-type'];
  const charset = /charset="?([^";\s]+)/i.exec(type ?? '')?.[1];
  if (charset === undefined || /^utf-?8$/i.test(charset)) return undefined;
  return {
    expected: 'JSON in UTF-8',
    observed: `${exchange.operation} says that its body is in ${charset}`,
    exchanges: [exchange.number],
  };
}

/** Correct A: UTF-8 as it is. Correct B: ASCII with \u escapes; accents decomposed. */
const speaksUtf8: Check<Evidence> = {
  id: 'VA-C-REQ-02',
  level: 'MUST',
  title: 'MUST send text in UTF-8 under the contracted Content-Type',
  requirements: ['REQ-REQ-02'],
  evidence: ['WIRE'],
  scenarios: ['NAMES_IN_EVERY_SCRIPT'],
  needs: ['CREATE'],
  witness: 'an account whose name beyond ASCII the bank holds as it was asked for',
  explain: {
    how: 'The kit opens accounts for customers named in Devanagari, Tamil, Urdu, with accents and in Tirhuta, and compares what the bank then holds.',
    why: 'The name of an account is what payers see before they confirm. A garbled one makes them stop, or pay somebody else.',
    fix: 'Encode bodies as UTF-8 explicitly, never by the default of the platform, and count Content-Length in bytes.',
  },
  judge(evidence): Judgement {
    const asked = namesAsked(evidence);
    const findings: Finding[] = [];
    for (const call of callsOf(evidence, 'createVirtualAccounts')) {
      const charset = charsetBreach(call);
      if (charset !== undefined) findings.push(charset);
      if (call.problemCode === 'MALFORMED_JSON' || call.problemCode === 'UNSUPPORTED_MEDIA_TYPE') {
        findings.push({
          expected: 'a JSON body in UTF-8 under application/json',
          observed: `the bank could not read the body (${call.problemCode})`,
          exchanges: [call.number],
        });
      }
    }
    let witnessed = 0;
    const customers = customersIn(evidence);
    for (const account of evidence.truth.virtualAccounts) {
      const { accountName, virtualAccountNumber } = account;
      const name = asked.get(customers.of(account) ?? '');
      if (name === undefined) continue;
      if (plainName(name) === plainName(accountName)) {
        if (isBeyondAscii(name)) witnessed += 1;
        continue;
      }
      const calls = callsOf(evidence, 'createVirtualAccounts').filter((call) =>
        createdItemsOf(call).some((item) => item.virtualAccountNumber === virtualAccountNumber),
      );
      findings.push({
        expected: `an account with the name ${name}`,
        observed: `the bank was given the name ${accountName}`,
        exchanges: calls.slice(0, 3).map(({ number }) => number),
      });
    }
    return { witnessed, findings: findings.slice(0, MOST_FINDINGS) };
  },
};

/** The contract's maxItems of a bulk call. */
const MOST_ITEMS = 100;

function itemsOf(exchange: RecordedExchange): number {
  return listOf(requestOf(exchange)['items']).length;
}

/** Correct A: 100, 100 and the rest. Correct B: one call per account, or parts of 50. */
const splitsBulk: Check<Evidence> = {
  id: 'VA-C-REQ-03',
  level: 'MUST',
  title: 'MUST split what exceeds 100 items into several calls, each with a key of its own',
  requirements: ['REQ-REQ-03'],
  evidence: ['WIRE'],
  scenarios: ['BULK_OVER_100'],
  needs: ['CREATE'],
  witness: 'more than 100 accounts of one command opened by several calls',
  explain: {
    how: 'The kit asks for 210 accounts in one command. A call of the bank takes 100 items, so that at least three calls must come, each under an Idempotency-Key of its own.',
    why: 'A call that is too large is refused as a whole: on the day of the large upload no account is opened at all.',
    fix: 'Cut the list into parts of at most 100, and store a key and the bytes of each part before it is sent.',
  },
  judge(evidence): Judgement {
    const calls = callsOf(evidence, 'createVirtualAccounts');
    const findings: Finding[] = calls
      .filter((call) => itemsOf(call) > MOST_ITEMS)
      .map((call) => ({
        expected: `at most ${MOST_ITEMS} items in one call`,
        observed: `a call with ${itemsOf(call)} items`,
        exchanges: [call.number],
      }));
    const byKey = new Map<string, RecordedExchange>();
    for (const call of calls) {
      const key = keyOf(call);
      if (key === undefined) continue;
      const first = byKey.get(key);
      const numbers = numbersOf(call);
      if (first === undefined) byKey.set(key, call);
      else if (numbers.length > 0 && numbers.every((number) => !numbersOf(first).includes(number))) {
        findings.push({
          expected: 'a key of its own for each part',
          observed: `two parts with different accounts under one Idempotency-Key (${key})`,
          exchanges: [call.number, first.number],
        });
      }
    }
    const opened = evidence.truth.virtualAccounts.length;
    const good = calls.filter((call) => isDone(call) && itemsOf(call) <= MOST_ITEMS).length;
    return { witnessed: opened > MOST_ITEMS ? good : 0, findings: findings.slice(0, MOST_FINDINGS) };
  },
};

function numbersOf(exchange: RecordedExchange): readonly string[] {
  return createdItemsOf(exchange).flatMap(({ virtualAccountNumber }) => virtualAccountNumber ?? []);
}

/** Fewer requests than this say nothing about connections. */
const ENOUGH_REQUESTS = 10;

/** Correct A: one connection for all. Correct B: a pool of a few, or a new one for each command of several calls. */
const reusesConnections: Check<Evidence> = {
  id: 'VA-C-REQ-04',
  level: 'SHOULD',
  title: 'SHOULD use connections again',
  requirements: ['REQ-REQ-04'],
  evidence: ['WIRE'],
  scenarios: ['PLAIN_DAY'],
  needs: ['CREATE', 'SYNC'],
  witness: `${ENOUGH_REQUESTS} requests or more, some of them on one connection`,
  explain: {
    how: 'Over an ordinary day, in which nothing breaks, the kit counts on how many connections the requests came. More than one for every two requests means that they are not kept.',
    why: 'With mutual TLS each new connection costs several round trips, and banks limit how many may be open.',
    fix: 'Use one HTTP client for the life of the process, with keep-alive on, and read every answer to its end.',
  },
  judge({ exchanges }): Judgement {
    const calls = byStart(exchanges).filter(({ connection }) => connection !== undefined);
    const connections = new Set(calls.map(({ connection }) => connection));
    if (calls.length < ENOUGH_REQUESTS) return { witnessed: 0, findings: [] };
    if (connections.size * 2 <= calls.length) {
      return { witnessed: calls.length - connections.size, findings: [] };
    }
    return {
      witnessed: calls.length - connections.size,
      findings: [
        {
          expected: 'several requests on each connection',
          observed: `${connections.size} connections for ${calls.length} requests`,
          exchanges: calls.slice(0, 3).map(({ number }) => number),
        },
      ],
    };
  },
};

/** REQ: requests. */
export const requestChecks: readonly Check<Evidence>[] = [
  matchesContract,
  speaksUtf8,
  splitsBulk,
  reusesConnections,
];
