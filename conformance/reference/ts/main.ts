import { createInterface } from 'node:readline';
import type { Command } from '../../drivers/protocol.ts';
import { createReferenceClient } from './client.ts';
import { correct } from './correct.ts';
import { MUTANTS } from './mutants.ts';

/** Exit codes: the usage, and a crash. */
const USAGE = 2;
const CRASHED = 70;

function usage(words: string): never {
  process.stderr.write(`${words}\nusage: node main.js [--mutant ID]\n`);
  process.exit(USAGE);
}

function behaviourAsked(args: readonly string[]) {
  const [flag, id, ...rest] = args;
  if (flag === undefined) return correct;
  if (flag !== '--mutant' || id === undefined || rest.length > 0) usage(`not understood: ${args.join(' ')}`);
  const mutant = MUTANTS.find((one) => one.id === id);
  return (
    mutant?.behaviour ??
    usage(`there is no mutant ${id}; there are ${MUTANTS.map((one) => one.id).join(', ')}`)
  );
}

const client = createReferenceClient(behaviourAsked(process.argv.slice(2)), {
  log: (line) => process.stderr.write(`${line}\n`),
});

async function answer(line: string): Promise<void> {
  const command = JSON.parse(line) as Command;
  const reply = await client.handle(command);
  const isLast = command.operation === 'stop';
  process.stdout.write(`${JSON.stringify(reply)}\n`, () => {
    if (isLast) process.exit(0);
  });
}

createInterface({ input: process.stdin })
  .on('line', (line) => {
    answer(line).catch((error: unknown) => {
      process.stderr.write(`crashed: ${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(CRASHED);
    });
  })
  .on('close', () => process.exit(0));
