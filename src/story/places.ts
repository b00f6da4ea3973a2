import type { Span } from "../model/index.ts";
import { TermFlag } from "./flags.ts";
import { isPlacing } from "./load.ts";

/** The first words of an article, with their stems and those of them that are names. */
interface Opening {
  readonly words: readonly Span[];
  readonly stems: readonly string[];
  readonly names: ReadonlySet<string>;
  readonly text: string;
}

/** Words of the name of one place that are looked at. */
const NAME_WORDS = 3;

/**
 * Names behind "in" or "near", at most one word between, are `placed`, and what contains them is `outer`: "in downtown Macon, Georgia". Of
 * a list ("in Macon, Atlanta and Savannah") none contains another.
 */
export function placesAmong(opening: Opening): Map<string, number> {
  const placed = new Map<string, number>();
  const put = (from: number, to: number, flag: number) => {
    for (const stem of opening.stems.slice(from, to)) placed.set(stem, (placed.get(stem) ?? 0) | flag);
  };
  for (let k = 1; k < opening.words.length; k++) {
    if (!isName(opening, k) || !isBehindPlacing(opening, k)) continue;
    const next = endOfName(opening, k);
    put(k, next, TermFlag.placed);
    if (!isListed(opening, next)) continue;
    const behind = endOfName(opening, next);
    if (!isListed(opening, behind) && !isJoined(opening, behind)) put(next, behind, TermFlag.outer);
  }
  return placed;
}

function isBehindPlacing(opening: Opening, k: number): boolean {
  const { stems } = opening;
  return isPlacing(stems[k - 1]!) || (isPlacing(stems[k - 2] ?? "") && !isName(opening, k - 1));
}

function isName({ words, stems, names, text }: Opening, k: number): boolean {
  const first = text[words[k]?.start ?? text.length] ?? "";
  return names.has(stems[k] ?? "") && first !== first.toLowerCase();
}

/** "and Colorado". */
function isJoined(opening: Opening, k: number): boolean {
  return /^(?:and|or|und|et|y)$/.test(opening.stems[k] ?? "") && isName(opening, k + 1);
}

/** True of a name right behind a comma. */
function isListed(opening: Opening, k: number): boolean {
  return betweenIs(", ", opening, k) && isName(opening, k);
}

function endOfName(opening: Opening, from: number): number {
  let k = from + 1;
  while (k - from < NAME_WORDS && betweenIs(" ", opening, k) && isName(opening, k)) k++;
  return k;
}

/** Whether nothing but this stands before a word. */
function betweenIs(what: string, { words, text }: Opening, k: number): boolean {
  return k > 0 && k < words.length && text.slice(words[k - 1]!.end, words[k]!.start) === what;
}
