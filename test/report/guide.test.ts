import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { analyse, rawsOfExample } from "../piles.ts";
import { rendered } from "./rendered.ts";

const GUIDE = readFileSync(resolve(import.meta.dirname, "../../docs/reading-a-report.md"), "utf8");

/** The answers of the guide's five questions: the words in bold of its table. */
function answers(): string[] {
  const table = GUIDE.slice(GUIDE.indexOf("| question |"), GUIDE.indexOf("## What it can know"));
  return [...table.matchAll(/\*\*([^*]+)\*\*/g)].map(([, words]) => words!);
}

test("the five answers of the guide stand in the heads of the stories", async () => {
  const { source } = await analyse(rawsOfExample("pile"));
  const page = await rendered(source, "html");
  const heads = [...page.matchAll(/<header class="storyhead">[\s\S]*?<\/header>/g)].map(([head]) => head);
  const words = heads
    .join(" ")
    .replace(/<[^>]*>/g, "")
    .replace(/\s+/g, " ");
  expect(answers().length).toBeGreaterThanOrEqual(6);
  expect(answers().filter((answer) => !words.includes(answer))).toEqual([]);
});

test("every picture that the guide shows is there", () => {
  const pictures = [...GUIDE.matchAll(/\]\((pictures\/[\w-]+\.png)\)/g)].map(([, path]) => path!);
  expect(pictures.length).toBeGreaterThan(5);
  for (const path of pictures)
    expect(
      readFileSync(resolve(import.meta.dirname, "../../docs", path))
        .subarray(1, 4)
        .toString(),
    ).toBe("PNG");
});
