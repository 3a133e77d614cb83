// Rules about names and words.
import { EXTENSIONS, follow, VERBS } from './contract-walk.mjs';

/** Why: a field without a sentence is a question to the bank. */
export const propertiesDescribed = () => ({
  Schema(schema, ctx) {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      const at = ctx.location.child(['properties', name]);
      if (property.description || follow(ctx, property, at)?.node?.description) continue;
      ctx.report({ message: `${name} has no description.`, location: at });
    }
  },
});

/** Why: one casing, so that nobody has to remember which. `except` lists names that an RFC has fixed. */
export const lowerCamelNames = ({ except = [] }) => {
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
export const upperSnakeEnums = ({ except = [] }) => ({
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
export const namesTellTimes = () => ({
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

/** Why: addresses are read aloud, typed and grepped. `.well-known` is RFC 8615's. */
export const kebabCasePaths = () => ({
  PathItem(_item, { report, location, key }) {
    if (!String(key).startsWith('/')) return; // a webhook
    for (const segment of String(key).slice(1).split('/')) {
      if (segment === '.well-known') continue;
      if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(segment) || /^\{[a-z][a-zA-Z0-9]*\}$/.test(segment)) continue;
      report({ message: `${segment} is neither kebab-case nor {lowerCamel}.`, location: location.key() });
    }
  },
});

/** Why: clients generate method names from it; a closed list of verbs keeps one word for one thing. */
export const operationIdVerbs = ({ verbs = VERBS.split(' ') }) => ({
  Paths: {
    Operation({ operationId }, { report, location }) {
      const verb = /^[a-z]+(?=[A-Z]|$)/.exec(operationId ?? '')?.[0];
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
export const closedExtensions = ({ extensions = EXTENSIONS }) => ({
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
export const localServers = () => ({
  Server({ url }, { report, location }) {
    if (!/^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?(\/|$)/.test(url ?? '')) {
      report({ message: `${url} is not this machine.`, location: location.child(['url']) });
    }
  },
});
