// What is not worth mutating in the judge, as a plugin of Stryker. Everything left out is named here, with its reason.

/** Two words with a space between them, or the end of one: what a person reads. Codes and names have no spaces. */
const PROSE = /[A-Za-z`.…:;,)] +\S|\S +[A-Za-z`(…]/;

function isProse({ node }) {
  if (node.type === 'StringLiteral') return PROSE.test(node.value);
  if (node.type !== 'TemplateLiteral') return false;
  return node.quasis.some(
    ({ value }) => PROSE.test(value.raw) || /[A-Za-z]{2,} | [A-Za-z]{2,}/.test(value.raw),
  );
}

function hasJudge({ type, properties }) {
  return type === 'ObjectExpression' && properties.some(({ key }) => key?.name === 'judge');
}

/** @type {(path: { node: any, parent: any }) => string | undefined} */
function shouldIgnore(path) {
  const { node, parent } = path;
  if (isProse(path)) {
    return 'the words of a finding: a test that pins them word for word would only repeat them';
  }
  if (node.type === 'ObjectProperty' && node.key.name !== 'judge' && hasJudge(parent)) {
    return 'what a check declares (title, explain, scenarios …): the contract test and the kill matrix hold it';
  }
  return undefined;
}

/** Found by Stryker under this name; written out, so that its API is no dependency of ours. */
export const strykerPlugins = [{ kind: 'Ignore', name: 'khata-texts', value: { shouldIgnore } }];
