import type { Begun, Session } from '../harness/session.ts';

/** Milliseconds between two looks at whether the command is over. */
const LOOK = 200;

/**
 * Waits until a fault has acted so often, or the command is answered first: a client that ends early never meets it.
 * @returns whether it acted
 */
export async function actsDuring(
  { untilApplied }: Pick<Session, 'untilApplied'>,
  label: string,
  begun: Begun,
  times = 1,
): Promise<boolean> {
  let isAnswered = false;
  void begun.reply.then(() => {
    isAnswered = true;
  });
  while (!isAnswered) if (await untilApplied(label, times, LOOK)) return true;
  return false;
}
