import type { InputOf, WorkResult } from '../../drivers/protocol.ts';
import type { Budget } from './bank.ts';
import type { Session } from './session.ts';
import { isPage, isTransaction } from './shapes.ts';

/** Asks for all entries of the Indian days from the one to the other instant, page by page. @throws Killed */
export async function enquireTransactions(
  { bank, behaviour }: Session,
  { physicalAccountNumber, from, to }: InputOf<'enquireTransactions'>,
  budget: Budget,
): Promise<WorkResult> {
  const filter = {
    physicalAccountNumber,
    fromDate: behaviour.enquiryDay(from),
    toDate: behaviour.enquiryDay(to),
    limit: '100',
  };
  const transactionReferenceNumbers: string[] = [];
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({ ...filter, ...(cursor && { cursor }) });
    const answer = await bank.call(
      {
        operation: 'listTransactions',
        method: 'GET',
        path: `/v1/transactions?${query}`,
        isGood: ({ body }) => body !== undefined && isPage(body),
      },
      budget,
    );
    if (answer.kind !== 'DONE') return { outcome: answer.kind, code: answer.code };
    const { data, nextCursor } = answer.body as unknown as { data: unknown[]; nextCursor: string | null };
    for (const one of data.filter(isTransaction))
      transactionReferenceNumbers.push(one.transactionReferenceNumber);
    cursor = nextCursor;
  } while (cursor !== null);
  return { outcome: 'SUCCEEDED', transactionReferenceNumbers };
}
