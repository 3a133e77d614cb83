// GENERATED from spec/bank by `npm run generate`. Do not edit.

export const BANK_MEMBERS = {
  createVirtualAccounts: {"body":{"members":{"physicalAccountNumber":true,"atomic":true,"items":{"items":{"members":{"virtualAccountNumber":true,"accountName":true,"customerReference":true,"contact":{"members":{"email":true,"mobile":true}},"allowedPaymentModes":{"items":true},"remitterCheck":true,"allowedRemitters":{"items":{"members":{"accountNumber":true,"ifsc":true}}},"amountRule":{"members":{"type":true,"amount":true,"minimumAmount":true,"maximumAmount":true}},"validFrom":true,"validTo":true,"references":{"items":true}}}}}},"hasSecretBody":false},
  modifyVirtualAccounts: {"body":{"members":{"physicalAccountNumber":true,"atomic":true,"items":{"items":{"members":{"virtualAccountNumber":true,"revision":true,"accountName":true,"customerReference":true,"contact":{"members":{"email":true,"mobile":true}},"allowedPaymentModes":{"items":true},"remitterCheck":true,"allowedRemitters":{"items":{"members":{"accountNumber":true,"ifsc":true}}},"amountRule":{"members":{"type":true,"amount":true,"minimumAmount":true,"maximumAmount":true}},"validFrom":true,"validTo":true,"references":{"items":true}}}}}},"hasSecretBody":false},
  deleteVirtualAccounts: {"body":{"members":{"physicalAccountNumber":true,"atomic":true,"items":{"items":{"members":{"virtualAccountNumber":true,"reason":true}}}}},"hasSecretBody":false},
  fetchTransactionBatch: {"body":{"members":{"physicalAccountNumber":true}},"hasSecretBody":false},
  acknowledgeTransactionBatch: {"body":{"members":{"numberOfTransactions":true,"controlSum":true}},"hasSecretBody":false},
  initiateRefund: {"body":{"members":{"clientName":true,"transactionReferenceNumber":true,"reason":true}},"hasSecretBody":false},
  issueToken: {"body":{"members":{"grant_type":true,"scope":true,"client_id":true,"client_secret":false,"code":false,"redirect_uri":true,"code_verifier":false,"refresh_token":false}},"hasSecretBody":true,"answer":{"members":{"access_token":false,"token_type":true,"expires_in":true,"scope":true,"refresh_token":false}}},
  authorize: {"secretQuery":["state"]},
  revokeToken: {"body":{"members":{"token":false,"token_type_hint":true,"client_id":true,"client_secret":false}},"hasSecretBody":true},
} as const;
