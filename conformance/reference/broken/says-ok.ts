import { hear, talk } from './speaker.ts';

// Says that everything succeeded, and does nothing.
hear((command) => talk(command, 'says-ok', { outcome: 'SUCCEEDED' }));
