/** Amounts are strings with two decimals; their sum is exact in whole paise. */
const paise = (amount) => BigInt(amount.replace('.', ''));

/** Counted from the records, not copied: an acknowledgement says what was received. */
function totalsOf(transactions) {
  const digits = transactions
    .reduce((sum, { amount }) => sum + paise(amount), 0n)
    .toString()
    .padStart(3, '0');
  return {
    numberOfTransactions: transactions.length,
    controlSum: `${digits.slice(0, -2)}.${digits.slice(-2)}`,
  };
}

/** The partner's own program. It knows nothing of Khata: it is given a `fetch` and the bank's address. */
class Collections {
  #fetch;
  #bank;
  #partner;

  constructor({ fetch = globalThis.fetch, baseUrl, partner }) {
    this.#fetch = fetch;
    this.#bank = baseUrl;
    this.#partner = partner;
  }

  async #call(method, path, body, key) {
    const headers = { 'X-Api-Key': this.#partner.apiKey, 'Content-Type': 'application/json' };
    if (key !== undefined) headers['Idempotency-Key'] = key;
    const request = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    const answer = await this.#fetch(this.#bank + path, request);
    const json = await answer.json();
    if (!answer.ok) throw Object.assign(new Error(`${json.code}: ${json.detail}`), { code: json.code });
    return json;
  }

  async openAccount(virtualAccountNumber, accountName) {
    const { physicalAccountNumber } = this.#partner;
    const body = { physicalAccountNumber, items: [{ virtualAccountNumber, accountName }] };
    const { results } = await this.#call(
      'POST',
      '/v1/virtual-accounts',
      body,
      `open-${virtualAccountNumber}`,
    );
    return results[0].status;
  }

  /** Fetches, books and acknowledges until nothing waits. */
  async collect(ledger) {
    const { physicalAccountNumber } = this.#partner;
    for (;;) {
      const { batch } = await this.#call('POST', '/v1/transaction-batches', { physicalAccountNumber });
      if (batch === null) return;
      const { batchId, transactions } = batch;
      const totals = totalsOf(transactions);
      if (
        totals.numberOfTransactions !== batch.numberOfTransactions ||
        totals.controlSum !== batch.controlSum
      ) {
        throw new Error(`batch ${batchId} does not add up: book nothing`);
      }
      for (const entry of transactions) ledger.set(entry.transactionReferenceNumber, entry);
      await this.#call('POST', `/v1/transaction-batches/${batchId}/acknowledgement`, totals);
    }
  }

  async refund(transactionReferenceNumber) {
    const body = { clientName: this.#partner.clientName, transactionReferenceNumber };
    return await this.#call('POST', '/v1/refunds', body, `refund-${transactionReferenceNumber}`);
  }

  async refundStatus(refundId) {
    return (await this.#call('GET', `/v1/refunds/${refundId}`)).status;
  }
}

module.exports = { Collections };
