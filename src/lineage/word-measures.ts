import { oncePer } from "../model/once.ts";

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

/** Cells of the table for each stem: most look-ups end at the first. */
const ROOM = 8;

/** Idf and number of the entries of one kind in a text. */
interface Whole {
  readonly all: number;
  readonly count: number;
}

/** Where what two texts share is summed, once for all pairs: idf in either text, and number, of each kind. */
const shared = new Float64Array(9);
const [ONCE_X, ONCE_Y, ONCE_COUNT, PLAIN_X, PLAIN_Y] = [0, 1, 2, 3, 4] as const;
const [NAMED_X, NAMED_Y, NAMED_COUNT_X, NAMED_COUNT_Y] = [5, 6, 7, 8] as const;

/**
 * Words used once are details; words used again and again are the topic, which independent reports share. Independent
 * reporters each have names and numbers of their own; who writes from a text adds next to none. Plain words, neither
 * names nor numbers, are the writer's own choice. In the order of `FEATURES`: onceMost to wordMost.
 */
export function wordMeasures(x: WordSet, y: WordSet): number[] {
  const ofX = wholesOf(x);
  const ofY = wholesOf(y);
  sumShared(x, y);
  const onceX = shareOf(ONCE_X, ofX.once, 12);
  const onceY = shareOf(ONCE_Y, ofY.once, 12);
  const novelX = ofX.named.count - shared[NAMED_COUNT_X]!;
  const novelY = ofY.named.count - shared[NAMED_COUNT_Y]!;
  return [
    Math.max(onceX, onceY),
    Math.min(onceX, onceY),
    Math.log1p(shared[ONCE_COUNT]!),
    Math.max(shareOf(NAMED_X, ofX.named, 10), shareOf(NAMED_Y, ofY.named, 10)),
    Math.log1p(Math.max(novelX, novelY)),
    Math.log1p(Math.min(novelX, novelY)),
    Math.log1p(Math.min(shared[NAMED_COUNT_X]!, shared[NAMED_COUNT_Y]!)),
    Math.max(shareOf(PLAIN_X, ofX.plain, 10), shareOf(PLAIN_Y, ofY.plain, 10)),
  ];
}

/** Share of the idf that is shared; `prior` is added to the whole, so that little text proves little. */
function shareOf(sum: number, { all }: Whole, prior: number): number {
  return shared[sum]! / (all + prior);
}

/** What each kind of entries has in a text, made once. */
const wholesOf = oncePer((set: WordSet) => {
  return { once: wholeOf(set, ONCE), named: wholeOf(set, NAMED), plain: wholeOf(set, PLAIN) };
});

function wholeOf({ idf, is }: WordSet, kind: number): Whole {
  let all = 0;
  let count = 0;
  for (let e = 0; e < is.length; e++) {
    if (!(is[e]! & kind)) continue;
    all += idf[e]!;
    count++;
  }
  return { all, count };
}

/** Sums what two texts share, in rising order of stems: details and plain words that are so in both, names that the other uses in any way. */
function sumShared(x: WordSet, y: WordSet): void {
  hold(y);
  shared.fill(0);
  for (let i = 0; i < x.stems.length; i++) {
    const j = heldPlace(x.stems[i]!);
    if (j >= 0) addShared(x.is[i]!, y.is[j]!, x.idf[i]!, y.idf[j]!);
  }
}

/** The text at hand, which is measured against one after the other, with its entries by stem in a table that is mostly empty. */
let held: WordSet | undefined;
let cells = new Int32Array(1 << 12).fill(-1);

function hold(set: WordSet): void {
  if (held === set) return;
  const { stems } = set;
  if (ROOM * stems.length > cells.length) cells = new Int32Array(2 ** Math.ceil(Math.log2(ROOM * stems.length)));
  cells.fill(-1);
  for (let j = 0; j < stems.length; j++) {
    let at = stems[j]! & (cells.length - 1);
    while (cells[at]! >= 0) at = (at + 1) & (cells.length - 1);
    cells[at] = j;
  }
  held = set;
}

/** Place of a stem in the text at hand, -1 where it has none. */
function heldPlace(stem: number): number {
  const mask = cells.length - 1;
  const { stems } = held!;
  for (let at = stem & mask; cells[at]! >= 0; at = (at + 1) & mask) if (stems[cells[at]!] === stem) return cells[at]!;
  return -1;
}

function addShared(isX: number, isY: number, idfX: number, idfY: number): void {
  if (isX & isY & ONCE) {
    shared[ONCE_X]! += idfX;
    shared[ONCE_Y]! += idfY;
    shared[ONCE_COUNT]!++;
  }
  if (isX & isY & PLAIN) {
    shared[PLAIN_X]! += idfX;
    shared[PLAIN_Y]! += idfY;
  }
  if (isX & NAMED && isY & TELLING) {
    shared[NAMED_X]! += idfX;
    shared[NAMED_COUNT_X]!++;
  }
  if (isY & NAMED && isX & TELLING) {
    shared[NAMED_Y]! += idfY;
    shared[NAMED_COUNT_Y]!++;
  }
}
