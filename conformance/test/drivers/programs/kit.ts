// A kit that opens a driver, prints its process id and then ends as its first argument says, without closing it.
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { commandDriver } from '../../../drivers/command.ts';

const program = fileURLToPath(new URL('./misbehave.mjs', import.meta.url));
const source = commandDriver([process.execPath, program, 'tells-pid'], { environment: process.env });
const driver = await source.open(tmpdir());
const [how] = process.argv.slice(2);
if (how === 'handles') process.on('SIGTERM', () => setTimeout(() => process.exit(3), 50));
process.stdout.write(driver.hello.build ?? '');
if (how === 'exit') process.exit(0);
if (how === 'throw') throw new Error('a fault of the kit');
setInterval(() => {}, 1_000);
