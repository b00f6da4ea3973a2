import { expect, test } from "vitest";
import { annotate } from "../../src/annotation/index.ts";
import { ownOutputOf } from "../../src/model/own-output.ts";
import { MARKS, type Mark, renderComparison } from "../../src/report/index.ts";
import { analyse, rawsOfExample } from "../piles.ts";
import { codedPile } from "./coded-pile.ts";
import { pile } from "./pile.ts";
import { FORMATS, rendered } from "./rendered.ts";

/** A mark as the text must show it: only white space may differ. */
function isMarked(text: string, { begins = "", holds = "", fields }: Mark): boolean {
  const flat = (words: string) => words.replace(/\s/g, "");
  const record = fields ? (JSON.parse(text) as object) : {};
  return (
    flat(text).startsWith(flat(begins)) &&
    text.slice(0, 4096).includes(holds) &&
    (fields ?? []).every((name) => name in record)
  );
}

/** Whether the one mark of an output, and of its other formats only one that is written alike, fits the text. */
function expectMark(output: Mark["output"], format: Mark["format"], text: string): void {
  const own = MARKS.find((mark) => mark.output === output && mark.format === format);
  expect(own && isMarked(text, own), `${output} ${format}`).toBe(true);
}

test.each(FORMATS)("a report as %s carries its mark", async (format) => {
  const text = await rendered(codedPile(), format, { columns: 40 });
  expectMark("report", format, text);
  expect(ownOutputOf(text.slice(0, 4096))).toBe(MARKS.find((mark) => mark.format === format)?.kind);
});

test("no text of the examples carries a mark", async () => {
  const { report } = await analyse(rawsOfExample("pile"));
  const plain = MARKS.filter(({ fields }) => !fields);
  for (const { text } of report.articles) expect(plain.filter((mark) => isMarked(text, mark))).toEqual([]);
});

test("comparisons carry theirs", () => {
  const [a, b] = pile().articles;
  const link = { a: a!.id, b: b!.id, kind: "rewrite", score: 0.5, direction: "undetermined", evidence: [] } as const;
  const none = { containment: 0, alignedSentences: [], changedWords: [], masked: { a: [], b: [] }, reasons: [] };
  for (const format of ["text", "html", "json"] as const)
    expectMark("comparison", format, [...renderComparison({ ...link, ...none }, a!, b!, format)].join(""));
  expectMark("comparison", "jsonl", JSON.stringify({ ...link, ...none }));
});

test("annotated articles and lists of stories are known by their fields", () => {
  const [article] = pile().articles;
  expectMark("annotation", "jsonl", JSON.stringify({ ...article, ...annotate(article!, "full") }));
  expectMark("stories", "jsonl", JSON.stringify({ story: "s-1", articles: [] }));
});
