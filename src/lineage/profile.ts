import { type AnnotatedArticle, hash32, type Span, type Word } from "../model/index.ts";
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

/** Idf of two neighbouring characters in a script without spaces. */
const WIDE_IDF = 5;
const WIDE = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]$/u;

/** Reads one annotated article. Linear in its length. `grammar` overrides what its language asks for. */
export function profileOf(source: AnnotatedArticle, grammar?: Grammar): Profile {
  return profileFrom(tokensOf(source), grammar);
}

/** The same from words that are split already. */
export function profileFrom(tokens: Tokens, grammar: Grammar = grammarOf(tokens.language)): Profile {
  const { source, language, words, lexicon, numbers, sentences, firstWord, quotes } = tokens;
  const { text } = source.article;
  const n = words.length;
  const [start, end, stem] = [new Int32Array(n), new Int32Array(n), new Uint32Array(n)];
  const [idf, flags] = [new Float32Array(n), new Uint8Array(n)];
  const [isQuoted, lexemes] = [quoteCursor(quotes), lexicon.lexemes(grammar)];
  for (let i = 0, s = 0; i < n; i++) {
    const word = words[i]!;
    while (s + 1 < sentences.length && firstWord[s + 1]! <= i) s++;
    const pair = wideWith(word, words[i + 1]);
    const isOut = grammar === "names" && (pair !== undefined || !isNameLike(text, word));
    const number = lexemes.at(numbers[i]!);
    start[i] = word.start;
    end[i] = word.end;
    stem[i] = pair ? hash32(pair) : lexemes.stem[number]!;
    idf[i] = isOut ? 0 : pair ? WIDE_IDF : lexemes.idf[number]!;
    flags[i] = flagsOf(text, word, i === firstWord[s]) | (isQuoted(word) ? QUOTED : 0);
  }
  return { source, language, grammar, start, end, stem, idf, flags, sentences, firstWord, quotes };
}

function grammarOf(language: string): Grammar {
  return language === "en" || language === "und" ? "english" : "plain";
}

/** Two neighbouring characters of a script without spaces, which stand in for a word. */
function wideWith(word: Word, next: Word | undefined): string | undefined {
  return next && next.start === word.end && WIDE.test(word.text) ? word.text + next.text : undefined;
}

/** A number or a capitalised word, wherever it stands. */
export function isNameLike(text: string, word: Word): boolean {
  const first = word.text.charCodeAt(0);
  return isDigit(first) || text.charCodeAt(word.start) !== first;
}

function flagsOf(text: string, word: Word, opens: boolean): number {
  const first = word.text.charCodeAt(0);
  if (isDigit(first)) return NUMBER;
  const isUpper = text.charCodeAt(word.start) !== first;
  const second = word.end - word.start > 1 ? text.charCodeAt(word.start + 1) : -1;
  return isUpper && (!opens || second < 0 || second !== word.text.charCodeAt(1)) ? NAME : 0;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** A test for words that come in text order: is it inside a quotation? */
function quoteCursor(quotes: readonly Span[]): (word: Span) => boolean {
  let at = 0;
  return (word) => {
    while (at < quotes.length && quotes[at]!.end <= word.start) at++;
    return at < quotes.length && quotes[at]!.start <= word.start;
  };
}
