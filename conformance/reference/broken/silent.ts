import { hear, talk } from './speaker.ts';

// Greets and starts, and answers no piece of work.
hear((command) => {
  if (!('commandId' in command)) talk(command, 'silent', { outcome: 'SUCCEEDED' });
});
