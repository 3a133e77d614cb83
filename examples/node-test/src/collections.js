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

/** Fetches, books and acknowledges until nothing waits. */
export async function collect(bank, physicalAccountNumber, ledger) {
  for (;;) {
    const { batch } = await call(bank, 'POST', '/v1/transaction-batches', { physicalAccountNumber });
    if (batch === null) return;
    for (const entry of batch.transactions) ledger.set(entry.transactionReferenceNumber, entry);
    const { batchId, numberOfTransactions, controlSum } = batch;
    const totals = { numberOfTransactions, controlSum };
    await call(bank, 'POST', `/v1/transaction-batches/${batchId}/acknowledgement`, totals);
  }
}

export async function refund(bank, clientName, transactionReferenceNumber) {
  const body = { clientName, transactionReferenceNumber };
  return await call(bank, 'POST', '/v1/refunds', body, `refund-${transactionReferenceNumber}`);
}
