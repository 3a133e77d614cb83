/** The partner's own program: it is given an address, as in production. */

async function call({ url, apiKey }, method, path, body, key) {
  const headers = { 'X-Api-Key': apiKey, 'Content-Type': 'application/json' };
  if (key !== undefined) headers['Idempotency-Key'] = key;
  const answer = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  const json = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(`${json.code}: ${json.detail}`), { code: json.code });
  return json;
}

export async function openAccount(bank, physicalAccountNumber, item) {
  const body = { physicalAccountNumber, items: [item] };
  return await call(bank, 'POST', '/v1/virtual-accounts', body, `open-${item.virtualAccountNumber}`);
}

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

/** Fetches, books and acknowledges until nothing waits. */
export async function collect(bank, physicalAccountNumber, ledger) {
  for (;;) {
    const { batch } = await call(bank, 'POST', '/v1/transaction-batches', { physicalAccountNumber });
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
    await call(bank, 'POST', `/v1/transaction-batches/${batchId}/acknowledgement`, totals);
  }
}

export async function refund(bank, clientName, transactionReferenceNumber) {
  const body = { clientName, transactionReferenceNumber };
  return await call(bank, 'POST', '/v1/refunds', body, `refund-${transactionReferenceNumber}`);
}
