import { describe, expect, it } from 'vitest';
import { CELLS, cellOf, EVENTS, STATES } from '../test/application-table.ts';
import type { ApplicationState } from './application.ts';
import {
  type ApplicationEvent,
  type ApprovalSwitches,
  nextStep,
  type Party,
  type Standing,
} from './application-state.ts';

const NAMES: Readonly<Record<string, ApplicationState>> = {
  INC: 'INCOMPLETE',
  PEN: 'PENDING_APPROVAL',
  REJ: 'REJECTED',
  REV: 'REVISED',
  ENA: 'ENABLED',
  DIS: 'DISABLED',
};
const ALL_ON: ApprovalSwitches = { registration: true, application: true, edit: true, deletion: true };

function standing(name: string): Standing {
  const [, lock, short = '', open] = /^(L:)?([A-Z]{3})(?:\+([ED]))?$/.exec(name) ?? [];
  const state = NAMES[short] as ApplicationState;
  return {
    ...(lock ? { state: 'DISABLED', lockedFrom: state } : { state }),
    ...(open && { openRequest: open === 'E' ? 'EDIT' : 'DELETION' }),
  };
}

/** The name of what a step leads to: an event that closes or opens a request changes the suffix. */
function reached(from: string, event: ApplicationEvent, party: Party, switches = ALL_ON): string {
  const before = standing(from);
  const step = nextStep(before, event, party, switches);
  if (step === undefined) return '409';
  if (step.effect === 'GONE') return 'gone';
  const short = Object.entries(NAMES).find(([, state]) => state === (step.lockedFrom ?? step.state))?.[0];
  const closed = ['APPROVE_CHANGE', 'REJECT_CHANGE', 'WITHDRAW_CHANGE'].includes(event);
  const kept = before.openRequest && !closed ? `+${before.openRequest[0]}` : '';
  const opened = { APPLY: kept, REQUEST_EDIT: '+E', REQUEST_DELETION: '+D' }[step.effect];
  return `${step.lockedFrom === undefined ? '' : 'L:'}${short}${opened}`;
}

describe('the state table of applications', () => {
  it('is written down for 20 states, 16 events and both parties', () => {
    expect([STATES.length, EVENTS.length, CELLS.length]).toEqual([20, 16, 400]);
  });

  it.each(CELLS)('$party: $event of $state comes to $expected', ({ party, state, event, expected }) => {
    // Whether there is a key to revoke is not the rule's to know.
    if (event === 'REVOKE_KEY') return expect(reached(state, event, party)).toBe(state);
    const refused = ['409', 'none', 'done'].includes(expected);
    expect(reached(state, event, party)).toBe(refused ? '409' : expected);
  });

  it('refuses every event that the table does not give to a party', () => {
    let refused = 0;
    for (const party of ['ORGANISATION', 'BANK'] as const) {
      for (const state of STATES) {
        for (const event of EVENTS) {
          if (cellOf(party, state, event) !== undefined) continue;
          expect([party, state, event, reached(state, event, party)]).toEqual([party, state, event, '409']);
          refused += 1;
        }
      }
    }
    expect(refused).toBe(2 * 20 * 16 - CELLS.length);
  });

  it.each([
    ['application', 'INC', 'SUBMIT', 'ENA'],
    ['application', 'REJ', 'EDIT_TEXT', 'ENA'],
    ['application', 'REJ', 'EDIT_SETTINGS', 'ENA'],
    ['application', 'PEN', 'EDIT_SETTINGS', 'PEN'],
    ['application', 'REV', 'EDIT_TEXT', 'REV'],
    ['edit', 'ENA', 'EDIT_SETTINGS', 'ENA'],
    ['edit', 'DIS', 'EDIT_SETTINGS', 'DIS'],
    ['edit', 'ENA+E', 'EDIT_SETTINGS', '409'],
    ['edit', 'ENA+D', 'EDIT_SETTINGS', '409'],
    ['deletion', 'ENA', 'DELETE', 'gone'],
    ['deletion', 'DIS', 'DELETE', 'gone'],
    ['deletion', 'ENA+E', 'DELETE', 'gone'],
    ['deletion', 'DIS+E', 'DELETE', 'gone'],
    ['deletion', 'ENA+D', 'DELETE', '409'],
  ] as const)(
    'with the approval of %s switched off, %s %s comes to %s',
    (approval, state, event, expected) => {
      expect(reached(state, event, 'ORGANISATION', { ...ALL_ON, [approval]: false })).toBe(expected);
    },
  );
});
