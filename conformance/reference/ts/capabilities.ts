import type { Capability } from '../../drivers/protocol.ts';

/** All that a driver of its own program can claim: PARALLEL_SESSIONS is for one that serves several. */
export const CAPABILITIES: readonly Capability[] = [
  'CREATE',
  'MODIFY',
  'DELETE',
  'SYNC',
  'WATCH',
  'ENQUIRE',
  'REFUND',
  'NOTIFY',
  'LEDGER',
  'OUTCOME',
  'RESTART',
  'WORKERS',
  'API_KEY',
  'OAUTH2',
];
