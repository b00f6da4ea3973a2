import type { Wanted } from "../annotation/index.ts";
import { annotateStream } from "../annotation/threads/pool.ts";
import { type CountersState, readArticles, settled } from "../article/index.ts";
import { type AnnotatedArticle, type Article, labelOf, type Message, type Raw } from "../model/index.ts";
import type { PipelineOptions } from "./analyse.ts";
import type { Raws } from "./desk.ts";
import { listOf } from "./kept.ts";
import { PassedArticles } from "./passed.ts";

export interface AnnotatingOptions extends PipelineOptions {
  /** The lists to be made; all unless told. */
  readonly wants?: readonly Wanted[];
  /** What repeats on publishers' pages, as an earlier run counted it: nothing is counted then, each article is as alone. */
  readonly lines?: CountersState;
  /** Hears what this run counted, when everything is read. */
  readonly onLines?: (lines: CountersState) => void;
}

/**
 * Annotates a pile article by article, in input order, each handed on as soon as it is done. Inputs that can be opened again
 * are read twice: what repeats on a publisher's pages is counted first. An input that cannot (`Raw.isOnce`) is read once, and
 * each of its articles set by what was counted until then.
 */
export async function* annotatePile(
  raws: Raws,
  options: AnnotatingOptions = {},
): AsyncGenerator<AnnotatedArticle | { readonly message: Message }> {
  const inputs = await listOf(raws);
  const passed = new PassedArticles(options.lines);
  if (!options.lines) for (const raw of inputs) if (!raw.isOnce) await countIn(raw, passed, options);
  passed.close();
  const told: Message[] = [];
  const pool = {
    ...(options.threads !== undefined && { threads: options.threads }),
    onMessage: (message: Message) => told.push(message),
  };
  let done = 0;
  for await (const annotated of annotateStream(articlesOf(inputs, passed, told), options.wants ?? "full", pool)) {
    for (const message of told.splice(0)) yield { message };
    yield annotated;
    options.onProgress?.({ stage: "annotate", done: ++done, ...(passed.size > 0 && { total: passed.size }) });
  }
  for (const message of told) yield { message };
  options.onLines?.(passed.lines());
}

async function countIn(raw: Raw, passed: PassedArticles, { onProgress }: AnnotatingOptions): Promise<void> {
  for await (const reading of readArticles(raw)) {
    if (!("article" in reading)) continue;
    passed.count(reading.article);
    onProgress?.({ stage: "read", done: passed.size });
  }
}

async function* articlesOf(raws: readonly Raw[], passed: PassedArticles, told: Message[]): AsyncGenerator<Article> {
  for (const raw of raws) {
    for await (const reading of readArticles(raw)) {
      if ("message" in reading) {
        told.push(reading.message);
        continue;
      }
      const found = passed.shown(reading.article, raw.isOnce === true);
      if (found) yield settled(found.article, found.setting);
      else told.push(repeated(reading.article));
    }
  }
}

function repeated(article: Article): Message {
  const text = `${labelOf(article)}: the same words of the same publisher were read before; they count once`;
  return { rule: "read-twice", text, location: article.location, level: "note" };
}
