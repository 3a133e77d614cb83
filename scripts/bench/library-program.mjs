// What `npm run bench -- library` starts: node library-program.mjs bare|import|create <door>
// Prints the milliseconds of wall clock and of processor that each step took; the parent measures the whole process.
const [what, door] = process.argv.slice(2);

async function measured(work) {
  const cpu = process.cpuUsage();
  const started = performance.now();
  const value = await work();
  const { user, system } = process.cpuUsage(cpu);
  return { value, wall: performance.now() - started, cpu: (user + system) / 1000 };
}

const steps = {};
if (what !== 'bare') {
  const { createSandbox } = await import(door);
  if (what === 'create') {
    const first = await measured(() => createSandbox());
    steps.first = { wall: first.wall, cpu: first.cpu };
    const warm = [];
    for (let i = 0; i < 5; i++) {
      const next = await measured(() => createSandbox());
      warm.push(next);
      await next.value.close();
    }
    const middle = (key) => warm.map((it) => it[key]).sort((a, b) => a - b)[2];
    steps.warm = { wall: middle('wall'), cpu: middle('cpu') };
    const world = await measured(() => first.value.world());
    steps.world = { wall: world.wall, cpu: world.cpu };
    await first.value.close();
  }
}
const { user, system } = process.cpuUsage();
process.stdout.write(JSON.stringify({ ...steps, whole: { cpu: (user + system) / 1000 } }));
