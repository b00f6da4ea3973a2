import { INITIAL_CAPITAL, type Words } from "./words.ts";

/** Longest acronym, and how many tokens before its bracket are looked at. */
const LONGEST = 10;
const REACH = 12;

/** For each token: 1 an acronym that the text spells out somewhere (`Velmark Rail Union (VRU)`), 2 a word of what it stands for, else 0. Linear. */
export function spelledIn(words: Words): Uint8Array {
  const spelled = new Uint8Array(words.count);
  const known = new Set<number>();
  for (let s = 0; s + 1 < words.first.length; s++) {
    const last = words.first[s + 1]! - 1;
    for (let i = words.first[s]! + 2; i < last; i++) {
      const from = isBracketed(words, i) ? spelledFrom(words, i, words.first[s]!) : -1;
      if (from < 0) continue;
      spelled.fill(2, from, i - 1);
      known.add(words.folded[i]!);
    }
  }
  if (known.size === 0) return spelled;
  for (let i = 0; i < words.count; i++) {
    if (words.shape[i]! & INITIAL_CAPITAL && known.has(words.folded[i]!)) spelled[i] = 1;
  }
  return spelled;
}

function isBracketed({ text, start, end, shape }: Words, i: number): boolean {
  const length = end[i]! - start[i]!;
  if (length < 2 || length > LONGEST || !(shape[i]! & INITIAL_CAPITAL)) return false;
  return text[start[i - 1]!] === "(" && text[start[i + 1]!] === ")";
}

/** First token of the words before `(ACR)` whose initials the acronym spells, small words passed over; -1 when none does. */
function spelledFrom({ text, start, end, shape }: Words, at: number, first: number): number {
  let k = end[at]! - 1;
  for (let i = at - 2; i >= Math.max(first, at - 2 - REACH); i--) {
    if (text[start[i]!]!.toLowerCase() === text[k]!.toLowerCase()) {
      k--;
      if (k < start[at]!) return shape[i]! & INITIAL_CAPITAL ? i : -1;
    } else if (shape[i]! & INITIAL_CAPITAL) return -1;
  }
  return -1;
}
