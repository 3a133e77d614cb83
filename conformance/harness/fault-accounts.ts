import type { components } from '../../spec/generated/control.types.ts';
import type { RecordedFault } from '../judge/evidence.ts';
import type { ArmedFault } from './session.ts';

/** A script that is armed, by the name its scenario gave it. */
export interface KeptScript {
  readonly label: string;
  readonly faultScriptId: string;
  readonly armed: ArmedFault;
}

/** What a script had done when it was taken away. */
export function faultOf(
  { label, armed }: KeptScript,
  { calls, applied }: components['schemas']['FaultScript'],
): RecordedFault {
  const isRequired = armed.required ?? true;
  return {
    label,
    type: armed.do.type,
    operation: armed.operation,
    calls,
    applied,
    isRequired,
    isConsumed: applied >= (armed.times ?? 1),
  };
}
