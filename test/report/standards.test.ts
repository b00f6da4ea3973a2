import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, type TestContext, test } from "vitest";
import { codedPile } from "./coded-pile.ts";
import { rendered } from "./rendered.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const PYTHON = join(ROOT, ".standards/bin/python");
const PATIENCE = 240_000;

/** What the validators of the standards' makers find in a bundle and in events. */
function faultsIn({ skip }: Pick<TestContext, "skip">, stix: string, misp: string): string[] {
  if (!existsSync(PYTHON)) skip("no validators in .standards: docs/report/formats.md says how to install them");
  const input = JSON.stringify({ stix, misp });
  const { stdout, stderr } = spawnSync(PYTHON, [join(ROOT, "tools/standards.py")], { input, encoding: "utf8" });
  expect(stdout, stderr).not.toBe("");
  return JSON.parse(stdout) as string[];
}

test("the standards' own validators find no fault in a STIX bundle and in MISP events", {
  timeout: PATIENCE,
}, async (context) => {
  const report = codedPile();
  expect(faultsIn(context, await rendered(report, "stix"), await rendered(report, "misp"))).toEqual([]);
});

test("the validators find faults", { timeout: PATIENCE }, async (context) => {
  const stix = (await rendered(codedPile(), "stix")).replace('"created":"', '"created":"before ');
  const misp = (await rendered(codedPile(), "misp")).replace('"published":false', '"published":"no"');
  const faults = faultsIn(context, stix, misp);
  for (const standard of ["STIX", "MISP"]) expect(faults.filter((fault) => fault.startsWith(standard))).not.toEqual([]);
});
