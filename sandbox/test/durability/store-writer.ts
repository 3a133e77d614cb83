import { writeSync } from 'node:fs';
import { openLowdbStore } from '../../stores/lowdb/lowdb-store.ts';
import { WORLDS, writeCommit } from './workload.ts';

/**
 * The program that kill-nine.test.ts kills: it commits without end in two worlds at once, and says
 * `<world> <number>` of each commit that it acknowledges.
 * Arguments: data directory, number of writers, compaction threshold in bytes, `durable` or `early`.
 */

const STDOUT = 1;
const [directory = '', writers = '8', compactAfterBytes = '20000', acknowledges = 'durable'] =
  process.argv.slice(2);

const store = await openLowdbStore({ directory, compactAfterBytes: Number(compactAfterBytes) });

async function write(id: string): Promise<void> {
  const world = store.world(id);
  for (;;) {
    const n = await world.transact(async (transaction) => {
      const counters = await transaction.get('worldCounters', 'counters');
      const number = (counters?.ids ?? 0) + 1;
      await writeCommit(transaction, number);
      return number;
    });
    const durable = world.durable();
    // `early` acknowledges what is not on disk yet, as the test must notice.
    if (acknowledges === 'durable') await durable;
    writeSync(STDOUT, `${id} ${n}\n`);
    if (acknowledges !== 'durable') await durable;
  }
}

await Promise.all(Array.from({ length: Number(writers) }, (_, i) => write(WORLDS[i % WORLDS.length] ?? 'a')));
