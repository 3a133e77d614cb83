import { foldName } from '../domain/fold.ts';
import { Problem } from '../lib/errors.ts';

const SHORTEST = 8;
const LONGEST = 256;

let common: Promise<ReadonlySet<string>> | undefined;

/** Some 49,000 passwords that everybody tries first. Half a megabyte: loaded when the first one is set. */
async function commonPasswords(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common'].map(foldName));
}

/**
 * Holds a password to the policy (portal.md, Security; NIST SP 800-63B): length counts, composition does not.
 * @param names what it must not be: user name, mail address, name of the organisation
 * @param pointer where the request has it
 * @throws Problem PASSWORD_REFUSED
 */
export async function assertPassword(
  password: string,
  names: readonly string[],
  pointer = '/password',
): Promise<void> {
  common ??= commonPasswords();
  const why = passwordFault(password, names, await common);
  if (why === undefined) return;
  throw new Problem('PASSWORD_REFUSED', why, {
    errors: [{ pointer, code: 'PASSWORD_REFUSED', detail: why }],
  });
}

function passwordFault(
  password: string,
  names: readonly string[],
  refused: ReadonlySet<string>,
): string | undefined {
  const { length } = [...password];
  if (length < SHORTEST || length > LONGEST) {
    return `The password has ${length} characters; it needs ${SHORTEST} to ${LONGEST}.`;
  }
  const folded = foldName(password);
  if (refused.has(folded)) return 'The password is one of the most common ones.';
  const ownNames = names.flatMap((name) => [name, name.slice(0, name.indexOf('@') >>> 0)]);
  if (ownNames.some((name) => foldName(name) === folded)) {
    return 'The password is the user name, the mail address or the name of the organisation.';
  }
  if (new Set(folded).size === 1) return 'The password is one character over and over.';
  return undefined;
}
