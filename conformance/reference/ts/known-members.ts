/** Every member of the answers that this client reads, as of today's contract. */
const KNOWN = new Set(
  (
    'access_token token_type expires_in scope refresh_token error error_description ' +
    'type title status code detail instance requestId errors pointer violatedPolicies limit resetAt ' +
    'summary total succeeded failed results index message virtualAccount problem ' +
    'virtualAccountNumber physicalAccountNumber ifsc accountName customerReference contact email mobile ' +
    'allowedPaymentModes remitterCheck allowedRemitters accountNumber amountRule amount minimumAmount maximumAmount ' +
    'validFrom validTo references revision createdAt updatedAt deletedAt deletionReason ' +
    'batch nextPollAfterSeconds batchId batchNumber fetchedAt acknowledgedAt numberOfTransactions controlSum ' +
    'moreAvailable transactions transactionReferenceNumber sequenceNumber entryType ' +
    'originalTransactionReferenceNumber currency paymentMode utr remitter name remittanceInformation ' +
    'valueDate postedAt data nextCursor refundId clientName reason messageId failureReason acceptedAt'
  ).split(' '),
);

/** Whether there is a member anywhere that the contract did not have when this was written. */
export function hasUnknownMember(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasUnknownMember);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, inner]) => !KNOWN.has(name) || hasUnknownMember(inner));
}
