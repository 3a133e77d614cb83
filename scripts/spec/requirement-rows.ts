import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** One row of spec/requirements; its README says what each member is. */
export interface RequirementRow {
  readonly id: string;
  readonly level: 'MUST' | 'SHOULD' | 'MAY';
  readonly party: 'partner' | 'server';
  readonly text: string;
  readonly source: string;
  readonly check: string | null;
  readonly excluded?: string;
}

/** Every row, in the order of the files and of the rows in them. */
export function readRequirements(root: string): readonly RequirementRow[] {
  const folder = join(root, 'spec/requirements');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => parse(readFileSync(join(folder, name), 'utf8')) as RequirementRow[]);
}

/** The rows that bind a partner, as a TypeScript module. */
export function requirementsModule(rows: readonly RequirementRow[]): string {
  const lines = rows
    .filter(({ party }) => party === 'partner')
    .map(({ id, level, text, excluded }) => {
      const row = {
        id,
        level,
        text: text.trim(),
        ...(excluded !== undefined && { excluded: excluded.trim() }),
      };
      return `  ${JSON.stringify(row)},`;
    });
  return `// GENERATED from spec/requirements by \`npm run generate\`. Do not edit.

/** A sentence of the contract that binds a partner. */
export interface PartnerRequirement {
  /** \`REQ-IDM-01\` */
  readonly id: string;
  readonly level: 'MUST' | 'SHOULD' | 'MAY';
  readonly text: string;
  /** Why no check will ever prove it; left out where one does. */
  readonly excluded?: string;
}

export const PARTNER_REQUIREMENTS: readonly PartnerRequirement[] = [
${lines.join('\n')}
];
`;
}
