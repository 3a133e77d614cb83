// The review rules of our contracts, as a Redocly plugin. Each rule says why it exists; each is shown to
// fire by the fixture of its name in test/. Options come from redocly.yaml. Imports: recheck, nothing else
// that is not Node's own.
import { readFileSync } from 'node:fs';
import { checkSync } from 'recheck';

const VERBS =
  'acknowledge advance authorize change check create delete export fail fetch freeze get initiate issue ' +
  'list modify post reset restore resume return reverse seed set settle snapshot';
const EXTENSIONS = [
  'x-added-in',
  'x-extensible-enum',
  'x-item-problem-codes',
  'x-problem-codes',
  'x-provenance',
  'x-sandbox-triggers',
  'x-stability',
  'x-sunset',
];
const KINDS = ['documented', 'inferred', 'designed'];
const STABILITIES = ['stable', 'beta', 'deprecated'];

/** @typedef {{ node: any, location: any }} Place A node of the contract and where it stands. */

const typesOf = (schema) => [schema.type ?? []].flat();
const isFixed = (schema) => schema.enum !== undefined || schema.const !== undefined;
const kebab = (words) => words.toLowerCase().replaceAll(' ', '-');
const same = (a, b) => [...a].sort().join() === [...b].sort().join();

/** Follows `$ref`s to the node that is meant, over files. */
function follow(ctx, node, location) {
  let place = { node, location };
  while (place.node?.$ref) {
    const next = ctx.resolve(place.node, place.location.source.absoluteRef);
    if (next.node === undefined) return undefined; // reported by redocly itself
    place = { node: next.node, location: next.location };
  }
  return place;
}

/** Calls `visit` for each schema below a schema, itself first, each once. */
function eachSchema(ctx, node, location, visit, seen = new Set()) {
  const place = follow(ctx, node, location);
  if (!place || typeof place.node !== 'object' || seen.has(place.node)) return;
  seen.add(place.node);
  visit(place.node, place.location);
  const below = (child, path) => eachSchema(ctx, child, place.location.child(path), visit, seen);
  for (const name of Object.keys(place.node.properties ?? {}))
    below(place.node.properties[name], ['properties', name]);
  for (const word of ['items', 'additionalProperties']) if (place.node[word]) below(place.node[word], [word]);
  for (const word of ['oneOf', 'anyOf', 'allOf', 'prefixItems']) {
    for (const [index, child] of (place.node[word] ?? []).entries()) below(child, [word, index]);
  }
}

/** Calls `visit` for each media type of a request body or response. */
function eachMediaType(ctx, node, location, visit) {
  const place = follow(ctx, node, location);
  for (const [name, mediaType] of Object.entries(place?.node?.content ?? {})) {
    visit(name, mediaType, place.location.child(['content', name]));
  }
}

/** Calls `visit` for each response of an operation. */
function eachResponse(ctx, operation, location, visit) {
  for (const [status, response] of Object.entries(operation.responses ?? {})) {
    const place = follow(ctx, response, location.child(['responses', status]));
    if (place) visit(status, place.node, place.location);
  }
}

/** Named examples of a media type, resolved: name → value. */
function examplesOf(ctx, mediaType, location) {
  const named = {};
  for (const [name, example] of Object.entries(mediaType.examples ?? {})) {
    named[name] = follow(ctx, example, location.child(['examples', name]))?.node?.value;
  }
  return named;
}

/** Code → { status, title } of spec/problems.yaml, whose form a test fixes, read without a YAML library. */
function readRegistry() {
  const text = readFileSync(new URL('../problems.yaml', import.meta.url), 'utf8');
  const rows = text.matchAll(/^- code: (\w+)\n {2}status: (\d+)\n {2}title: (.+)$/gm);
  return new Map([...rows].map(([, code, status, title]) => [code, { status: Number(status), title }]));
}

/** Whether only a whole string can match: ^ … $ around everything, alternatives inside groups. */
function isAnchored(pattern) {
  if (!/^\^[\s\S]*(^|[^\\])(\\\\)*\$$/.test(pattern)) return false;
  let depth = 0;
  for (const [token] of pattern.matchAll(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|[()|]/g)) {
    if (token === '(') depth++;
    else if (token === ')') depth--;
    else if (token === '|' && depth === 0) return false;
  }
  return true;
}

// ── values ──────────────────────────────────────────────────────────────────────────────────────────

/** Why: an unbounded string is a way to fill memory, logs and columns, and tells an implementer nothing. */
const boundedStrings = () => ({
  Schema(schema, { report, location }) {
    if (!typesOf(schema).includes('string') || isFixed(schema)) return;
    if (schema.maxLength === undefined) report({ message: 'A string needs maxLength.', location });
    if (schema.pattern === undefined && schema.format === undefined) {
      report({ message: 'A string needs a pattern, a format or an enum.', location });
    }
  },
});

/** Why: an unbounded list is an unbounded answer, and an unbounded piece of work. */
const boundedArrays = () => ({
  Schema(schema, { report, location }) {
    if (!typesOf(schema).includes('array')) return;
    if (schema.maxItems === undefined) report({ message: 'An array needs maxItems.', location });
    if (schema.items === undefined) report({ message: 'An array needs items.', location });
  },
});

/** Why: implementers choose the width of a column by the bounds; beyond 2^53 JSON readers disagree. */
const boundedIntegers = () => ({
  Schema(schema, { report, location }) {
    if (!typesOf(schema).includes('integer') || isFixed(schema)) return;
    for (const bound of ['minimum', 'maximum']) {
      if (schema[bound] === undefined) report({ message: `An integer needs ${bound}.`, location });
      else if (!Number.isSafeInteger(schema[bound])) report({ message: `${bound} passes 2^53.`, location });
    }
  },
});

/** Why: a JSON number with a fraction is read into a binary float, and money is lost. */
const noNumbers = () => ({
  Schema(schema, { report, location }) {
    if (typesOf(schema).includes('number'))
      report({ message: 'Use a decimal string or an integer.', location });
  },
});

/** Why: a pattern that is not anchored accepts what it was to refuse; one that backtracks stops the server. */
const safePatterns = () => {
  const verdicts = new Map();
  return {
    Schema({ pattern }, { report, location }) {
      if (pattern === undefined) return;
      const at = location.child(['pattern']);
      if (!isAnchored(pattern))
        report({ message: 'Anchor the pattern: ^ … $ around everything.', location: at });
      if (!verdicts.has(pattern)) verdicts.set(pattern, checkSync(pattern, 'u').status);
      if (verdicts.get(pattern) !== 'safe') {
        report({ message: `recheck calls the pattern ${verdicts.get(pattern)}.`, location: at });
      }
    },
  };
};

/** Why: these make generators and validators disagree, or hide from a reader what a body contains. */
const noForbiddenKeywords = () => ({
  Schema(schema, { report, location }) {
    for (const word of [
      'allOf',
      'discriminator',
      'nullable',
      '$dynamicRef',
      '$dynamicAnchor',
      'patternProperties',
    ]) {
      if (schema[word] !== undefined)
        report({ message: `${word} is not used here.`, location: location.child([word]) });
    }
  },
});

/** Why: a name required and defined nowhere is a spelling mistake that no instance can satisfy. */
const requiredIsDefined = () => ({
  Schema(schema, { report, location }) {
    if (schema.properties === undefined) return;
    const inspect = (part, at, known) => {
      const names = new Set([...known, ...Object.keys(part.properties ?? {})]);
      for (const name of part.required ?? []) {
        if (!names.has(name))
          report({ message: `${name} is required and not defined.`, location: at.child(['required']) });
      }
      for (const word of ['if', 'then', 'else']) if (part[word]) inspect(part[word], at.child([word]), names);
      for (const word of ['oneOf', 'anyOf']) {
        for (const [index, branch] of (part[word] ?? []).entries()) {
          if (!branch.$ref) inspect(branch, at.child([word, index]), names);
        }
      }
    };
    inspect(schema, location, []);
  },
});

// ── names and words ─────────────────────────────────────────────────────────────────────────────────

/** Why: a field without a sentence is a question to the bank. */
const propertiesDescribed = () => ({
  Schema(schema, ctx) {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      const at = ctx.location.child(['properties', name]);
      if (property.description || follow(ctx, property, at)?.node?.description) continue;
      ctx.report({ message: `${name} has no description.`, location: at });
    }
  },
});

/** Why: one casing, so that nobody has to remember which. `except` lists names that an RFC has fixed. */
const lowerCamelNames = ({ except = [] }) => {
  const fits = (name) => /^[a-z][a-zA-Z0-9]*$/.test(name) || except.includes(name);
  return {
    Schema(schema, { report, location }) {
      for (const name of Object.keys(schema.properties ?? {})) {
        if (!fits(name))
          report({
            message: `${name} is not lowerCamelCase.`,
            location: location.child(['properties', name]),
          });
      }
    },
    Parameter({ name, in: place }, { report, location }) {
      if (place !== 'header' && !fits(name)) report({ message: `${name} is not lowerCamelCase.`, location });
    },
  };
};

/** Why: as above, for values. `except` lists values that an RFC has fixed. */
const upperSnakeEnums = ({ except = [] }) => ({
  Schema(schema, { report, location }) {
    for (const word of ['enum', 'const', 'x-extensible-enum']) {
      for (const value of [schema[word] ?? []].flat()) {
        if (typeof value !== 'string' || /^[A-Z][A-Z0-9_]*$/.test(value) || except.includes(value)) continue;
        report({ message: `${value} is not UPPER_SNAKE.`, location: location.child([word]) });
      }
    }
  },
});

/** Why: the name tells whether a time zone matters; the two must never be mixed up. */
const namesTellTimes = () => ({
  Schema(schema, ctx) {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      const at = ctx.location.child(['properties', name]);
      const format = /[a-z]At$/.test(name) ? 'date-time' : /[a-z]Date$/.test(name) ? 'date' : undefined;
      if (format && follow(ctx, property, at)?.node?.format !== format) {
        ctx.report({ message: `${name} must have the format ${format}.`, location: at });
      }
    }
  },
});

/** Why: addresses are read aloud, typed and grepped. */
const kebabCasePaths = () => ({
  PathItem(_item, { report, location, key }) {
    if (!String(key).startsWith('/')) return; // a webhook
    for (const segment of String(key).slice(1).split('/')) {
      if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(segment) || /^\{[a-z][a-zA-Z0-9]*\}$/.test(segment)) continue;
      report({ message: `${segment} is neither kebab-case nor {lowerCamel}.`, location: location.key() });
    }
  },
});

/** Why: clients generate method names from it; a closed list of verbs keeps one word for one thing. */
const operationIdVerbs = ({ verbs = VERBS.split(' ') }) => ({
  Paths: {
    Operation({ operationId }, { report, location }) {
      const verb = /^[a-z]+(?=[A-Z])/.exec(operationId ?? '')?.[0];
      if (!verbs.includes(verb)) {
        report({
          message: `${operationId} does not begin with a listed verb.`,
          location: location.child(['operationId']),
        });
      }
    },
  },
});

/** Why: an extension that nobody documented is a private language. spec/README.md explains each. */
const closedExtensions = ({ extensions = EXTENSIONS }) => ({
  any(node, { report, location }) {
    if (node === null || typeof node !== 'object' || Array.isArray(node)) return;
    for (const name of Object.keys(node)) {
      if (name.startsWith('x-') && !extensions.includes(name)) {
        report({ message: `${name} is not one of our extensions.`, location: location.child([name]) });
      }
    }
  },
});

/** Why: the contract names no machine of a bank; it could be called. */
const localServers = () => ({
  Server({ url }, { report, location }) {
    if (!/^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?(\/|$)/.test(url ?? '')) {
      report({ message: `${url} is not this machine.`, location: location.child(['url']) });
    }
  },
});

// ── operations ──────────────────────────────────────────────────────────────────────────────────────

/** Why: a misspelt field that is silently ignored is a payment rule that was never set. */
const closedRequests = () => ({
  Paths: {
    Operation(operation, ctx) {
      if (!operation.requestBody) return;
      eachMediaType(
        ctx,
        operation.requestBody,
        ctx.location.child(['requestBody']),
        (name, mediaType, at) => {
          if (!name.endsWith('json')) return; // RFC 6749 demands that its form be open
          eachSchema(ctx, mediaType.schema, at.child(['schema']), (schema, location) => {
            if (typesOf(schema).includes('object') && schema.additionalProperties !== false) {
              ctx.report({ message: 'Close the request: additionalProperties false.', location });
            }
          });
        },
      );
    },
  },
});

/** Why: a closed answer can never grow without breaking every client that validates. */
const openResponses = () => {
  const inspect = (ctx, node, at) =>
    eachMediaType(ctx, node, at, (_name, mediaType, place) =>
      eachSchema(ctx, mediaType.schema, place.child(['schema']), (schema, location) => {
        if (schema.additionalProperties === false || schema.unevaluatedProperties === false) {
          ctx.report({ message: 'Leave answers and notifications open.', location });
        }
      }),
    );
  return {
    Response: (response, ctx) => inspect(ctx, response, ctx.location),
    WebhooksMap: {
      RequestBody: (body, ctx) => inspect(ctx, body, ctx.location),
    },
  };
};

/** Why: "anything else" is where undocumented answers hide. */
const noDefaultResponse = () => ({
  Responses(responses, { report, location }) {
    if (responses.default) report({ message: 'Name each status.', location: location.child(['default']) });
  },
});

/** Why: support begins with a request id. */
const requestIdHeader = () => ({
  Paths: {
    Response(response, { report, location }) {
      if (!response.headers?.['X-Request-Id'])
        report({ message: 'The answer lacks X-Request-Id.', location });
    },
  },
});

/** Why: readers learn from examples, tests replay them, mocks answer with them. */
const examplesPresent = () => ({
  MediaType(mediaType, { report, location }) {
    if (Object.keys(mediaType.examples ?? {}).length === 0)
      report({ message: 'Give a named example.', location });
  },
});

/** Why: a reviewer must see what the bank's page says and what we made up. */
const provenance = () => ({
  Operation(operation, { report, location }) {
    const { kind, source } = operation['x-provenance'] ?? {};
    if (!KINDS.includes(kind) || !source) {
      report({
        message: `x-provenance needs a source and a kind of ${KINDS.join(', ')}.`,
        location: location.key(),
      });
    }
    if (!STABILITIES.includes(operation['x-stability'])) {
      report({ message: `x-stability must be one of ${STABILITIES.join(', ')}.`, location: location.key() });
    }
    if (!/^\d+\.\d+\.\d+$/.test(operation['x-added-in'] ?? '')) {
      report({ message: 'x-added-in must be a version.', location: location.key() });
    }
  },
});

/** Why: the scope of a service is its tag, so that nobody needs a table to know which scope to ask for. */
const scopeIsTag = () => ({
  Operation(operation, { report, location }) {
    for (const requirement of operation.security ?? []) {
      const expected = (operation.tags ?? []).map(kebab);
      if (requirement.oauth2 && !same(requirement.oauth2, expected)) {
        report({ message: `The scope must be ${expected}.`, location: location.child(['security']) });
      }
    }
  },
});

/**
 * Why: a partner writes one branch for each code, so the list of an operation must be neither short nor
 * long: its codes are in the registry, and are exactly those that its answers show by example.
 */
const problemCodes = () => {
  const registry = readRegistry();
  return {
    Paths: {
      Operation(operation, ctx) {
        const { report, location } = ctx;
        const listed = operation['x-problem-codes'];
        const items = operation['x-item-problem-codes'] ?? [];
        if (!Array.isArray(listed)) {
          report({ message: 'x-problem-codes is missing.', location: location.key() });
          return;
        }
        const at = location.child(['x-problem-codes']);
        for (const code of [...listed, ...items]) {
          if (!registry.has(code)) report({ message: `${code} is not in problems.yaml.`, location: at });
        }
        const shown = new Set();
        const shownForItems = new Set();
        eachResponse(ctx, operation, location, (status, response, place) =>
          eachMediaType(ctx, response, place, (name, mediaType, mediaAt) => {
            for (const [key, value] of Object.entries(examplesOf(ctx, mediaType, mediaAt))) {
              const where = mediaAt.child(['examples', key]);
              if (name === 'application/problem+json') {
                shown.add(value?.code);
                const row = registry.get(value?.code);
                if (!key.startsWith(value?.code))
                  report({ message: `Begin the example's name with ${value?.code}.`, location: where });
                if (
                  String(row?.status) !== status ||
                  value.status !== row?.status ||
                  value.title !== row?.title
                ) {
                  report({
                    message: `${key} has another status or title in problems.yaml.`,
                    location: where,
                  });
                }
                if (!listed.includes(value?.code)) {
                  report({ message: `${key} is not in x-problem-codes.`, location: at });
                }
              }
              for (const result of value?.results ?? [])
                if (result.problem) shownForItems.add(result.problem.code);
            }
          }),
        );
        for (const code of listed) {
          if (!shown.has(code)) report({ message: `No answer shows ${code} by example.`, location: at });
        }
        if (!same(shownForItems, items)) {
          report({
            message: `x-item-problem-codes and the examples differ: ${[...shownForItems].join(', ') || 'none shown'}.`,
            location: location.key(),
          });
        }
      },
    },
  };
};

export default function khata() {
  return {
    id: 'khata',
    rules: {
      oas3: {
        'bounded-arrays': boundedArrays,
        'bounded-integers': boundedIntegers,
        'bounded-strings': boundedStrings,
        'closed-extensions': closedExtensions,
        'closed-requests': closedRequests,
        'examples-present': examplesPresent,
        'kebab-case-paths': kebabCasePaths,
        'local-servers': localServers,
        'lower-camel-names': lowerCamelNames,
        'names-tell-times': namesTellTimes,
        'no-default-response': noDefaultResponse,
        'no-forbidden-keywords': noForbiddenKeywords,
        'no-numbers': noNumbers,
        'open-responses': openResponses,
        'operation-id-verbs': operationIdVerbs,
        'problem-codes': problemCodes,
        'properties-described': propertiesDescribed,
        provenance,
        'request-id-header': requestIdHeader,
        'required-is-defined': requiredIsDefined,
        'safe-patterns': safePatterns,
        'scope-is-tag': scopeIsTag,
        'upper-snake-enums': upperSnakeEnums,
      },
    },
  };
}
