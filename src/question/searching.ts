import { z } from "zod";
import { type Article, type Span, wordsOf } from "../model/index.ts";
import { facets, facetsOf, lookedAt, narrowing } from "./facets.ts";
import { MOST_LOOKED } from "./found.ts";
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
    for await (const { id, rank, card } of lookedAt(asked, wanted, keyAt("search", cursor))) {
      looked++;
      if (items.length === limit) {
        next = last;
        break;
      }
      last = id;
      if (!card) continue;
      const article = (await asked.store.versions(id)).at(-1)?.article;
      const best = article && bestSentence(article, q);
      const words = best ? wordsShown(new Map([[id, article]]), id, best) : [];
      items.push({ article: articleShown(card), rank, words });
    }
    if (looked === MOST_LOOKED) next ??= last;
    return {
      ...listed(items, next === undefined ? undefined : cursorAt("search", next)),
      ...(isCounted && { facets: await facetsOf(asked, wanted) }),
    };
  },
});

/** Longest stretch of an article that is gone through for its sentences. */
const REACH = 50_000;

/** The first of the sentences of the own prose that hold most different words of the query. */
function bestSentence({ text, body }: Article, q: string): Span | undefined {
  const wanted = new Set(wordsOf(q).map((word) => word.text));
  let best: { span: Span; held: number } | undefined;
  for (const span of body.flatMap((stretch) => sentencesIn(text, stretch))) {
    const held = new Set(wordsOf(text, span).flatMap((word) => (wanted.has(word.text) ? [word.text] : []))).size;
    if (held > (best?.held ?? 0)) best = { span, held };
    if (held === wanted.size) break;
  }
  return best?.span;
}

/** Sentences as far as marks tell: enough to show words by, and nothing need be read but the text. */
function sentencesIn(text: string, { start, end }: Span): Span[] {
  const last = Math.min(end, start + REACH);
  const ends = [...text.slice(start, last).matchAll(/[.!?]["'”’»)]*\s|\n/g)].map(
    ({ index, 0: mark }) => start + index + mark.trimEnd().length,
  );
  return [...ends, last].map((to, at) => {
    const from = ends[at - 1] ?? start;
    return { start: from + (text.slice(from, to).length - text.slice(from, to).trimStart().length), end: to };
  });
}
