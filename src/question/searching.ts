import { z } from "zod";
import { type Article, bodyText, type Span, wordsOf } from "../model/index.ts";
import { facets, facetsOf, lookedAt, MOST_LOOKED, narrowing } from "./facets.ts";
import { cursorAt, keyAt, listed } from "./paging.ts";
import { question } from "./question.ts";
import * as is from "./schemas.ts";
import { articleShown, wordsShown } from "./shown.ts";

export const search = question({
  name: "search",
  title: "Search",
  description:
    "Articles whose headline and own prose hold all words, best first, with a sentence that holds some of them. No syntax: marks and operators mean nothing; case and accents do not matter. With facets it counts publishers, speakers, kinds of events and days, each of which narrows it.",
  path: "search",
  input: z.strictObject({
    q: is.query.min(1),
    ...narrowing,
    facets: z.boolean().default(false).meta({ description: "With counts of the first 100 hits" }),
    ...is.paged,
  }),
  output: is
    .listOf(z.object({ article: is.article, rank: z.number(), words: z.array(is.words) }))
    .extend({ facets: facets.optional() }),
  async answer(asked, { limit, cursor, facets: isCounted, ...wanted }) {
    const { q } = wanted;
    const items = [];
    let looked = 0;
    let last: string | undefined;
    let next: string | undefined;
    for await (const { id, rank, card, kept } of lookedAt(asked, wanted, keyAt("search", cursor))) {
      looked++;
      if (items.length === limit) {
        next = last;
        break;
      }
      last = id;
      if (!kept) continue;
      const { article, annotation } = kept;
      const best = bestSentence(article, annotation.sentences, q);
      const words = best ? wordsShown(new Map([[id, article]]), id, best) : [];
      items.push({ article: card ? articleShown(card) : { id, language: article.language }, rank, words });
    }
    if (looked === MOST_LOOKED) next ??= last;
    return {
      ...listed(items, next === undefined ? undefined : cursorAt("search", next)),
      ...(isCounted && { facets: await facetsOf(asked, wanted) }),
    };
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
