import * as validators from '../../spec/generated/driver.validators.js';
import type { DriverReply, OperationName } from './protocol.ts';
import type { Secrets } from './secrets.ts';

/** The version of the protocol that this kit speaks. */
export const PROTOCOL_VERSION = 1;

/** In which way a driver broke the protocol: what a remedy is chosen by. */
export type BreachKind =
  | 'NOT_JSON'
  | 'FLOOD'
  | 'UNKNOWN_ID'
  | 'SHAPE'
  | 'VERSION'
  | 'CAPABILITY'
  | 'TRANSPORT';

/** A reply that breaks the protocol, with the kind of breach. */
export interface BrokenReply {
  readonly kind: 'BROKEN';
  readonly problem: string;
  readonly breach: BreachKind;
}

/** What drivers of this room answer: a {@link DriverReply} that tells more of a breach. */
export type ReadReply = Exclude<DriverReply, { kind: 'BROKEN' | 'UNSEEN' }> | BrokenReply;

type Validator = typeof validators.Reply;
type Fault = NonNullable<Validator['errors']>[number];

/** A breach of the protocol as a reply. */
export function broken(breach: BreachKind, problem: string): BrokenReply {
  return { kind: 'BROKEN', problem, breach };
}

function resultValidator(operation: OperationName): Validator {
  if (operation === 'hello') return validators.HelloResult;
  if (operation === 'start' || operation === 'stop') return validators.EmptyResult;
  return operation === 'ledger' ? validators.LedgerResult : validators.WorkResult;
}

function valueAt(root: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((node, name) => {
      const key = name.replaceAll('~1', '/').replaceAll('~0', '~');
      return typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[key] : undefined;
    }, root);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (value === undefined) return 'missing';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

const LIMITS: Readonly<Record<string, string>> = {
  minLength: 'must have at least # characters',
  maxLength: 'must have at most # characters',
  minItems: 'must have at least # items',
  maxItems: 'must have at most # items',
  minimum: 'must be at least #',
  maximum: 'must be at most #',
};

/** One fault in words: `items/0/outcome must be one of SUCCEEDED, FAILED, UNKNOWN; it is "OK"`. */
function wordsOf(fault: Fault, root: unknown, secrets: Secrets): string {
  const { instancePath, keyword, params } = fault;
  const place = instancePath.slice(1);
  const here = place === '' ? 'the result' : place;
  const value = valueAt(root, instancePath);
  const shown =
    typeof value === 'string' ? secrets.quote(value) : secrets.shorten(JSON.stringify(value) ?? '');
  switch (keyword) {
    case 'required':
      return `${place === '' ? '' : `${place}/`}${params['missingProperty']} is missing`;
    case 'additionalProperties':
      return `${here} has a member ${secrets.quote(String(params['additionalProperty']))}, which the protocol does not know`;
    case 'enum':
      return `${here} must be one of ${(params['allowedValues'] as unknown[]).join(', ')}; it is ${shown}`;
    case 'const':
      return `${here} must be ${JSON.stringify(params['allowedValue'])}; it is ${shown}`;
    case 'type':
      return `${here} must be of type ${params['type']}; it is ${kindOf(value)}`;
    case 'discriminator':
      return `${params['tag']} ${secrets.quote(String(params['tagValue']))} is not in the protocol`;
    default: {
      const limit = LIMITS[keyword]?.replace('#', String(params['limit']));
      return `${here} ${limit ?? fault.message ?? `breaks ${keyword}`}`;
    }
  }
}

/**
 * What the schema has against a value, as one line; undefined when it fits.
 * @param validator of the protocol, as it is generated
 */
export function faultLine(validator: Validator, value: unknown, secrets: Secrets): string | undefined {
  if (validator(value)) return undefined;
  const [first, ...more] = validator.errors ?? [];
  if (first === undefined) return 'it breaks the schema';
  const rest = more.length === 0 ? '' : ` (and ${more.length} more)`;
  return wordsOf(first, value, secrets) + rest;
}

/** Deeper than anything of the protocol; what looks at values calls itself for each level. */
const MOST_LEVELS = 64;

/** Whether a value has more levels than the protocol could ever need. */
function isTooDeep(value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MOST_LEVELS) return true;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
}

/** Which form of reply it means to be, or why it is none. */
function memberOf(frame: object): 'result' | 'unsupported' | 'error' | undefined {
  const members = (['result', 'unsupported', 'error'] as const).filter((name) => name in frame);
  return members.length === 1 ? members[0] : undefined;
}

function readResult(operation: OperationName, result: unknown, secrets: Secrets): ReadReply {
  if (operation === 'hello' && typeof result === 'object' && result !== null) {
    const { protocolVersion } = result as { protocolVersion?: unknown };
    // Told before anything else: a driver of another version may well have another form.
    if (typeof protocolVersion === 'number' && protocolVersion !== PROTOCOL_VERSION) {
      const line = `hello: protocolVersion is ${protocolVersion}; this kit speaks ${PROTOCOL_VERSION}`;
      return broken('VERSION', line);
    }
  }
  const validator = resultValidator(operation);
  const fault = faultLine(validator, result, secrets);
  if (fault === undefined) {
    const masked = operation === 'hello' ? secrets.maskGreeting(result) : secrets.maskReply(result);
    return { kind: 'RESULT', result: masked };
  }
  const isCapability =
    operation === 'hello' && validator.errors?.[0]?.instancePath.startsWith('/capabilities/');
  return broken(isCapability ? 'CAPABILITY' : 'SHAPE', `${operation}: ${fault}`);
}

/**
 * Reads an answer whose id is known already. Whatever secret it tells is masked here, so that nobody behind the drivers has one
 * to look after.
 * @param operation of the command that it answers
 * @param frame parsed JSON
 */
export function readReply(operation: OperationName, frame: object, secrets: Secrets): ReadReply {
  if (isTooDeep(frame))
    return broken('SHAPE', `${operation}: the answer is nested more than ${MOST_LEVELS} levels deep`);
  const member = memberOf(frame);
  if (member === undefined) {
    const names = Object.keys(frame).filter((name) => name !== 'id');
    const has = names.length === 0 ? 'nothing but its id' : secrets.shorten(names.join(', '));
    return broken(
      'SHAPE',
      `${operation}: an answer has one of result, unsupported and error; this one has ${has}`,
    );
  }
  const form = {
    result: validators.ResultReply,
    unsupported: validators.UnsupportedReply,
    error: validators.ErrorReply,
  };
  const fault = faultLine(form[member], frame, secrets);
  if (fault !== undefined) return broken('SHAPE', `${operation}: ${fault}`);
  const value = (frame as Record<string, unknown>)[member];
  if (member === 'result') return readResult(operation, value, secrets);
  const reason = secrets.shorten(value as string);
  return member === 'error' ? { kind: 'ERROR', reason } : { kind: 'UNSUPPORTED', reason };
}
