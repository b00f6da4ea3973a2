import { mix32 } from "../model/index.ts";
import { oncePer } from "../model/once.ts";
import { type Profile, QUOTED } from "./profile.ts";
import { distinct, placeIn, setContainment, sharedCount } from "./vocabulary.ts";

/** Words in a row that must be the same in both texts to count as one quotation carried over. */
export const GRAM = 4;

/** The runs of four words of a text. */
export interface Grams {
  /** Sorted distinct hashes of all runs of four words. */
  readonly all: Uint32Array;
  /** The same of the runs that lie inside quotations. */
  readonly quoted: Uint32Array;
}

/** The masks of two texts against each other: see `maskOf`. Most pairs share no quotation and are told so at once. */
export function masksOf(a: Profile, b: Profile): readonly [Uint8Array, Uint8Array] {
  if (shareQuotation(gramsOf(a), gramsOf(b))) return [maskOf(a, b), maskOf(b, a)];
  return [new Uint8Array(a.stem.length), new Uint8Array(b.stem.length)];
}

/** True when any four words of a quotation of one text stand in the other. */
export function shareQuotation(x: Grams, y: Grams): boolean {
  return meet(x.quoted, y.all) || meet(y.quoted, x.all);
}

/**
 * Which words of `own` stay out of the comparison with `other` (1 = masked): quotations that both texts carry word for
 * word, also where one of them has lost the marks. A shared quotation shows a shared speaker, not a copy. Quotations
 * that the other text lacks, or words anew, stay in: reporters quote to the letter, rewriters and translators do not.
 */
function maskOf(own: Profile, other: Profile): Uint8Array {
  const mask = new Uint8Array(own.stem.length);
  const theirs = gramsOf(other);
  maskOwnQuotes(own, theirs.all, mask);
  if (theirs.quoted.length === 0) return mask;
  for (let i = 0; i + GRAM <= mask.length; i++) {
    if (has(theirs.quoted, gramAt(own, i, GRAM))) mask.fill(1, i, i + GRAM);
  }
  return mask;
}

/** Masks the shared words of each own quotation, and the whole quotation when half of it is shared. */
function maskOwnQuotes(own: Profile, theirs: Uint32Array, mask: Uint8Array): void {
  for (let i = 0; i < mask.length; i++) {
    if (!(own.flags[i]! & QUOTED)) continue;
    let end = i;
    while (end < mask.length && own.flags[end]! & QUOTED) end++;
    let shared = 0;
    for (let k = i; k + GRAM <= end; k++) if (has(theirs, gramAt(own, k, GRAM))) mask.fill(1, k, k + GRAM);
    for (let k = i; k < end; k++) shared += mask[k]!;
    if (shared * 2 >= end - i) mask.fill(1, i, end);
    i = end;
  }
}

/** Order-sensitive hash of the `n` stems from word `i`. */
export function gramAt(profile: Profile, i: number, n: number): number {
  let h = n;
  for (let k = i; k < i + n; k++) h = mix32(Math.imul(h, 31) ^ profile.stem[k]!);
  return h;
}

/** How many words are left: those not masked. */
export function keptWords(mask: Uint8Array): number {
  let kept = 0;
  for (const masked of mask) kept += 1 - masked;
  return kept;
}

/** Share of the distinct four-word runs of the shorter text that the other has too. */
export function sharedGrams(a: Profile, b: Profile): number {
  return setContainment(gramsOf(a).all, gramsOf(b).all, 1e-9);
}

/** Share of four-word runs in common, of the text that has more of its own: near 1 for two copies of one text. */
export function mutualGrams(a: Profile, b: Profile): number {
  if (a.grammar !== b.grammar) return 0;
  const [x, y] = [gramsOf(a).all, gramsOf(b).all];
  return sharedCount(x, y) / Math.max(1, x.length, y.length);
}

/** The runs of four words of a text, made once. */
export const gramsOf = oncePer(makeGrams);

function makeGrams(profile: Profile): Grams {
  const all = new Uint32Array(Math.max(0, profile.stem.length - GRAM + 1));
  const quoted: number[] = [];
  let run = 0;
  for (let i = 0; i < profile.stem.length; i++) {
    run = profile.flags[i]! & QUOTED ? run + 1 : 0;
    if (i + 1 < GRAM) continue;
    all[i + 1 - GRAM] = gramAt(profile, i + 1 - GRAM, GRAM);
    if (run >= GRAM) quoted.push(all[i + 1 - GRAM]!);
  }
  return { all: distinct(all.sort()), quoted: distinct(Uint32Array.from(quoted).sort()) };
}

function has(sorted: Uint32Array, value: number): boolean {
  return sorted[placeIn(sorted, value)] === value;
}

/** True when any value of `few` is among `many`. */
function meet(few: Uint32Array, many: Uint32Array): boolean {
  for (let i = 0; i < few.length; i++) if (has(many, few[i]!)) return true;
  return false;
}
