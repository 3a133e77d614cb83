import { expect } from 'vitest';
import { actorOf, applicationIn, subscriptionsTo } from './portal-applications.ts';
import { type Person, type PortalSandbox, portalSandbox } from './portal-sandbox.ts';

/** The first tab of the wizard. */
export const FIRST_TAB = { name: 'Collections', platform: 'Server', description: 'For our stores.' };

/** The second tab, at its smallest. */
export const ONE_API = subscriptionsTo('refund-details');

/** A sandbox with everybody who has to do with an application of Acme, and short ways to one. */
export interface ApplicationDesk {
  readonly sandbox: PortalSandbox;
  readonly developer: Person;
  readonly orgAdmin: Person;
  /** The administrator of the other firm. */
  readonly stranger: Person;
  /** An administrator of the bank. */
  readonly banker: Person;
  /** A new application with its first tab filled in. @returns its id */
  newApplication(): Promise<string>;
  /** An application in a state of the table (application-table.ts), made by the services. @returns its id */
  inState(state: string, first?: Parameters<typeof applicationIn>[4]): Promise<string>;
  /** The open row of the approval queue for a subject. */
  openRow(subjectId: string): Promise<{ approvalId: string; revision: number }>;
  /** Closes the sandbox, which must have had no fault of its own. */
  close(): Promise<void>;
}

/** Opens a desk in memory. */
export async function openDesk(): Promise<ApplicationDesk> {
  const sandbox = await portalSandbox();
  const developer = await sandbox.person('DEVELOPER', 'org-acme', 'developer');
  const orgAdmin = await sandbox.person('ORG_ADMIN', 'org-acme', 'orgadmin');
  const stranger = await sandbox.person('ORG_ADMIN', 'org-beta', 'stranger');
  const banker = await sandbox.person('PORTAL_ADMIN', undefined, 'banker');
  return {
    sandbox,
    developer,
    orgAdmin,
    stranger,
    banker,
    newApplication: async () => (await developer.post('/applications', FIRST_TAB)).body.applicationId,
    inState: (state, first) =>
      sandbox.run((unit) => applicationIn(unit, state, actorOf(developer.user), actorOf(banker.user), first)),
    async openRow(subjectId) {
      const { data } = (await banker.get('/approvals?state=OPEN')).body;
      return data.find((row: { subjectId: string }) => row.subjectId === subjectId);
    },
    async close() {
      expect(sandbox.faults).toEqual([]);
      await sandbox.close();
    },
  };
}
