import { publisherKey } from "../model/index.ts";
import { sourceName } from "./phrases.ts";
import type { StoryView } from "./view.ts";

/** One publisher of a pile. */
export interface SourceRow {
  readonly name: string;
  readonly articles: number;
  readonly stories: number;
  /** Articles that are of one text with an article of another publisher in their story. */
  readonly shared: number;
  /** How often its article is the earliest dated one of such a text. */
  readonly first: number;
}

/** Counts publishers as stories pass by. Holds one row a publisher. */
export class SourceCounter {
  readonly #rows = new Map<string, { -readonly [K in keyof SourceRow]: SourceRow[K] }>();

  add({ articles, lineages }: Pick<StoryView, "articles" | "lineages">): void {
    const met = new Set<string>();
    for (const article of articles) {
      const key = publisherKey(article);
      const row = this.#rows.get(key) ?? { name: sourceName(article), articles: 0, stories: 0, shared: 0, first: 0 };
      this.#rows.set(key, row);
      row.articles++;
      if (!met.has(key)) row.stories++;
      met.add(key);
    }
    for (const group of lineages) this.#addShared(group.articles);
  }

  #addShared(articles: StoryView["articles"]): void {
    if (new Set(articles.map(publisherKey)).size < 2) return;
    for (const article of articles) this.#rows.get(publisherKey(article))!.shared++;
    const [first] = articles;
    if (first?.published) this.#rows.get(publisherKey(first))!.first++;
  }

  /** Most articles first, then by name. */
  get rows(): SourceRow[] {
    return [...this.#rows.values()].sort((a, b) => b.articles - a.articles || (a.name < b.name ? -1 : 1));
  }
}
