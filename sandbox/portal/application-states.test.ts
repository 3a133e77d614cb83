import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PORTAL_OPERATIONS } from '../../spec/generated/portal.operations.ts';
import type { OperationDescriptor } from '../contract/operation.ts';
import type { ApplicationEvent } from '../domain/application-state.ts';
import { hashSecret } from '../lib/vault.ts';
import { TOKEN_LIFETIME_SECONDS } from '../services/oauth-model.ts';
import { CELLS, cellOf, EVENTS, isServed, STATES } from '../test/application-table.ts';
import {
  actorOf,
  applicationIn,
  callBank,
  keyOf,
  stateOf,
  switchApprovals,
} from '../test/portal-applications.ts';
import type { PortalClient } from '../test/portal-client.ts';
import { type Person, type PortalSandbox, portalSandbox } from '../test/portal-sandbox.ts';

/** Every (state, event, role) by HTTP, and after each the bank called with the application's key. */

let sandbox: PortalSandbox;
let people: Record<'DEVELOPER' | 'ORG_ADMIN' | 'PORTAL_ADMIN' | 'OTHER_ORG_ADMIN', Person>;
let nobody: PortalClient;
/** Prepares applications and makes first decisions: an administrator who is nobody of the matrix. */
let banker: Person;

beforeAll(async () => {
  sandbox = await portalSandbox();
  await switchApprovals(sandbox.run, { application: true, edit: true, deletion: true });
  people = {
    DEVELOPER: await sandbox.person('DEVELOPER', 'org-acme'),
    ORG_ADMIN: await sandbox.person('ORG_ADMIN', 'org-acme'),
    PORTAL_ADMIN: await sandbox.person('PORTAL_ADMIN'),
    OTHER_ORG_ADMIN: await sandbox.person('ORG_ADMIN', 'org-beta'),
  };
  nobody = sandbox.visitor();
  banker = await sandbox.person('PORTAL_ADMIN');
});
afterAll(async () => {
  expect(sandbox.faults).toEqual([]);
  await sandbox.close();
});

interface Subject {
  readonly applicationId: string;
  readonly apiKey: string;
  readonly keyId: string;
  readonly revision: number;
  /** Of the application itself and of its newest change request; `none` where there is none. */
  readonly approvalId: string;
  readonly approvalRevision: number;
  readonly changeId: string;
  readonly changeApprovalId: string;
}

/** An application in a state, with everything that an event may name. */
async function subjectIn(state: string): Promise<Subject> {
  return await sandbox.run(async (unit) => {
    const developer = actorOf(people.DEVELOPER.user);
    const applicationId = await applicationIn(unit, state, developer, actorOf(banker.user));
    const apiKey = await keyOf(unit, developer, applicationId);
    const key = await unit.tx.get('apiKeys', apiKey);
    const rows = await unit.tx.scan('approvals', 'byRequest', '', { limit: 100_000 });
    const own = rows.filter((row) => row.subjectId === applicationId);
    const row = own.find((candidate) => candidate.state === 'OPEN') ?? own.at(-1);
    const [change] = await unit.tx.scan('changeRequests', 'byApplication', `${applicationId}|`, { limit: 1 });
    const changeRow = rows.find((candidate) => candidate.subjectId === change?.changeRequestId);
    return {
      applicationId,
      apiKey,
      keyId: state.endsWith('INC') ? 'none' : (key?.keyId ?? 'none'),
      revision: (await unit.tx.get('applications', applicationId))?.revision ?? 0,
      approvalId: row?.approvalId ?? 'none',
      approvalRevision: row?.revision ?? 1,
      changeId: change?.changeRequestId ?? 'none',
      changeApprovalId: changeRow?.approvalId ?? 'none',
    };
  });
}

type Sent = [operationId: keyof typeof PORTAL_OPERATIONS, method: string, path: string, body?: object];

/** The call by which a person brings an event about. */
function callOf(event: ApplicationEvent, s: Subject): Sent {
  const application = `/applications/${s.applicationId}`;
  const change = `${application}/change-requests/${s.changeId}`;
  const approve = { decision: 'APPROVE', revision: s.approvalRevision };
  const reject = { decision: 'REJECT', revision: s.approvalRevision, reason: 'because' };
  const settings = { revision: s.revision, notificationUrl: 'https://acme.example/hook' };
  const decision = (id: string) => `/approvals/${id}/decision`;
  const calls: Record<ApplicationEvent, Sent> = {
    SUBMIT: ['submitApplication', 'POST', `${application}/submission`],
    EDIT_TEXT: ['modifyApplication', 'PATCH', application, { revision: s.revision, name: 'Other' }],
    EDIT_SETTINGS: ['modifyApplication', 'PATCH', application, settings],
    DELETE: ['deleteApplication', 'DELETE', application],
    DISABLE: ['disableApplication', 'POST', `${application}/disablement`],
    ENABLE: ['enableApplication', 'DELETE', `${application}/disablement`],
    LOCK: ['lockApplication', 'POST', `${application}/lock`, { reason: 'because' }],
    UNLOCK: ['unlockApplication', 'DELETE', `${application}/lock`],
    APPROVE: ['decideApproval', 'POST', decision(s.approvalId), approve],
    REJECT: ['decideApproval', 'POST', decision(s.approvalId), reject],
    APPROVE_CHANGE: ['decideApproval', 'POST', decision(s.changeApprovalId), { ...approve, revision: 1 }],
    REJECT_CHANGE: ['decideApproval', 'POST', decision(s.changeApprovalId), { ...reject, revision: 1 }],
    WITHDRAW_CHANGE: ['withdrawChangeRequest', 'POST', `${change}/withdrawal`],
    CREATE_KEY: ['createKey', 'POST', `${application}/keys`, {}],
    ROTATE_KEY: ['rotateKey', 'POST', `${application}/keys/${s.keyId}/rotation`, {}],
    REVOKE_KEY: ['revokeKey', 'POST', `${application}/keys/${s.keyId}/revocation`],
  };
  return calls[event];
}

/** The code behind a word of the table. */
function codeOf(word: string, event: ApplicationEvent): string {
  if (word === '409') return 'APPLICATION_STATE_CONFLICT';
  if (word === 'done') return 'APPROVAL_DECIDED';
  if (event.endsWith('_KEY')) return 'KEY_NOT_FOUND';
  return event === 'WITHDRAW_CHANGE' ? 'CHANGE_REQUEST_NOT_FOUND' : 'APPROVAL_NOT_FOUND';
}

const ROLES = ['DEVELOPER', 'ORG_ADMIN', 'PORTAL_ADMIN', 'OTHER_ORG_ADMIN', 'NOBODY'] as const;
type MatrixRole = (typeof ROLES)[number];

const FOR_MEMBERS = ['SUBMIT', 'DISABLE', 'ENABLE', 'CREATE_KEY', 'ROTATE_KEY', 'REVOKE_KEY'];
const FOR_BANK = ['LOCK', 'UNLOCK', 'APPROVE', 'REJECT', 'APPROVE_CHANGE', 'REJECT_CHANGE'];

/** What a role gets, as portal.md has it: a state to be reached, or a code. */
function expectedOf(
  role: MatrixRole,
  state: string,
  event: ApplicationEvent,
): { reached?: string; code?: string } {
  if (role === 'NOBODY') return { code: 'SIGN_IN_REQUIRED' };
  if (role === 'PORTAL_ADMIN' ? FOR_MEMBERS.includes(event) : FOR_BANK.includes(event)) {
    return { code: 'ROLE_REQUIRED' };
  }
  if (role === 'OTHER_ORG_ADMIN') return { code: 'APPLICATION_NOT_FOUND' };
  const word = cellOf(role === 'PORTAL_ADMIN' ? 'BANK' : 'ORGANISATION', state, event) ?? 'missing';
  return ['409', 'done', 'none'].includes(word) ? { code: codeOf(word, event) } : { reached: word };
}

/** Everything of an application that an event could change. */
async function traces({ applicationId, apiKey }: Subject): Promise<string> {
  return await sandbox.run(async ({ tx }) => {
    const rows = await tx.scan('approvals', 'openBySubject', '', { limit: 100_000 });
    const changes = await tx.scan('changeRequests', 'byApplication', `${applicationId}|`, { limit: 100 });
    const subjects = [applicationId, ...changes.map(({ changeRequestId }) => changeRequestId)];
    return JSON.stringify([
      await tx.get('applications', applicationId),
      await tx.get('apiKeys', apiKey),
      await tx.scan('apiKeys', 'byApplication', `${applicationId}|`, { limit: 100 }),
      changes,
      rows.filter(({ subjectId }) => subjects.includes(subjectId)),
      await tx.count('mails'),
      await tx.count('auditEntries'),
    ]);
  });
}

function servedWord(state: string): string {
  if (state === 'gone') return 'CREDENTIALS_INVALID';
  return isServed(state) ? 'served' : 'APPLICATION_NOT_ENABLED';
}

async function playCell(role: MatrixRole, state: string, event: ApplicationEvent): Promise<void> {
  const subject = await subjectIn(state);
  expect(await sandbox.run((unit) => stateOf(unit, subject.applicationId))).toBe(state);
  const before = await traces(subject);
  const client = role === 'NOBODY' ? nobody : people[role];
  const [, method, path, body] = callOf(event, subject);
  const answer = await client.call(method, path, body);
  const expected = expectedOf(role, state, event);
  const cell = `${role} ${event} of ${state}`;
  expect([cell, answer.body.code]).toEqual([cell, expected.code]);
  const after = await sandbox.run((unit) => stateOf(unit, subject.applicationId));
  expect([cell, after]).toEqual([cell, expected.reached ?? state]);
  if (expected.reached === undefined) expect(await traces(subject)).toBe(before);
  const voided = expected.reached !== undefined && ['ROTATE_KEY', 'REVOKE_KEY'].includes(event);
  const served = await callBank(sandbox, { 'x-api-key': subject.apiKey });
  expect([cell, served]).toEqual([cell, voided ? 'CREDENTIALS_INVALID' : servedWord(after)]);
}

describe('each state, event and role', () => {
  it('covers the whole matrix', () => {
    expect([STATES.length, EVENTS.length, ROLES.length]).toEqual([20, 16, 5]);
    const members = CELLS.filter(({ party }) => party === 'ORGANISATION');
    expect(members.filter(({ event }) => FOR_BANK.includes(event))).toEqual([]);
  });

  describe.each(STATES)('%s', (state) => {
    it.each(EVENTS)('%s, by every role, and the bank called with the key', async (event) => {
      for (const role of ROLES) await playCell(role, state, event);
    });
  });
});

describe('the roles that the contract gives to the operations', () => {
  it.each(EVENTS)('are those of the matrix for %s', (event) => {
    const placeholder = { applicationId: 'x', keyId: 'x' } as Subject;
    const [operationId] = callOf(event, placeholder);
    const [isMembers, isBanks] = [FOR_MEMBERS.includes(event), FOR_BANK.includes(event)];
    const { roles = [] }: OperationDescriptor = PORTAL_OPERATIONS[operationId];
    const wanted = [...(isMembers ? [] : ['PORTAL_ADMIN']), ...(isBanks ? [] : ['ORG_ADMIN', 'DEVELOPER'])];
    expect([...roles].sort()).toEqual(wanted.sort());
  });
});

describe('a token of an application', () => {
  it.each(STATES)('is served in %s only if that is a usable state', async (state) => {
    const token = `token-of-${state.replaceAll(/[^A-Z]/g, '-')}`;
    const apiKey = await sandbox.run(async (unit) => {
      const developer = actorOf(people.DEVELOPER.user);
      const applicationId = await applicationIn(unit, state, developer, actorOf(banker.user), {
        oauth: '2.0',
      });
      const key = await keyOf(unit, developer, applicationId);
      await unit.tx.put('accessTokens', {
        tokenHash: hashSecret(token),
        apiKey: key,
        applicationId,
        scopes: ['create-virtual-account'],
        issuedAt: unit.now,
        expiresAt: unit.now + TOKEN_LIFETIME_SECONDS * 1000,
      });
      return key;
    });
    expect(await callBank(sandbox, { authorization: `Bearer ${token}` })).toBe(servedWord(state));
    // The key of an application that uses OAuth opens nothing by itself, in no state.
    expect(await callBank(sandbox, { 'x-api-key': apiKey })).toBe('CREDENTIALS_INVALID');
  });
});
