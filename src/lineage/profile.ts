import { type AnnotatedArticle, hash32, mergeSpans, type Span, type Word, wordsOf } from "../model/index.ts";
import { type Grammar, guessLanguage, idfOf, stemIn } from "./lexicon.ts";
import { markedQuotes } from "./quotes.ts";
import { splitSentences } from "./sentences.ts";

/** Bits of `Profile.flags`. */
export const NUMBER = 1;
export const NAME = 2;
export const QUOTED = 4;

/** Words beyond this many are not compared; an article is a few hundred to a few thousand. */
export const MOST_WORDS = 20_000;

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
  /** Index into `sentences`. */
  readonly sentence: Int32Array;
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
  const { article } = source;
  const language = languageOf(source);
  const sentences = sentencesIn(source);
  const quotes = quotesIn(source);
  const words: Word[] = [];
  const firsts: number[] = [];
  const kept: Span[] = [];
  for (const at of sentences) {
    if (words.length >= MOST_WORDS) break;
    const inside = wordsOf(article.text, at);
    if (inside.length === 0) continue;
    firsts.push(words.length);
    kept.push(at);
    for (const word of inside) words.push(word);
  }
  const used = grammar ?? (language === "en" || language === "und" ? "english" : "plain");
  return fill(source, language, used, kept, firsts, words.slice(0, MOST_WORDS), quotes);
}

function fill(
  source: AnnotatedArticle,
  language: string,
  grammar: Grammar,
  sentences: readonly Span[],
  firsts: readonly number[],
  words: readonly Word[],
  quotes: readonly Span[],
): Profile {
  const n = words.length;
  const [start, end, sentence] = [new Int32Array(n), new Int32Array(n), new Int32Array(n)];
  const [stem, idf, flags] = [new Uint32Array(n), new Float32Array(n), new Uint8Array(n)];
  const firstWord = Int32Array.from([...firsts, n]);
  const isQuoted = quoteCursor(quotes);
  let inSentence = 0;
  words.forEach((word, i) => {
    while (inSentence + 1 < firsts.length && firstWord[inSentence + 1]! <= i) inSentence++;
    const pair = wideWith(word, words[i + 1]);
    const text = pair ?? stemIn(word.text, grammar);
    [start[i], end[i], sentence[i]] = [word.start, word.end, inSentence];
    stem[i] = hash32(text);
    idf[i] = pair ? WIDE_IDF : idfOf(text, word.text, language, grammar);
    if (grammar === "names" && (pair || !isNameLike(source.article.text, word))) idf[i] = 0;
    flags[i] = flagsOf(source.article.text, word, i === firstWord[inSentence]) | (isQuoted(word) ? QUOTED : 0);
  });
  return { source, language, grammar, start, end, stem, idf, flags, sentence, sentences, firstWord, quotes };
}

/** Two neighbouring characters of a script without spaces, which stand in for a word. */
function wideWith(word: Word, next: Word | undefined): string | undefined {
  return next && next.start === word.end && WIDE.test(word.text) ? word.text + next.text : undefined;
}

/** A number or a capitalised word, wherever it stands. */
function isNameLike(text: string, word: Word): boolean {
  const first = word.text.charAt(0);
  return (first >= "0" && first <= "9") || text.charAt(word.start) !== first;
}

function flagsOf(text: string, word: Word, opens: boolean): number {
  const first = word.text.charCodeAt(0);
  if (first >= 48 && first <= 57) return NUMBER;
  const shown = text.slice(word.start, word.end);
  const isUpper = shown.charAt(0) !== word.text.charAt(0);
  return isUpper && (!opens || shown.length === 1 || shown.charAt(1) !== word.text.charAt(1)) ? NAME : 0;
}

/** A test for words that come in text order: is it inside a quotation? */
function quoteCursor(quotes: readonly Span[]): (word: Span) => boolean {
  let at = 0;
  return (word) => {
    while (at < quotes.length && quotes[at]!.end <= word.start) at++;
    return at < quotes.length && quotes[at]!.start <= word.start;
  };
}

function languageOf({ article }: AnnotatedArticle): string {
  const primary = article.language.toLowerCase().split(/[-_]/)[0] ?? "";
  if (primary !== "" && primary !== "und") return primary;
  return guessLanguage(
    article.body
      .map((at) => article.text.slice(at.start, at.end))
      .join("\n")
      .slice(0, 8000),
  );
}

function sentencesIn({ article, annotation }: AnnotatedArticle): Span[] {
  const body = mergeSpans(article.body);
  if (annotation.sentences.length === 0) return body.flatMap((at) => splitSentences(article.text, at));
  return clip(annotation.sentences, body);
}

function quotesIn({ article, annotation }: AnnotatedArticle): Span[] {
  const known = annotation.quotes.filter((quote) => quote.kind !== "indirect").map((quote) => quote.span);
  const body = mergeSpans(article.body);
  return clip(mergeSpans([...known, ...body.flatMap((at) => markedQuotes(article.text, at))]), body);
}

/** The parts of sorted `spans` that lie inside the sorted, disjoint `within`. Linear. */
function clip(spans: readonly Span[], within: readonly Span[]): Span[] {
  const found: Span[] = [];
  let from = 0;
  for (const at of spans) {
    while (from < within.length && within[from]!.end <= at.start) from++;
    for (let i = from; i < within.length && within[i]!.start < at.end; i++) {
      found.push({ start: Math.max(at.start, within[i]!.start), end: Math.min(at.end, within[i]!.end) });
    }
  }
  return found;
}
