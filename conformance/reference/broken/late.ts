import { hear, talk } from './speaker.ts';

/** Milliseconds that it takes longer than it may. */
const TOO_LATE = 300;

// Greets and starts in time; each piece of work is answered when nobody waits any more.
hear((command) => {
  const answer = () => talk(command, 'late', { outcome: 'SUCCEEDED' });
  if (!('commandId' in command)) answer();
  else setTimeout(answer, (command.deadlineMilliseconds ?? 60_000) + TOO_LATE);
});
