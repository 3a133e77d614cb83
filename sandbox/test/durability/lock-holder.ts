import { writeSync } from 'node:fs';
import { openLowdbStore } from '../../stores/lowdb/lowdb-store.ts';

/** The program that directory-lock.test.ts kills: opens a data directory, says `open`, and keeps it. */

try {
  await openLowdbStore({ directory: process.argv[2] });
  writeSync(1, 'open\n');
} catch (error) {
  writeSync(1, `${error instanceof Error ? error.message : error}\n`);
}
// Something to live for.
setInterval(() => undefined, 60_000);
