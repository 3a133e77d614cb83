import type { BankApi } from './application.ts';

/** How many calls may be made: per calendar window, and per second (contract.md, Plans and throttling). */
export interface Quota {
  /** Calls per period; null is unlimited, 0 blocks. */
  hits: number | null;
  /** IST days from midnight, or IST months from the 1st. */
  period: 'DAY' | 'MONTH';
  /** Calls per second, with a burst of one second's worth; null is unlimited, 0 blocks. */
  tps: number | null;
}

/** Of an organisation: all its applications share it. */
export interface AccountPlan extends Quota {
  accountPlanId: string;
  name: string;
  description: string;
  /** Preselected at registration; exactly one of a world is. */
  isDefault: boolean;
}

/** Of an application for one API, chosen when the API is added. */
export interface ApiPlan extends Quota {
  apiPlanId: string;
  name: string;
  description: string;
  /** Preselected when an API is added; exactly one of a world is. */
  isDefault: boolean;
}

/** One of the bank's services as the catalogue shows it. */
export interface ApiProduct {
  api: BankApi;
  name: string;
  description: string;
  /** Every version that was ever published, oldest first; the last one is to be accepted. */
  eulas: readonly { readonly version: number; readonly text: string }[];
}

/** APIs that are offered together; picking the group picks each of them. */
export interface ApiGroup {
  apiGroupId: string;
  name: string;
  description: string;
  apis: readonly BankApi[];
}
