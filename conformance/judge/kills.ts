import type { Evidence, RecordedExchange, RecordedKill } from './evidence.ts';
import { acknowledgementsOf, type Serving, servingsOf } from './stream.ts';

/** Kills after which another instance came up and nothing of the first was left. */
export function cleanKills({ kills }: Evidence): readonly RecordedKill[] {
  return kills.filter(
    ({ isConnectionGone, instanceBefore, instanceAfter }) =>
      isConnectionGone && instanceAfter !== '' && instanceAfter !== instanceBefore,
  );
}

/** Batches of which the bank had taken the acknowledgement when the integration was killed, as it had read them. */
export function acknowledgedBeforeKill(evidence: Evidence): readonly Serving[] {
  const [kill] = cleanKills(evidence);
  if (kill === undefined) return [];
  const before = ({ exchange: { startedAt } }: { exchange: RecordedExchange }) => startedAt < kill.at;
  const taken = acknowledgementsOf(evidence).filter((sent) => sent.isTaken && before(sent));
  const batchIds = new Set(taken.map(({ batchId }) => batchId));
  return servingsOf(evidence).filter((serving) => batchIds.has(serving.batchId) && before(serving));
}
