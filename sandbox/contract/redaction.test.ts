import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type MemberShape,
  REDACTED,
  redactForm,
  redactJson,
  redactParameters,
  suspectSegments,
} from './redaction.ts';

const SHAPE: MemberShape = {
  members: { username: true, password: false, items: { items: { members: { token: false, name: true } } } },
};
const read = (value: unknown) => JSON.parse(redactJson(JSON.stringify(value), SHAPE) ?? 'null') as unknown;

describe('the redaction of a body', () => {
  it('keeps what the contract knows, and masks secrets and what it does not know', () => {
    expect(
      read({ username: 'asha', password: 'x', pasword: 'y', items: [{ name: 'a', token: 't', more: 1 }] }),
    ).toEqual({
      username: 'asha',
      password: REDACTED,
      pasword: REDACTED,
      items: [{ name: 'a', token: REDACTED, more: REDACTED }],
    });
  });

  it('masks what stands where the contract has something else', () => {
    expect(read({ username: { password: 'x' }, items: { token: 't' }, password: ['x'] })).toEqual({
      username: REDACTED,
      items: REDACTED,
      password: REDACTED,
    });
    expect(read(['x'])).toBe(REDACTED);
  });

  it('masks a name that is no word', () => {
    expect(read({ 'a secret as a name': 1 })).toEqual({ [REDACTED]: REDACTED });
  });

  it('gives nothing for what is no JSON, and survives any depth', () => {
    expect(redactJson('{"password":"x"', SHAPE)).toBeUndefined();
    const deep = `{"other":${'['.repeat(5000)}${']'.repeat(5000)}}`;
    expect(redactJson(deep, SHAPE)).toBe(`{"other":"${REDACTED}"}`);
  });

  it('lets no secret through, whatever stands around it and wherever it stands', () => {
    const secret = 'canary-0123456789';
    const place = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constant(secret),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('password', 'token', 'items', 'else', '__proto__'), tie('value'), {
          maxKeys: 4,
        }),
      ),
    })).value;
    fc.assert(
      fc.property(place, (value) => {
        // A bare value is no body of an operation that has members.
        if (typeof value === 'string') return;
        expect(
          redactJson(JSON.stringify({ password: value, else: value, items: [{ token: value }] }), SHAPE),
        ).not.toContain(secret);
      }),
    );
  });
});

describe('the redaction of parameters', () => {
  it('keeps them as they were sent where they may be shown', () => {
    const shown = (name: string) => name === 'status';
    expect(redactParameters('status=A%20B&token=t&flag&status=', shown)).toBe(
      `status=A%20B&token=${REDACTED}&${REDACTED}&status=`,
    );
    expect(redactParameters('', shown)).toBe('');
  });

  it('treats a form alike', () => {
    const shape: MemberShape = { members: { grant_type: true, client_secret: false } };
    expect(redactForm('grant_type=x&client_secret=y&constructor=z', shape)).toBe(
      `grant_type=x&client_secret=${REDACTED}&constructor=${REDACTED}`,
    );
  });
});

describe('an address that no contract has', () => {
  it('is suspected where a part could be a secret by its length', () => {
    expect(suspectSegments('/v1/refunds/KR01JDAQ7T8VNB/virtual-account-deletions')).toEqual([]);
    expect(suspectSegments('/portal/activate/nDkW0cT8vL2bXhYqR5mZ1sJ4fG7aP9eU3iO6wQxKrVg')).toEqual([
      'nDkW0cT8vL2bXhYqR5mZ1sJ4fG7aP9eU3iO6wQxKrVg',
    ]);
  });
});
