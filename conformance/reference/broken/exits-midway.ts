import { hear, talk } from './speaker.ts';

// Greets and starts, and ends without a word at the first piece of work.
hear((command) => {
  if ('commandId' in command) process.exit(0);
  talk(command, 'exits-midway', { outcome: 'SUCCEEDED' });
});
