import { setMaxListeners } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KitBank } from './kit-bank.ts';

/** What all sessions of one run stand on. */
export interface RunPlace {
  readonly bank: KitBank;
  /** An empty folder of the run's own. */
  readonly folder: string;
  /** Aborted when the run is to end early. */
  readonly signal: AbortSignal;
  /** Stops the bank and removes the folder; sessions must be over. */
  close(): Promise<void>;
}

/**
 * Opens a bank and a folder for a run.
 * @param name what the folder's name begins with: `khata-conform-`
 * @param signal left out, nothing ends the run early
 * @throws ListenError when no port can be had
 */
export async function openRunPlace(
  name: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<RunPlace> {
  // The folder first: where none can be made, nothing is left listening.
  const folder = await mkdtemp(join(tmpdir(), name));
  // Whoever ends the process at once (a second Ctrl-C, a crash) leaves no folder behind either.
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  const bank = await KitBank.open();
  // Every session under way listens to it.
  setMaxListeners(0, signal);
  const close = async () => {
    await bank.close();
    await rm(folder, { recursive: true, force: true });
    process.off('exit', remove);
  };
  return { bank, folder, signal, close };
}
