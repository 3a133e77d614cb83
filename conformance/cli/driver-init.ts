import { relative, resolve } from 'node:path';
import { driverLanguage, initDriver } from '../drivers/init.ts';
import { EXIT } from '../framework/outcome.ts';
import type { CliContext } from './context.ts';

/** `khata conform driver init`: begins a driver from a template. @returns the exit code */
export async function driverInitCommand(
  flags: { readonly lang: string; readonly directory?: string },
  context: CliContext,
): Promise<number> {
  const language = driverLanguage(flags.lang);
  const directory = resolve(context.workingFolder, flags.directory ?? '.');
  const { written, kept, command } = await initDriver({
    language,
    directory,
    nodeVersion: context.nodeVersion,
  });
  const place = relative(context.workingFolder, directory);
  for (const file of written) context.stdout.write(`written  ${place === '' ? file : `${place}/${file}`}\n`);
  if (kept !== undefined) {
    const driver = JSON.stringify({ command });
    context.stdout.write(`kept     ${kept}, which was there; it needs "driver": ${driver}\n`);
  }
  // From another folder the program may be called otherwise.
  const program = place === '' ? (context.program ?? 'khata') : 'khata';
  const words = command.join(' ');
  context.stdout.write(
    `\nFill in what is marked, then try it${place === '' ? '' : ` in ${place}`}:\n  ${program} conform driver smoke -- ${words}\n  ${program} conform run -- ${words}\n`,
  );
  return EXIT.ok;
}
