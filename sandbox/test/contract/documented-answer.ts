import {
  ALL_OPERATIONS,
  type ContractHeader,
  type ContractOperation,
  type ContractResponse,
  PROBLEMS,
  sharedResponse,
} from './contract-bundle.ts';
import { faultsOf } from './schema-check.ts';

/** A request's answer, read whole. Its body is what the contract says, or the call has thrown. */
export interface Answer<T = unknown> {
  /** The operation that the request met, or undefined when its address or method is not in the contract. */
  readonly operation: ContractOperation | undefined;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: T;
}

/** What a problem has beside its code, as the tests look at it. */
export interface ProblemBody {
  readonly code: string;
  readonly status: number;
  readonly detail: string;
  readonly instance?: string;
  readonly requestId?: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
}

/** The server answered something that its contract does not say. */
export class ContractBreach extends Error {
  constructor(request: Request, answer: Answer, breaches: readonly string[]) {
    const { pathname, search } = new URL(request.url);
    const called = `${request.method} ${pathname}${search}`;
    super(
      `${called} was answered ${answer.status}, against the contract:\n  ${breaches.join('\n  ')}\n${answer.text.slice(0, 1500)}`,
    );
    this.name = 'ContractBreach';
  }
}

function matches(template: string, pathname: string): boolean {
  const wanted = template.split('/');
  const given = pathname.split('/');
  return (
    wanted.length === given.length &&
    wanted.every((part, i) => (part.startsWith('{') ? given[i] !== '' : part === given[i]))
  );
}

function decodePath(pathname: string): string {
  try {
    return decodeURI(pathname);
  } catch {
    return pathname;
  }
}

/** Operations whose path this is once it is decoded, those with a literal path first. */
function operationsAt(url: string): ContractOperation[] {
  const pathname = decodePath(new URL(url).pathname).replace(/^\/w\/[^/]+/, '');
  const found = ALL_OPERATIONS.filter((operation) => matches(operation.path, pathname));
  return found.sort((a, b) => Number(b.path === pathname) - Number(a.path === pathname));
}

/** The operation that a request is for. HEAD is GET without the body. */
export function operationFor(request: Request): ContractOperation | undefined {
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  return operationsAt(request.url).find((operation) => operation.method === method);
}

function headerBreaches(headers: Headers, contracted: readonly ContractHeader[]): string[] {
  return contracted.flatMap((header) => {
    const value = headers.get(header.name);
    if (value === null) return header.required ? [`the header ${header.name} is missing`] : [];
    const read = header.schema['type'] === 'integer' ? Number(value) : value;
    return faultsOf(header, read).map((fault) => `header ${header.name}: ${value}: ${fault}`);
  });
}

/** Refusals of a field of a form by a rule that no schema can know. */
const FORM_CODES = ['CUSTOM_FIELD_VALUES_INVALID', 'APPLICATION_INCOMPLETE', 'PASSWORD_REFUSED'];

function problemBreaches(answer: Answer, codes: readonly string[]): string[] {
  const problem = answer.body as ProblemBody & { type: string; title: string };
  const definition = Object.hasOwn(PROBLEMS, problem.code) && PROBLEMS[problem.code as keyof typeof PROBLEMS];
  if (!definition) return [`the code ${problem.code} is not in the catalogue`];
  const cursor = problem.code.startsWith('CURSOR_');
  const faulty = ['VALIDATION_FAILED', 'BULK_REJECTED', ...FORM_CODES].includes(problem.code);
  const replayed = answer.headers.has('idempotency-replayed');
  const retries = [
    'IDEMPOTENCY_IN_PROGRESS',
    'ACCOUNT_PLAN_LIMIT_EXCEEDED',
    'API_PLAN_LIMIT_EXCEEDED',
    'TOO_MANY_SIGN_INS',
  ].includes(problem.code);
  const rules: [boolean, string][] = [
    [codes.includes(problem.code), `the code ${problem.code} is not one of this operation`],
    [problem.status === answer.status, `the body says status ${problem.status}`],
    [
      definition.status === answer.status,
      `the catalogue gives ${problem.code} the status ${definition.status}`,
    ],
    [definition.title === problem.title, `the title is not the catalogue's: ${problem.title}`],
    [problem.type === `/problems/${problem.code}`, `the type is ${problem.type}`],
    // A replayed problem is the first one's, byte for byte, its request id included.
    [
      replayed || problem.requestId === answer.headers.get('x-request-id'),
      'the requestId is not X-Request-Id',
    ],
    [faulty || cursor || problem.errors === undefined, 'errors are not of this code'],
    [!faulty || problem.errors !== undefined, 'errors are missing'],
    [!retries || answer.headers.has('retry-after'), 'Retry-After is missing'],
    [
      retries || answer.status === 503 || !answer.headers.has('retry-after'),
      'Retry-After is not of this code',
    ],
  ];
  return rules.filter(([holds]) => !holds).map(([, words]) => words);
}

function bodyBreaches(answer: Answer, response: ContractResponse, codes: readonly string[]): string[] {
  const contentType = answer.headers.get('content-type') ?? '';
  if (response.media.length === 0) {
    const empty = answer.text === '' && contentType === '';
    return empty ? [] : [`no body is contracted for ${response.status}, and there is one: ${contentType}`];
  }
  // JSON has no parameters; a text says its character set.
  const media = response.media.find(
    ({ mediaType }) =>
      contentType === (mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType),
  );
  if (media === undefined) return [`the media type ${contentType} is not contracted for ${response.status}`];
  const isText = media.mediaType.startsWith('text/');
  const faults = faultsOf(media, isText ? answer.text : answer.body);
  if (faults.length > 0) return faults;
  return [
    ...faultsOf(media, isText ? answer.text : answer.body, 'closed').map((fault) => `closed: ${fault}`),
    ...(contentType === 'application/problem+json' ? problemBreaches(answer, codes) : []),
  ];
}

/** A world that is not there has no addresses at all. deleteWorld, which documents the code, is asked elsewhere. */
function isLost({ operation, body }: Answer): boolean {
  const lost = (body as { code?: string } | undefined)?.code === 'WORLD_NOT_FOUND';
  return lost && operation?.problemCodes.includes('WORLD_NOT_FOUND') !== true;
}

/** Answers to addresses and methods that no operation has. */
function addressResponse(
  request: Request,
  answer: Answer,
): { response: ContractResponse; codes: string[] } | undefined {
  const others = isLost(answer) ? [] : operationsAt(request.url);
  if (answer.status === 405 && others.length > 0) {
    return { response: sharedResponse('bank', 'MethodNotAllowed', 405), codes: ['METHOD_NOT_ALLOWED'] };
  }
  if (others.length > 0) return undefined;
  if (answer.status === 404)
    return {
      response: sharedResponse('bank', 'NotFound', 404),
      codes: ['ROUTE_NOT_FOUND', 'WORLD_NOT_FOUND'],
    };
  // The registry: a path that is written in more than one way. No operation can list it.
  if (answer.status === 400)
    return { response: sharedResponse('bank', 'BadRequestRead', 400), codes: ['AMBIGUOUS_REQUEST'] };
  return undefined;
}

function allowBreaches(request: Request, answer: Answer): string[] {
  if (answer.status !== 405) return [];
  const methods = operationsAt(request.url).map((operation) => operation.method);
  const wanted = [...methods, ...(methods.includes('GET') ? ['HEAD'] : [])].sort().join(', ');
  const given = answer.headers.get('allow')?.split(', ').sort().join(', ');
  return given === wanted ? [] : [`Allow is ${given}, not ${wanted}`];
}

/** Everything about an answer that its contract does not say; empty when it keeps the contract. */
export function breachesOf(request: Request, answer: Answer): string[] {
  const { operation } = answer;
  const documented =
    operation === undefined || isLost(answer)
      ? addressResponse(request, answer)
      : {
          response: operation.responses.find(({ status }) => status === answer.status),
          codes: operation.problemCodes,
        };
  if (documented?.response === undefined) return [`the status ${answer.status} is not documented`];
  const { response, codes } = documented;
  return [
    ...headerBreaches(answer.headers, response.headers),
    ...allowBreaches(request, answer),
    ...(request.method === 'HEAD' ? [] : bodyBreaches(answer, response, codes)),
  ];
}
