import { hear, say, talk } from './speaker.ts';

// Greets well, then answers commands that nobody gave.
hear((command) => {
  if (command.operation === 'hello') talk(command, 'wrong-id', { outcome: 'SUCCEEDED' });
  else say({ id: `${command.id}-other`, result: {} });
});
