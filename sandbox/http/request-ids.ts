import { createHmac, randomBytes } from 'node:crypto';

const STEM_BYTES = 6;

/** Ids of requests: a stem and a count, unique without asking for randomness each time. */
export class RequestIds {
  readonly #stem: string;
  #count = 0;

  /** @param seed what the stem follows from, in a reproducible world (ADR 0019); left out, a random one */
  constructor(seed?: string) {
    const stem =
      seed === undefined
        ? randomBytes(STEM_BYTES)
        : createHmac('sha256', seed).update('khata request ids').digest().subarray(0, STEM_BYTES);
    this.#stem = stem.toString('hex');
  }

  next(): string {
    this.#count++;
    return `${this.#stem}-${this.#count.toString(36).padStart(6, '0')}`;
  }
}
