import { OAuthError, Problem } from '../lib/errors.ts';
import { StoreUnavailableError } from '../stores/store.ts';
import type { RequestRecord } from './call.ts';
import type { PipelineOptions } from './door.ts';
import { ClientGoneError } from './request.ts';
import { isTokenEndpoint, tokenRefusal } from './token-form.ts';

/**
 * Whatever was thrown, as a refusal that the operation's contract knows. Faults of ours are told to `onFault`.
 */
export function asRefusal(
  error: unknown,
  record: RequestRecord,
  { onFault, validateResponses }: Pick<PipelineOptions, 'onFault' | 'validateResponses'>,
): Problem | OAuthError {
  if (error instanceof OAuthError) return error;
  if (error instanceof StoreUnavailableError) {
    onFault(error, record.requestId);
    return new Problem('STORAGE_UNAVAILABLE', 'The sandbox cannot write to its disk any more. Restart it.');
  }
  if (!(error instanceof Problem)) {
    if (!(error instanceof ClientGoneError)) onFault(error, record.requestId);
    return new Problem(
      'INTERNAL_ERROR',
      'The sandbox failed and did nothing. Quote the requestId in a report.',
    );
  }
  let problem = error;
  if (record.operation && isTokenEndpoint(record.operation)) {
    const refusal = tokenRefusal(problem);
    if (refusal) return refusal;
  }
  // Below the contract: the world was taken away while the call was under way.
  if (problem.code === 'WORLD_NOT_FOUND') return problem;
  if (validateResponses && record.operation?.problemCodes.includes(problem.code) === false) {
    const { operationId } = record.operation;
    const words = `${operationId} answered ${problem.code}, which its contract does not name: ${problem.detail}`;
    problem = new Problem('RESPONSE_CONTRACT_VIOLATION', words);
  }
  if (problem.code === 'RESPONSE_CONTRACT_VIOLATION') onFault(problem, record.requestId);
  return problem;
}
