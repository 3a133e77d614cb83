import { resolve } from 'node:path';
import { commandDriver } from '../drivers/command.ts';
import type { Driver, DriverSource } from '../drivers/driver.ts';
import { httpDriver } from '../drivers/http.ts';
import type { Capability } from '../drivers/protocol.ts';
import { type CliContext, UsageError } from './context.ts';
import type { RunSettings } from './settings.ts';

/** The driver of the settings. @throws UsageError when none is named */
export function driverSource(
  settings: RunSettings,
  { environment, workingFolder }: CliContext,
): DriverSource {
  const { driver, configuration, base } = settings;
  if (driver === undefined) {
    throw new UsageError(
      'no driver is named; write it after --, as in "khata conform run -- python3 driver.py", or put it into khata.config.json (khata conform driver init --lang python begins one)',
    );
  }
  const { env, workingFolder: folder } = configuration.driver ?? {};
  const { helloMilliseconds, restartMilliseconds, endMilliseconds } = configuration.deadlines ?? {};
  const directory = folder === undefined ? workingFolder : resolve(base, folder);
  const common = { environment, env, directory, helloMilliseconds };
  const source =
    driver.kind === 'command'
      ? commandDriver(driver.argv, { ...common, graceMilliseconds: endMilliseconds })
      : httpDriver(driver.url, { ...common, restart: driver.restart, restartMilliseconds });
  return withoutDeclared(source, Object.keys(configuration.capabilities ?? {}) as Capability[]);
}

/** A driver whose hello claims less: what the configuration declares as not applicable is not asked for. */
function quieter(driver: Driver, declared: readonly Capability[]): Driver {
  const less = (hello: Driver['hello']) => ({
    ...hello,
    capabilities: hello.capabilities.filter((one) => !declared.includes(one)),
  });
  return {
    get hello() {
      return less(driver.hello);
    },
    send: (command, deadline) => driver.send(command, deadline),
    kill: () => driver.kill(),
    restart: async () => less(await driver.restart()),
    log: () => driver.log(),
    close: () => driver.close(),
  };
}

/** A source whose drivers claim less, by what the configuration declares as not applicable. */
export function withoutDeclared(source: DriverSource, declared: readonly Capability[]): DriverSource {
  if (declared.length === 0) return source;
  return {
    kind: source.kind,
    name: source.name,
    get canRestart() {
      return source.canRestart && !declared.includes('RESTART');
    },
    get mostSessions() {
      return source.mostSessions;
    },
    open: async (folder, extra) => quieter(await source.open(folder, extra), declared),
  };
}
