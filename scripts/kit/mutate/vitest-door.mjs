// What the judge's unit tests import of vitest, for unit-runner.mjs: tests are noted down instead of being run.
import { format } from 'node:util';

export { expect } from 'vitest';

let suites = [];
let found = [];

/** The tests that come to be while this runs: `{ name, run }`, in the order of the file. */
export async function collect(run) {
  found = [];
  await run();
  return found;
}

export function describe(name, body) {
  suites.push(name);
  body();
  suites = suites.slice(0, -1);
}

export function test(name, run) {
  found.push({ name: [...suites, name].join(' '), run });
}

export function it(name, run) {
  test(name, run);
}

/** One call for each row; a row that is a list is spread over the parameters. */
function each(one) {
  return (rows) => (name, body) => {
    for (const row of rows) {
      const values = Array.isArray(row) ? row : [row];
      const named = name.replace(/\$(\w+)/g, (_, member) => String(row?.[member]));
      one(format(named, ...values), () => body(...values));
    }
  };
}

describe.each = each(describe);
test.each = each(test);
it.each = test.each;
