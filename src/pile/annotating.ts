import { annotateStream } from "../annotation/threads/pool.ts";
import type { AnnotatedArticle, Message } from "../model/index.ts";
import type { PipelineOptions } from "./analyse.ts";
import type { Raws } from "./desk.ts";
import { readPile } from "./read.ts";

/** Annotates a pile article by article, in input order. */
export async function* annotatePile(
  raws: Raws,
  options: PipelineOptions = {},
): AsyncGenerator<AnnotatedArticle | { readonly message: Message }> {
  const pile = await readPile(raws, options);
  for (const message of pile.messages) yield { message };
  let done = 0;
  const told: Message[] = [];
  const pool = { ...threadsOf(options), onMessage: (message: Message) => told.push(message) };
  for await (const annotated of annotateStream(pile.articles, "full", pool)) {
    yield annotated;
    options.onProgress?.({ stage: "annotate", done: ++done, total: pile.articles.length });
  }
  for (const message of told) yield { message };
}

function threadsOf({ threads }: PipelineOptions): { threads?: number } {
  return threads === undefined ? {} : { threads };
}
