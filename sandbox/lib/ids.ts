/**
 * Identifiers: a keyed permutation of a counter, so that ids of one world never collide, look random to a
 * reader, and come out the same for the same seed and the same sequence of calls (reproducible runs).
 */

/** The letters that start each kind of identifier; the contract's patterns follow from them. */
export const ID_PREFIXES = {
  transaction: 'KT',
  batch: 'KB',
  refund: 'KR',
  message: 'KM',
  organisation: 'KO',
  user: 'KU',
  registration: 'KG',
  invitation: 'KI',
  customField: 'KF',
  plan: 'KP',
  apiGroup: 'KW',
  application: 'KA',
  key: 'KY',
  changeRequest: 'KC',
  approval: 'KV',
  mail: 'KL',
  authorizationRequest: 'KZ',
  /** The `webhook-id`, in the form of Standard Webhooks. */
  notification: 'msg_',
  /** A UTR of the sandbox's own: 16 letters, the form of NEFT. */
  utr: 'KHTA',
} as const;

export type IdKind = keyof typeof ID_PREFIXES;

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const HALF_BITS = 30;
const HALF_MASK = 2 ** HALF_BITS - 1;
const ROUNDS = 4;

function mix(half: number, key: number): number {
  let value = Math.imul(half ^ key, 0x9e3779b1);
  value = Math.imul(value ^ (value >>> 15), 0x85ebca77);
  return (value ^ (value >>> 13)) & HALF_MASK;
}

function base32(half: number): string {
  let text = '';
  for (let shift = HALF_BITS - 5; shift >= 0; shift -= 5) text += CROCKFORD[(half >>> shift) & 31];
  return text;
}

/** A 32-bit key from a world's seed text (FNV-1a): enough to tell worlds apart; nothing here is a secret. */
export function seedKey(seed: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Twelve Crockford base-32 letters for the `counter`-th draw under `key`: a four-round Feistel network. */
export function permute(key: number, counter: number): string {
  let left = Math.floor(counter / 2 ** HALF_BITS) & HALF_MASK;
  let right = counter % 2 ** HALF_BITS;
  for (let round = 0; round < ROUNDS; round++) {
    const next = left ^ mix(right, key + Math.imul(round, 0x27d4eb2f));
    left = right;
    right = next;
  }
  return base32(left) + base32(right);
}

/** The identifier of `kind` for the `counter`-th draw: unique per world, e.g. `KT4Z0M8Q2R7XKD`. */
export function makeId(kind: IdKind, key: number, counter: number): string {
  return ID_PREFIXES[kind] + permute(key, counter);
}
