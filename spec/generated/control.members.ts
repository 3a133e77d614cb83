// GENERATED from spec/control by `npm run generate`. Do not edit.

export const CONTROL_MEMBERS = {
  postCredit: {"body":{"members":{"virtualAccountNumber":true,"amount":true,"paymentMode":true,"utr":true,"remitter":{"members":{"name":true,"accountNumber":true,"ifsc":true}},"remittanceInformation":true}},"hasSecretBody":false},
  postCredits: {"body":{"members":{"items":{"items":{"members":{"virtualAccountNumber":true,"amount":true,"paymentMode":true,"utr":true,"remitter":{"members":{"name":true,"accountNumber":true,"ifsc":true}},"remittanceInformation":true}}}}},"hasSecretBody":false},
  postCreditFile: {"body":{"members":{"items":{"items":{"members":{"virtualAccountNumber":true,"amount":true,"paymentMode":true,"utr":true,"remitter":{"members":{"name":true,"accountNumber":true,"ifsc":true}},"remittanceInformation":true}}}}},"hasSecretBody":false},
  postCreditPattern: {"body":{"members":{"pattern":true,"virtualAccountNumber":true,"count":true,"seed":true}},"hasSecretBody":false},
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
  createWorld: {"body":{"members":{"name":true,"fixture":true,"snapshot":{"members":{"world":true,"name":true}},"seed":true,"clock":{"members":{"now":true,"frozen":true}}}},"hasSecretBody":false,"answer":{"members":{"world":true,"prefix":true,"url":true,"fixture":true,"now":true,"partner":{"members":{"apiKey":false,"clientId":false,"clientSecret":false,"clientName":true,"virtualAccountPrefix":true,"physicalAccountNumber":true}},"applications":{"items":{"members":{"organisationId":true,"applicationId":true,"applicationName":true,"oauth":true,"apiKey":false,"clientSecret":false}}},"setupUrl":false}}},
  createSnapshot: {"body":{"members":{"name":true,"description":true}},"hasSecretBody":false},
  importSnapshot: {"body":{"members":{"format":true,"version":true,"fixture":true,"takenAt":true,"description":true,"rows":{"members":{},"others":{"items":true}}}},"hasSecretBody":false},
  setNotificationEndpoint: {"body":{"members":{"notificationUrl":true,"secret":true}},"hasSecretBody":false},
} as const;
