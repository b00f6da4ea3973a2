import { type Article, type ArticleId, compareText } from "../../model/index.ts";
import { keyOf, linesOf, type PileLine } from "./lines.ts";

/** Who has a headline as title, and in whose text it stands alone as a line: plain data, ids ascending. */
export interface HeadlineState {
  readonly titles: readonly ArticleId[];
  readonly lone: readonly ArticleId[];
}

/** A headline has at least this many words; the first lines of a text are its own head. */
const SHORTEST_HEADLINE = 5;
const HEAD_LINES = 3;

interface Holders {
  readonly titles: Set<ArticleId>;
  readonly lone: Set<ArticleId>;
}

/** Counts the headlines of a pile and the lines that could be one. */
export class Headlines {
  readonly #byKey: Map<string, Holders>;

  constructor(state: Iterable<readonly [string, HeadlineState]> = []) {
    this.#byKey = new Map(
      [...state].map(([key, { titles, lone }]) => [key, { titles: new Set(titles), lone: new Set(lone) }]),
    );
  }

  put(article: Article): void {
    const own = titleKey(article);
    if (own) this.#at(own).titles.add(article.id);
    for (const { key } of loneLines(article)) this.#at(key).lone.add(article.id);
  }

  remove(article: Article): void {
    for (const key of keysOf(article)) {
      const at = this.#at(key);
      at.titles.delete(article.id);
      at.lone.delete(article.id);
      if (at.titles.size + at.lone.size === 0) this.#byKey.delete(key);
    }
  }

  /** Lone lines of an article that are the headline of another one. */
  teasersIn(article: Article): PileLine[] {
    const isOther = (id: ArticleId) => id !== article.id;
    return loneLines(article).filter(({ key }) => [...(this.#byKey.get(key)?.titles ?? [])].some(isOther));
  }

  /** Articles in whose text this headline stands alone. */
  lone(key: string): Iterable<ArticleId> {
    return this.#byKey.get(key)?.lone ?? [];
  }

  state(): [string, HeadlineState][] {
    return [...this.#byKey]
      .map(([key, { titles, lone }]): [string, HeadlineState] => [
        key,
        { titles: [...titles].sort(compareText), lone: [...lone].sort(compareText) },
      ])
      .sort(([a], [b]) => compareText(a, b));
  }

  #at(key: string): Holders {
    const known = this.#byKey.get(key) ?? { titles: new Set(), lone: new Set() };
    this.#byKey.set(key, known);
    return known;
  }
}

/** The key of an article's own title, where it is long enough to be known again. */
export function titleKey({ title }: Article): string | undefined {
  return title && title.split(/\s+/).length >= SHORTEST_HEADLINE ? keyOf(title) || undefined : undefined;
}

/** Keys under which an article is counted. */
export function keysOf(article: Article): string[] {
  const own = titleKey(article);
  return [...new Set([...(own ? [own] : []), ...loneLines(article).map(({ key }) => key)])];
}

/** Open lines past the head of a text that are long enough for a headline and not its own. */
function loneLines(article: Article): PileLine[] {
  const own = article.title ? keyOf(article.title) : "";
  return linesOf(article)
    .slice(HEAD_LINES)
    .filter(
      ({ key, kind, words, isTitle }) =>
        key !== "" && kind === "o" && words >= SHORTEST_HEADLINE && !isTitle && key !== own,
    );
}
