import { hear, talk } from './speaker.ts';

const LINE = `${'debug '.repeat(10_000)}\n`;

/** Writes as fast as it is read, without end. */
function flood(): void {
  while (process.stdout.write(LINE));
  process.stdout.once('drain', flood);
}

// Greets well; from the start on its log goes where the protocol belongs.
hear((command) => {
  if (command.operation === 'start') flood();
  else talk(command, 'floods-stdout', { outcome: 'SUCCEEDED' });
});
