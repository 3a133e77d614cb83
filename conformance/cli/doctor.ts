import type { CliContext } from './context.ts';
import { driverSmokeCommand } from './driver-smoke.ts';
import type { RunFlags } from './settings.ts';

/** `khata conform doctor`: configuration, then the driver alone. @returns 0, or 2 when something is to be mended */
export async function doctorCommand(
  argv: readonly string[],
  flags: RunFlags,
  context: CliContext,
): Promise<number> {
  return await driverSmokeCommand(argv, flags, context);
}
