import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** One row of spec/problems.yaml. */
export interface ProblemRow {
  code: string;
  status: number;
  title: string;
  retryable: boolean;
  when: string;
  action: string;
  scope: string;
}

/** Reads the registry, sorted by status and code. @throws Error on a doubled code */
export function readProblems(file: string): ProblemRow[] {
  const parsed = parse(readFileSync(file, 'utf8')) as ProblemRow[] | { problems: ProblemRow[] };
  const rows = Array.isArray(parsed) ? parsed : parsed.problems;
  const seen = new Set<string>();
  for (const row of rows) {
    if (seen.has(row.code)) throw new Error(`${file}: code ${row.code} stands there twice`);
    seen.add(row.code);
  }
  return [...rows].sort((a, b) => a.status - b.status || a.code.localeCompare(b.code));
}

/** The closed catalogue as a TypeScript module. */
export function problemsModule(rows: readonly ProblemRow[]): string {
  const entries = rows.map(
    (row) =>
      `  ${row.code}: {\n    status: ${row.status},\n    title: ${JSON.stringify(row.title)},\n    retryable: ${row.retryable},\n    when: ${JSON.stringify(row.when.trim())},\n    action: ${JSON.stringify(row.action.trim())},\n  },`,
  );
  return `// GENERATED from spec/problems.yaml by \`npm run generate\`. Do not edit.

/** What the catalogue says of one code. */
export interface ProblemDefinition {
  readonly status: number;
  readonly title: string;
  /** Whether the same request may succeed later, unchanged. */
  readonly retryable: boolean;
  /** When it is answered. */
  readonly when: string;
  /** What the partner does about it. */
  readonly action: string;
}

export const PROBLEMS = {
${entries.join('\n')}
} as const satisfies Record<string, ProblemDefinition>;

/** The closed list of problem codes. */
export type ProblemCode = keyof typeof PROBLEMS;
`;
}
