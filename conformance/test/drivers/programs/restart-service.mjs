// Kills the service whose process id is in the file of the second argument and starts another in the background.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [port, pidFile] = process.argv.slice(2);
process.kill(Number(readFileSync(pidFile, 'utf8')), 'SIGKILL');
const service = fileURLToPath(new URL('./service.mjs', import.meta.url));
spawn(process.execPath, [service, port, pidFile], { detached: true, stdio: 'inherit' }).unref();
console.log('started another');
process.exit(0);
