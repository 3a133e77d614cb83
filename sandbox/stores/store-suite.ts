import { afterEach, beforeEach, describe } from 'vitest';
import type { WorldStore } from './store.ts';
import { describeContents, describeSharedContents } from './suite/contents.ts';
import { describeEntities } from './suite/entities.ts';
import { describeRandomCommands } from './suite/random-commands.ts';
import { describeAttempts, describeRollback } from './suite/rollback.ts';
import { describeIndexes, describeScans } from './suite/scans.ts';
import type { StoreUnderTest } from './suite/subject.ts';
import { describeConcurrency, describeDurability, describeWorlds } from './suite/worlds.ts';

/** Holds any implementation of the store port to its contract. `open` makes a fresh, empty store. */
export function describeStore(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`${name}, as a store`, () => {
    let subject: StoreUnderTest;
    let world: WorldStore;
    beforeEach(async () => {
      subject = await open();
      world = subject.store.world('w');
    });
    afterEach(() => subject.dispose());
    const current = (): { subject: StoreUnderTest; world: WorldStore } => ({ subject, world });

    describe('entities', () => describeEntities(current));
    describe('scans', () => describeScans(current));
    describe('indexes', () => describeIndexes(current));
    describe('rolling back', () => describeRollback(current));
    describe('attempts', () => describeAttempts(current));
    describe('concurrency', () => describeConcurrency(current));
    describe('worlds', () => describeWorlds(current));
    describe('contents', () => describeContents(current));
    describe('shared contents', () => describeSharedContents(current));
    describe('durability', () => describeDurability(current));
    describe('random commands', () => describeRandomCommands(current));
  });
}
