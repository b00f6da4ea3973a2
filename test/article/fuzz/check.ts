import { settleArticles } from "../../../src/article/index.ts";
import { analysePile, type Raw, type ReportFormat, type ReportSource, renderReport } from "../../../src/index.ts";
import { type Article, bodyText, type Message } from "../../../src/model/index.ts";
import { rawOf, readAll } from "../inputs.ts";
import { mutated } from "./mutate.ts";
import { randomFrom } from "./random.ts";
import { SAMPLES } from "./samples.ts";

/** What an input broke. */
export class Broken extends Error {}

/** The input with a number; the same number is always the same input. */
export function inputOf(number: number): { readonly name: string; readonly bytes: Uint8Array } {
  const sample = SAMPLES[number % SAMPLES.length]!;
  return { name: sample.name, bytes: mutated(sample, randomFrom(number)) };
}

/**
 * Reads an input twice, in other pieces, and throws `Broken` when it fails inside, when a character of an article is neither body
 * nor set aside, when a message has no place, or when the two readings differ. Returns the characters read.
 */
export async function checkReading(number: number): Promise<number> {
  const { name, bytes } = inputOf(number);
  const first = await readAll(rawOf(bytes, name, 1 + randomFrom(number).below(1 << 14)));
  for (const article of [...first.articles, ...settleArticles(first.articles)]) checkTiling(article);
  for (const message of first.messages) checkMessage(message, name);
  const second = await readAll(rawOf(bytes, name, 1 + randomFrom(~number).below(1 << 10)));
  if (JSON.stringify(first) !== JSON.stringify(second)) throw new Broken("two readings differ");
  return first.articles.reduce((sum, { text }) => sum + text.length, 0);
}

function checkTiling(article: Article): void {
  const spans = [...article.body, ...article.aside.map(({ span }) => span)].sort((a, b) => a.start - b.start);
  let at = 0;
  for (const span of spans) {
    if (span.start !== at || span.end <= at) throw new Broken(`gap or overlap at ${at} of ${article.id}`);
    at = span.end;
  }
  if (at !== article.text.length) throw new Broken(`${article.text.length - at} characters lost in ${article.id}`);
  if (bodyText(article).length > article.text.length) throw new Broken("body longer than the text");
}

function checkMessage({ location, rule, text }: Message, name: string): void {
  // Inside an archive the place goes on with the file's path.
  if (location !== name && !location?.startsWith(`${name}/`)) throw new Broken(`a message without its place: ${rule}`);
  // Nothing outside fails here, so this rule hides an exception of our own.
  if (rule === "unreadable-input") throw new Broken(`failed inside: ${text}`);
}

/** The whole report of some inputs, in two orders: the same bytes in every format. */
export async function checkReports(numbers: readonly number[]): Promise<void> {
  const raws = numbers.map((number): Raw => {
    const { name, bytes } = inputOf(number);
    return { ...rawOf(bytes, `${number}-${name}`), name: `n${number}` };
  });
  const one = await analysePile(raws, { threads: 1 });
  const other = await analysePile([...raws].reverse(), { threads: 1 });
  for (const format of ["json", "html", "text", "md", "csv", "jsonld"] as const) {
    if ((await shown(one.source, format)) !== (await shown(other.source, format)))
      throw new Broken(`two reports as ${format} differ`);
  }
  for await (const { article } of one.articles()) checkTiling(article);
}

async function shown(source: ReportSource, format: ReportFormat): Promise<string> {
  let text = "";
  for await (const chunk of renderReport(source, format)) text += chunk;
  return text;
}
