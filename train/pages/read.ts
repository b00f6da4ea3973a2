import { decodeBytes } from "../../src/article/charset.ts";
import { clean } from "../../src/article/cleaning/clean.ts";
import type { Draft } from "../../src/article/draft.ts";
import { readUnder } from "../../src/article/formats/page.ts";
import { withDefaults } from "../../src/article/limits.ts";
import { blocksOf, type PageBlock } from "../../src/article/page/blocks.ts";
import type { Thresholds } from "../../src/article/page/thresholds.ts";
import { type Page, parsePage } from "../../src/article/page/tree.ts";
import type { GoldPage } from "./gold.ts";

const LIMITS = withDefaults({});

/** Pages are read under many thresholds and parsed once. */
const parsed = new WeakMap<GoldPage, { page: Page; blocks: readonly PageBlock[] }>();

/** What a page gives under some thresholds: its report, and the rules of the messages about it. */
export interface PageReading {
  readonly text: string;
  readonly rules: readonly string[];
}

/** The report of a page, without its headline, as it is read under these thresholds; empty when there is none. */
export function reportOf(gold: GoldPage, thresholds: Thresholds): string {
  return readingOf(gold, thresholds).text;
}

/** The same with the rules of the messages about the page. */
export function readingOf(gold: GoldPage, thresholds: Thresholds): PageReading {
  const { page, blocks } = parsedOf(gold);
  const found = [...readUnder(thresholds, page, blocks, { id: gold.key, location: `${gold.key}.html` })];
  const text = found
    .map((one) => ("draft" in one ? wordsOf(one.draft) : undefined))
    .find((words) => words !== undefined);
  return { text: text ?? "", rules: found.flatMap((one) => ("message" in one ? one.message.rule : [])) };
}

function wordsOf({ text, blocks, title }: Draft): string {
  const { lines, kinds, title: headline } = clean(text, blocks, title);
  return lines
    .filter((_, i) => !kinds[i] && i !== headline)
    .map(({ text: words }) => words)
    .join("\n");
}

function parsedOf(gold: GoldPage): { page: Page; blocks: readonly PageBlock[] } {
  const known = parsed.get(gold);
  if (known) return known;
  const page = parsePage(decodeBytes(gold.html, undefined).text, LIMITS.depth);
  const found = { page, blocks: blocksOf(page.root) };
  parsed.set(gold, found);
  return found;
}
