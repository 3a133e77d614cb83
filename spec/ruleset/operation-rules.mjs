// Rules about operations, their requests and their answers.
import {
  eachMediaType,
  eachResponse,
  eachSchema,
  examplesOf,
  KINDS,
  kebab,
  readRegistry,
  STABILITIES,
  same,
  typesOf,
} from './contract-walk.mjs';

/** Why: a misspelt field that is silently ignored is a payment rule that was never set. */
export const closedRequests = () => ({
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
export const openResponses = () => {
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
export const noDefaultResponse = () => ({
  Responses(responses, { report, location }) {
    if (responses.default) report({ message: 'Name each status.', location: location.child(['default']) });
  },
});

/** Why: support begins with a request id. */
export const requestIdHeader = () => ({
  Paths: {
    Response(response, { report, location }) {
      if (!response.headers?.['X-Request-Id'])
        report({ message: 'The answer lacks X-Request-Id.', location });
    },
  },
});

/** Why: readers learn from examples, tests replay them, mocks answer with them. */
export const examplesPresent = () => ({
  MediaType(mediaType, { report, location }) {
    if (Object.keys(mediaType.examples ?? {}).length === 0)
      report({ message: 'Give a named example.', location });
  },
});

/** Why: a reviewer must see what the bank's page says and what we made up. */
export const provenance = () => ({
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
export const scopeIsTag = () => ({
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
export const problemCodes = () => {
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
