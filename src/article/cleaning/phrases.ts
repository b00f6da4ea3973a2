import { loadPhrases } from "../load.ts";
import { tokensOf } from "./lines.ts";

/** Finds phrases of one list in a line's tokens. */
export interface PhraseSet {
  /** The whole line is a phrase. */
  isLine(tokens: readonly string[]): boolean;
  /** The line starts with a phrase: its length in tokens, else 0. */
  startLength(tokens: readonly string[]): number;
  /** Share of the tokens that stand in phrases, read from the left, the longest first; 0..1. */
  coverage(tokens: readonly string[]): number;
  /** A phrase stands somewhere in the text. */
  occurs(text: string): boolean;
}

/** Compiles the phrases of `group`/`shape` of all languages; matching is linear in the tokens. */
function compile(group: string, shape: string): PhraseSet {
  const phrases = Object.values(table()[group]?.[shape] ?? {}).flat();
  const byFirst = new Map<string, string[][]>();
  const whole = new Set<string>();
  // A number is written as a sign, which is no word of its own.
  for (const tokens of phrases.map((phrase) => tokensOf(phrase.replaceAll("#", "0")))) {
    whole.add(tokens.join(" "));
    const known = byFirst.get(tokens[0] ?? "");
    if (known) known.push(tokens);
    else byFirst.set(tokens[0] ?? "", [tokens]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.length - a.length);
  const rareWords = anyOf([...whole].map(longestWord));
  const startsAt = (tokens: readonly string[], from: number) =>
    byFirst.get(tokens[from] ?? "")?.find((phrase) => phrase.every((token, i) => tokens[from + i] === token))?.length ??
    0;
  return {
    isLine: (tokens) => tokens.length > 0 && tokens.length <= 12 && whole.has(tokens.join(" ")),
    startLength: (tokens) => startsAt(tokens, 0),
    coverage: (tokens) => {
      let covered = 0;
      for (let at = 0, length = 0; at < tokens.length; at += Math.max(1, length)) {
        length = startsAt(tokens, at);
        covered += length;
      }
      return covered / Math.max(1, tokens.length);
    },
    occurs: (text) => rareWords.test(text) && tokensOf(text).some((_, from, tokens) => startsAt(tokens, from) > 0),
  };
}

function longestWord(phrase: string): string {
  return phrase.split(" ").reduce((longest, word) => (word.length > longest.length ? word : longest), "");
}

/** One cheap look at the raw text before it is cut into tokens. */
function anyOf(words: readonly string[]): RegExp {
  const escaped = [...new Set(words)].map((word) =>
    word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replaceAll("'", "['’]"),
  );
  return new RegExp(escaped.join("|") || "(?!)", "iu");
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
