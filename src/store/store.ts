import type {
  Annotation,
  Article,
  ArticleId,
  Dossier,
  Link,
  Message,
  ReportSource,
  Setting,
  Story,
} from "../model/index.ts";
import type { PackedKept } from "./kept.ts";
import type { PackedStory } from "./writing/stories.ts";

/** What a store holds of one article: its latest version as read, and what was made of it. */
export interface Kept {
  readonly article: Article;
  readonly setting?: Setting;
  /** Made of the article as its setting shows it; tokens are not kept. */
  readonly annotation: Annotation;
  readonly version: Version;
}

/** One text of an article at its address. */
export interface Version {
  /** 1 for the first text seen. Given by the store; what `put` says is not read. */
  readonly number: number;
  /** SHA-256 of the bytes it was read from (hex), where they are known, and of its text. */
  readonly rawHash?: string;
  readonly textHash: string;
  /** When this version was first seen and when it was fetched, ISO 8601; a fact about it, never an order. */
  readonly firstSeen: string;
  readonly fetched?: string;
  /** Where the bytes lie: a path, a URL, a WARC file with its offset. */
  readonly place?: string;
}

/** One entry of the append-only log. `before` and `after` are plain JSON. */
export interface LogEntry {
  /** Ascending from 1, given by the store. */
  readonly seq: number;
  readonly at: string;
  /** Kebab-case, e.g. `article-added`, `text-changed`, `value-changed`, `story-merged`. */
  readonly what: string;
  readonly subject: string;
  readonly before?: unknown;
  readonly after?: unknown;
  /** Of a fact: the story that it is in. */
  readonly story?: string;
}

/** A stretch of a long list: at most `limit` items after `after` (the last item's id of the stretch before). */
export interface Page {
  readonly after?: string;
  readonly limit: number;
}

export interface Hit {
  readonly article: ArticleId;
  /** Higher is better; comparable within one answer only. */
  readonly rank: number;
}

/** State of the stages, kept as bytes by key on named shelves: line counters, sketches, postings, windows. */
export interface Shelves {
  /** Values in the order of `keys`; undefined where there is none. */
  get(shelf: string, keys: readonly string[]): Promise<readonly (Uint8Array | undefined)[]>;
  /** Everything on a shelf, by key. */
  all(shelf: string): AsyncIterable<readonly [key: string, value: Uint8Array]>;
}

/**
 * Keeps and finds. All by key, no query language. Several processes may read while one changes; a reader sees the last
 * commit, whole.
 */
export interface Store extends Shelves {
  /** Starts a change. There is one writer: a second one waits up to the store's patience, then gets a `StoreBusy`. */
  begin(): Promise<Change>;
  /** Number of the last log entry; the ETag of everything that can be read. */
  seq(): Promise<number>;
  article(id: ArticleId): Promise<Kept | undefined>;
  /** Those of `ids` that are kept, in the order asked. */
  articles(ids: Iterable<ArticleId>): AsyncIterable<Kept>;
  /** The same packed, for a thread that opens them itself (`openedKept`). */
  packed(ids: readonly ArticleId[]): Promise<readonly PackedKept[]>;
  /** All article ids, ascending. */
  articleIds(): AsyncIterable<ArticleId>;
  /** Every version of an article, the first one first, with the article as it was read then. */
  versions(id: ArticleId): Promise<readonly { readonly version: Version; readonly article: Article }[]>;
  /** Links of an article, in order of (a, b). */
  links(id: ArticleId): Promise<readonly Link[]>;
  /** Id of the story that an article is in. */
  storyOf(id: ArticleId): Promise<string | undefined>;
  /** The same of many articles, in their order. */
  storiesOf(ids: readonly ArticleId[]): Promise<readonly (string | undefined)[]>;
  /**
   * The dossier of a story, exactly as it was told: what is put or set afterwards does not change it until it is told
   * again. It is composed of the kept texts and annotations and of what the story adds to them.
   */
  dossier(story: string): Promise<Dossier | undefined>;
  /** Stories in order of id. */
  stories(page: Page): AsyncIterable<Story>;
  /**
   * Articles whose title or own prose hold all words, best first. `words` are words and nothing else: marks, operators
   * and quotation marks have no meaning. Case and accents do not matter; no words, no hits. The first 16 words count.
   */
  search(words: string, page: Page): AsyncIterable<Hit>;
  /** Log entries after `seq`, ascending. */
  log(after: number, limit: number): AsyncIterable<LogEntry>;
  /** What the user knows better of stories, people and publishers: plain JSON by kind. */
  corrections(kind: string): Promise<unknown>;
  /**
   * What a report is made of. Totals are those of this moment; each reading of dossiers or messages goes through one
   * commit's state to its end, however long it takes, and holds one dossier at a time.
   */
  source(): Promise<ReportSource>;
  /** A shelf by key, or a stretch of it: what stands behind the key `after`, at most `limit`. */
  all(shelf: string, page?: Page): AsyncIterable<readonly [key: string, value: Uint8Array]>;
  close(): Promise<void>;
}

/**
 * What changes together: all of it is kept at `commit`, or nothing. Throws `RangeError` or `TypeError` at the call for
 * data that is not plain. What is read from a change are its own shelves; everything else is read from the store.
 */
export interface Change extends Shelves {
  /**
   * Keeps an article; another text hash than that of its latest version makes a new version. With the same text hash
   * the latest version keeps its number and `firstSeen` and takes everything else anew.
   */
  put(kept: Kept): void;
  /** Lays a new setting and annotation beside a kept article; `commit` throws `RangeError` when it is not kept. */
  set(id: ArticleId, setting: Setting | undefined, annotation: Annotation): void;
  /** Takes an article off with its versions and links; the stories that tell of it go too, until they are told again. */
  remove(id: ArticleId): void;
  link(put: readonly Link[], drop: readonly (readonly [a: ArticleId, b: ArticleId])[]): void;
  /** Keeps a story with what stands beside it; no text is kept twice. */
  tell(dossier: Dossier): void;
  /** The same of a story that was packed elsewhere, from what is kept now (`packStory`). */
  tellPacked(story: PackedStory): void;
  /** Lays other links and lineages beside a story that stays as it was told; nothing where it is not told. */
  relay(story: string, beside: Pick<Dossier, "links" | "lineages">): void;
  drop(story: string): void;
  /** Puts a value on a shelf, or takes it off. */
  keep(shelf: string, key: string, value: Uint8Array | undefined): void;
  /** Keeps messages that belong to no story under a key, such as the location they speak of; undefined takes them off. */
  say(key: string, messages: readonly Message[] | undefined): void;
  correct(kind: string, corrections: unknown): void;
  log(entry: Omit<LogEntry, "seq">): void;
  commit(): Promise<void>;
  abandon(): Promise<void>;
}

/** How a store is opened. */
export interface StoreOptions {
  /** How long a second writer waits for the first, in milliseconds; 5,000 unless told. */
  readonly patienceMs?: number;
  /** Nothing is written, created or migrated; `begin` throws `StoreUnusable`. */
  readonly readOnly?: boolean;
}

/** Another process is changing the store and did not end in time. */
export class StoreBusy extends Error {
  override readonly name = "StoreBusy";
}

/** The store cannot be used; the message says why and what to do: newer schema, damaged, read-only, full. */
export class StoreUnusable extends Error {
  override readonly name = "StoreUnusable";
}
