import type { Stage } from './stage.ts';

/** Ids of Acme's objects, by the names under which requests name them. */
export interface Objects {
  readonly organisationId: string;
  readonly userId: string;
}

/** Of the form of each kind, and never given to anything. */
export const NEVER_EXISTED: Readonly<Record<keyof Objects, string>> = {
  organisationId: 'KO000000000000',
  userId: 'KU000000000000',
};

/** Something of each kind that belongs to Acme. */
export async function makeObjects(stage: Stage): Promise<Objects> {
  return { organisationId: 'org-acme', userId: stage.people.acmeDeveloper.userId };
}

/** The ids as values for random calls. */
export function objectPool(objects: Objects): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(objects).map(([name, id]) => [name, [id]]));
}
