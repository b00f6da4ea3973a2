import { decodeBytes } from "../../src/article/charset.ts";
import { clean } from "../../src/article/cleaning/clean.ts";
import { readUnder } from "../../src/article/formats/page.ts";
import { withDefaults } from "../../src/article/limits.ts";
import { blocksOf, type PageBlock } from "../../src/article/page/blocks.ts";
import type { Thresholds } from "../../src/article/page/thresholds.ts";
import { type Page, parsePage } from "../../src/article/page/tree.ts";
import type { GoldPage } from "./gold.ts";

const LIMITS = withDefaults({});

/** Pages are read under many thresholds and parsed once. */
const parsed = new WeakMap<GoldPage, { page: Page; blocks: readonly PageBlock[] }>();

/** The report of a page, without its headline, as it is read under these thresholds; empty when there is none. */
export function reportOf(gold: GoldPage, thresholds: Thresholds): string {
  const { page, blocks: shown } = parsedOf(gold);
  for (const found of readUnder(thresholds, page, shown, { id: gold.key, location: `${gold.key}.html` })) {
    if (!("draft" in found)) continue;
    const { text, blocks, title } = found.draft;
    const { lines, kinds, title: headline } = clean(text, blocks, title);
    return lines
      .filter((_, i) => !kinds[i] && i !== headline)
      .map(({ text: words }) => words)
      .join("\n");
  }
  return "";
}

function parsedOf(gold: GoldPage): { page: Page; blocks: readonly PageBlock[] } {
  const known = parsed.get(gold);
  if (known) return known;
  const page = parsePage(decodeBytes(gold.html, undefined).text, LIMITS.depth);
  const found = { page, blocks: blocksOf(page.root) };
  parsed.set(gold, found);
  return found;
}
