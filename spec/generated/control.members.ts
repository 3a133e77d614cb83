// GENERATED from spec/control by `npm run generate`. Do not edit.

export const CONTROL_MEMBERS = {
  postCredit: {"body":{"members":{"virtualAccountNumber":true,"amount":true,"paymentMode":true,"utr":true,"remitter":{"members":{"name":true,"accountNumber":true,"ifsc":true}},"remittanceInformation":true}},"hasSecretBody":false},
  postCredits: {"body":{"members":{"items":{"items":{"members":{"virtualAccountNumber":true,"amount":true,"paymentMode":true,"utr":true,"remitter":{"members":{"name":true,"accountNumber":true,"ifsc":true}},"remittanceInformation":true}}}}},"hasSecretBody":false},
  reverseCredit: {"body":{"members":{"reason":true}},"hasSecretBody":false},
  setClock: {"body":{"members":{"now":true,"frozen":true}},"hasSecretBody":false},
  advanceClock: {"body":{"members":{"seconds":true}},"hasSecretBody":false},
  failRefund: {"body":{"members":{"reason":true}},"hasSecretBody":false},
  returnRefund: {"body":{"members":{"reason":true}},"hasSecretBody":false},
  resetWorld: {"answer":{"members":{"world":true,"fixture":true,"resetAt":true,"setupUrl":false}}},
  setLimits: {"body":{"members":{"batchLimit":true,"upiLimit":true,"refundWindowDays":true}},"hasSecretBody":false},
  getOutboxMail: {"answer":{"members":{"mailId":true,"number":true,"kind":true,"to":true,"organisationId":true,"subject":true,"hasLink":true,"createdAt":true,"delivery":true,"attempts":true,"fault":true,"text":true,"link":false,"token":false}}},
  createSignInLink: {"body":{"members":{"username":true}},"hasSecretBody":false,"answer":{"members":{"url":false,"token":false,"expiresAt":true}}},
  setApprovalSwitches: {"body":{"members":{"registration":true,"application":true,"edit":true,"deletion":true}},"hasSecretBody":false},
  setAccountQuota: {"body":{"members":{"hits":true,"period":true,"tps":true}},"hasSecretBody":false},
  setApiQuota: {"body":{"members":{"hits":true,"period":true,"tps":true}},"hasSecretBody":false},
} as const;
