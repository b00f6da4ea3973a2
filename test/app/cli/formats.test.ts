import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { cliReference } from "../../../src/app/cli/reference.ts";

const ROOT = resolve(import.meta.dirname, "../../..");
const page = (name: string) => readFileSync(resolve(ROOT, name), "utf8");
const oneLine = (text: string) => text.replace(/\s+/g, " ");

/** How each format is called in the help text and in the documentation. */
const CALLED: Readonly<Record<string, readonly string[]>> = {
  text: ["text"],
  markdown: [".md"],
  html: ["HTML", "MHTML", "SingleFile"],
  json: ["JSON array", "news APIs", "ninjs"],
  "json-lines": ["JSON Lines"],
  har: ["HAR"],
  feed: ["RSS", "Atom", "JSON Feed"],
  wordpress: ["WordPress"],
  sitemap: ["news sitemap"],
  wire: ["NITF", "NewsML"],
  table: ["CSV", "TSV"],
  rtf: ["RTF"],
  warc: ["WARC", "WACZ"],
  mail: [".eml"],
  mbox: ["mbox"],
  emlx: [".emlx"],
  zip: ["zip", ".docx", ".odt", "EPUB"],
  foreign: ["PDF", "Parquet"],
  binary: [],
  empty: [],
};
const FURTHER = ["Nexis", "Factiva", "ProQuest", "gzip"];

test("help text and documentation name every format", () => {
  const union = /export type Format =([^;]+);/.exec(page("src/article/format.ts"))?.[1] ?? "";
  const formats = [...union.matchAll(/"([\w-]+)"/g)].map((match) => match[1]!);
  expect(formats.length).toBeGreaterThan(15);
  const words = [...formats.flatMap((format) => CALLED[format] ?? [`no words for ${format}`]), ...FURTHER];
  const [help, docs] = [cliReference(), page("docs/article/reading.md")].map(oneLine);
  expect(words.filter((word) => !help!.includes(word))).toEqual([]);
  expect(words.filter((word) => !docs!.includes(word))).toEqual([]);
});
