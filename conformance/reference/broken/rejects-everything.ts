import { hear, talk } from './speaker.ts';

// Says that everything failed, and does nothing.
hear((command) => talk(command, 'rejects-everything', { outcome: 'FAILED', code: 'REJECTED' }));
