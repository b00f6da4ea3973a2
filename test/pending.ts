import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "vitest";

const PENDING = JSON.parse(readFileSync(join(import.meta.dirname, "pending.json"), "utf8")) as Record<
  string,
  Record<string, string>
>;

/** The tests of one file, some of which may be pending. */
export interface Checks {
  /** Registers a test. A failing one that is pending is skipped with its reason; every other failure counts. */
  check(name: string, body: () => unknown): void;
  /** Pending names that are no test of this file. */
  stale(): string[];
}

/**
 * Expectations that do not hold yet stand in `pending.json`, by file and test name, each with its reason. They are shown as
 * skipped, so that they are not forgotten; an entry goes when its test passes. With `SECONDSOURCE_STRICT=1` none is skipped.
 */
export function checksOf(file: string): Checks {
  const reasons = process.env.SECONDSOURCE_STRICT ? {} : (PENDING[file] ?? {});
  const names = new Set<string>();
  return {
    check(name, body) {
      names.add(name);
      test(name, async ({ skip }) => {
        try {
          await body();
        } catch (error) {
          const reason = reasons[name];
          if (reason === undefined) throw error;
          skip(reason);
        }
      });
    },
    stale: () => Object.keys(PENDING[file] ?? {}).filter((name) => !names.has(name)),
  };
}
