import { z } from "zod";
import { type Article, bodyText, type Span, wordsOf } from "../model/index.ts";
import type { ArticleCard } from "../pile/cards.ts";
import { cardBefore, cursorAt, keyAt, listed } from "./paging.ts";
import { question } from "./question.ts";
import * as is from "./schemas.ts";
import { articleShown, wordsShown } from "./shown.ts";

export const search = question({
  name: "search",
  title: "Search",
  description:
    "Articles whose headline and own prose hold all words, best first, with a sentence that holds some of them. No syntax: marks and operators mean nothing; case and accents do not matter.",
  path: "search",
  input: z.strictObject({ q: is.query.min(1), ...is.paged }),
  output: is.listOf(z.object({ article: is.article, rank: z.number(), words: z.array(is.words) })),
  async answer(asked, { q, limit, cursor }) {
    const after = keyAt("search", cursor);
    const hits = [];
    for await (const hit of asked.store.search(q, { ...(after !== undefined && { after }), limit: limit + 1 }))
      hits.push(hit);
    const items = [];
    for (const { article: id, rank } of hits.slice(0, limit)) {
      const [card, kept] = [await cardBefore<ArticleCard>(asked, "articles", id), await asked.store.article(id)];
      if (!kept) continue;
      const { article, annotation } = kept;
      const best = bestSentence(article, annotation.sentences, q);
      const words = best ? wordsShown(new Map([[id, article]]), id, best) : [];
      items.push({ article: card ? articleShown(card) : { id, language: article.language }, rank, words });
      await asked.pace();
    }
    const last = hits[limit - 1];
    return listed(items, hits.length > limit && last ? cursorAt("search", last.article) : undefined);
  },
});

/** The first of the sentences that hold most different words of the query. */
function bestSentence(article: Article, sentences: readonly Span[], q: string): Span | undefined {
  const wanted = new Set(wordsOf(q).map(({ text }) => text));
  if (!bodyText(article)) return undefined;
  let best: { span: Span; held: number } | undefined;
  for (const span of sentences) {
    const held = new Set(wordsOf(article.text, span).flatMap(({ text }) => (wanted.has(text) ? [text] : []))).size;
    if (held > (best?.held ?? 0)) best = { span, held };
  }
  return best?.span;
}
