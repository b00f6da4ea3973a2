import type { Hit } from "../store/store.ts";
import type { Asked } from "./pile.ts";

/** Hits that one request looks at; the cursor goes on behind them. */
export const MOST_LOOKED = 1_000;
/** As many are enough for a page and its counts. */
const FIRST_LOOKED = 101;
/** Hits that are handed on together. */
const PORTION = 50;

/**
 * The hits of a search behind an article, best first, `MOST_LOOKED` at most, in portions. A few are looked for first: more of a common word
 * cost much and are seldom read.
 */
export async function* portionsOfHits(asked: Asked, q: string, after?: string): AsyncGenerator<readonly Hit[]> {
  const known = new Set<string>();
  for (const limit of [FIRST_LOOKED, MOST_LOOKED]) {
    const hits: Hit[] = [];
    const page = { ...(after !== undefined && { after }), limit };
    for await (const hit of asked.store.search(q, page)) if (!known.has(hit.article)) hits.push(hit);
    for (let at = 0; at < hits.length; at += PORTION) {
      await asked.pace();
      yield hits.slice(at, at + PORTION);
    }
    if (hits.length < limit) return;
    for (const { article } of hits) known.add(article);
  }
}
