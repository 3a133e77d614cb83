import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineReader, lastLine, Tail } from './stream-parts.ts';

/** Reads a text that comes in pieces of these sizes. */
function read(text: string, sizes: readonly number[], mostBytes = 1_000) {
  const lines: string[] = [];
  let tooLong = 0;
  const reader = new LineReader(
    mostBytes,
    (line) => lines.push(line.toString()),
    () => {
      tooLong += 1;
    },
  );
  const bytes = Buffer.from(text);
  for (let from = 0, at = 0; from < bytes.length; at += 1) {
    const size = sizes[at % sizes.length] as number;
    reader.push(bytes.subarray(from, from + size));
    from += size;
  }
  return { lines, rest: reader.rest(), tooLong };
}

describe('lines of a stream', () => {
  it('are the same however the stream is cut into pieces', () => {
    const pieces = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'न', '\n', '{'), maxLength: 60 }),
        pieces,
        (text, sizes) => {
          const whole = text.split('\n');
          expect(read(text, sizes)).toEqual({ lines: whole.slice(0, -1), rest: whole.at(-1), tooLong: 0 });
        },
      ),
    );
  });

  it('may be as long as is told, and are told once when they are longer', () => {
    expect(read('12345\n1\n', [3], 5)).toEqual({ lines: ['12345', '1'], rest: '', tooLong: 0 });
    expect(read('1\n123456\n1\n123456\n', [3], 5)).toEqual({ lines: ['1'], rest: '', tooLong: 1 });
    expect(read('1\n123456\n1\n', [100], 5)).toEqual({ lines: ['1'], rest: '', tooLong: 1 });
  });
});

describe('the end of a stream', () => {
  it('is what came last', () => {
    const tail = new Tail(4);
    for (const piece of ['ab', 'cd', 'ef', 'g']) tail.push(Buffer.from(piece));
    expect(tail.text()).toBe('defg');
    tail.push(Buffer.from('0123456789'));
    expect(tail.text()).toBe('6789');
  });

  it('has a last line that says something', () => {
    expect(lastLine('one\ntwo\n\n  \n')).toBe('two');
    expect(lastLine('\n')).toBe('');
  });

  it('names the error, not what a runtime prints below it', () => {
    const node =
      "x.js:1\n\nError: Cannot find module 'left'\n    at a (b:1)\n  code: 'E'\n}\n\nNode.js v20.20.2\n";
    expect(lastLine(node)).toBe("Error: Cannot find module 'left'");
    const java =
      'ready\nException in thread "main" java.lang.IllegalStateException: no key\n\tat Driver.main\n';
    expect(lastLine(java)).toBe('Exception in thread "main" java.lang.IllegalStateException: no key');
    expect(lastLine('Traceback:\n  File "d.py"\nKeyError: 1\n')).toBe('KeyError: 1');
    expect(lastLine('panic: no key\nexit status 2\n')).toBe('panic: no key');
    expect(lastLine('    indented\n')).toBe('    indented');
  });
});
