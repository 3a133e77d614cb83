import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/**
 * Password hashes: scrypt with OWASP's parameters (N = 2^14, r = 8, p = 5: 16 MiB a hash), in the PHC string
 * form `$scrypt$ln=14,r=8,p=5$<salt>$<hash>`, so that the cost can be raised later without losing anybody.
 */
const LOG_N = 14;
const BLOCK = 8;
const PARALLEL = 5;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

interface Cost {
  logN: number;
  r: number;
  p: number;
}

/**
 * Hashes at once. They run on the four threads that also write the journal: strangers who sign in by the dozen
 * must not stand in the way of the bank's writes.
 */
const AT_ONCE = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function derive(password: string, salt: Uint8Array, cost: Cost): Promise<Buffer> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running++;
  try {
    return await scryptOf(password, salt, cost);
  } finally {
    // The place is handed on, or given up.
    const next = waiting.shift();
    if (next === undefined) running--;
    else next();
  }
}

function scryptOf(password: string, salt: Uint8Array, { logN, r, p }: Cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = { N: 2 ** logN, r, p, maxmem: 256 * 2 ** logN * r };
    // The same password typed on two systems must be the same bytes.
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, options, (error, hash) =>
      error ? reject(error) : resolve(hash),
    );
  });
}

/** Hashes off the main thread, about a tenth of a second. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, { logN: LOG_N, r: BLOCK, p: PARALLEL });
  return `$scrypt$ln=${LOG_N},r=${BLOCK},p=${PARALLEL}$${salt.toString('base64url')}$${hash.toString('base64url')}`;
}

const FORM = /^\$scrypt\$ln=([0-9]+),r=([0-9]+),p=([0-9]+)\$([\w-]+)\$([\w-]+)$/;
/** What a password is compared with where there is none: the work is done all the same. */
const NOBODY = `$scrypt$ln=${LOG_N},r=${BLOCK},p=${PARALLEL}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/**
 * Whether the password is the one that was hashed. Takes the same time when there is no hash, so that an
 * answer does not tell whether an account exists.
 * @throws Error when `stored` is not in the PHC form
 */
export async function verifyPassword(password: string, stored: string | undefined): Promise<boolean> {
  const parts = FORM.exec(stored ?? NOBODY);
  if (!parts) throw new Error('khata: a stored password hash is not readable');
  const [, logN, r, p, salt = '', hash = ''] = parts;
  const cost = { logN: Number(logN), r: Number(r), p: Number(p) };
  const derived = await derive(password, Buffer.from(salt, 'base64url'), cost);
  const expected = Buffer.from(hash, 'base64url');
  return stored !== undefined && expected.length === derived.length && timingSafeEqual(derived, expected);
}
