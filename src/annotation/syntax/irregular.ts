import { dataText } from "../load.ts";

/** Row of a lower-cased word in the word table, by frequency; -1 when unknown. */
type RowOf = (word: string) => number;

let loaded: Record<string, Record<string, string>> | undefined;

/** The dictionary form of an irregular verb, noun or adjective (`data/annotation/irregular.json`); undefined for others. */
export function irregular(form: string, tag: string): string | undefined {
  loaded ??= JSON.parse(dataText("annotation/irregular.json")) as Record<string, Record<string, string>>;
  const [upos = "", xpos = ""] = tag.split("|");
  if (!INFLECTED.has(xpos)) return undefined;
  const of = loaded[upos];
  const lower = form.toLowerCase();
  return of && Object.hasOwn(of, lower) ? of[lower] : undefined;
}

const INFLECTED = new Set(["VBD", "VBN", "VBG", "VBZ", "NNS", "JJR", "JJS", "RBR", "RBS"]);
const OPEN = ["VERB", "NOUN", "ADJ", "ADV"];
/** How many times more frequent another reading of a cut-off ending must be to win against a known one. */
const MUCH = 8;

/**
 * The rule's lemma, unless it is no stem that the form's ending allows, is no known word, or another stem is far more frequent:
 * `provok` gives way to `provoke`, `smel` to `smell`, `strang` to `strange`.
 */
export function mended(lemma: string, form: string, tag: string, rowOf: RowOf): string {
  const xpos = tag.slice(tag.indexOf("|") + 1);
  if (!INFLECTED.has(xpos) || !OPEN.some((upos) => tag.startsWith(upos))) return lemma;
  const stems = stemsOf(form.toLowerCase(), xpos);
  if (stems.length === 0) return lemma.length < 2 ? form.toLowerCase() : lemma;
  const isStem = xpos === "NNS" || stems.includes(lemma);
  const here = isStem ? rowOf(lemma) : -1;
  let [best, row] = [isStem ? lemma : stems[0]!, here < 0 ? Number.POSITIVE_INFINITY : here / MUCH];
  for (const stem of stems) {
    const at = rowOf(stem);
    if (at >= 0 && at < row && stem !== lemma) [best, row] = [stem, at];
  }
  return best;
}

/** The stems that a regular form may come from; none for a form without the ending of its tag. */
function stemsOf(form: string, xpos: string): string[] {
  const ending = ENDINGS[xpos]?.find((one) => form.endsWith(one) && form.length > one.length + 1);
  if (!ending) return [];
  const stem = form.slice(0, -ending.length);
  if (ending.startsWith("ie")) return [`${stem}y`, `${stem}ie`];
  if (ending === "es") return isHissing(stem) || stem.endsWith("o") ? [stem, `${stem}e`] : [`${stem}e`];
  if (ending === "s") return [stem];
  return stem.at(-1) === stem.at(-2) ? [stem, stem.slice(0, -1), `${stem}e`] : [stem, `${stem}e`];
}

/** True for stems whose plural takes a whole `es`: `class`, `box`, `church`. */
function isHissing(stem: string): boolean {
  return /(?:[sxz]|ch|sh)$/.test(stem);
}

const PAST = ["ied", "ed"];
const THIRD = ["ies", "es", "s"];
const ENDINGS: Record<string, readonly string[]> = {
  VBG: ["ing"],
  VBD: PAST,
  VBN: PAST,
  VBZ: THIRD,
  NNS: THIRD,
  JJR: ["ier", "er"],
  JJS: ["iest", "est"],
  RBR: ["ier", "er"],
  RBS: ["iest", "est"],
};

/** A word with a letter held for effect, as it is usually written: `soooo` is `so`, `prettty` is `pretty`. */
export function unstretched(form: string, rowOf: RowOf): string {
  if (!isStretched(form) || rowOf(form.toLowerCase()) >= 0) return form;
  const [one, two] = [squeezed(form, 1), squeezed(form, 2)];
  const [rowOne, rowTwo] = [rowOf(one.toLowerCase()), rowOf(two.toLowerCase())];
  if (rowTwo >= 0 && (rowOne < 0 || rowTwo < rowOne)) return two;
  return rowOne >= 0 ? one : form;
}

function isStretched(form: string): boolean {
  for (let k = 2; k < form.length; k++)
    if (isLetter(form, k) && form[k] === form[k - 1] && form[k] === form[k - 2]) return true;
  return false;
}

function isLetter(form: string, k: number): boolean {
  return form[k]!.toLowerCase() !== form[k]!.toUpperCase();
}

/** Runs of three and more of a letter cut to `size`. */
function squeezed(form: string, size: number): string {
  let out = "";
  for (let k = 0; k < form.length; ) {
    let end = k;
    while (end < form.length && form[end] === form[k]) end++;
    out += form.slice(k, end - k >= 3 ? k + size : end);
    k = end;
  }
  return out;
}

/** True for a number with commas between groups of three digits. */
export function isGrouped(form: string): boolean {
  return /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(form);
}
