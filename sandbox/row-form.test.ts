import { describe, expect, it } from 'vitest';
import {
  among,
  digits,
  type Form,
  list,
  object,
  optional,
  record,
  text,
  variants,
  whole,
} from './row-form.ts';

interface Thing {
  name: string;
  colour: 'RED' | 'BLUE';
  sizes: readonly number[];
  labels: Readonly<Record<string, string>>;
  note?: string;
}

const colour = among('RED', 'BLUE');
const thing = object<Thing>({
  name: text,
  colour,
  sizes: list(whole(1, 9)),
  labels: record(text),
  note: optional(text),
});
const whole1: Thing = { name: '', colour: 'RED', sizes: [1, 9], labels: { a: 'b' } };

describe('a form', () => {
  it.each<[string, unknown, string | undefined]>([
    ['what it is of', whole1, undefined],
    ['what it is of, with the rest', { ...whole1, note: 'n', more: 1 }, undefined],
    ['a field of another kind', { ...whole1, name: 1 }, 'thing.name must be a text'],
    ['an optional field of another kind', { ...whole1, note: null }, 'thing.note must be a text'],
    ['another value', { ...whole1, colour: 'GREEN' }, 'thing.colour must be one of RED, BLUE'],
    ['a wrong item', { ...whole1, sizes: [1, 10] }, 'thing.sizes[1] must be a whole number from 1 to 9'],
    ['no list', { ...whole1, sizes: { 0: 1 } }, 'thing.sizes must be a list'],
    ['a wrong member', { ...whole1, labels: { a: 'b', c: 1 } }, 'thing.labels.c must be a text'],
    ['no object', [whole1], 'thing must be an object'],
    ['nothing', null, 'thing must be an object'],
  ])('judges %s', (_, value, fault) => {
    expect(thing.fault(value, 'thing')).toBe(fault);
  });

  it('takes nothing from the prototype for a field', () => {
    const form = object<{ constructor: string }>({ constructor: text as never });
    expect(form.fault({}, 'it')).toBe('it.constructor must be a text');
  });

  it('tells variants apart', () => {
    type Shape = { type: 'DOT' } | { type: 'DISC'; radius: number };
    const form = variants<Shape, 'type'>('type', {
      DOT: { type: among('DOT') },
      DISC: { type: among('DISC'), radius: whole(1, 9) },
    });
    expect(form.fault({ type: 'DOT' }, 'shape')).toBeUndefined();
    expect(form.fault({ type: 'DISC' }, 'shape')).toBe('shape.radius must be a whole number from 1 to 9');
    for (const value of [{}, { type: 'toString' }, { type: ['DOT'] }]) {
      expect(form.fault(value, 'shape')).toBe('shape.type must be one of DOT, DISC');
    }
  });

  it('takes digits as text only', () => {
    expect([digits.fault('12', 'sum'), digits.fault(12, 'sum'), digits.fault('', 'sum')]).toEqual([
      undefined,
      'sum must be decimal digits',
      'sum must be decimal digits',
    ]);
  });

  it('is held to its type by the compiler', () => {
    // @ts-expect-error one value is missing
    const fewer: Form<'RED' | 'BLUE'> = among('RED');
    // @ts-expect-error not every text is a colour
    const wider: Form<'RED' | 'BLUE'> = text;
    // @ts-expect-error a field has no line
    const shorter = object<Thing>({ name: text, colour, sizes: list(whole(1, 9)), labels: record(text) });
    expect([fewer, wider, shorter]).toHaveLength(3);
  });
});
