import { describe, expect, it } from 'vitest';
import { PORTAL_OPERATIONS } from '../../spec/generated/portal.operations.ts';
import * as validators from '../../spec/generated/portal.validators.js';
import { Problem } from '../lib/errors.ts';
import { assertValid, validatorsFor } from './validation.ts';

const { body } = validatorsFor(validators, PORTAL_OPERATIONS.changePassword);

function faultOf(value: unknown): Problem {
  try {
    assertValid(body, value, '');
  } catch (error) {
    if (error instanceof Problem) return error;
  }
  throw new Error('it was taken');
}

describe('a refusal of a request', () => {
  it('says which value was wrong', () => {
    const { body: register } = validatorsFor(validators, PORTAL_OPERATIONS.requestPasswordReset);
    expect(() => assertValid(register, { email: 'asha' }, '')).toThrow('got "asha"');
  });

  it.each([
    ['a password', { currentPassword: 'present one', newPassword: 'hunter2' }],
    ['a password under a misspelt name', { curentPasswrd: 'hunter2', newPassword: 'long enough' }],
    ['a token', { currentPassword: 'present one', newPassword: 'long enough', token: 'hunter2' }],
  ])('does not repeat %s', (_what, value) => {
    const { detail, options } = faultOf(value);
    expect(options.errors?.length).toBeGreaterThan(0);
    expect(JSON.stringify([detail, options])).not.toContain('hunter2');
  });
});
