/** The tenant: a partner's firm with its banking profile, set by the bank. */
export interface Organisation {
  organisationId: string;
  name: string;
  /** The name a refund must quote exactly. */
  clientName: string;
  /** 4 to 6 characters that begin each of its virtual account numbers; prefix-free across a world. */
  virtualAccountPrefix: string;
}

/** A real account at the bank, under which virtual accounts are opened; each is a transaction stream. */
export interface PhysicalAccount {
  physicalAccountNumber: string;
  organisationId: string;
  ifsc: string;
}
