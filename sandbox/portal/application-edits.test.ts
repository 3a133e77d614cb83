import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CustomField } from '../domain/registration.ts';
import { MINUTE } from '../lib/clock.ts';
import { type ApplicationDesk, ONE_API, openDesk } from '../test/application-desk.ts';

let desk: ApplicationDesk;

beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

async function put(field: CustomField): Promise<void> {
  await desk.sandbox.run(({ tx }) => tx.put('customFields', field));
}

describe('what an edit may bring', () => {
  const refused = async (changes: object, state = 'INC') => {
    const path = `/applications/${await desk.inState(state)}`;
    const before = await desk.developer.get(path);
    const answer = await desk.developer.patch(path, { revision: before.body.revision, ...changes });
    expect((await desk.developer.get(path)).text).toBe(before.text);
    return [answer.status, answer.body.code];
  };

  it.each([
    'ftp://acme.example/',
    'http://acme.example/',
    'https://acme.example/#here',
    'https://user@acme.example/',
    'https://acme.example:99999/',
    'http://localhost.evil.example/',
    'javascript:alert(1)',
  ])('refuses the callback URL %s', async (url) => {
    expect(await refused({ callbackUrls: [url] })).toEqual([400, 'VALIDATION_FAILED']);
    expect(await refused({ notificationUrl: url })).toEqual([400, 'VALIDATION_FAILED']);
  });

  it('takes https anywhere and http on the loopback', async () => {
    const callbackUrls = [
      'https://acme.example/cb?x=1',
      'http://127.0.0.1:8080/cb',
      'http://localhost/',
      'http://[::1]:1/',
    ];
    const path = `/applications/${await desk.newApplication()}`;
    const answer = await desk.developer.patch(path, {
      revision: 1,
      callbackUrls,
      notificationUrl: callbackUrls[1],
    });
    expect(answer.body.settings).toMatchObject({ callbackUrls, notificationUrl: callbackUrls[1] });
    const without = await desk.developer.patch(path, { revision: 2, notificationUrl: null });
    expect(without.body.settings.notificationUrl).toBeUndefined();
  });

  it.each([
    [
      'more than ten callback URLs',
      { callbackUrls: Array.from({ length: 11 }, (_, i) => `https://a.example/${i}`) },
      400,
      'VALIDATION_FAILED',
    ],
    [
      'an unknown plan',
      { subscriptions: { ...ONE_API, apis: [{ api: 'refund-details', apiPlanId: 'nope' }] } },
      404,
      'API_PLAN_NOT_FOUND',
    ],
    [
      'an unknown group',
      { subscriptions: { apiGroups: [{ apiGroupId: 'nope' }] } },
      404,
      'API_GROUP_NOT_FOUND',
    ],
    [
      'terms of another version',
      { subscriptions: { ...ONE_API, eulaAcceptances: [{ api: 'refund-details', version: 2 }] } },
      422,
      'EULA_NOT_ACCEPTED',
    ],
    [
      'a scope that is not subscribed',
      { subscriptions: ONE_API, scopes: ['transaction-details'] },
      422,
      'SCOPE_NOT_SUBSCRIBED',
    ],
    [
      'an unknown custom field',
      { customFields: [{ customFieldId: 'KF1', value: 'x' }] },
      422,
      'CUSTOM_FIELD_VALUES_INVALID',
    ],
    ['a stale revision', { revision: 99, name: 'Other' }, 409, 'REVISION_CONFLICT'],
    ['nothing', {}, 400, 'VALIDATION_FAILED'],
  ])('refuses %s', async (_what, changes, status, code) => {
    expect(await refused(changes)).toEqual([status, code]);
  });

  it('needs the acceptance of an API that is new, and keeps that of one that is not', async () => {
    const path = `/applications/${await desk.newApplication()}`;
    const bare = await desk.developer.patch(path, { revision: 1, subscriptions: { apis: ONE_API.apis } });
    expect([bare.status, bare.body.code]).toEqual([422, 'EULA_NOT_ACCEPTED']);
    const first = (await desk.developer.patch(path, { revision: 1, subscriptions: ONE_API })).body;
    desk.sandbox.clock.advance(MINUTE);
    const again = (await desk.orgAdmin.patch(path, { revision: 2, subscriptions: { apis: ONE_API.apis } }))
      .body;
    expect(again.settings.subscriptions).toEqual(first.settings.subscriptions);
  });

  it('cannot be submitted on old terms, nor without an API, a required field or a callback URL', async () => {
    await put({
      customFieldId: 'KF1',
      form: 'APPLICATION',
      label: 'Region',
      kind: 'CHOICE',
      required: true,
      choices: ['North', 'South'],
    });
    const path = `/applications/${await desk.newApplication()}`;
    await desk.developer.patch(path, { revision: 1, oauth: '2.0', clientType: 'PUBLIC' });
    const empty = await desk.developer.post(`${path}/submission`);
    expect([empty.status, empty.body.code]).toEqual([422, 'APPLICATION_INCOMPLETE']);
    expect(empty.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/subscriptions',
      '/callbackUrls',
      '/customFields/KF1',
    ]);
    const wrong = { revision: 2, customFields: [{ customFieldId: 'KF1', value: 'East' }] };
    expect((await desk.developer.patch(path, wrong)).body.code).toBe('CUSTOM_FIELD_VALUES_INVALID');
    const full = {
      revision: 2,
      subscriptions: ONE_API,
      callbackUrls: ['http://localhost/'],
      customFields: [{ customFieldId: 'KF1', value: 'North' }],
    };
    expect((await desk.developer.patch(path, full)).body.customFields).toEqual(full.customFields);
    await desk.banker.post('/apis/refund-details/eula-versions', { text: 'New terms.' });
    expect((await desk.developer.post(`${path}/submission`)).body.code).toBe('EULA_NOT_ACCEPTED');
    const eulaAcceptances = [{ api: 'refund-details', version: 2 }];
    const accepted = { revision: 3, subscriptions: { ...ONE_API, eulaAcceptances } };
    expect((await desk.developer.patch(path, accepted)).status).toBe(200);
    expect((await desk.developer.post(`${path}/submission`)).body.state).toBe('PENDING_APPROVAL');
  });

  it.each(['PEN', 'REJ', 'REV', 'ENA', 'DIS'])(
    'cannot take its last API from an application in %s',
    async (state) => {
      expect(await refused({ subscriptions: {} }, state)).toEqual([422, 'APPLICATION_INCOMPLETE']);
    },
  );

  it('can rename a usable application that lacks a field which became required since', async () => {
    const applicationId = await desk.inState('ENA');
    await put({
      customFieldId: 'KF1',
      form: 'APPLICATION',
      label: 'Region',
      kind: 'TEXT',
      required: true,
      choices: [],
    });
    const { revision } = (await desk.developer.get(`/applications/${applicationId}`)).body;
    const renamed = await desk.developer.patch(`/applications/${applicationId}`, { revision, name: 'Other' });
    expect([renamed.status, renamed.body.name, renamed.body.state]).toEqual([200, 'Other', 'ENABLED']);
  });
});
