import type { HitCounter } from '../domain/hit-counter.ts';
import type { Counters, Pair } from '../domain/throttle.ts';
import { formatInstant } from '../lib/clock.ts';
import { postMail } from './portal.ts';
import type { Gate } from './throttle.ts';
import type { Unit } from './unit.ts';

/** Members of an organisation that are looked at for its administrators. */
const MEMBERS = 1000;

/** Tells the organisation's administrators that most or all hits of a plan's window are used. */
export async function tellOfQuota(
  unit: Unit,
  { called, quotas, made }: Gate,
  kind: keyof Pair<unknown>,
  { endsAt }: Counters,
  percent: HitCounter['told'],
): Promise<void> {
  const { organisationId } = made.organisation;
  const { hits, period, name } = quotas[kind];
  const { application, api } = called;
  const whose =
    kind === 'account'
      ? `The account plan "${name}" of ${made.organisation.name}`
      : `The API plan "${name}" of the application ${application.name} for ${api ?? 'no API'}`;
  const then =
    percent === 100
      ? `Further calls are refused until ${formatInstant(endsAt)}.`
      : `The count begins anew at ${formatInstant(endsAt)}.`;
  const members = await unit.tx.scan('users', 'byOrganisation', `${organisationId}|`, { limit: MEMBERS });
  for (const { role, status, email } of members) {
    if (role !== 'ORG_ADMIN' || status !== 'ACTIVE') continue;
    await postMail(unit, {
      kind: percent === 100 ? 'QUOTA_100' : 'QUOTA_80',
      to: email,
      organisationId,
      subject: `${percent} % of a plan is used: ${name}`,
      text: `${whose} admits ${hits} hits per ${period}. ${percent} % of them are used.\n\n${then}\n`,
    });
  }
}
