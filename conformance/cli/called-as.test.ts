import { describe, expect, it } from 'vitest';
import { calledAs, shellWord } from './called-as.ts';

describe('how the program is called once more', () => {
  it.each([
    ['a clone', '/home/a/khata/dist/scripts/khata.js', {}, 'node dist/scripts/khata.js'],
    ['elsewhere', '/opt/khata/dist/scripts/khata.js', {}, 'node /opt/khata/dist/scripts/khata.js'],
    ['a folder with a space', '/opt/my khata/khata.js', {}, "node '/opt/my khata/khata.js'"],
    ['a package', '/home/a/khata/node_modules/.bin/khata', {}, 'npx khata'],
    ['npx', '/home/a/.npm/_npx/1/khata.js', { npm_command: 'exec' }, 'npx khata'],
    ['the PATH', '/usr/local/bin/khata', {}, 'khata'],
  ])('in %s', (_, script, environment, words) => {
    expect(calledAs({ script, environment, workingFolder: '/home/a/khata' })).toBe(words);
  });

  it('quotes what a shell would read more into', () => {
    expect(shellWord("it's")).toBe("'it'\\''s'");
    expect(shellWord('--driver=a/b.c')).toBe('--driver=a/b.c');
  });
});
