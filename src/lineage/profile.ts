import { type AnnotatedArticle, hash32, type Span } from "../model/index.ts";
import type { Grammar } from "./lexicon.ts";
import { type Tokens, tokensOf } from "./tokens.ts";

/** Bits of `Profile.flags`. */
export const NUMBER = 1;
export const NAME = 2;
export const QUOTED = 4;

/** What the comparison of texts needs of one article, in flat arrays: entry `i` of each array is the `i`-th word of the body. */
export interface Profile {
  readonly source: AnnotatedArticle;
  /** Primary language subtag. */
  readonly language: string;
  readonly grammar: Grammar;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** 32-bit hash of the stem. */
  readonly stem: Uint32Array;
  readonly idf: Float32Array;
  readonly flags: Uint8Array;
  readonly sentences: readonly Span[];
  /** First word of each sentence, and the word count as last entry. */
  readonly firstWord: Int32Array;
  /** Quoted spans inside the body. */
  readonly quotes: readonly Span[];
}

/** Idf of two neighbouring characters in a script without spaces, which stand in for a word. */
const WIDE_IDF = 5;
const WIDE = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]$/u;

/** Reads one annotated article. Linear in its length. `grammar` overrides what its language asks for. */
export function profileOf(source: AnnotatedArticle, grammar?: Grammar): Profile {
  return profileFrom(tokensOf(source), grammar);
}

/** The same from words that are split already. */
export function profileFrom(tokens: Tokens, grammar: Grammar = grammarOf(tokens.language)): Profile {
  const { source, language, lexicon, start, end, number, sentences, firstWord, quotes } = tokens;
  const { text } = source.article;
  const { words } = lexicon.table;
  const n = number.length;
  const [stem, idf, flags] = [new Uint32Array(n), new Float32Array(n), new Uint8Array(n)];
  const [isQuoted, lexemes] = [quoteCursor(quotes), lexicon.lexemes(grammar)];
  for (let i = 0, s = 0; i < n; i++) {
    const word = words[number[i]!]!;
    while (s + 1 < sentences.length && firstWord[s + 1]! <= i) s++;
    const isBeforeNext = i + 1 < n && start[i + 1] === end[i];
    const pair = isBeforeNext && WIDE.test(word) ? word + words[number[i + 1]!]! : undefined;
    const isOut = grammar === "names" && (pair !== undefined || !isNameLike(text, start[i]!, word));
    const at = lexemes.at(number[i]!);
    stem[i] = pair ? hash32(pair) : lexemes.stem[at]!;
    idf[i] = isOut ? 0 : pair ? WIDE_IDF : lexemes.idf[at]!;
    flags[i] = flagsOf(text, start[i]!, end[i]!, word, i === firstWord[s]) | (isQuoted(start[i]!) ? QUOTED : 0);
  }
  return { source, language, grammar, start, end, stem, idf, flags, sentences, firstWord, quotes };
}

function grammarOf(language: string): Grammar {
  return language === "en" || language === "und" ? "english" : "plain";
}

/** A number or a capitalised word, wherever it stands. */
export function isNameLike(text: string, start: number, word: string): boolean {
  const first = word.charCodeAt(0);
  return isDigit(first) || text.charCodeAt(start) !== first;
}

function flagsOf(text: string, start: number, end: number, word: string, opens: boolean): number {
  const first = word.charCodeAt(0);
  if (isDigit(first)) return NUMBER;
  const isUpper = text.charCodeAt(start) !== first;
  const second = end - start > 1 ? text.charCodeAt(start + 1) : -1;
  return isUpper && (!opens || second < 0 || second !== word.charCodeAt(1)) ? NAME : 0;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** A test for words that come in text order: is it inside a quotation? */
function quoteCursor(quotes: readonly Span[]): (start: number) => boolean {
  let at = 0;
  return (start) => {
    while (at < quotes.length && quotes[at]!.end <= start) at++;
    return at < quotes.length && quotes[at]!.start <= start;
  };
}
