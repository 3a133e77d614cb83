import { hear } from './speaker.ts';

// Talks to people instead of to the kit.
hear(({ operation }) => process.stdout.write(`Running ${operation} now, please wait ...\n`));
