import { listQuestion } from '../http/paging.ts';
import { findApplication } from '../services/application-access.ts';
import {
  createApplication,
  deleteApplication,
  listApplications,
  modifyApplication,
  submitApplication,
  switchApplication,
} from '../services/applications.ts';
import { getChangeRequest, listChangeRequests, withdrawChangeRequest } from '../services/change-requests.ts';
import { presentApplication, presentChangeRequest } from './application-presenter.ts';
import type { PortalHandlers } from './wire.ts';

type Served =
  | 'listApplications'
  | 'createApplication'
  | 'getApplication'
  | 'modifyApplication'
  | 'deleteApplication'
  | 'submitApplication'
  | 'disableApplication'
  | 'enableApplication'
  | 'lockApplication'
  | 'unlockApplication'
  | 'listChangeRequests'
  | 'getChangeRequest'
  | 'withdrawChangeRequest';

/** Applications and their change requests. */
export const applicationOperations: Pick<PortalHandlers, Served> = {
  async listApplications({ query }, { unit, caller }) {
    const question = listQuestion('listApplications', caller, query);
    const { data, next } = await listApplications(unit, caller, query, question.page);
    return {
      status: 200,
      body: { data: data.map(presentApplication), nextCursor: question.nextCursor(next) },
    };
  },

  async createApplication({ body }, { unit, caller }) {
    return { status: 201, body: presentApplication(await createApplication(unit, caller, body)) };
  },

  async getApplication({ path }, { unit, caller }) {
    const view = await findApplication(unit, caller, path.applicationId);
    return { status: 200, body: presentApplication(view) };
  },

  async modifyApplication({ path, body }, { unit, caller }) {
    const view = await modifyApplication(unit, caller, path.applicationId, body);
    return { status: 200, body: presentApplication(view) };
  },

  async deleteApplication({ path }, { unit, caller }) {
    const { deleted, view } = await deleteApplication(unit, caller, path.applicationId);
    return { status: 200, body: { deleted, application: presentApplication(view) } };
  },

  async submitApplication({ path }, { unit, caller }) {
    const view = await submitApplication(unit, caller, path.applicationId);
    return { status: 200, body: presentApplication(view) };
  },

  async disableApplication({ path }, { unit, caller }) {
    const view = await switchApplication(unit, caller, path.applicationId, 'DISABLE');
    return { status: 200, body: presentApplication(view) };
  },

  async enableApplication({ path }, { unit, caller }) {
    const view = await switchApplication(unit, caller, path.applicationId, 'ENABLE');
    return { status: 200, body: presentApplication(view) };
  },

  async lockApplication({ path, body }, { unit, caller }) {
    const view = await switchApplication(unit, caller, path.applicationId, 'LOCK', body.reason);
    return { status: 200, body: presentApplication(view) };
  },

  async unlockApplication({ path }, { unit, caller }) {
    const view = await switchApplication(unit, caller, path.applicationId, 'UNLOCK');
    return { status: 200, body: presentApplication(view) };
  },

  async listChangeRequests({ path, query }, { unit, caller }) {
    const { applicationId } = path;
    const question = listQuestion('listChangeRequests', caller, { ...query, ...path });
    const { data, next } = await listChangeRequests(unit, caller, applicationId, question.page);
    return {
      status: 200,
      body: { data: data.map(presentChangeRequest), nextCursor: question.nextCursor(next) },
    };
  },

  async getChangeRequest({ path }, { unit, caller }) {
    const request = await getChangeRequest(unit, caller, path.applicationId, path.changeRequestId);
    return { status: 200, body: presentChangeRequest(request) };
  },

  async withdrawChangeRequest({ path }, { unit, caller }) {
    const request = await withdrawChangeRequest(unit, caller, path.applicationId, path.changeRequestId);
    return { status: 200, body: presentChangeRequest(request) };
  },
};
