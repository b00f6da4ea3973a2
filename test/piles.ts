import { readdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import {
  type Analysis,
  type AnnotatedArticle,
  type Article,
  analysePile,
  collectReport,
  type Raw,
  type Report,
  type Span,
} from "../src/index.ts";

/** One input from bytes in memory; `text` may be any bytes. */
export function rawOf(name: string, content: string | Uint8Array, location = name): Raw {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return {
    location,
    name,
    size: bytes.length,
    async *open() {
      yield bytes;
    },
  };
}

/** Every file of a folder under `examples/`, in the order of its names. */
export function rawsOfExample(folder: string): Raw[] {
  const path = join(import.meta.dirname, "../examples", folder);
  return readdirSync(path)
    .sort()
    .map((file) => rawOf(basename(file, extname(file)), readFileSync(join(path, file)), file));
}

/** The report about some texts of unknown publishers, as records that keep their ids. */
export async function reportOn(texts: Readonly<Record<string, string>>): Promise<Report> {
  return (await analyse(Object.entries(texts).map(([name, text]) => rawOf(name, text, `${name}.txt`)))).report;
}

/** What a pile holds, with the whole report gathered. */
export async function analyse(raws: readonly Raw[]): Promise<Analysed> {
  const analysis = await analysePile(raws);
  const annotated: AnnotatedArticle[] = [];
  for await (const article of analysis.articles()) annotated.push(article);
  return { ...analysis, annotated, report: await collectReport(analysis.source) };
}

export interface Analysed extends Analysis {
  readonly annotated: readonly AnnotatedArticle[];
  readonly report: Report;
}

/** Where `words` stand in the article; throws when they do not, so that no check passes for want of its words. */
export function placeOf(article: Article, words: string): Span {
  const start = article.text.indexOf(words);
  if (start < 0) throw new Error(`${article.id} does not hold the words "${words}"`);
  return { start, end: start + words.length };
}
