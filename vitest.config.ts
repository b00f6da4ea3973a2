import { defineConfig } from "vitest/config";
import { SkippedTests } from "./test/skipped.ts";

/** Tests that start processes, threads or servers, change user, kill what they started, or put faults into modules. */
const OWN_PROCESS = [
  "test/annotation/threads/**/*.test.ts",
  "test/app/cli/{many,output,serving,stopping}.test.ts",
  "test/app/files/**/*.test.ts",
  "test/app/watch/{watching,stopping}.test.ts",
  "test/app/web/browser.test.ts",
  "test/pile/faults.test.ts",
  "test/pile/threads/**/*.test.ts",
  "test/report/browser/**/*.test.ts",
  "test/shipped/**/*.test.ts",
  "test/store/{postgres,sqlite}/**/*.test.ts",
];

export default defineConfig({
  test: {
    // A thread cannot change its user (`process.seteuid`), a process can.
    pool: "forks",
    // Processor time is what a test may cost; a machine that is busy with other work makes the same test far longer.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
    reporters: ["default", new SkippedTests()],
    projects: [
      // One process reads file after file: models and tables are loaded once a process and not once a file.
      {
        extends: true,
        test: { name: "rooms", include: ["test/**/*.test.ts"], exclude: OWN_PROCESS, isolate: false },
      },
      { extends: true, test: { name: "process", include: OWN_PROCESS, isolate: true } },
    ],
  },
});
