import type { Begun, Session } from '../harness/session.ts';

/** Milliseconds between two looks at whether the command is over. */
const LOOK = 200;

/**
 * Waits until a fault has acted, or the command is answered first: a client that ends early never meets it.
 * @returns whether it acted
 */
export async function actsDuring(
  { untilApplied }: Pick<Session, 'untilApplied'>,
  label: string,
  begun: Begun,
): Promise<boolean> {
  let isAnswered = false;
  void begun.reply.then(() => {
    isAnswered = true;
  });
  while (!isAnswered) if (await untilApplied(label, 1, LOOK)) return true;
  return false;
}
