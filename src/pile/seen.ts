import {
  type AnnotatedArticle,
  type ArticleId,
  housed,
  housesBy,
  type Link,
  type PeopleCorrections,
} from "../model/index.ts";
import type { Store } from "../store/store.ts";
import { annotatedOf } from "./kept.ts";
import { namesIn } from "./names-by-hand.ts";

/** What a change that is not committed yet does to articles and links. */
export interface Fresh {
  readonly articles: ReadonlyMap<ArticleId, AnnotatedArticle>;
  readonly put: readonly Link[];
  readonly drop: readonly (readonly [a: ArticleId, b: ArticleId])[];
}

/** Articles and links of a store, for those who tell stories. */
export interface Seen {
  articles(ids: readonly ArticleId[]): Promise<Map<ArticleId, AnnotatedArticle>>;
  /** The story that an article was told in last. */
  storyOf(id: ArticleId): Promise<string | undefined>;
  /** What the user knows better of people. */
  people(): Promise<PeopleCorrections | undefined>;
  /** Links that touch one of the articles, in no order. */
  links(ids: readonly ArticleId[]): Promise<Link[]>;
}

const NOTHING: Fresh = { articles: new Map(), put: [], drop: [] };

/** What a store shows once the change is committed. */
export function seenWith(store: Store, { articles, put, drop }: Fresh = NOTHING): Seen {
  let names: ReturnType<typeof namesIn> | undefined;
  const byHand = () => (names ??= namesIn(store));
  return {
    async articles(ids) {
      const found = new Map<ArticleId, AnnotatedArticle>();
      const others = ids.filter((id) => !articles.has(id));
      for await (const kept of store.articles(others)) found.set(kept.article.id, annotatedOf(kept));
      for (const id of ids) if (articles.has(id)) found.set(id, articles.get(id)!);
      const houseOf = housesBy((await byHand()).publishers);
      for (const [id, one] of found) {
        const article = housed(one.article, houseOf);
        if (article !== one.article) found.set(id, { ...one, article });
      }
      return found;
    },
    storyOf: (id) => store.storyOf(id),
    people: async () => (await byHand()).people,
    async links(ids) {
      const [wanted, found] = [new Set(ids), new Map<string, Link>()];
      for (const id of ids) for (const link of await store.links(id)) found.set(keyOf(link.a, link.b), link);
      for (const [a, b] of drop) found.delete(keyOf(a, b));
      for (const link of put) if (wanted.has(link.a) || wanted.has(link.b)) found.set(keyOf(link.a, link.b), link);
      return [...found.values()];
    },
  };
}

function keyOf(a: ArticleId, b: ArticleId): string {
  return `${a}\u0000${b}`;
}
