import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createVault, type Vault } from './lib/vault.ts';

const FILE = 'server.key';
const KEY_FORM = /^[A-Za-z0-9_-]{43}$/;

/** The server key cannot be used: one line for the console. */
export class ServerKeyError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ServerKeyError';
  }
}

/**
 * The vault of a data folder. Its key is the configured one, or that of the folder's `server.key`, which is made
 * at the first start, readable by its owner only. In memory a random key serves.
 * @param directory the data folder; undefined keeps everything in memory
 * @param configured 32 bytes as base64url (KHATA_SERVER_KEY)
 * @throws ServerKeyError when the file holds no key, or cannot be read or written
 */
export function openVault(directory: string | undefined, configured: string | undefined): Vault {
  if (configured !== undefined) return createVault(Buffer.from(configured, 'base64url'));
  if (directory === undefined) return createVault();
  const path = join(directory, FILE);
  try {
    return createVault(readKey(path) ?? writeKey(directory, path));
  } catch (error) {
    if (error instanceof ServerKeyError) throw error;
    throw new ServerKeyError(
      `the server key ${path} cannot be read or written: ${(error as Error).message}`,
      {
        cause: error,
      },
    );
  }
}

function readKey(path: string): Buffer | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  if (!KEY_FORM.test(text)) {
    throw new ServerKeyError(
      `${path} holds no server key (43 characters of base64url); put the right one back, or delete it together with the data`,
    );
  }
  return Buffer.from(text, 'base64url');
}

function writeKey(directory: string, path: string): Buffer {
  mkdirSync(directory, { recursive: true });
  const key = randomBytes(32);
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, `${key.toString('base64url')}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return key;
}
