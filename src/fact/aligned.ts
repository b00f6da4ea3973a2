import { groupedBy, pushTo } from "../model/grouping.ts";
import { type ArticleId, type Link, type Span, type Word, wordsOf } from "../model/index.ts";
import { lineUp } from "../near/subsequence.ts";
import type { Ground } from "./ground.ts";
import type { Reading } from "./reading.ts";
import { stemOf } from "./stems.ts";
import { languageOf, sentencePairs } from "./translations.ts";

/** Claims of copies and rewrites whose words were made of each other's, as pairs of the keys of their readings. */
export interface Aligned {
  readonly pairs: readonly (readonly [string, string])[];
}

/** Share of the words of the shorter sentence that stand in both in one order. */
const LEAST_SHARED = 0.5;
/** Words of a sentence that are laid beside those of another; longer ones are lists and furniture. */
const MOST_WORDS = 120;
/** Words in a row that others stand for, at most, and how many more or fewer these are. */
const MOST_REPLACED = 4;
const MOST_MORE = 2;

/**
 * Claims by the sentences that a link pairs: heads that stand between the same words are one, whatever word a copy puts there. Only
 * links that surely join one lineage are asked, so that no row gains a lineage by it.
 */
export function alignedIn(readings: readonly Reading[], ground: Ground): Aligned {
  const byArticle = groupedBy(readings, ({ article }) => article);
  const pairs = ground.links
    .filter((one) => isOfOneLineage(one, ground))
    .flatMap((link) => facingIn(link, byArticle, ground))
    .map(([a, b]) => [a.key, b.key] as const);
  return { pairs };
}

function isOfOneLineage({ a, b }: Link, { articles, counter }: Ground): boolean {
  const [x, y] = [articles.get(a)!.article, articles.get(b)!.article];
  return languageOf(x) === languageOf(y) && counter.count([a, b]).lineages.atMost === 1;
}

function facingIn(
  link: Link,
  byArticle: ReadonlyMap<ArticleId, readonly Reading[]>,
  ground: Ground,
): [Reading, Reading][] {
  const side = (article: ArticleId, at: Span) => ({
    words: wordsOf(ground.articles.get(article)!.article.text, at).slice(0, MOST_WORDS),
    readings: (byArticle.get(article) ?? []).filter(
      ({ claim: { head } }) => head.start >= at.start && head.end <= at.end,
    ),
  });
  return sentencePairs(link).flatMap(({ a, b }) => facing(side(link.a, a), side(link.b, b)));
}

/** A sentence with what is claimed in it. */
interface Side {
  readonly words: readonly Word[];
  readonly readings: readonly Reading[];
}

/** Claims whose heads face each other: the same word in its place, or the only heads between the same two words. */
function facing(a: Side, b: Side): [Reading, Reading][] {
  if (a.readings.length === 0 || b.readings.length === 0) return [];
  const slots = slotsOf(a.words, b.words);
  if (!slots) return [];
  const [own, other] = [inSlots(a, slots.a), inSlots(b, slots.b)];
  return [...own].flatMap(([slot, x]): [Reading, Reading][] => {
    const y = other.get(slot) ?? [];
    return x.length === 1 && y.length === 1 ? [[x[0]!, y[0]!]] : [];
  });
}

function inSlots({ words, readings }: Side, slots: Int32Array): Map<number, Reading[]> {
  const found = new Map<number, Reading[]>();
  for (const one of readings) {
    const at = words.findIndex(({ end }) => end > one.claim.head.start);
    if (at >= 0 && slots[at]! >= 0) pushTo(found, slots[at]!, one);
  }
  return found;
}

/** Numbers the places of two sentences: equal words by twos, what stands between two of them as one; -1 where that is too long. */
function slotsOf(a: readonly Word[], b: readonly Word[]): { a: Int32Array; b: Int32Array } | undefined {
  const numbers = new Map<string, number>();
  const coded = (words: readonly Word[]) =>
    Uint32Array.from(words, ({ text }) => {
      const stem = stemOf(text);
      const known = numbers.get(stem) ?? numbers.size;
      numbers.set(stem, known);
      return known;
    });
  const facing = lineUp(coded(a), coded(b));
  if (facing.reduce((sum, y) => sum + Number(y >= 0), 0) < LEAST_SHARED * Math.min(a.length, b.length))
    return undefined;
  const found = { a: new Int32Array(a.length).fill(-1), b: new Int32Array(b.length).fill(-1) };
  let [slot, fromA, fromB] = [0, 0, 0];
  for (let x = 0; x <= a.length; x++) {
    const y = x === a.length ? b.length : facing[x]!;
    if (y < 0) continue;
    if (isOneStretch(x - fromA, y - fromB)) {
      found.a.fill(slot, fromA, x);
      found.b.fill(slot, fromB, y);
    }
    slot++;
    if (x < a.length) found.a[x] = found.b[y] = slot++;
    [fromA, fromB] = [x + 1, y + 1];
  }
  return found;
}

function isOneStretch(words: number, others: number): boolean {
  return Math.max(words, others) <= MOST_REPLACED && Math.abs(words - others) <= MOST_MORE;
}
