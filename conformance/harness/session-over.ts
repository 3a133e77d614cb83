import type { Evidence } from '../judge/evidence.ts';

/** Why a scenario ends before its end, in good order: what was recorded is judged all the same. */
export type OverCause = 'LATE' | 'GONE' | 'NOT_DONE' | 'UNSUPPORTED' | 'BROKEN';

/** Thrown through a scenario when it cannot go on because of what the integration did, or did not. */
export class SessionOver extends Error {
  readonly overCause: OverCause;

  constructor(overCause: OverCause, message: string) {
    super(message);
    this.name = 'SessionOver';
    this.overCause = overCause;
  }

  /** The same for the evidence. */
  get ending(): Evidence['ending'] {
    const { overCause, message: why } = this;
    if (overCause === 'UNSUPPORTED' || overCause === 'BROKEN') return { kind: overCause, why };
    return { kind: 'STOPPED', cause: overCause, why };
  }
}
