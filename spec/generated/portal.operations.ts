// GENERATED from spec/portal by `npm run generate`. Do not edit.

export const PORTAL_OPERATIONS = {
  getSession: {"operationId":"getSession","method":"get","path":"/portal/v1/session","tag":"Session","secured":true,"roles":["PORTAL_ADMIN","ORG_ADMIN","DEVELOPER"],"idempotencyKey":false,"pathParameters":{},"queryParameters":{},"statuses":[200,400,401,500,503],"problemCodes":["VALIDATION_FAILED","AMBIGUOUS_REQUEST","SIGN_IN_REQUIRED","INTERNAL_ERROR","RESPONSE_CONTRACT_VIOLATION","STORAGE_UNAVAILABLE","SHUTTING_DOWN"]},
  createSession: {"operationId":"createSession","method":"post","path":"/portal/v1/session","tag":"Session","secured":false,"idempotencyKey":false,"pathParameters":{},"queryParameters":{},"body":{"required":true,"mediaType":"application/json"},"statuses":[201,400,401,403,413,415,429,500,503],"problemCodes":["MALFORMED_JSON","DUPLICATE_JSON_KEY","NESTING_TOO_DEEP","VALIDATION_FAILED","AMBIGUOUS_REQUEST","SIGN_IN_REFUSED","CROSS_SITE_REFUSED","BODY_TOO_LARGE","UNSUPPORTED_MEDIA_TYPE","TOO_MANY_SIGN_INS","INTERNAL_ERROR","RESPONSE_CONTRACT_VIOLATION","STORAGE_UNAVAILABLE","SHUTTING_DOWN"]},
  deleteSession: {"operationId":"deleteSession","method":"delete","path":"/portal/v1/session","tag":"Session","secured":true,"roles":["PORTAL_ADMIN","ORG_ADMIN","DEVELOPER"],"idempotencyKey":false,"pathParameters":{},"queryParameters":{},"statuses":[200,400,401,403,500,503],"problemCodes":["VALIDATION_FAILED","AMBIGUOUS_REQUEST","SIGN_IN_REQUIRED","CROSS_SITE_REFUSED","INTERNAL_ERROR","RESPONSE_CONTRACT_VIOLATION","STORAGE_UNAVAILABLE","SHUTTING_DOWN"]},
} as const;

export type PortalOperationId = keyof typeof PORTAL_OPERATIONS;
