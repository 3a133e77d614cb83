import { hear } from './speaker.ts';

// Hears everything and never says a word, not even hello.
hear(() => {});
