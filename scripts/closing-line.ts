import type { Reporter, TestModule } from 'vitest/node';

/** Prints `N passed, N failed` alone on the last line: what CI reads, whatever the runner. */
export class ClosingLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    let passed = 0;
    let failed = errors.length;
    let skipped = 0;
    for (const module of modules) {
      if (module.state() === 'failed' && [...module.children.allTests()].length === 0) failed++;
      // A hook that fails leaves its tests skipped; the suite is what failed.
      for (const suite of module.children.allSuites()) failed += suite.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed++;
        else if (state === 'failed') failed++;
        else skipped++;
      }
    }
    const rest = skipped > 0 ? `, ${skipped} skipped` : '';
    // After the default reporter's own summary, which is written in the same tick.
    setImmediate(() => process.stdout.write(`\n${passed} passed, ${failed} failed${rest}\n`));
  }
}
