import { leavePublishersOut, Trials } from "../train/pages/fit.ts";
import { type GoldPage, goldPages, SETS } from "../train/pages/gold.ts";
import { compareShingles, interval, summarise } from "../train/pages/shingles.ts";
import { candidates, readPage } from "./extraction/candidates.ts";
import { factsOf } from "./extraction/facts.ts";
import { narrowedTable } from "./extraction/narrowed.ts";
import type { Benchmark } from "./main.ts";
import { table } from "./tables.ts";

/**
 * Main text, title, time and authors of real pages against public gold, every candidate side by side, and with the thresholds fitted
 * without the page's own publisher. `--python` names the interpreter that has the Python candidates.
 */
export const benchmark: Benchmark = {
  async run(dataFolder, options) {
    const sets = SETS.map((set) => goldPages(dataFolder, set));
    const parts = [];
    for (const pages of sets) parts.push(await compared(pages, options.get("python") ?? "python3"));
    const news = sets[1]!;
    return [
      "F1 of 4-word shingles in the definition of the public article-extraction benchmark; ± is half the 95 % interval over pages. Pages",
      "per second of one core's time, all steps. The project's text is the article's `body` without the headline, which the gold leaves out.",
      "",
      `**extraction**: the development half of scrapinghub/article-extraction-benchmark, ${sets[0]!.length} pages.`,
      "",
      parts[0]!,
      "",
      `**extraction-news**: pages of ${new Set(news.map(({ publisher }) => publisher)).size} publishers from flairNLP/fundus, ${news.length} pages; gold is what the publisher's own parser reads.`,
      "",
      parts[1]!,
      "",
      await factTable(news),
      "",
      "**Who is told of lost text**: the pages of both sets under regions that are made too narrow; who loses a fifth of the report, who",
      "does not, and who of both has a message.",
      "",
      narrowedTable(sets.flat()),
      "",
      "**By publisher left out**: ten parts of the publishers of both sets; each is read under thresholds fitted on the other nine",
      "(`train/pages.ts`). The lists of words (`page/names.ts`, `phrases.json`) were written once for all pages and are not refitted.",
      "",
      leftOut(sets.flat()),
    ].join("\n");
  },
};

async function compared(pages: readonly GoldPage[], python: string): Promise<string> {
  const rows: (string | number)[][] = [];
  for await (const { name, texts, seconds } of candidates(pages, python)) {
    const counts = pages.map((page, i) => compareShingles(page.wanted, texts[i] ?? ""));
    const { f1, precision, recall } = summarise(counts);
    const figures = [f1, interval(counts), precision, recall].map((figure) => figure.toFixed(3));
    rows.push([name, ...figures, Math.round(pages.length / seconds)]);
  }
  return table(["candidate", "F1", "±", "precision", "recall", "pages/s"], rows);
}

async function factTable(pages: readonly GoldPage[]): Promise<string> {
  const cases = [];
  for (const page of pages) {
    const read = await readPage(page);
    const blocks = (read.article?.blocks ?? []).filter(({ kind }) => kind !== "title");
    cases.push({
      page,
      read,
      body: blocks.map(({ span }) => read.article!.text.slice(span.start, span.end)).join("\n"),
    });
  }
  return factsOf(cases);
}

function leftOut(pages: readonly GoldPage[]): string {
  const { counts } = leavePublishersOut(new Trials(pages));
  const rows = SETS.map((set) => {
    const own = counts.filter((_, i) => pages[i]!.set === set);
    const { f1, precision, recall } = summarise(own);
    return [set, ...[f1, interval(own), precision, recall].map((figure) => figure.toFixed(3))];
  });
  return table(["set", "F1", "±", "precision", "recall"], rows);
}
