import type { AnnotatedArticle, Message, NameCorrections, ReportSource } from "../model/index.ts";
import { memoryStore } from "../store/memory/open.ts";
import type { Store } from "../store/store.ts";
import type { EarlierStory, StoryCorrections } from "../story/index.ts";
import { Desk, type DeskOptions, type Raws } from "./desk.ts";
import { annotatedOf, listOf } from "./kept.ts";
import type { OnProgress } from "./progress.ts";
import { withMessages } from "./source.ts";
import type { Passing } from "./telling.ts";

export interface PipelineOptions {
  readonly onProgress?: OnProgress;
  /** Worker threads for annotation. Default: one a core on large piles. The result never depends on it. */
  readonly threads?: number;
  /** What the user knows better of stories, people and publishers; always kept. */
  readonly corrections?: StoryCorrections & NameCorrections;
  /** Stories of an earlier run: their ids are kept, merges and splits become messages. */
  readonly earlier?: readonly EarlierStory[];
}

/** What a pile holds, story by story, with the annotated articles behind it; annotations are as each article has them. */
export interface Analysis {
  readonly source: ReportSource;
  /** In order of id. */
  articles(): AsyncIterable<AnnotatedArticle>;
}

/** Nobody asks a store that is thrown away when it saw something. */
const NO_TIME = "1970-01-01T00:00:00Z";

/**
 * Reads a pile and says what is in it: a store in memory, one `add`, one `refresh`. Bad input becomes a message; the order of
 * the input never matters. `renderReport` shows the source, `collectReport` gathers it into one object.
 */
export async function analysePile(raws: Raws, options: PipelineOptions = {}): Promise<Analysis> {
  const store = memoryStore();
  const told: Message[] = [];
  const { corrections, ...rest } = options;
  const onMessage = (message: Message) => void told.push(message);
  const passing: DeskOptions & Passing = { now: () => NO_TIME, onMessage, isPassing: true, ...rest };
  const desk = new Desk(store, passing);
  if (corrections) await desk.correct(corrections);
  for await (const _ of desk.add(raws));
  await desk.refresh();
  const source = await store.source();
  const whole = told.length > 0 ? withMessages(source, [...(await listOf(source.messages())), ...told]) : source;
  return { source: whole, articles: () => articlesOf(store) };
}

async function* articlesOf(store: Store): AsyncGenerator<AnnotatedArticle> {
  const ids = await listOf(store.articleIds());
  for await (const kept of store.articles(ids)) yield annotatedOf(kept);
}
