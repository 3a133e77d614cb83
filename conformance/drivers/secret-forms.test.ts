import { describe, expect, it } from 'vitest';
import { TOKEN_FORM, writtenForms } from './secret-forms.ts';

const SECRET = 'q7Zk-Lw_2xN8vT4yR1uB6oE3sC9dF5gHjKmPaXiWtQz';
const isFound = (text: string, value = SECRET) => writtenForms(value).some((form) => text.includes(form));
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('a secret is recognised', () => {
  it('as Basic credentials, whatever the id before it is', () => {
    for (const id of ['', 'a', 'ab', 'abc', 'client%20id'])
      expect(isFound(base64(`${id}:${SECRET}`))).toBe(true);
  });

  it('inside of anything that is encoded as a whole, in either alphabet of base64', () => {
    const dump = JSON.stringify({ client: { secret: SECRET }, after: '????>>>>' });
    expect(isFound(base64(dump))).toBe(true);
    expect(isFound(Buffer.from(`??>>${dump}`).toString('base64url'))).toBe(true);
    expect(isFound(base64(JSON.stringify({ secret: SECRET.replace('L', 'M') })))).toBe(false);
  });

  it('percent-encoded, with escaped slashes, and without the prefix of a notification secret', () => {
    const secret = 'whsec_ab/cd+efghijklmnop==';
    for (const form of [
      'whsec_ab%2Fcd%2Befghijklmnop%3D%3D',
      'whsec_ab%2fcd%2befghijklmnop%3d%3d',
      'whsec_ab\\/cd+efghijklmnop==',
      ' ab/cd+efghijklmnop==',
      base64('key=ab/cd+efghijklmnop=='),
      base64(encodeURIComponent(secret)),
    ])
      expect([form, isFound(form, secret)]).toEqual([form, true]);
  });

  it('never by the few letters that a short one would have in base64', () => {
    expect(writtenForms('abc123')).toEqual(['abc123']);
    expect(writtenForms('abc123abc12')).toHaveLength(1);
    expect(writtenForms('abc123abc123').length).toBeGreaterThan(1);
  });

  it('by its longest form first, so that none leaves a rest of another', () => {
    const lengths = writtenForms('whsec_ab/cd+efghijklmnop==').map(({ length }) => length);
    expect(lengths).toEqual([...lengths].sort((one, other) => other - one));
  });
});

describe('what looks like an access token', () => {
  const found = (text: string) => [...text.matchAll(TOKEN_FORM)].map(([value]) => value);

  it('stands alone, or behind an escape', () => {
    for (const before of ['', 'Bearer ', '"', 'Bearer%20', 'token%3D', '\\n', '\\u003d', '='])
      expect([before, found(`${before}${SECRET}"`)]).toEqual([before, [SECRET]]);
  });

  it('has exactly its length', () => {
    expect(found(`${SECRET}x`)).toEqual([]);
    expect(found(`x${SECRET}`)).toEqual([]);
    expect(found(SECRET.slice(1))).toEqual([]);
  });
});
