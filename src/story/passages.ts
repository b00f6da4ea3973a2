import type { Span } from "../model/index.ts";

/** Mean probability, over the articles of a story that are nearest to it, at which a section is of the story. */
const CLEAR = 0.6;
/** How much less likely the next story must be. */
const MARGIN = 0.2;
/** Articles of a story that a section is held against, the nearest ones. */
const NEAREST = 3;
/** Probability of one event from which two articles are not surely of two. */
export const UNSURE = 0.2;

/** A section of an article that belongs to the story of the article `to`. */
export interface Passage {
  readonly span: Span;
  readonly to: number;
}

/** An article that a section was held against. */
export interface Near {
  readonly a: number;
  readonly score: number;
}

/** What decides about passages: the story of an article (any one number for all of it), order, and likelihood of a pair. */
export interface Ground {
  homeOf(number: number): number;
  precedes(a: number, b: number): boolean;
  scoreOf(a: number, b: number): number;
}

/**
 * Which sections of one article report events of other stories; `near` are the pairs of each section. An article counts
 * as a roundup only when two of its sections clearly belong to two other stories that are surely two.
 */
export function passagesOf(
  own: number,
  sections: readonly { readonly span: Span; readonly near: readonly Near[] }[],
  ground: Ground,
): Passage[] {
  const passages = sections.flatMap(({ span, near }): Passage[] => {
    const to = clearest(
      near.filter(({ a }) => a !== own),
      ground,
    );
    return to === undefined ? [] : [{ span, to }];
  });
  const areTwo = ({ to: a }: Passage, { to: b }: Passage) => {
    return ground.homeOf(a) !== ground.homeOf(b) && ground.scoreOf(a, b) < UNSURE;
  };
  return passages.some((one) => passages.some((other) => areTwo(one, other))) ? passages : [];
}

/** The nearest article of the story that a section clearly belongs to. */
function clearest(near: readonly Near[], { homeOf, precedes }: Ground): number | undefined {
  const byHome = new Map<number, Near[]>();
  for (const pair of near) {
    const list = byHome.get(homeOf(pair.a));
    if (list) list.push(pair);
    else byHome.set(homeOf(pair.a), [pair]);
  }
  const ranked = [...byHome.values()].map((list) => {
    const nearest = list.sort((x, y) => y.score - x.score || (precedes(x.a, y.a) ? -1 : 1)).slice(0, NEAREST);
    return { at: nearest[0]!.a, mean: nearest.reduce((sum, { score }) => sum + score, 0) / nearest.length };
  });
  ranked.sort((x, y) => y.mean - x.mean || (precedes(x.at, y.at) ? -1 : 1));
  const [best, next] = ranked;
  return best && best.mean >= CLEAR && best.mean - (next?.mean ?? 0) >= MARGIN ? best.at : undefined;
}
