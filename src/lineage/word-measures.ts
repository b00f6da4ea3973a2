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

/** Idf and number of the entries of one kind in a text. */
interface Whole {
  all: number;
  count: number;
}

/** Of the entries that both texts have as the same kind: their idf in either text and their number in either. */
interface Shared {
  inX: number;
  inY: number;
  countX: number;
  countY: number;
}

/**
 * Words used once are details; words used again and again are the topic, which independent reports share. Independent
 * reporters each have names and numbers of their own; who writes from a text adds next to none. Plain words, neither
 * names nor numbers, are the writer's own choice. In the order of `FEATURES`: onceMost to wordMost.
 */
export function wordMeasures(x: WordSet, y: WordSet): number[] {
  const [ofX, ofY] = [wholesOf(x), wholesOf(y)];
  const { once, names, plain } = sharedOf(x, y);
  const [onceX, onceY] = [once.inX / (ofX.once.all + 12), once.inY / (ofY.once.all + 12)];
  const [novelX, novelY] = [ofX.names.count - names.countX, ofY.names.count - names.countY];
  return [
    Math.max(onceX, onceY),
    Math.min(onceX, onceY),
    Math.log1p(once.countX),
    Math.max(names.inX / (ofX.names.all + 10), names.inY / (ofY.names.all + 10)),
    Math.log1p(Math.max(novelX, novelY)),
    Math.log1p(Math.min(novelX, novelY)),
    Math.log1p(Math.min(names.countX, names.countY)),
    Math.max(plain.inX / (ofX.plain.all + 10), plain.inY / (ofY.plain.all + 10)),
  ];
}

/** What each kind of entries has in a text, made once. Some idf is added to it, so that little text proves little. */
const wholesOf = oncePer(({ idf, is }: WordSet) => {
  const [once, names, plain]: Whole[] = [none(), none(), none()];
  for (let e = 0; e < is.length; e++) {
    if (is[e]! & ONCE) add(once!, idf[e]!);
    if (is[e]! & NAMED) add(names!, idf[e]!);
    if (is[e]! & PLAIN) add(plain!, idf[e]!);
  }
  return { once: once!, names: names!, plain: plain! };
});

function none(): Whole {
  return { all: 0, count: 0 };
}

function add(whole: Whole, idf: number): void {
  whole.all += idf;
  whole.count++;
}

/** What two texts share: details and plain words that are so in both, names that the other uses in any way. */
function sharedOf(x: WordSet, y: WordSet): { once: Shared; names: Shared; plain: Shared } {
  const [once, names, plain] = [nothing(), nothing(), nothing()];
  const [xs, ys] = [x.stems, y.stems];
  for (let i = 0, j = 0; i < xs.length && j < ys.length; ) {
    if (xs[i]! < ys[j]!) i++;
    else if (xs[i]! > ys[j]!) j++;
    else {
      const [isX, isY, idfX, idfY] = [x.is[i]!, y.is[j]!, x.idf[i]!, y.idf[j]!];
      const isBoth = isX & isY;
      if (isBoth & ONCE) put(once, idfX, idfY, 1, 1);
      if (isBoth & PLAIN) put(plain, idfX, idfY, 1, 1);
      const [namedX, namedY] = [isX & NAMED && isY & TELLING ? 1 : 0, isY & NAMED && isX & TELLING ? 1 : 0];
      if (namedX + namedY > 0) put(names, idfX, idfY, namedX, namedY);
      i++;
      j++;
    }
  }
  return { once, names, plain };
}

function nothing(): Shared {
  return { inX: 0, inY: 0, countX: 0, countY: 0 };
}

function put(shared: Shared, idfX: number, idfY: number, timesX: number, timesY: number): void {
  shared.inX += timesX * idfX;
  shared.inY += timesY * idfY;
  shared.countX += timesX;
  shared.countY += timesY;
}
