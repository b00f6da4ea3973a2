import { annotate } from "../annotation/index.ts";
import { compareArticles } from "../lineage/index.ts";
import { type AnnotatedArticle, type Article, type ArticleId, type Span, wordsAt } from "../model/index.ts";
import type { Store } from "../store/store.ts";

/** Two texts of one article, sentence by sentence; spans are into the text of each. */
export interface Difference {
  readonly from: Article;
  readonly to: Article;
  /** Sentences that only one of them has, and those that stand in both in other words. */
  readonly removed: readonly Span[];
  readonly added: readonly Span[];
  readonly changed: readonly { readonly from: Span; readonly to: Span }[];
}

/** Lays two versions of an article side by side. Undefined when it has no such versions. */
export async function versionsDiffer(
  store: Store,
  id: ArticleId,
  from: number,
  to: number,
): Promise<Difference | undefined> {
  const all = await store.versions(id);
  const [old, now] = [from, to].map((number) => all.find(({ version }) => version.number === number)?.article);
  return old && now && textsDiffer(old, now);
}

/** A sentence that stands in both word for word is no difference, wherever it stands. */
export function textsDiffer(from: Article, to: Article): Difference {
  const [old, now] = [readAs("from", from), readAs("to", to)];
  const [oldOnly, nowOnly] = [sentencesNotIn(old, now), sentencesNotIn(now, old)];
  const [left, right] = [byStart(oldOnly), byStart(nowOnly)];
  const met = new Map<Span, Span>();
  for (const { a, b } of compareArticles(old, now).alignedSentences) {
    const [was, is] = [left.get(a.start), right.get(b.start)];
    if (!was || !is) continue;
    met.set(was, is);
    left.delete(a.start);
    right.delete(b.start);
  }
  return {
    from,
    to,
    removed: [...left.values()],
    added: [...right.values()],
    changed: [...met].map(([was, is]) => ({ from: was, to: is })),
  };
}

function byStart(spans: readonly Span[]): Map<number, Span> {
  return new Map(spans.map((span) => [span.start, span]));
}

function readAs(id: ArticleId, article: Article): AnnotatedArticle {
  const named = { ...article, id };
  return { article: named, annotation: annotate(named, "shallow") };
}

function sentencesNotIn({ article, annotation }: AnnotatedArticle, other: AnnotatedArticle): Span[] {
  const known = new Set(other.annotation.sentences.map((span) => wordsAt(other.article.text, span)));
  return annotation.sentences.filter((span) => !known.has(wordsAt(article.text, span)));
}
