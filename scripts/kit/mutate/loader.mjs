// A hook of Node's loader for unit-runner.mjs. `vitest` in a test is the small door beside this file, which itself reaches
// the real one; and what a file of the kit imports that was asked for as `…?mutant=7` is loaded anew for this mutant, too.
const door = new URL('./vitest-door.mjs', import.meta.url).href;

export async function resolve(specifier, context, next) {
  const { parentURL = '' } = context;
  if (specifier === 'vitest' && parentURL !== door) return { url: door, shortCircuit: true };
  const resolved = await next(specifier, context);
  const mutant = /[?&]mutant=\d+/.exec(parentURL)?.[0].slice(1);
  if (mutant === undefined || !/\/conformance\/.*\.ts$/.test(resolved.url)) return resolved;
  return { ...resolved, url: `${resolved.url}?${mutant}` };
}
