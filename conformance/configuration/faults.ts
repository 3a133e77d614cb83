import type { ValidationError } from '../../spec/generated/config.validators.js';
import { didYouMean } from './nearest.ts';

/** The configuration cannot be used: one line that names the member and says what to do. */
export class ConfigurationError extends Error {
  /** @param message one line */
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ConfigurationError';
  }
}

/** What to write, by member; `*` stands for a list's index or a map's key. */
const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [/^profile$/, 'write "core" or "standard"'],
  [/^driver$/, 'write { "command": ["python3", "driver.py"] } or { "url": "http://127.0.0.1:8090" }'],
  [/^driver\.command/, 'write a word each: ["python3", "driver.py"]; no shell reads it'],
  [/^driver\.restart/, 'write a word each: ["docker", "restart", "integration"]; no shell reads it'],
  [/^driver\.url$/, 'write an address with http:// or https://'],
  [/^driver\.env/, 'write { "NAME": "text" }; numbers in quotes, too'],
  [/^deviations\[\d+\]\.expires$/, 'write the last day on which it counts: "2027-03-31"'],
  [/^deviations/, 'write { "check": "VA-C-RTY-03", "reason": "…", "owner": "…", "expires": "2027-03-31" }'],
  [/^attestations/, 'write { "check": "VA-C-RTY-08", "statement": "…", "owner": "…" }'],
  [/^capabilities/, 'write { "NOTIFY": { "notApplicable": "why it does not apply" } }'],
  [/^seeds/, 'write a list of different whole numbers: [1, 2, 3]'],
  [/^report$/, 'write the name of a folder: "reports/khata"'],
  [/^deadlines/, 'write milliseconds as whole numbers: { "helloMilliseconds": 10000 }'],
];

/** `/deviations/0/check` → `deviations[0].check`. */
function memberOf(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce(
      (path, part) => (/^\d+$/.test(part) ? `${path}[${part}]` : path === '' ? part : `${path}.${part}`),
      '',
    );
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text in quotes',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object in braces',
};

function listed(values: unknown): string {
  return Array.isArray(values) ? values.join(', ') : String(values);
}

/** What is wrong, after the member's name. */
function wrong({ keyword, params, message }: ValidationError): string {
  switch (keyword) {
    case 'type':
      return `must be ${TYPES[String(params['type'])] ?? String(params['type'])}`;
    case 'enum':
      return `must be one of ${listed(params['allowedValues'])}`;
    case 'required':
      return `lacks "${String(params['missingProperty'])}"`;
    case 'minLength':
      return `is too short: at least ${String(params['limit'])} characters`;
    case 'maxLength':
      return `is too long: at most ${String(params['limit'])} characters`;
    case 'minItems':
    case 'maxItems':
      return `must have ${keyword === 'minItems' ? 'at least' : 'at most'} ${String(params['limit'])} items`;
    case 'uniqueItems':
      return 'has an item twice';
    case 'minimum':
    case 'maximum':
      return `must be ${keyword === 'minimum' ? 'at least' : 'at most'} ${String(params['limit'])}`;
    case 'pattern':
      return 'has the wrong form';
    case 'format':
      return 'is no date';
    default:
      return message ?? 'is wrong';
  }
}

function remedyFor(member: string): string {
  const remedy = REMEDIES.find(([pattern]) => pattern.test(member))?.[1];
  return remedy === undefined ? '' : `; ${remedy}`;
}

/** Members that an object may have, by the schema's path in front of `additionalProperties`. */
const KNOWN: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /^$/,
    [
      'profile',
      'driver',
      'capabilities',
      'deviations',
      'attestations',
      'seeds',
      'report',
      'deadlines',
      '$schema',
    ],
  ],
  [/^driver$/, ['command', 'url', 'restart', 'env', 'workingFolder']],
  [/^deviations\[\d+\]$/, ['check', 'reason', 'owner', 'expires']],
  [/^attestations\[\d+\]$/, ['check', 'statement', 'owner']],
  [/^capabilities\.[^.]+$/, ['notApplicable']],
  [/^deadlines$/, ['helloMilliseconds', 'restartMilliseconds', 'endMilliseconds']],
];

function unknownMember(member: string, name: string): string {
  const known = KNOWN.find(([pattern]) => pattern.test(member))?.[1] ?? [];
  const place = member === '' ? 'the file' : member;
  const guess = didYouMean(name, known) || `; there may be ${known.join(', ')}`;
  return `${place} may not have "${name.slice(0, 60)}"${guess}`;
}

/** The first fault that a reader should mend, in one line without the file's name. */
export function faultLine(errors: readonly ValidationError[]): string {
  // A wrong key of a map is reported twice: the fault of the key says more than the fault of the map.
  const [first] = [...errors].sort(
    (a, b) => a.instancePath.split('/').length - b.instancePath.split('/').length,
  );
  if (first === undefined) return 'it does not fit its schema';
  const member = memberOf(first.instancePath);
  if (first.keyword === 'additionalProperties')
    return unknownMember(member, String(first.params['additionalProperty']));
  const named = errors.find(({ keyword }) => keyword === 'propertyNames');
  if (named && named.instancePath === first.instancePath) {
    return `${member} may not have "${String(named.params['propertyName']).slice(0, 60)}"${remedyFor(member)}`;
  }
  const place = member === '' ? 'the file' : member;
  return `${place} ${wrong(first)}${remedyFor(member)}`;
}
