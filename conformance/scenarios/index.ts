import type { Scenario } from '../framework/scenario.ts';
import type { Session } from '../harness/session.ts';

/** Every story that a session can play. */
export const SCENARIOS: readonly Scenario<Session>[] = [];
