import { annotateAll } from "../annotation/threads/pool.ts";
import { type AnnotatedArticle, type Article, compareText, labelOf, type Message, type Story } from "../model/index.ts";
import { findStories, type StoryOptions } from "../story/index.ts";
import type { PipelineOptions } from "./analyse.ts";
import type { Raws } from "./desk.ts";
import type { Stage } from "./progress.ts";
import { readPile } from "./read.ts";

/** Clusters a pile into stories and does nothing else: the fast path. `labels` are for the reader, by article id. */
export async function storiesOf(
  raws: Raws,
  options: PipelineOptions = {},
): Promise<{ stories: Story[]; labels: ReadonlyMap<string, string>; messages: Message[] }> {
  const pile = await readPile(raws, options);
  const told: Message[] = [];
  const annotated = await annotatedOf(byId(pile.articles), "shallow", options, told);
  const stories = findStories(annotated, undefined, storyOptions(options, told));
  const labels = new Map(pile.articles.map((article) => [article.id, labelOf(article)]));
  return { stories, labels, messages: [...pile.messages, ...told] };
}

async function annotatedOf(
  articles: readonly Article[],
  wants: "shallow",
  options: PipelineOptions,
  told: Message[],
): Promise<AnnotatedArticle[]> {
  const pool = { ...threadsOf(options), onMessage: (message: Message) => told.push(message) };
  const annotations = await annotateAll(articles, wants, { ...pool, ...progressOf("annotate", options) });
  return articles.map((article, index) => ({ article, annotation: annotations[index]! }));
}

function threadsOf({ threads }: PipelineOptions): { threads?: number } {
  return threads === undefined ? {} : { threads };
}

function byId(articles: readonly Article[]): Article[] {
  return [...articles].sort((a, b) => compareText(a.id, b.id));
}

function storyOptions(options: PipelineOptions, told: Message[]): StoryOptions {
  const { corrections, earlier } = options;
  return {
    ...progressOf("story", options),
    ...(corrections && { corrections }),
    ...(earlier && { earlier }),
    onMessage: (message) => told.push(message),
  };
}

function progressOf(
  stage: Stage,
  { onProgress }: PipelineOptions,
): { onProgress?: (done: number, total: number) => void } {
  return onProgress ? { onProgress: (done, total) => onProgress({ stage, done, total }) } : {};
}
