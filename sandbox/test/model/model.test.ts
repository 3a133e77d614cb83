import { expect, it } from 'vitest';
import { LARGE, SMALL } from './games.ts';
import { type Played, play } from './play.ts';
import { serviceSubjects } from './service-subject.ts';

/** KHATA_MODEL_SEED repeats a run, KHATA_MODEL_COMMANDS lengthens it. */
const seed = Number(process.env['KHATA_MODEL_SEED'] ?? Date.now() % 2 ** 31);
const commands = Number(process.env['KHATA_MODEL_COMMANDS'] ?? 100_000);

/** What a run must have met, beside much else, to have tested anything. */
const MUST_MEET = [
  'create ok',
  'create BULK_REJECTED',
  'create VIRTUAL_ACCOUNT_NUMBER_TAKEN',
  'create IDEMPOTENCY_KEY_REUSED',
  'modify ok',
  'modify REVISION_CONFLICT',
  'remove ok',
  'repeat replayed',
  'credit POSTED',
  'credit POSTED again',
  'credit QUEUED',
  'credit RETURNED again',
  'credit UTR_CONFLICT',
  'credit REMITTER_NOT_ALLOWED',
  'credit AMOUNT_NOT_ALLOWED',
  'credit PAYMENT_MODE_NOT_ALLOWED',
  'reverse ok',
  'reverse REFUND_LIVE',
  'fetch new',
  'fetch open',
  'fetch nothing',
  'acknowledge ok',
  'acknowledge ACKNOWLEDGEMENT_MISMATCH',
  'refund ACCEPTED',
  'refund ALREADY_REFUNDED',
  'refund REFUND_IN_PROGRESS',
  'refund CREDIT_REVERSED',
  'refund REFUND_WINDOW_CLOSED',
  'refund REMITTER_ACCOUNT_UNKNOWN',
  'refund INSUFFICIENT_BALANCE',
  'refund CLIENT_NAME_MISMATCH',
  'decide PROCESSED',
  'decide FAILED',
  'decide RETURNED',
  'decide REFUND_STATE_CONFLICT',
  'getRefund RETURNED',
  'listEntries some',
  'setClock CLOCK_CANNOT_GO_BACK',
];

function report(played: Played): string {
  const { failure } = played;
  if (failure === undefined) return '';
  const steps = failure.commands.map((command) => `  ${JSON.stringify(command)}`).join('\n');
  const start = new Date(failure.start).toISOString();
  return `KHATA_MODEL_SEED=${seed}, sequence ${failure.sequence}, from ${start}:\n${failure.message}\n${steps}`;
}

it(`answers ${commands} random commands as the reference model does, power cuts among them`, async () => {
  const subjects = serviceSubjects({ batchLimit: SMALL.batchLimit });
  const played = await play({ ...SMALL, subjects, commands, seed });
  expect(report(played)).toBe('');
  expect(played.commands).toBeGreaterThanOrEqual(commands);
  expect(MUST_MEET.filter((outcome) => !played.met.has(outcome))).toEqual([]);
});

it(`answers ${commands / 10} with batches of 100 and sums beyond 2^53 paise`, async () => {
  const subjects = serviceSubjects({ batchLimit: LARGE.batchLimit });
  const played = await play({ ...LARGE, subjects, commands: commands / 10, seed });
  expect(report(played)).toBe('');
});
