// The review rules of our contracts, as a Redocly plugin. Each rule says why it exists; each is shown to
// fire by the fixture of its name in test/. Options come from redocly.yaml. Imports: recheck, nothing else
// that is not Node's own.
import {
  closedExtensions,
  kebabCasePaths,
  localServers,
  lowerCamelNames,
  namesTellTimes,
  operationIdVerbs,
  propertiesDescribed,
  upperSnakeEnums,
} from './name-rules.mjs';
import {
  closedRequests,
  examplesPresent,
  noDefaultResponse,
  openResponses,
  problemCodes,
  provenance,
  requestIdHeader,
  scopeIsTag,
} from './operation-rules.mjs';
import { markedSecrets } from './secret-rules.mjs';
import {
  boundedArrays,
  boundedIntegers,
  boundedStrings,
  noForbiddenKeywords,
  noNumbers,
  requiredIsDefined,
  safePatterns,
} from './value-rules.mjs';

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
        'marked-secrets': markedSecrets,
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
