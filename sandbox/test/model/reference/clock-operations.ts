import type { LimitsChange } from '../subject.ts';
import { type Expected, type ModelWorld, no, yes } from './world.ts';

function shown(world: ModelWorld): object {
  return { now: world.now, mode: world.clock.mode };
}

export function readClock(world: ModelWorld): Expected {
  return world.request(() => yes(shown(world)));
}

export function setClock(world: ModelWorld, to: number, frozen?: boolean): Expected {
  return world.request(() =>
    to < world.now ? no('CLOCK_CANNOT_GO_BACK') : yes(move(world, to, frozen).view),
  );
}

export function advanceClock(world: ModelWorld, seconds: number): Expected {
  return world.request(() => {
    const { view, ran } = move(world, world.now + seconds * 1000, undefined);
    return yes({ ...view, ran });
  });
}

function move(world: ModelWorld, to: number, frozen: boolean | undefined): { view: object; ran: number } {
  const stands = frozen === undefined ? world.clock.mode === 'FROZEN' : frozen;
  if (stands) world.clock = { mode: 'FROZEN', at: to };
  else run(world, to);
  world.now = to;
  world.wrote();
  return { ran: world.happenings(), view: shown(world) };
}

function run(world: ModelWorld, from: number): void {
  const offset = from - world.hostNow;
  world.clock = offset === 0 ? { mode: 'REAL' } : { mode: 'OFFSET', offset };
}

export function freezeClock(world: ModelWorld): Expected {
  return world.request(() => {
    if (world.clock.mode !== 'FROZEN') {
      world.clock = { mode: 'FROZEN', at: world.now };
      world.wrote();
    }
    return yes(shown(world));
  });
}

export function resumeClock(world: ModelWorld): Expected {
  return world.request(() => {
    if (world.clock.mode === 'FROZEN') {
      run(world, world.now);
      world.wrote();
    }
    return yes(shown(world));
  });
}

export function setLimits(world: ModelWorld, change: LimitsChange): Expected {
  return world.request(() => {
    world.limits = { ...world.limits, ...change };
    world.wrote();
    return yes({ ...world.limits });
  });
}
