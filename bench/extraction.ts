import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { readArticles } from "../src/article/index.ts";
import { blocksOf } from "../src/article/page/blocks.ts";
import { urlDate } from "../src/article/page/page-dates.ts";
import { parsePage } from "../src/article/page/tree.ts";
import type { Article } from "../src/model/index.ts";
import type { Benchmark } from "./main.ts";
import { type Counts, compareShingles, interval, summarise } from "./shingles.ts";
import { table } from "./tables.ts";

interface GoldPage {
  readonly key: string;
  readonly url: string;
  readonly wanted: string;
  readonly html: Uint8Array;
}

type Candidate = (page: GoldPage) => Promise<string> | string;

/** Main text, title and date of real pages against the public article-extraction benchmark's gold and definition. */
export const benchmark: Benchmark = {
  async run(dataFolder) {
    const pages = goldPages(join(dataFolder, "extraction"));
    const rows: (string | number)[][] = [];
    for (const [name, candidate] of CANDIDATES) rows.push(await measure(name, candidate, pages));
    const facts = await titlesAndDates(pages);
    return [
      `Data: the development half of scrapinghub/article-extraction-benchmark, ${pages.length} pages with the true article body. F1 of 4-word`,
      "shingles in the benchmark's own definition; ± is half the 95 % interval over pages. Pages per second of one core's time, all steps.",
      "",
      table(["candidate", "F1", "±", "precision", "recall", "pages/s"], rows),
      "",
      "The project's text is the article's `body` without the headline, which the gold texts leave out; with it the row above it.",
      "",
      facts,
    ].join("\n");
  },
};

const CANDIDATES: readonly (readonly [string, Candidate])[] = [
  ["all text of `<p>`", (page) => linkedomParagraphs(page)],
  ["Readability on linkedom, `textContent`", (page) => readability(page, false)],
  ["Readability on linkedom, text block by block", (page) => readability(page, true)],
  ["JSON-LD `articleBody`, else the row above", (page) => linkedBody(page)],
  ["secondsource, body with the headline", async (page) => bodyOf(await articleOf(page), true)],
  ["**secondsource, body**", async (page) => bodyOf(await articleOf(page), false)],
];

/** Pages read before the clock starts, so that compiling is not measured. */
const WARM_UP = 12;

function goldPages(folder: string): GoldPage[] {
  const gold = JSON.parse(readFileSync(join(folder, "ground-truth.json"), "utf8")) as Record<
    string,
    { articleBody?: string; url: string }
  >;
  const files = new Set(readdirSync(join(folder, "html")));
  return Object.entries(gold)
    .filter(([key]) => files.has(`${key}.html.gz`))
    .map(([key, { articleBody, url }]) => ({
      key,
      url,
      wanted: articleBody ?? "",
      html: gunzipSync(readFileSync(join(folder, "html", `${key}.html.gz`))),
    }));
}

async function measure(name: string, candidate: Candidate, pages: readonly GoldPage[]): Promise<(string | number)[]> {
  for (const page of pages.slice(0, WARM_UP)) await candidate(page);
  const counts: Counts[] = [];
  let spent = 0;
  for (const page of pages) {
    const before = process.cpuUsage();
    const text = await candidate(page);
    const { user, system } = process.cpuUsage(before);
    spent += (user + system) / 1e6;
    counts.push(compareShingles(page.wanted, text));
  }
  const { f1, precision, recall } = summarise(counts);
  return [
    name,
    f1.toFixed(3),
    interval(counts).toFixed(3),
    precision.toFixed(3),
    recall.toFixed(3),
    Math.round(pages.length / spent),
  ];
}

/** The article of a page, read without its address, so that no date is taken from it. */
async function articleOf(page: GoldPage): Promise<Article | undefined> {
  const raw = {
    location: `${page.key}.html`,
    name: page.key,
    async *open() {
      yield page.html;
    },
  };
  for await (const reading of readArticles(raw)) if ("article" in reading) return reading.article;
  return undefined;
}

function bodyOf(article: Article | undefined, withTitle: boolean): string {
  const blocks = (article?.blocks ?? []).filter((block) => withTitle || block.kind !== "title");
  return blocks.map(({ span }) => article!.text.slice(span.start, span.end)).join("\n");
}

const SCRIPTS = /<(script|style)\b[^>]*>[\s\S]*?<\/\1>/gi;

function linkedomParagraphs(page: GoldPage): string {
  const { document } = parseHTML(new TextDecoder().decode(page.html).replace(SCRIPTS, ""));
  return [...document.querySelectorAll("p")].map((paragraph) => paragraph.textContent).join("\n");
}

function readability(page: GoldPage, byBlock: boolean): string {
  const { document } = parseHTML(new TextDecoder().decode(page.html).replace(SCRIPTS, ""));
  const found = new Readability(document as never).parse();
  if (!byBlock) return found?.textContent ?? "";
  return textOf(found?.content ?? "");
}

/** schema.org's articleBody where the page has one, else Readability. */
function linkedBody(page: GoldPage): string {
  const { linkedData } = parsePage(new TextDecoder().decode(page.html), 500);
  const body = /"articleBody"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(linkedData.join("\n"))?.[1];
  try {
    if (body) return JSON.parse(body.replace(/[\u0000-\u001f]/g, " ")) as string;
  } catch {
    // A broken string: as if there were none.
  }
  return readability(page, true);
}

function textOf(html: string): string {
  return blocksOf(parsePage(html, 500).root)
    .map((block) => block.text)
    .join("\n");
}

/** Titles against the words of the page's address, dates against the day named in it. */
async function titlesAndDates(pages: readonly GoldPage[]): Promise<string> {
  const slugs = { known: 0, right: 0 };
  const days = { known: 0, given: 0, right: 0 };
  for (const page of pages) {
    const article = await articleOf(page);
    const slug = slugOf(page.url);
    if (slug.length >= 4) {
      slugs.known++;
      const words = new Set((article?.title ?? "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
      if (slug.filter((word) => words.has(word)).length >= slug.length * 0.6) slugs.right++;
    }
    const day = urlDate(page.url);
    if (!day) continue;
    days.known++;
    if (!article?.published || article.publishedEvidence?.source === "url") continue;
    days.given++;
    if (Math.abs(Date.parse(article.published.slice(0, 10)) - Date.parse(day)) <= 86_400_000) days.right++;
  }
  return table(
    ["fact", "pages that can be checked", "given", "right"],
    [
      ["title holds three fifths of the words of the address", slugs.known, slugs.known, slugs.right],
      ["published within a day of the date in the address (address not used)", days.known, days.given, days.right],
    ],
  );
}

/** Words of the last long part of an address: what editors made of the headline. */
function slugOf(url: string): string[] {
  const parts = new URL(url).pathname.split("/").map((part) =>
    part
      .replace(/\.\w{2,5}$/, "")
      .split(/[-_]/)
      .filter((word) => /^[a-z]{3,}$/i.test(word)),
  );
  return (parts.reverse().find((words) => words.length >= 4) ?? []).map((word) => word.toLowerCase());
}
