import type { ApplicationState } from './application.ts';
import type { PortalSettings } from './registration.ts';

/** On which side somebody stands: a DEVELOPER or ORG_ADMIN for the organisation, a PORTAL_ADMIN for the bank. */
export type Party = 'ORGANISATION' | 'BANK';

/** What can happen to an application. EDIT_TEXT: name, platform, description, custom fields. */
export type ApplicationEvent =
  | 'SUBMIT'
  | 'EDIT_TEXT'
  | 'EDIT_SETTINGS'
  | 'DELETE'
  | 'DISABLE'
  | 'ENABLE'
  | 'LOCK'
  | 'UNLOCK'
  | 'APPROVE'
  | 'REJECT'
  | 'APPROVE_CHANGE'
  | 'REJECT_CHANGE'
  | 'WITHDRAW_CHANGE'
  | 'CREATE_KEY'
  | 'ROTATE_KEY'
  | 'REVOKE_KEY';

/** All that decides what may happen to an application. */
export interface Standing {
  readonly state: ApplicationState;
  /** Present when the bank has locked it. */
  readonly lockedFrom?: ApplicationState;
  /** The change request that waits; there is never a second one. */
  readonly openRequest?: 'EDIT' | 'DELETION';
}

/** Which decisions the bank has kept for itself; what is switched off happens at once. */
export type ApprovalSwitches = PortalSettings['approvals'];

/**
 * What becomes of the changes that the event brings: APPLY them now, or let them wait as a change request
 * over an application that stays as it is. GONE: there is no application any more.
 */
export type StepEffect = 'APPLY' | 'REQUEST_EDIT' | 'REQUEST_DELETION' | 'GONE';

export interface Step {
  readonly effect: StepEffect;
  readonly state: ApplicationState;
  readonly lockedFrom?: ApplicationState;
}

/** A step in the state that counts, lock aside. */
type InnerStep = Omit<Step, 'lockedFrom'>;
type Rule = (
  state: ApplicationState,
  openRequest: Standing['openRequest'],
  switches: ApprovalSwitches,
) => InnerStep | undefined;

const stay = (state: ApplicationState): InnerStep => ({ effect: 'APPLY', state });
const usable = (state: ApplicationState): boolean => state === 'ENABLED' || state === 'DISABLED';
const awaiting = (state: ApplicationState): boolean => state === 'PENDING_APPROVAL' || state === 'REVISED';
const onlyFrom =
  (applies: (state: ApplicationState) => boolean, to: ApplicationState): Rule =>
  (state) =>
    applies(state) ? stay(to) : undefined;
const sinceSubmission: Rule = (state) => (state === 'INCOMPLETE' ? undefined : stay(state));

const editText: Rule = (state, _open, { application }) => {
  if (state !== 'REJECTED') return stay(state);
  return stay(application ? 'REVISED' : 'ENABLED');
};

/**
 * A DISABLED application changes as an ENABLED one does: otherwise disable, edit, enable would make it usable
 * in a form that nobody approved.
 */
const editSettings: Rule = (state, open, switches) => {
  if (!usable(state)) return editText(state, open, switches);
  if (open !== undefined) return undefined;
  return switches.edit ? { effect: 'REQUEST_EDIT', state } : stay(state);
};

const remove: Rule = (state, open, { deletion }) => {
  const gone: InnerStep = { effect: 'GONE', state };
  if (!usable(state)) return gone;
  if (open === 'DELETION') return undefined;
  if (!deletion) return gone;
  return open === undefined ? { effect: 'REQUEST_DELETION', state } : undefined;
};

const closeChange: Rule = (state, open) => (open === undefined ? undefined : stay(state));

/** portal.md, Applications: the table by event, as if there were no locks. LOCK and UNLOCK stand apart. */
const RULES: Readonly<Record<Exclude<ApplicationEvent, 'LOCK' | 'UNLOCK'>, Rule>> = {
  SUBMIT: (state, _open, { application }) =>
    state === 'INCOMPLETE' ? stay(application ? 'PENDING_APPROVAL' : 'ENABLED') : undefined,
  EDIT_TEXT: editText,
  EDIT_SETTINGS: editSettings,
  DELETE: remove,
  DISABLE: onlyFrom((state) => state === 'ENABLED', 'DISABLED'),
  ENABLE: onlyFrom((state) => state === 'DISABLED', 'ENABLED'),
  APPROVE: onlyFrom(awaiting, 'ENABLED'),
  REJECT: onlyFrom(awaiting, 'REJECTED'),
  APPROVE_CHANGE: (state, open) => (open === 'DELETION' ? { effect: 'GONE', state } : open && stay(state)),
  REJECT_CHANGE: closeChange,
  WITHDRAW_CHANGE: closeChange,
  CREATE_KEY: sinceSubmission,
  ROTATE_KEY: sinceSubmission,
  REVOKE_KEY: stay,
};

const WHILE_UNLOCKED: ReadonlySet<ApplicationEvent> = new Set([
  'SUBMIT',
  'EDIT_TEXT',
  'EDIT_SETTINGS',
  'DELETE',
  'DISABLE',
  'ENABLE',
  'WITHDRAW_CHANGE',
  'CREATE_KEY',
  'ROTATE_KEY',
]);
const BY_BANK_WHILE_LOCKED: ReadonlySet<ApplicationEvent> = new Set([
  'EDIT_TEXT',
  'EDIT_SETTINGS',
  'DELETE',
  'WITHDRAW_CHANGE',
]);
const DECISIONS: ReadonlySet<ApplicationEvent> = new Set([
  'APPROVE',
  'REJECT',
  'APPROVE_CHANGE',
  'REJECT_CHANGE',
]);

/** What the bank locked, only the bank edits or deletes; the rest of its work is deciding. */
function mayAct(event: ApplicationEvent, party: Party, locked: boolean): boolean {
  // A key that leaked is stopped at once, whoever has locked what.
  if (event === 'REVOKE_KEY') return party === 'ORGANISATION';
  if (party === 'ORGANISATION') return !locked && WHILE_UNLOCKED.has(event);
  return DECISIONS.has(event) || (locked && BY_BANK_WHILE_LOCKED.has(event));
}

/**
 * The state table of applications (portal.md, Applications). Behind a lock the application goes on as in the
 * state that it had, by the bank's hand, and is DISABLED until it is unlocked.
 * @returns what the event makes of the application; undefined where the table has no such cell, which is
 *   409 APPLICATION_STATE_CONFLICT
 */
export function nextStep(
  { state, lockedFrom, openRequest }: Standing,
  event: ApplicationEvent,
  party: Party,
  switches: ApprovalSwitches,
): Step | undefined {
  const locked = lockedFrom !== undefined;
  if (event === 'LOCK') {
    if (party !== 'BANK' || locked) return undefined;
    return { effect: 'APPLY', state: 'DISABLED', lockedFrom: state };
  }
  if (event === 'UNLOCK') return party === 'BANK' && locked ? stay(lockedFrom) : undefined;
  if (!mayAct(event, party, locked)) return undefined;
  const step = RULES[event](lockedFrom ?? state, openRequest, switches);
  if (step === undefined || !locked) return step;
  return { effect: step.effect, state: 'DISABLED', lockedFrom: step.state };
}

/** Whether a decision on the application itself waits, lock aside. */
export function awaitsApproval({ state, lockedFrom }: Pick<Standing, 'state' | 'lockedFrom'>): boolean {
  return awaiting(lockedFrom ?? state);
}
