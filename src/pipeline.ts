import { annotate, type Depth, READ, type Wanted } from "./annotation/index.ts";
import { annotateAll, annotateStream } from "./annotation/threads/pool.ts";
import { readArticles, settleArticles } from "./article/index.ts";
import { compareArticles, findLineages } from "./lineage/index.ts";
import {
  type AnnotatedArticle,
  type Article,
  type Comparison,
  compareMessages,
  compareText,
  type Dossier,
  finderOf,
  type LineageMap,
  labelOf,
  type Message,
  type Raw,
  type ReportSource,
  type Story,
} from "./model/index.ts";
import { composeDossiers } from "./pile/dossiers.ts";
import { sourceOfDossiers } from "./pile/source.ts";
import { type EarlierStory, findStories, type StoryCorrections, type StoryOptions } from "./story/index.ts";

export type Stage = "read" | "annotate" | "lineage" | "story" | "fact";

export interface Progress {
  readonly stage: Stage;
  readonly done: number;
  /** Absent while the size of the pile is unknown. */
  readonly total?: number;
}

export interface PipelineOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** Worker threads for annotation. Default: one a core on large piles. The result never depends on it. */
  readonly threads?: number;
  /** What the user knows better of stories; always kept. */
  readonly corrections?: StoryCorrections;
  /** Stories of an earlier run: their ids are kept, merges and splits become messages. */
  readonly earlier?: readonly EarlierStory[];
}

/** What a pile holds, story by story, with the annotated articles behind it; annotations are as each article has them. */
export interface Analysis {
  readonly source: ReportSource;
  readonly annotated: readonly AnnotatedArticle[];
}

export type Raws = AsyncIterable<Raw> | Iterable<Raw>;

/**
 * Reads a pile and says what is in it. Bad input becomes a message; the order of the input never matters. `renderReport`
 * shows the source, `collectReport` gathers it into one object.
 */
export async function analysePile(raws: Raws, options: PipelineOptions = {}): Promise<Analysis> {
  const pile = await readPile(raws, options);
  const told: Message[] = [];
  const annotated = await annotatedOf(byId(pile.articles), READ, options, told);
  const map = findLineages(annotated, progressOf("lineage", options));
  const stories = findStories(annotated, map, storyOptions(options, told));
  const dossiers = dossiersOf(annotated, map, stories, options);
  return { source: sourceOfDossiers(dossiers, [...pile.messages, ...told].sort(compareMessages)), annotated };
}

function dossiersOf(
  pile: readonly AnnotatedArticle[],
  map: LineageMap,
  stories: readonly Story[],
  { onProgress }: PipelineOptions,
): Dossier[] {
  const dossiers: Dossier[] = [];
  const tell = () => onProgress?.({ stage: "fact", done: dossiers.length, total: stories.length });
  tell();
  for (const dossier of composeDossiers(pile, map, stories)) {
    dossiers.push(dossier);
    tell();
  }
  return dossiers;
}

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

/** Two inputs side by side. Each must hold at least one article; further articles in it are left out with a message. */
export async function comparePair(
  a: Raw,
  b: Raw,
): Promise<{ comparison?: Comparison; a?: Article; b?: Article; messages: Message[] }> {
  const [left, right] = [await readPile([a]), await readPile([b])];
  const messages = [...left.messages, ...right.messages, ...leftOut(a, left.articles), ...leftOut(b, right.articles)];
  const [first, second] = [left.articles[0], right.articles[0]];
  if (!first || !second) return { messages };
  return { comparison: compareArticles(shallow(first), shallow(second)), a: first, b: second, messages };
}

/** Compares the named pairs among the articles of `docs`, in the order asked. An unknown id is a message. */
export async function* comparePairs(
  pairs:
    | AsyncIterable<{ readonly a: string; readonly b: string }>
    | Iterable<{ readonly a: string; readonly b: string }>,
  docs: Raws,
): AsyncGenerator<{ readonly comparison: Comparison } | { readonly message: Message }> {
  const pile = await readPile(docs);
  for (const message of pile.messages) yield { message };
  const named = finderOf(pile.articles);
  const annotated = new Map<Article, AnnotatedArticle>();
  const find = (name: string): AnnotatedArticle | undefined => {
    const article = named(name);
    if (article && !annotated.has(article)) annotated.set(article, shallow(article));
    return article && annotated.get(article);
  };
  for await (const pair of pairs) {
    const [a, b] = [find(pair.a), find(pair.b)];
    if (a && b) yield { comparison: compareArticles(a, b) };
    else yield { message: unknownId(a ? pair.b : pair.a) };
  }
}

interface Pile {
  readonly articles: Article[];
  readonly messages: Message[];
}

async function readPile(raws: Raws, options: PipelineOptions = {}): Promise<Pile> {
  const articles: Article[] = [];
  const messages: Message[] = [];
  for await (const raw of raws) {
    for await (const reading of readArticles(raw)) {
      if ("article" in reading) articles.push(reading.article);
      else messages.push(reading.message);
      options.onProgress?.({ stage: "read", done: articles.length });
    }
  }
  const settled = settleArticles(articles, (article) => messages.push(repeated(article)));
  return { articles: settled, messages };
}

function repeated(article: Article): Message {
  const text = `${labelOf(article)}: the same words of the same publisher were read before; they count once`;
  return { rule: "read-twice", text, location: article.location, level: "note" };
}

async function annotatedOf(
  articles: readonly Article[],
  wants: Depth | readonly Wanted[],
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

function shallow(article: Article): AnnotatedArticle {
  return { article, annotation: annotate(article, "shallow") };
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

function leftOut(raw: Raw, articles: readonly Article[]): Message[] {
  if (articles.length < 2) return [];
  const text = `${articles.length} articles found; only ${labelOf(articles[0]!)} is compared`;
  return [{ rule: "compare-first-article", text, location: raw.location, level: "note" }];
}

function unknownId(id: string): Message {
  return { rule: "unknown-article", text: `no article has the id ${JSON.stringify(id)}`, level: "error" };
}
