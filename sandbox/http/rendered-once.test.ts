import { describe, expect, it } from 'vitest';
import { RenderedOnce } from './rendered-once.ts';

describe('a rendering', () => {
  it('is made once for an entity and its variant', () => {
    const once = new RenderedOnce<object, unknown>();
    const entity = {};
    const first = once.of(entity, 'monday', () => ({ payload: '1' }));
    expect(once.of(entity, 'monday', () => ({ payload: '2' }))).toBe(first);
    expect(once.of(entity, 'tuesday', () => ({ payload: '3' })).payload).toBe('3');
    expect(once.of({ ...entity }, 'tuesday', () => ({ payload: '4' })).payload).toBe('4');
  });

  it('is forgotten when a thousand others came after it', () => {
    const once = new RenderedOnce<object, unknown>();
    const entity = {};
    once.of(entity, '', () => ({ payload: 'old' }));
    for (let i = 0; i < 2000; i++) once.of({ i }, '', () => ({ payload: 'other' }));
    expect(once.of(entity, '', () => ({ payload: 'new' })).payload).toBe('new');
  });
});
