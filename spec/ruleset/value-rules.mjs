// Rules about values: bounds, patterns, keywords.
import { checkSync } from 'recheck';
import { isAnchored, isFixed, typesOf } from './contract-walk.mjs';

/** Why: an unbounded string is a way to fill memory, logs and columns, and tells an implementer nothing. */
export const boundedStrings = () => ({
  Schema(schema, { report, location }) {
    if (!typesOf(schema).includes('string') || isFixed(schema)) return;
    if (schema.maxLength === undefined) report({ message: 'A string needs maxLength.', location });
    if (schema.pattern === undefined && schema.format === undefined) {
      report({ message: 'A string needs a pattern, a format or an enum.', location });
    }
  },
});

/** Why: an unbounded list is an unbounded answer, and an unbounded piece of work. */
export const boundedArrays = () => ({
  Schema(schema, { report, location }) {
    if (!typesOf(schema).includes('array')) return;
    if (schema.maxItems === undefined) report({ message: 'An array needs maxItems.', location });
    if (schema.items === undefined) report({ message: 'An array needs items.', location });
  },
});

/** Why: implementers choose the width of a column by the bounds; beyond 2^53 JSON readers disagree. */
export const boundedIntegers = () => ({
  Schema(schema, { report, location }) {
    if (!typesOf(schema).includes('integer') || isFixed(schema)) return;
    for (const bound of ['minimum', 'maximum']) {
      if (schema[bound] === undefined) report({ message: `An integer needs ${bound}.`, location });
      else if (!Number.isSafeInteger(schema[bound])) report({ message: `${bound} passes 2^53.`, location });
    }
  },
});

/** Why: a JSON number with a fraction is read into a binary float, and money is lost. */
export const noNumbers = () => ({
  Schema(schema, { report, location }) {
    if (typesOf(schema).includes('number'))
      report({ message: 'Use a decimal string or an integer.', location });
  },
});

/** Why: a pattern that is not anchored accepts what it was to refuse; one that backtracks stops the server. */
export const safePatterns = () => {
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
export const noForbiddenKeywords = () => ({
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
export const requiredIsDefined = () => ({
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
