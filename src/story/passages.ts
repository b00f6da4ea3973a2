import type { Span } from "../model/index.ts";
import { likelyPairs } from "./gather.ts";
import type { Reading, Section } from "./reader.ts";
import { surveyOf } from "./survey.ts";

/** Mean probability, over the articles of a story that are nearest to it, at which a section is of the story. */
const CLEAR = 0.6;
/** How much less likely the next story must be. */
const MARGIN = 0.2;
/** Articles of a story that a section is held against, the nearest ones. */
const NEAREST = 3;

/** A section of an article that belongs to the story of the item `to`. */
export interface Passage {
  readonly span: Span;
  readonly to: number;
}

/** An article with several sections. */
export interface Mixed {
  readonly item: number;
  readonly sections: readonly Section[];
}

/**
 * Which sections of mixed articles report events of other stories. An article counts as a roundup only when two of its
 * sections clearly belong to two other stories. `home[i]` is the story of article `i` of `readings`;
 * `isLikely` tells articles that may be of one story although they were put in two. Returns the passages by item.
 */
export function passagesOf(
  readings: readonly Reading[],
  home: ArrayLike<number>,
  mixed: readonly Mixed[],
  isLikely: (a: number, b: number) => boolean,
): Map<number, Passage[]> {
  const rows = mixed.flatMap((article) => article.sections.map((section) => ({ article, ...section })));
  if (rows.length === 0) return new Map();
  const near = rows.map(() => new Map<number, { at: number; score: number }[]>());
  for (const { a, b, score } of likelyPairs(surveyOf([...readings, ...rows.map(({ reading }) => reading)]))) {
    const row = b - readings.length;
    if (row < 0 || a >= readings.length || a === rows[row]!.article.item) continue;
    const list = near[row]!.get(home[a]!) ?? [];
    near[row]!.set(home[a]!, [...list, { at: a, score }]);
  }
  const found = new Map<number, Passage[]>();
  rows.forEach(({ article, span }, row) => {
    const to = clearest(near[row]!);
    if (to === undefined) return;
    found.set(article.item, [...(found.get(article.item) ?? []), { span, to }]);
  });
  for (const [item, passages] of found) {
    const isOther = (a: number, b: number) => home[a] !== home[b] && !isLikely(a, b);
    if (!passages.some((one) => passages.some((other) => isOther(one.to, other.to)))) found.delete(item);
  }
  return found;
}

/** The nearest article of the story that a section clearly belongs to. */
function clearest(stories: ReadonlyMap<number, readonly { at: number; score: number }[]>): number | undefined {
  const ranked = [...stories.values()].map((list) => {
    const nearest = [...list].sort((x, y) => y.score - x.score || x.at - y.at).slice(0, NEAREST);
    return { at: nearest[0]!.at, mean: nearest.reduce((sum, { score }) => sum + score, 0) / nearest.length };
  });
  ranked.sort((x, y) => y.mean - x.mean || x.at - y.at);
  const [best, next] = ranked;
  return best && best.mean >= CLEAR && best.mean - (next?.mean ?? 0) >= MARGIN ? best.at : undefined;
}
