import { dataText } from "../load.ts";

interface Tables {
  /** Ways to write one sound, longest first. */
  readonly letters: readonly (readonly [string, string])[];
  /** Spellings of one name, by the language it is written from. */
  readonly variants: Readonly<Record<string, readonly string[]>>;
  /** Given names with their short forms. */
  readonly short: readonly string[];
}

let loaded: { letters: Tables["letters"]; variants: Map<string, string>; short: Map<string, Set<number>> } | undefined;

function tables() {
  if (loaded) return loaded;
  const read = JSON.parse(dataText("annotation/transliteration.json")) as Partial<Tables>;
  const variants = new Map<string, string>();
  for (const group of Object.values(read.variants ?? {}).flat()) {
    const [first = "", ...others] = group.split(" ");
    for (const word of [first, ...others]) variants.set(word, first);
  }
  const short = new Map<string, Set<number>>();
  (read.short ?? []).forEach((group, number) => {
    for (const word of group.split(" ")) short.set(word, (short.get(word) ?? new Set()).add(number));
  });
  loaded = { letters: read.letters ?? [], variants, short };
  return loaded;
}

/**
 * What a word of a name has in common with its other spellings: `skeletonOf("zelenskiy")` is `skeletonOf("Zelensky")`.
 * Accents, case, doubled letters and ways to write one sound are levelled; well-known variants share one skeleton.
 */
export function skeletonOf(word: string): string {
  const folded = foldedWord(word);
  let text = tables().variants.get(folded) ?? folded;
  for (const [from, to] of tables().letters) text = text.replaceAll(from, to);
  return text.replace(/(.)\1+/gu, "$1");
}

/** Small letters without accents and apostrophes. */
export function foldedWord(word: string): string {
  return word
    .normalize("NFD")
    .replace(/[\p{M}'’ʼ`.]/gu, "")
    .replace(/ø/gu, "o")
    .replace(/ł/gu, "l")
    .replace(/ß/gu, "ss")
    .toLowerCase();
}

/** Whether two given names may be one: equal, in another spelling, an initial, or a short form. */
export function sameGiven(a: string, b: string): boolean {
  const [x, y] = [foldedWord(a), foldedWord(b)];
  if (x === y || skeletonOf(a) === skeletonOf(b)) return true;
  if (x.length === 1 || y.length === 1) return x[0] === y[0];
  const [left, right] = [tables().short.get(x), tables().short.get(y)];
  return left !== undefined && right !== undefined && [...left].some((group) => right.has(group));
}
