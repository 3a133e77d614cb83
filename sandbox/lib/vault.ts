import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/**
 * Secrets that the sandbox must be able to read again (it signs with them, or writes them into a mail) are
 * encrypted with AES-256-GCM under the server key (portal.md, Keys). All others are kept as hashes.
 */
export interface Vault {
  /** @param purpose bound to the ciphertext: what was sealed for one use opens for no other */
  seal(secret: string, purpose: string): string;
  /** @throws Error when it was sealed under another key or for another purpose, or was changed */
  open(sealed: string, purpose: string): string;
}

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** @param key 32 bytes; left out, a random one that is gone with the process */
export function createVault(key: Uint8Array = randomBytes(KEY_BYTES)): Vault {
  if (key.length !== KEY_BYTES) throw new RangeError(`the server key must have ${KEY_BYTES} bytes`);
  return {
    seal(secret, purpose) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(purpose));
      const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(sealed, purpose) {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(Buffer.from(purpose));
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      return Buffer.concat([
        decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)),
        decipher.final(),
      ]).toString('utf8');
    },
  };
}

/** A token or secret that nobody can guess: 256 bits, as base64url. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * The `draw`-th token of a reproducible world: of the same form as {@link randomToken}, but whoever knows the
 * seed can foretell it (ADR 0019).
 */
export function foretoldToken(seed: string, draw: number): string {
  return createHmac('sha256', seed).update(`khata secret ${draw}`).digest('base64url');
}

/**
 * Another token that whoever holds this one can be given again and again, so that neither need be kept: HMAC
 * of the purpose under the token. It does not give the token away.
 */
export function derivedToken(token: string, purpose: string): string {
  return createHmac('sha256', token).update(purpose).digest('base64url');
}

/** SHA-256 in lower-case hex: the only form in which a secret or token is kept that need not be read again. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Compares two hashes in a time that tells nothing of them. */
export function sameHash(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
