// GENERATED from spec/portal by `npm run generate` (ajv standalone). Do not edit.

/** One fault, in ajv's form. */
export interface ValidationError {
  keyword: string;
  instancePath: string;
  schemaPath: string;
  params: Record<string, unknown>;
  message?: string;
}

/** A compiled schema: true when the value fits, else its faults stand in `errors`. */
export interface Validator {
  (value: unknown): boolean;
  errors?: ValidationError[] | null;
}

export const getSession$path: Validator;
export const getSession$query: Validator;
export const getSession$200: Validator;
export const getSession$400: Validator;
export const getSession$401: Validator;
export const getSession$500: Validator;
export const getSession$503: Validator;
export const createSession$path: Validator;
export const createSession$query: Validator;
export const createSession$body: Validator;
export const createSession$201: Validator;
export const createSession$400: Validator;
export const createSession$401: Validator;
export const createSession$403: Validator;
export const createSession$413: Validator;
export const createSession$415: Validator;
export const createSession$429: Validator;
export const createSession$500: Validator;
export const createSession$503: Validator;
export const deleteSession$path: Validator;
export const deleteSession$query: Validator;
export const deleteSession$200: Validator;
export const deleteSession$400: Validator;
export const deleteSession$401: Validator;
export const deleteSession$403: Validator;
export const deleteSession$500: Validator;
export const deleteSession$503: Validator;
export const getAuthorizationRequest$path: Validator;
export const getAuthorizationRequest$query: Validator;
export const getAuthorizationRequest$200: Validator;
export const getAuthorizationRequest$400: Validator;
export const getAuthorizationRequest$401: Validator;
export const getAuthorizationRequest$403: Validator;
export const getAuthorizationRequest$404: Validator;
export const getAuthorizationRequest$500: Validator;
export const getAuthorizationRequest$503: Validator;
export const decideAuthorizationRequest$path: Validator;
export const decideAuthorizationRequest$query: Validator;
export const decideAuthorizationRequest$body: Validator;
export const decideAuthorizationRequest$200: Validator;
export const decideAuthorizationRequest$400: Validator;
export const decideAuthorizationRequest$401: Validator;
export const decideAuthorizationRequest$403: Validator;
export const decideAuthorizationRequest$404: Validator;
export const decideAuthorizationRequest$413: Validator;
export const decideAuthorizationRequest$415: Validator;
export const decideAuthorizationRequest$500: Validator;
export const decideAuthorizationRequest$503: Validator;
export const listMails$path: Validator;
export const listMails$query: Validator;
export const listMails$200: Validator;
export const listMails$400: Validator;
export const listMails$401: Validator;
export const listMails$500: Validator;
export const listMails$503: Validator;
export const getMail$path: Validator;
export const getMail$query: Validator;
export const getMail$200: Validator;
export const getMail$400: Validator;
export const getMail$401: Validator;
export const getMail$404: Validator;
export const getMail$500: Validator;
export const getMail$503: Validator;
export const listAuditEntries$path: Validator;
export const listAuditEntries$query: Validator;
export const listAuditEntries$200: Validator;
export const listAuditEntries$400: Validator;
export const listAuditEntries$401: Validator;
export const listAuditEntries$403: Validator;
export const listAuditEntries$500: Validator;
export const listAuditEntries$503: Validator;
