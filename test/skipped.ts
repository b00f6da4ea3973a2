import type { Reporter, TestCase, TestModule } from "vitest/node";

/**
 * A skipped test says why in its title or by `skip(reason)`, and where `SECONDSOURCE_REQUIRE` is set (the forge) none may be
 * skipped: the run fails and names them. Tests left out by a filter of the command line (`-t`) are no concern of it.
 */
export class SkippedTests implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    if (process.argv.some((word) => word === "-t" || word.startsWith("--testNamePattern"))) return;
    const skipped = modules.flatMap((module) => [...module.children.allTests("skipped")]);
    const silent = skipped.filter((test) => !isExplained(test));
    for (const test of silent) fail(`skipped without a reason: ${test.module.relativeModuleId} > ${test.fullName}`);
    if (process.env.SECONDSOURCE_REQUIRE)
      for (const test of skipped) fail(`skipped though SECONDSOURCE_REQUIRE is set: ${test.fullName}`);
  }
}

/** Whether the title of a test, or of what it stands in, ends with why it may be skipped, in brackets. */
function isExplained(test: TestCase): boolean {
  const result = test.result();
  const note = result.state === "skipped" ? result.note : undefined;
  return note !== undefined || /\((skipped|needs) [^()]+\)|\(skipped: [^()]+\)/.test(test.fullName);
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
