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
export const getApplicationUsage$path: Validator;
export const getApplicationUsage$query: Validator;
export const getApplicationUsage$200: Validator;
export const getApplicationUsage$400: Validator;
export const getApplicationUsage$401: Validator;
export const getApplicationUsage$404: Validator;
export const getApplicationUsage$500: Validator;
export const getApplicationUsage$503: Validator;
export const exportApplicationUsage$path: Validator;
export const exportApplicationUsage$query: Validator;
export const exportApplicationUsage$200: Validator;
export const exportApplicationUsage$400: Validator;
export const exportApplicationUsage$401: Validator;
export const exportApplicationUsage$404: Validator;
export const exportApplicationUsage$500: Validator;
export const exportApplicationUsage$503: Validator;
export const getApplicationPlanStatus$path: Validator;
export const getApplicationPlanStatus$query: Validator;
export const getApplicationPlanStatus$200: Validator;
export const getApplicationPlanStatus$400: Validator;
export const getApplicationPlanStatus$401: Validator;
export const getApplicationPlanStatus$404: Validator;
export const getApplicationPlanStatus$500: Validator;
export const getApplicationPlanStatus$503: Validator;
export const getOrganisationUsage$path: Validator;
export const getOrganisationUsage$query: Validator;
export const getOrganisationUsage$200: Validator;
export const getOrganisationUsage$400: Validator;
export const getOrganisationUsage$401: Validator;
export const getOrganisationUsage$404: Validator;
export const getOrganisationUsage$500: Validator;
export const getOrganisationUsage$503: Validator;
