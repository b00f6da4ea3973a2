import { resolve } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { ReportSource } from "../../src/model/index.ts";
import type { ReportFormat } from "../../src/report/index.ts";
import { analyse, rawsOfExample } from "../piles.ts";
import { ENDING, rendered, withoutStyle } from "./rendered.ts";

let source: ReportSource;

beforeAll(async () => {
  source = (await analyse(rawsOfExample("tiny"))).source;
});

/** What a reader of the whole pipeline gets: a change of any stage shows here. */
test.each(Object.entries(ENDING) as [ReportFormat, string][])("examples/tiny as %s", async (format, ending) => {
  const text = withoutStyle(await rendered(source, format));
  await expect(text).toMatchFileSnapshot(resolve(import.meta.dirname, `golden/tiny.${ending}`));
});
