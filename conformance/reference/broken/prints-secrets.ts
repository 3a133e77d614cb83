import { hear, talk } from './speaker.ts';

let told = '';

// Tells its credentials to its log and to whoever asks.
hear((command) => {
  if (command.operation === 'start') {
    told = JSON.stringify(command.input.credentials);
    process.stderr.write(`starting with ${told}\n`);
  }
  talk(command, 'prints-secrets', { outcome: 'FAILED', code: 'NOT_DONE', message: `refused with ${told}` });
});
