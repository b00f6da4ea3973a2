import { classOf, DIGIT, MARK } from "./characters.ts";

const NAMES = ["X|XX", "NOUN|NN", "PROPN|NNP", "PUNCT|.", "NUM|CD", "VERB|VBD", "DET|DT", "ADP|IN"];

/** Universal part of speech of a joint tag number. */
export function uposOf(tag: number): string {
  return NAMES[tag]?.split("|")[0] ?? "X";
}

/** Penn part of speech of a joint tag number. */
export function xposOf(tag: number): string {
  return NAMES[tag]?.split("|")[1] ?? "XX";
}

/** Tags the tokens of one text; `first` holds the first token of each sentence plus the count. */
export function tag(text: string, start: Int32Array, end: Int32Array, _first: Int32Array): Uint8Array {
  return Uint8Array.from(start, (from, i) => guess(text.slice(from, end[i])));
}

function guess(word: string): number {
  const kind = classOf(word.charCodeAt(0));
  if (kind === MARK) return 3;
  if (kind === DIGIT) return 4;
  if (/^(?:the|a|an|this|that)$/i.test(word)) return 6;
  if (/^(?:of|in|on|at|by|for|from|with)$/i.test(word)) return 7;
  if (word.endsWith("ed")) return 5;
  return word !== word.toLowerCase() ? 2 : 1;
}
