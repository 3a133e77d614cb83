// GENERATED from spec/config by `npm run generate` (ajv standalone). Do not edit.

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

export const Configuration: Validator;
