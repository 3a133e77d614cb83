import type { Check, Finding, Judgement } from '../framework/check.ts';
import type { Evidence } from '../judge/evidence.ts';
import { commandsOf } from '../judge/served.ts';
import { bulkResultsOf, callsOf, isDone, listOf, requestOf, textOf, workOf } from '../judge/wire.ts';
import { type JsonObject, objectOf } from '../lib/json.ts';

function accountNumbersOf(remitters: unknown): readonly string[] {
  return listOf(remitters).flatMap((remitter) => textOf(remitter['accountNumber']) ?? []);
}

/** Who may pay an account, as the kit asked for it up to a moment of the session; by the account's number. */
function askedFor(evidence: Evidence, until: number): ReadonlyMap<string, readonly string[]> {
  const wanted = new Map<string, readonly string[]>();
  for (const command of commandsOf(evidence, 'createAccounts', 'modifyAccounts')) {
    if (command.sentAt > until) continue;
    const { accounts, changes } = objectOf(command.input);
    const told = workOf(command).items;
    const numberOf = ({ customerReference }: JsonObject) =>
      textOf(told.find((item) => item['customerReference'] === customerReference)?.['virtualAccountNumber']);
    for (const account of listOf(accounts)) {
      const number = numberOf(account);
      const remitters = accountNumbersOf(account['allowedRemitters']);
      if (number !== undefined && remitters.length > 0) wanted.set(number, remitters);
    }
    for (const change of listOf(changes)) {
      const number = textOf(change['virtualAccountNumber']) ?? '';
      const added = accountNumbersOf(change['addRemitters']);
      if (added.length > 0) wanted.set(number, [...(wanted.get(number) ?? []), ...added]);
    }
  }
  return wanted;
}

function judgeLists(evidence: Evidence): Judgement {
  const findings: Finding[] = [];
  let witnessed = 0;
  for (const exchange of callsOf(evidence, 'modifyVirtualAccounts')) {
    const wanted = askedFor(evidence, exchange.startedAt);
    const results = bulkResultsOf(exchange);
    for (const [at, item] of listOf(requestOf(exchange)['items']).entries()) {
      if (item['allowedRemitters'] === undefined) continue;
      const number = textOf(item['virtualAccountNumber']) ?? '';
      const remitters = wanted.get(number) ?? [];
      const sent = accountNumbersOf(item['allowedRemitters']);
      const missing = remitters.filter((one) => !sent.includes(one));
      if (missing.length > 0) {
        findings.push({
          expected: `the full list for ${number}: ${remitters.join(', ')}`,
          observed: `${sent.join(', ') || 'an empty list'}: ${missing.join(', ')} may not pay any more`,
          exchanges: [exchange.number],
        });
      } else if (remitters.length > 1 && isDone(exchange)) {
        const status = results.find(({ index }) => index === at)?.status ?? 0;
        if (status >= 200 && status < 300) witnessed += 1;
      }
    }
  }
  return { witnessed, findings };
}

/**
 * Correct both: the list from its own books; the account read from the bank first. The order does not matter.
 */
export const remitterList: Check<Evidence> = {
  id: 'VA-C-LIF-02',
  level: 'MUST',
  title: 'MUST send the full list to change the allowed remitters',
  requirements: ['REQ-LIF-02'],
  evidence: ['WIRE'],
  scenarios: ['ACCOUNT_CHANGES'],
  isEverywhere: true,
  needs: ['CREATE', 'MODIFY'],
  witness: 'a modification that the bank took, with those who may pay already and the new one',
  explain: {
    how: 'An account is opened for one payer, then a second one is added. The kit reads the list that goes to the bank.',
    why: 'Arrays replace the whole former value. A list with the new payer alone shuts out all the others: their payments go back without a word.',
    fix: 'Read the present list (from your books or from the bank), add to it, and send it whole.',
  },
  judge: judgeLists,
};
