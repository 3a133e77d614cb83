import { listQuestion } from '../http/paging.ts';
import { parseInstant } from '../lib/clock.ts';
import { createKey, listKeys, revokeKey, rotateKey } from '../services/keys.ts';
import { presentIssuedKey, presentKey } from './application-presenter.ts';
import type { PortalHandlers } from './wire.ts';

type Served = 'listKeys' | 'createKey' | 'rotateKey' | 'revokeKey';

const instantOf = (text: string | undefined) => (text === undefined ? undefined : parseInstant(text));

/** The keys of an application. */
export const keyOperations: Pick<PortalHandlers, Served> = {
  async listKeys({ path, query }, { unit, caller }) {
    const question = listQuestion('listKeys', caller, { ...query, ...path });
    const { data, next } = await listKeys(unit, caller, path.applicationId, question.page);
    const keys = data.map(({ key, lastUsedAt }) => presentKey(key, unit.now, lastUsedAt));
    return { status: 200, body: { data: keys, nextCursor: question.nextCursor(next) } };
  },

  async createKey({ path, body }, { unit, caller }) {
    const issued = await createKey(unit, caller, path.applicationId, instantOf(body.expiresAt));
    return { status: 201, body: presentIssuedKey(issued, unit.now) };
  },

  async rotateKey({ path, body }, { unit, caller }) {
    const issued = await rotateKey(unit, caller, path.applicationId, path.keyId, {
      overlap: body.overlapSeconds,
      expiresAt: instantOf(body.expiresAt),
    });
    return { status: 201, body: presentIssuedKey(issued, unit.now) };
  },

  async revokeKey({ path }, { unit, caller }) {
    const key = await revokeKey(unit, caller, path.applicationId, path.keyId);
    return { status: 200, body: presentKey(key, unit.now) };
  },
};
