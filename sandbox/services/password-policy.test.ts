import { describe, expect, it } from 'vitest';
import { refusal } from '../test/service-world.ts';
import { assertPassword } from './password-policy.ts';

const NAMES = ['asha.verma', 'asha.verma@acme.example', 'Acme Retail Pvt Ltd'];
const judge = (password: string) => refusal(assertPassword(password, NAMES));

describe('the policy for passwords', () => {
  it.each([
    ['eight letters that are no word', 'qzvkwpty'],
    ['no digits, no capitals, no signs', 'tiger lamp river stone'],
    ['any script', 'बहुत लंबा पासवर्ड'],
    ['256 characters', `${'ab1 '.repeat(64)}`],
    ['astral characters, each counted once', '🦊🐻🐼🦁🐯🐨🐸🐙'],
    ['a name with something added', 'asha.verma went to sea'],
  ])('takes %s', async (_what, password) => {
    expect(await judge(password)).toBeUndefined();
  });

  it.each([
    ['seven characters', 'qzvkwpt'],
    ['seven astral characters', '🦊🐻🐼🦁🐯🐨🐸'],
    ['257 characters', `${'ab1 '.repeat(64)}x`],
    ['a common one', 'password1'],
    ['a common one in capitals', 'BASEBALL1'],
    ['a common one in full-width letters', 'ｐａｓｓｗｏｒｄ１'],
    ['the user name', 'ASHA.VERMA'],
    ['the mail address', 'asha.verma@acme.example'],
    ['the name of the organisation', 'acme  retail pvt ltd'],
    ['one character over and over', 'zzzzzzzzzzzzzzz'],
  ])('refuses %s', async (_what, password) => {
    expect(await judge(password)).toBe('PASSWORD_REFUSED');
  });

  it('refuses what stands before the @ of the address, but nothing for an address without one', async () => {
    expect(await refusal(assertPassword('firstname.last', ['x', 'firstname.last@acme.example']))).toBe(
      'PASSWORD_REFUSED',
    );
    expect(await refusal(assertPassword('firstname.las', ['firstname.last']))).toBeUndefined();
  });
});
