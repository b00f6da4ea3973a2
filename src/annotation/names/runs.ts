import { BODY_NOUN, PLACE_NOUN } from "./lexicon.ts";
import { INITIAL_CAPITAL, type Words } from "./words.ts";

/** Runs of neighbouring words with capitals, in sentences where capitals tell something: one column a property. */
export interface Runs {
  /** First token of the run over a token. */
  readonly from: Int32Array;
  /** Token behind the run; 0 where none is. */
  readonly to: Int32Array;
  /** Place in the run (0 alone, 1 first, 2 last, 3 inside), and its length up to four in the bits above. */
  readonly place: Uint8Array;
  /** Nouns of bodies and places: those of the last word in the upper byte, those of all words in the lower. */
  readonly nouns: Uint16Array;
}

/** The writing of a sentence in which capitals tell nothing: capitalised or all in capitals. */
const IS_HEADING = new Set([1, 2]);
const NOUNS = BODY_NOUN | PLACE_NOUN;

/** Finds the runs. Linear. */
export function runsIn(words: Words, writing: Uint8Array, bits: Uint8Array): Runs {
  const { count, first, shape } = words;
  const runs = {
    from: new Int32Array(count),
    to: new Int32Array(count),
    place: new Uint8Array(count),
    nouns: new Uint16Array(count),
  };
  for (let s = 0; s + 1 < first.length; s++) {
    const [from, to] = [first[s]!, first[s + 1]!];
    if (from === to || IS_HEADING.has(writing[from]!)) continue;
    for (let i = from; i < to; i++) {
      if (!(shape[i]! & INITIAL_CAPITAL)) continue;
      let end = i + 1;
      while (end < to && shape[end]! & INITIAL_CAPITAL) end++;
      fill(runs, bits, i, end);
      i = end - 1;
    }
  }
  return runs;
}

function fill(runs: Runs, bits: Uint8Array, from: number, to: number): void {
  let all = 0;
  for (let i = from; i < to; i++) all |= bits[i]! & NOUNS;
  runs.from.fill(from, from, to);
  runs.to.fill(to, from, to);
  runs.nouns.fill(((bits[to - 1]! & NOUNS) << 8) | all, from, to);
  const length = Math.min(to - from, 4) << 2;
  for (let i = from; i < to; i++) {
    const place = to - from === 1 ? 0 : i === from ? 1 : i === to - 1 ? 2 : 3;
    runs.place[i] = place | length;
  }
}
