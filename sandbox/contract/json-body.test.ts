import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem } from '../lib/errors.ts';
import { DEPTH_LIMIT, parseJsonBody } from './json-body.ts';

function codeOf(text: string | Uint8Array): string {
  try {
    parseJsonBody(typeof text === 'string' ? Buffer.from(text) : text);
    return 'ACCEPTED';
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

describe('a JSON body', () => {
  it('is read as JSON.parse reads it, when it is sound', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
        fc.pre(!JSON.stringify(value).includes('__proto__'));
        expect(parseJsonBody(Buffer.from(JSON.stringify(value)))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it.each([
    '{"a":1,"a":1}',
    '{"a":1,"\\u0061":2}',
    '[{"x":{"b":"}","b":2}}]',
    '{"a":{"c":1},"b":[{"c":1,"c":2}]}',
    '{"a\\"":1,"a\\"":2}',
    '{"":1,"":2}',
  ])('is refused when one object names a member twice: %s', (text) => {
    expect(codeOf(text)).toBe('DUPLICATE_JSON_KEY');
  });

  it.each(['{"a":{"b":1},"b":1}', '[{"a":1},{"a":1}]', '{"a":"a:a","b":"{\\"a\\":1}"}', '{"a\\\\":1,"a":2}'])(
    'is accepted when the name only stands in different objects or in text: %s',
    (text) => {
      expect(codeOf(text)).toBe('ACCEPTED');
    },
  );

  it('names the doubled member', () => {
    expect(() => parseJsonBody(Buffer.from('{"items":[{"amount":1,"amount":2}]}'))).toThrow(/"amount"/);
  });

  it('keeps a member named __proto__ as a member, for the schema to refuse by name', () => {
    const value = parseJsonBody(Buffer.from('{"__pro\\u0074o__":{"admin":true}}')) as object;
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it('may nest to the limit and not one level more', () => {
    expect(codeOf('['.repeat(DEPTH_LIMIT) + ']'.repeat(DEPTH_LIMIT))).toBe('ACCEPTED');
    expect(codeOf('['.repeat(DEPTH_LIMIT + 1) + ']'.repeat(DEPTH_LIMIT + 1))).toBe('NESTING_TOO_DEEP');
    expect(codeOf('['.repeat(100_000))).toBe('NESTING_TOO_DEEP');
    expect(codeOf(`"${'['.repeat(1000)}"`)).toBe('ACCEPTED');
  });

  it.each(['', '{', '{"a":1,}', "{'a':1}", 'NaN', '{"a":1} x', '\ufeff{}', '{"a":01}'])(
    'is refused when it is not JSON: %j',
    (text) => {
      expect(codeOf(text)).toBe('MALFORMED_JSON');
    },
  );

  it('is refused when it escapes half of a surrogate pair, and not when it escapes a whole one', () => {
    expect(codeOf('{"name":"\\ud800"}')).toBe('MALFORMED_JSON');
    expect(codeOf('[{"\\udc00\\ud800":1}]')).toBe('MALFORMED_JSON');
    expect(codeOf('{"name":"\\ud83d\\ude00 \\u0905"}')).toBe('ACCEPTED');
  });

  it('is refused when it is not UTF-8', () => {
    expect(codeOf(Uint8Array.of(0x22, 0xc3, 0x28, 0x22))).toBe('MALFORMED_JSON');
  });

  it('is not quoted in the refusal, since it may hold a secret', () => {
    try {
      parseJsonBody(Buffer.from('{"client_secret":"s3cr3t-value'));
      expect.unreachable();
    } catch (error) {
      expect((error as Problem).detail).not.toContain('s3cr3t');
    }
  });
});
