// What several rules share: walking a contract over its files, and the closed lists.
import { readFileSync } from 'node:fs';

export const VERBS =
  'accept acknowledge activate advance authorize change check complete create decide delete disable enable ' +
  'export fail fetch freeze get import initiate issue list lock modify post publish remove request resend reset ' +
  'restore resume return reverse revoke rotate seed set settle snapshot submit unlock withdraw';
export const EXTENSIONS = [
  'x-added-in',
  'x-extensible-enum',
  'x-item-problem-codes',
  'x-problem-codes',
  'x-provenance',
  'x-roles',
  'x-sandbox-triggers',
  'x-stability',
  'x-sunset',
];
export const KINDS = ['documented', 'inferred', 'designed'];
export const STABILITIES = ['stable', 'beta', 'deprecated'];

/** @typedef {{ node: any, location: any }} Place A node of the contract and where it stands. */

export const typesOf = (schema) => [schema.type ?? []].flat();
export const isFixed = (schema) => schema.enum !== undefined || schema.const !== undefined;
export const kebab = (words) => words.toLowerCase().replaceAll(' ', '-');
export const same = (a, b) => [...a].sort().join() === [...b].sort().join();

/** Follows `$ref`s to the node that is meant, over files. */
export function follow(ctx, node, location) {
  let place = { node, location };
  while (place.node?.$ref) {
    const next = ctx.resolve(place.node, place.location.source.absoluteRef);
    if (next.node === undefined) return undefined; // reported by redocly itself
    place = { node: next.node, location: next.location };
  }
  return place;
}

/** Calls `visit` for each schema below a schema, itself first, each once. */
export function eachSchema(ctx, node, location, visit, seen = new Set()) {
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
export function eachMediaType(ctx, node, location, visit) {
  const place = follow(ctx, node, location);
  for (const [name, mediaType] of Object.entries(place?.node?.content ?? {})) {
    visit(name, mediaType, place.location.child(['content', name]));
  }
}

/** Calls `visit` for each response of an operation. */
export function eachResponse(ctx, operation, location, visit) {
  for (const [status, response] of Object.entries(operation.responses ?? {})) {
    const place = follow(ctx, response, location.child(['responses', status]));
    if (place) visit(status, place.node, place.location);
  }
}

/** Named examples of a media type, resolved: name → value. */
export function examplesOf(ctx, mediaType, location) {
  const named = {};
  for (const [name, example] of Object.entries(mediaType.examples ?? {})) {
    named[name] = follow(ctx, example, location.child(['examples', name]))?.node?.value;
  }
  return named;
}

/** Code → { status, title } of spec/problems.yaml, whose form a test fixes, read without a YAML library. */
export function readRegistry() {
  const text = readFileSync(new URL('../problems.yaml', import.meta.url), 'utf8');
  const rows = text.matchAll(/^- code: (\w+)\n {2}status: (\d+)\n {2}title: (.+)$/gm);
  return new Map([...rows].map(([, code, status, title]) => [code, { status: Number(status), title }]));
}

/** Whether only a whole string can match: ^ … $ around everything, alternatives inside groups. */
export function isAnchored(pattern) {
  if (!/^\^[\s\S]*(^|[^\\])(\\\\)*\$$/.test(pattern)) return false;
  let depth = 0;
  for (const [token] of pattern.matchAll(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|[()|]/g)) {
    if (token === '(') depth++;
    else if (token === ')') depth--;
    else if (token === '|' && depth === 0) return false;
  }
  return true;
}
