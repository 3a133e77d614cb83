import type { Instant } from '../lib/clock.ts';

/** The tenant: a partner's firm. Its banking profile is set by the bank when it approves the registration. */
export interface Organisation {
  organisationId: string;
  name: string;
  /** {@link foldName} of the name: no two organisations of a world share one. */
  foldedName: string;
  description: string;
  /** Values of the custom fields of registration, by customFieldId. */
  customFields: Readonly<Record<string, string>>;
  /** The name a refund must quote exactly. */
  clientName: string;
  /** 4 to 6 characters that begin each of its virtual account numbers; prefix-free across a world. */
  virtualAccountPrefix: string;
  accountPlanId: string;
  /** Whom the partner calls at the bank; absent until the bank names somebody. */
  relationshipManager?: RelationshipManager;
  createdAt: Instant;
}

export interface RelationshipManager {
  name: string;
  email: string;
  /** Ten digits, as in India. */
  mobile?: string;
}

/** A real account at the bank, under which virtual accounts are opened; each is a transaction stream. */
export interface PhysicalAccount {
  physicalAccountNumber: string;
  organisationId: string;
  ifsc: string;
}
