import { hear, say, talk } from './speaker.ts';

// Claims every feature and has none.
hear((command) => {
  if ('commandId' in command) say({ id: command.id, unsupported: `${command.operation} is not there yet` });
  else talk(command, 'claims-too-much', { outcome: 'SUCCEEDED' });
});
