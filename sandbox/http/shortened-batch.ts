import { type TakenFault, takeFault } from '../services/faults.ts';
import type { Unit } from '../services/unit.ts';
import type { RequestRecord } from './call.ts';

/** Writes down which fault a call met. */
export function note(record: RequestRecord, taken: TakenFault): void {
  record.fault = { ...taken, connection: 'KEPT' };
}

/**
 * How many entries a new batch takes. Asked and counted in the transaction that forms it: both happen, or none.
 * @param most as many as it can
 */
export async function shortenedBatch(record: RequestRecord, unit: Unit, most: number): Promise<number> {
  // A unit may run again after a conflict: what it had counted is undone, and asked anew.
  if (record.fault?.action.type === 'SHORT_BATCH') delete record.fault;
  const { faultCall, fault } = record;
  if (faultCall === undefined || fault !== undefined) return most;
  const taken = await takeFault(
    unit,
    faultCall,
    'FORMING',
    (action) => action.type === 'SHORT_BATCH' && action.records < most,
  );
  if (taken?.action.type !== 'SHORT_BATCH') return most;
  note(record, taken);
  return taken.action.records;
}
