import type { Quantity, Span } from "../../model/index.ts";
import { isIn } from "./lexicon.ts";
import { meansPeople } from "./people.ts";
import { lemmaAt, type Tree, wordAt } from "./tree.ts";

/** What follows the number of "9-year-old" and "three years old"; the span may hold the unit already. */
const OLD = /^(?:[\s-]{1,2}(?:year|month|week|day)s?)?[\s-]{1,2}olds?\b/i;
/** Oldest age that a bare number is read as. */
const OLDEST = 115;
/** Tokens before a number in which "ages" or "aged" makes it an age. */
const LOOKS_BACK = 6;

/** Whether a number is somebody's age: "aged 9", "9-year-old", "John Maan, 34, was". */
export function isAge(tree: Tree, top: number, { value, unit, high, span }: Quantity): boolean {
  if (isOld(tree.text, span.end)) return true;
  if (high !== undefined || value > OLDEST || value <= 0) return false;
  const { head } = tree.tokens[top]!;
  if (head >= 0 && /^(?:year-)?old$/.test(lemmaAt(tree, head))) return true;
  if (unit !== undefined) return false;
  return isAfterAges(tree, top) || isAgeBehindName(tree, top);
}

/** Whether "years old" follows a number that ends at `end`. */
export function isOld(text: string, end: number): boolean {
  return OLD.test(text.slice(end, end + 16));
}

function isAfterAges(tree: Tree, top: number): boolean {
  for (let k = top - 1; k >= 0 && top - k <= LOOKS_BACK; k--) {
    const word = wordAt(tree, k);
    if (/^(?:ages|age|aged)$/.test(word)) return true;
    if (!/^(?:\d+|,|and|or|of|to|between)$/.test(word)) return false;
  }
  return false;
}

/** "John Maan, 34, ...", "his wife, 34.": the age of who is named right before, however the parser hangs it. */
export function isAgeBehindName(tree: Tree, top: number): boolean {
  if (top < 2 || top + 1 >= tree.tokens.length || wordAt(tree, top - 1) !== ",") return false;
  return (
    isSomebody(tree, top - 2) &&
    /^[,.;)]$/.test(wordAt(tree, top + 1)) &&
    tree.tokens[top]!.upos === "NUM" &&
    /^\d+$/.test(wordAt(tree, top))
  );
}

/** "Boy, 4, hurt in fall": the tagger takes the first word of such a headline for a call. */
function isSomebody(tree: Tree, k: number): boolean {
  const { upos, feats } = tree.tokens[k]!;
  const isOne = upos === "INTJ" || (upos === "NOUN" && feats?.includes("Number=Sing") === true);
  return upos === "PROPN" || (isOne && meansPeople(lemmaAt(tree, k)));
}

/** The last token of the name right before an age: "John Maan, 34, ..." and "John Maan, aged 34", also in a list; -1 elsewhere. */
export function nameBeforeAge(tree: Tree, top: number): number {
  if (isAgeBehindName(tree, top)) return top - 2;
  const isSaid = top > 2 && /^aged?$/.test(wordAt(tree, top - 1)) && wordAt(tree, top - 2) === ",";
  return isSaid && tree.tokens[top - 3]!.upos === "PROPN" ? top - 3 : -1;
}

/** Whether a number names its noun rather than counts: "Flight 370", "Highway 9", "Chapter 3". */
export function isLabel(tree: Tree, top: number): boolean {
  if (top === 0 || tree.tokens[top]!.upos !== "NUM") return false;
  return (
    isIn("labelled", lemmaAt(tree, top - 1)) || (/^[#№$]$/.test(wordAt(tree, top - 1)) && wordAt(tree, top - 1) !== "$")
  );
}

/** Whether a number is half of a score or a range of numbers that was not read as one: "4-0". */
export function isScore(text: string, { start, end }: Span): boolean {
  return /^[-–][0-9]/.test(text.slice(end, end + 2)) || /[0-9][-–]$/.test(text.slice(Math.max(0, start - 2), start));
}
