/** Bits of `WordSet.is`: what a kept stem is in this text. */
export const ONCE = 1;
export const NAMED = 2;
export const PLAIN = 4;
/** Any stem that tells something, masked or not. */
export const TELLING = 8;

/** The distinct stems of a text and what they are in it. */
export interface WordSet {
  /** Sorted. */
  readonly stems: Uint32Array;
  /** Idf of each entry. */
  readonly idf: Float32Array;
  /** Bits of each entry. */
  readonly is: Uint8Array;
  /** Words of the text that are not masked. */
  readonly kept: number;
}

/** Idf and number of the entries of one kind in a text, and of those among them that the other text has. */
interface Tally {
  all: number;
  count: number;
  shared: number;
  sharedCount: number;
}

/**
 * Words used once are details; words used again and again are the topic, which independent reports share. Independent
 * reporters each have names and numbers of their own; who writes from a text adds next to none. Plain words, neither
 * names nor numbers, are the writer's own choice. In the order of `FEATURES`: onceMost to wordMost.
 */
export function wordMeasures(x: WordSet, y: WordSet, match: Int32Array, back: Int32Array): number[] {
  const [onceX, onceY] = [tally(x, y, match, ONCE, ONCE), tally(y, x, back, ONCE, ONCE)];
  const [namesX, namesY] = [tally(x, y, match, NAMED, TELLING), tally(y, x, back, NAMED, TELLING)];
  const [plainX, plainY] = [tally(x, y, match, PLAIN, PLAIN), tally(y, x, back, PLAIN, PLAIN)];
  const once = [shareOf(onceX, 12), shareOf(onceY, 12)];
  const novel = [Math.log1p(namesX.count - namesX.sharedCount), Math.log1p(namesY.count - namesY.sharedCount)];
  return [
    Math.max(...once),
    Math.min(...once),
    Math.log1p(onceX.sharedCount),
    Math.max(shareOf(namesX, 10), shareOf(namesY, 10)),
    Math.max(...novel),
    Math.min(...novel),
    Math.log1p(Math.min(namesX.sharedCount, namesY.sharedCount)),
    Math.max(shareOf(plainX, 10), shareOf(plainY, 10)),
  ];
}

/** Entries of kind `mine` in `own`; they are shared when the other has the stem as kind `theirs`. */
function tally(own: WordSet, other: WordSet, match: Int32Array, mine: number, theirs: number): Tally {
  const found: Tally = { all: 0, count: 0, shared: 0, sharedCount: 0 };
  for (let e = 0; e < match.length; e++) {
    if (!(own.is[e]! & mine)) continue;
    found.all += own.idf[e]!;
    found.count++;
    if (match[e]! < 0 || !(other.is[match[e]!]! & theirs)) continue;
    found.shared += own.idf[e]!;
    found.sharedCount++;
  }
  return found;
}

/** Share of the idf that is shared; `prior` is added to the whole, so that little text proves little. */
function shareOf({ all, shared }: Tally, prior: number): number {
  return shared / (all + prior);
}
