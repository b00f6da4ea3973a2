import { loadPhrases } from "../load.ts";
import { tokensOf } from "./lines.ts";

/** Finds phrases of one list in a line's tokens. */
export interface PhraseSet {
  /** The whole line is a phrase. */
  isLine(tokens: readonly string[]): boolean;
  /** The line starts with a phrase: its length in tokens, else 0. */
  startLength(tokens: readonly string[]): number;
  /** A phrase stands somewhere in the line. */
  occurs(tokens: readonly string[]): boolean;
}

const LONGEST = 9;

/** Compiles the phrases of `group`/`shape` of all languages; matching is linear in the tokens. */
function compile(group: string, shape: string): PhraseSet {
  const lists = table()[group]?.[shape] ?? {};
  const phrases = new Set<string>();
  for (const phrase of Object.values(lists).flat()) phrases.add(tokensOf(phrase).join(" "));
  const firsts = new Set([...phrases].map((phrase) => phrase.split(" ", 1)[0]));
  const startsAt = (tokens: readonly string[], from: number) => {
    if (!firsts.has(tokens[from] ?? "")) return 0;
    for (let length = Math.min(LONGEST, tokens.length - from); length > 0; length--) {
      if (phrases.has(tokens.slice(from, from + length).join(" "))) return length;
    }
    return 0;
  };
  return {
    isLine: (tokens) => tokens.length > 0 && tokens.length <= LONGEST && phrases.has(tokens.join(" ")),
    startLength: (tokens) => startsAt(tokens, 0),
    occurs: (tokens) => tokens.some((_, from) => startsAt(tokens, from) > 0),
  };
}

let loaded: ReturnType<typeof loadPhrases> | undefined;

function table(): ReturnType<typeof loadPhrases> {
  loaded ??= loadPhrases();
  return loaded;
}

const compiled = new Map<string, PhraseSet>();

/** The phrase set of `data/article/phrases.json` at `group`/`shape`, compiled once. */
export function phraseSet(group: string, shape: string): PhraseSet {
  const key = `${group}/${shape}`;
  let set = compiled.get(key);
  if (!set) {
    set = compile(group, shape);
    compiled.set(key, set);
  }
  return set;
}
