import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox, type Sandbox } from '../../../sandbox/index.ts';
import type { TrialBank } from '../../drivers/trial.ts';
import { trialBank } from '../../harness/trial-bank.ts';

/** A sandbox on a port with a world for each trial, and a scratch folder. */
export class Trials {
  readonly sandbox: Sandbox;
  readonly folder = mkdtempSync(join(tmpdir(), 'khata-trial-'));
  #made = 0;

  private constructor(sandbox: Sandbox) {
    this.sandbox = sandbox;
  }

  static async open(): Promise<Trials> {
    return new Trials(await createSandbox({ fixture: 'empty', listen: true }));
  }

  async bank(): Promise<TrialBank> {
    return trialBank(await this.sandbox.world(), { hostNow: () => Date.now() });
  }

  /** A folder for one session. */
  scratch(): string {
    this.#made += 1;
    return mkdtempSync(join(this.folder, `${this.#made}-`));
  }

  async close(): Promise<void> {
    await this.sandbox.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
