import { type Article, type ArticleId, type Aside, compareText, type Setting } from "../../model/index.ts";
import { type HeadlineState, Headlines, keysOf, titleKey } from "./headlines.ts";
import { linesOf, publisherKey } from "./lines.ts";
import { isBare, PublisherLines, type PublisherState, pageOf } from "./publisher-lines.ts";

/**
 * What a pile's articles tell of each other, as plain data by key; every list is sorted, so that the same articles give
 * the same state. A part of it, by `counterKeys`, is enough for the articles with these keys.
 */
export interface CountersState {
  readonly publishers: readonly (readonly [key: string, pages: PublisherState])[];
  readonly headlines: readonly (readonly [key: string, holders: HeadlineState])[];
}

/** Under which keys an article is counted, and what is counted there tells of it. */
export interface CounterKeys {
  readonly publisher?: string;
  readonly headlines: readonly string[];
}

/** The keys of an article, as it was read. */
export function counterKeys(article: Article): CounterKeys {
  const publisher = publisherKey(article);
  return { ...(publisher !== undefined && { publisher }), headlines: keysOf(article) };
}

/** Counts what repeats across articles. Articles are given as they were read; what is told is a function of their set. */
export class PileCounters {
  readonly #publishers: Map<string, PublisherLines>;
  readonly #headlines: Headlines;

  constructor(state: CountersState = { publishers: [], headlines: [] }) {
    this.#publishers = new Map(state.publishers.map(([key, pages]) => [key, new PublisherLines(pages)]));
    this.#headlines = new Headlines(state.headlines);
  }

  add(article: Article): void {
    const key = publisherKey(article);
    if (key !== undefined) {
      const lines = this.#publishers.get(key) ?? new PublisherLines();
      lines.put(article.id, pageOf(article));
      this.#publishers.set(key, lines);
    }
    this.#headlines.put(article);
  }

  /** Takes off an article that was added, given as it was then. */
  remove(article: Article): void {
    this.#publishers.get(publisherKey(article) ?? "")?.remove(article.id);
    this.#headlines.remove(article);
  }

  /**
   * Adds and removes, and tells which other articles may have another setting since: ids, ascending. Linear in the lines
   * of the publishers that it touches.
   */
  change(added: readonly Article[], removed: readonly Article[] = []): ArticleId[] {
    const changed = [...added, ...removed];
    const before = this.#told(changed);
    for (const article of removed) this.remove(article);
    for (const article of added) this.add(article);
    const touched = this.#touched(changed, before, this.#told(changed));
    for (const { id } of changed) touched.delete(id);
    return [...touched].sort(compareText);
  }

  /** What the counters tell of an article, whether it is counted in them or not. */
  settingOf(article: Article): Setting {
    return settingBy(article, this.#publishers.get(publisherKey(article) ?? ""), this.#headlines);
  }

  state(): CountersState {
    const publishers = [...this.#publishers].map(([key, lines]): [string, PublisherState] => [key, lines.state()]);
    return {
      publishers: publishers.filter(([, pages]) => pages.length > 0).sort(([a], [b]) => compareText(a, b)),
      headlines: this.#headlines.state(),
    };
  }

  #told(articles: readonly Article[]): Told {
    const keys = new Set(articles.map(publisherKey));
    const told: Told = { furniture: new Map(), names: new Map() };
    for (const key of keys) {
      const lines = this.#publishers.get(key ?? "");
      if (key === undefined || !lines) continue;
      told.furniture.set(key, lines.furniture());
      told.names.set(key, lines.siteName());
    }
    return told;
  }

  #touched(changed: readonly Article[], before: Told, after: Told): Set<ArticleId> {
    const touched = new Set<ArticleId>();
    for (const [key, lines] of this.#publishers) {
      if (!before.furniture.has(key) && !after.furniture.has(key)) continue;
      const lost = difference(before.furniture.get(key), after.furniture.get(key));
      const isRenamed = before.names.get(key) !== after.names.get(key);
      for (const id of lines.holders(lost, isRenamed)) touched.add(id);
    }
    for (const key of changed.map(titleKey)) if (key) for (const id of this.#headlines.lone(key)) touched.add(id);
    return touched;
  }
}

/** What repeats on the pages of one publisher: plain data. */
export interface Repeats {
  /** Keys of lines that are furniture, sorted. */
  readonly furniture: readonly string[];
  readonly siteName?: string;
}

/** What all pages of one publisher tell, whatever their order. */
export function repeatsOn(pages: PublisherState): Repeats {
  const lines = new PublisherLines(pages);
  const siteName = lines.siteName();
  return { furniture: [...lines.furniture()].sort(compareText), ...(siteName !== undefined && { siteName }) };
}

/** The setting that `PileCounters` gives an article, from what repeats on its publisher's pages and who has its headlines as title. */
export function settingFrom(
  article: Article,
  { furniture, siteName }: Repeats,
  titles: Iterable<readonly [key: string, holders: readonly ArticleId[]]>,
): Setting {
  const headlines = [...titles].map(([key, titles]) => [key, { titles, lone: [] }] as const);
  const told = { furniture: () => new Set(furniture), siteName: () => siteName };
  return settingBy(article, told, new Headlines(headlines));
}

function settingBy(
  article: Article,
  lines: Pick<PublisherLines, "furniture" | "siteName"> | undefined,
  headlines: Headlines,
): Setting {
  const publisher = isBare(article) ? lines?.siteName() : undefined;
  const aside = asideOf(article, article.partOf ? undefined : lines?.furniture(), headlines);
  return { article: article.id, ...(publisher !== undefined && { publisher }), aside };
}

/** Never the whole body: an article of which nothing was left stays as it is. */
function asideOf(article: Article, furniture: ReadonlySet<string> = new Set(), headlines: Headlines): Aside[] {
  const taken = new Map<number, Aside>();
  for (const { span, key, isTitle } of linesOf(article))
    if (key !== "" && furniture.has(key) && !isTitle) taken.set(span.start, { span, kind: "furniture" });
  for (const { span } of headlines.teasersIn(article))
    if (!taken.has(span.start)) taken.set(span.start, { span, kind: "teaser" });
  if ((article.blocks ?? []).every(({ span }) => taken.has(span.start))) return [];
  return [...taken.values()].sort((a, b) => a.span.start - b.span.start);
}

interface Told {
  readonly furniture: Map<string, ReadonlySet<string>>;
  readonly names: Map<string, string | undefined>;
}

/** What is in one of two sets only. */
function difference(a: ReadonlySet<string> = new Set(), b: ReadonlySet<string> = new Set()): Set<string> {
  return new Set([...[...a].filter((key) => !b.has(key)), ...[...b].filter((key) => !a.has(key))]);
}
