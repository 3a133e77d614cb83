import type { Check } from '../framework/check.ts';
import type { Profile } from '../framework/decide.ts';
import type { Evidence } from '../judge/evidence.ts';

/**
 * What every profile asks of an integration: money comes in, the books can be read, and they survive a restart. An
 * integration that does not claim these has not shown that it is safe, so their checks are NOT_EXERCISED; any other feature
 * may be missing.
 */
const DEMANDS: Profile['demands'] = ['CREATE', 'SYNC', 'LEDGER', 'RESTART', 'OUTCOME'];

/**
 * What a claim brings with it. A refund that was accepted is not paid: who can ask for one must be seen to learn how it
 * ends, so that leaving WATCH out of hello does not turn the duties after the acceptance into "does not apply".
 */
const DEMANDS_WITH: NonNullable<Profile['demandsWith']> = { REFUND: ['WATCH'] };

const ASKED = { demands: DEMANDS, demandsWith: DEMANDS_WITH };

/** Areas and single checks of Core, as VA-C-… without the beginning. Frozen for version 1 of the contract. */
const CORE_AREAS = ['IDM', 'ACK', 'DDP', 'RCN', 'AMT', 'RFD'] as const;
const CORE_CHECKS = ['TIM-01', 'STR-01', 'BAT-01', 'BAT-03', 'BAT-07', 'RTY-02', 'RTY-03', 'RTY-09'] as const;

function areaOf(id: string): string {
  return id.split('-')[2] ?? '';
}

/** Names of the profiles, the smaller first. */
export const PROFILE_NAMES = ['core', 'standard'] as const;
export type ProfileName = (typeof PROFILE_NAMES)[number];

/**
 * A profile: which checks must pass. Core is what money hangs on, and looks at nothing else; Standard is every MUST, and looks at
 * recommendations, too.
 * @param checks all that there are
 */
export function profileOf(name: ProfileName, checks: readonly Check<Evidence>[]): Profile {
  const musts = checks.filter(({ level }) => level === 'MUST').map(({ id }) => id);
  if (name === 'standard') {
    return { name, title: 'Standard: every duty', required: musts, ...ASKED };
  }
  const isCore = (id: string) =>
    CORE_AREAS.some((area) => area === areaOf(id)) || CORE_CHECKS.some((check) => id.endsWith(`-${check}`));
  const required = musts.filter(isCore);
  return { name, title: 'Core: what money hangs on', required, judges: required, ...ASKED };
}
