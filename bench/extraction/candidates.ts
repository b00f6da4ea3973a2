import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { readArticles } from "../../src/article/index.ts";
import { blocksOf } from "../../src/article/page/blocks.ts";
import { parsePage } from "../../src/article/page/tree.ts";
import type { Article, Message } from "../../src/model/index.ts";
import type { GoldPage } from "../../train/pages/gold.ts";

/** The texts that one program finds in pages, in their order, and the processor seconds it took. */
export interface Found {
  readonly name: string;
  readonly texts: readonly string[];
  readonly seconds: number;
}

/** What this program reads of a page, without its address, so that nothing is taken from there. */
export interface Read {
  readonly article?: Article;
  readonly messages: readonly Message[];
}

type Candidate = (page: GoldPage) => Promise<string> | string;

/** Pages read before the clock starts, so that compiling is not measured. */
const WARM_UP = 12;

/** Every candidate on the same pages, one after the other. Python's are those that the given interpreter has. */
export async function* candidates(pages: readonly GoldPage[], python: string): AsyncGenerator<Found> {
  yield await timed("all text of `<p>`", linkedomParagraphs, pages);
  yield await timed("Readability 0.6.0 on linkedom, `textContent`", (page) => readability(page, false), pages);
  yield await timed("Readability 0.6.0 on linkedom, text block by block", (page) => readability(page, true), pages);
  const defuddle = await defuddleOf();
  if (defuddle) yield await timed("defuddle on linkedom", defuddle, pages);
  yield* pythonPeers(pages, python);
  yield await timed("secondsource, body with the headline", async (page) => bodyOf(await readPage(page), true), pages);
  yield await timed("**secondsource, body**", async (page) => bodyOf(await readPage(page), false), pages);
}

async function timed(name: string, candidate: Candidate, pages: readonly GoldPage[]): Promise<Found> {
  for (const page of pages.slice(0, WARM_UP)) await attempt(candidate, page);
  const texts: string[] = [];
  const before = process.cpuUsage();
  for (const page of pages) texts.push(await attempt(candidate, page));
  const { user, system } = process.cpuUsage(before);
  return { name, texts, seconds: (user + system) / 1e6 };
}

/** A page that a program cannot read is a page it loses. */
async function attempt(candidate: Candidate, page: GoldPage): Promise<string> {
  try {
    return await candidate(page);
  } catch {
    return "";
  }
}

/** The first article of a page and the messages about it. */
export async function readPage(page: GoldPage): Promise<Read> {
  const raw = {
    location: `${page.key}.html`,
    name: page.key,
    async *open() {
      yield page.html;
    },
  };
  const articles: Article[] = [];
  const messages: Message[] = [];
  for await (const reading of readArticles(raw)) {
    if ("article" in reading) articles.push(reading.article);
    else messages.push(reading.message);
  }
  return { messages, ...(articles[0] ? { article: articles[0] } : {}) };
}

function bodyOf({ article }: Read, withTitle: boolean): string {
  const blocks = (article?.blocks ?? []).filter((block) => withTitle || block.kind !== "title");
  return blocks.map(({ span }) => article!.text.slice(span.start, span.end)).join("\n");
}

const SCRIPTS = /<(script|style)\b[^>]*>[\s\S]*?<\/\1>/gi;

function documentOf(page: GoldPage): ReturnType<typeof parseHTML>["document"] {
  return parseHTML(new TextDecoder().decode(page.html).replace(SCRIPTS, "")).document;
}

function linkedomParagraphs(page: GoldPage): string {
  return [...documentOf(page).querySelectorAll("p")].map((paragraph) => paragraph.textContent).join("\n");
}

function readability(page: GoldPage, byBlock: boolean): string {
  const found = new Readability(documentOf(page) as never).parse();
  if (!byBlock) return found?.textContent ?? "";
  return textOf(found?.content ?? "");
}

function textOf(html: string): string {
  return blocksOf(parsePage(html, 500).root)
    .map((block) => block.text)
    .join("\n");
}

interface Defuddle {
  Defuddle(document: unknown, url: string): Promise<{ content?: string }>;
}

/** Measured where it is installed: `npm install --no-save defuddle`. */
async function defuddleOf(): Promise<Candidate | undefined> {
  const name = "defuddle/node";
  try {
    const { Defuddle } = (await import(name)) as Defuddle;
    return async (page) => textOf((await Defuddle(documentOf(page), page.url)).content ?? "");
  } catch {
    return undefined;
  }
}

/** The libraries of `peers.py` that this interpreter has; none where there is no interpreter. */
function pythonPeers(pages: readonly GoldPage[], python: string): Found[] {
  const input = pages.map(({ html }) => Buffer.from(html).toString("base64")).join("\n");
  const script = join(import.meta.dirname, "peers.py");
  const { stdout } = spawnSync(python, [script], { input, maxBuffer: 1 << 30, encoding: "utf8" });
  return (stdout ?? "")
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Found);
}
