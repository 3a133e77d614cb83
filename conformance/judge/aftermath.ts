import type { Evidence, RecordedExchange } from './evidence.ts';
import {
  acknowledgementsOf,
  answeredSyncs,
  fetchesOf,
  isWithin,
  type SentAcknowledgement,
  type Serving,
  servingsOf,
  takenBatches,
} from './stream.ts';

/** What followed an acknowledgement that was not answered, in the story's own time. */
export interface Aftermath {
  readonly sent: SentAcknowledgement;
  readonly serving: Serving | undefined;
  /** Repeated, or the stream fetched again, before the command said that all is well. */
  readonly isFollowed: boolean;
  /** Whether the command in which it happened, once answered, said SUCCEEDED. */
  readonly saidDone: boolean;
  /** Whether the bank has taken the batch by now. */
  readonly isTaken: boolean;
  /** How often the batch was shown afterwards. */
  readonly shownAgain: number;
}

/** What followed those acknowledgements that are of this sort, in the order in which they began. */
export function aftermathsOf(
  evidence: Evidence,
  is: (sent: SentAcknowledgement) => boolean,
): readonly Aftermath[] {
  const acknowledgements = acknowledgementsOf(evidence);
  const servings = servingsOf(evidence);
  const taken = takenBatches(evidence);
  return acknowledgements.filter(is).map((sent) => {
    const { exchange, batchId } = sent;
    const shown = servings.filter((serving) => serving.batchId === batchId);
    const serving = shown[0];
    const command = answeredSyncs(evidence).find((one) => isWithin(exchange, one));
    const later = (other: RecordedExchange) =>
      other.startedAt >= exchange.endedAt && (command === undefined || other.startedAt <= command.repliedAt);
    const isFollowed =
      acknowledgements.some((one) => one.batchId === batchId && later(one.exchange)) ||
      fetchesOf(evidence).some(
        (one) => one.physicalAccountNumber === serving?.physicalAccountNumber && later(one.exchange),
      );
    const saidDone = command !== undefined && answeredSyncs(evidence, 'SUCCEEDED').includes(command);
    return {
      sent,
      serving,
      isFollowed,
      saidDone,
      isTaken: taken.has(batchId),
      shownAgain: shown.filter((one) => one.exchange.startedAt > exchange.startedAt).length,
    };
  });
}
