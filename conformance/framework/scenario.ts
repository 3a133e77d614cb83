import type { Capability } from '../drivers/protocol.ts';

/**
 * A story that a session plays: what the bank does and what the integration is asked to do. It judges nothing.
 * @typeParam Session the actions that it may take
 */
export interface Scenario<Session> {
  /** `BATCH_250`: UPPER_SNAKE, never used again for another story. */
  readonly id: string;
  /** A sentence for the console: "250 credits come in three batches". */
  readonly title: string;
  /** Without these it cannot be played. */
  readonly needs: readonly Capability[];
  /** TIMING: played alone among its kind, since other work would disturb what is measured. */
  readonly lane: 'PARALLEL' | 'TIMING';
  /** With which credentials; left out, OAUTH2 where the integration has it, else API_KEY. */
  readonly credentials?: 'API_KEY' | 'OAUTH2';
  /** Where the world's clock begins, RFC 3339 with offset; it runs on from there. Left out, now. */
  readonly startAt?: string;
  /** After how many milliseconds the integration gives up an unanswered request; left out, 1000. */
  readonly requestDeadlineMilliseconds?: number;
  /** How long one command may take; left out, 15 000. Short where a broken client would go on for ever. */
  readonly commandDeadlineMilliseconds?: number;
  /** Variables for the driver's environment, beside the configured ones: `{ TZ: 'America/New_York' }`. Only a command driver takes them. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Without its {@link environment} the story shows nothing; left out, it is played without where none can be given. */
  readonly isEnvironmentNeeded?: boolean;
  /** Plays it. What it throws of its own is a harness error. */
  play(session: Session): Promise<void>;
}
