import { type AnnotatedArticle, emptyAnnotation, mergeSpans, type Span, type Word, wordsOf } from "../model/index.ts";
import { guessLanguage, type Lexicon, lexiconOf } from "./lexicon.ts";
import { markedQuotes } from "./quotes.ts";
import { splitSentences } from "./sentences.ts";

/** Words beyond this many are not compared: more than annotation reads of an article, so nothing is left out unsaid. */
const MOST_WORDS = 1 << 20;

/** The words of a body by sentence, before they are read in one way or another. */
export interface Tokens {
  /** The article with its sentences and quotations alone: readings of thousands of articles are held at a time. */
  readonly source: AnnotatedArticle;
  /** Primary language subtag. */
  readonly language: string;
  readonly words: readonly Word[];
  readonly lexicon: Lexicon;
  /** The number of each word in the lexicon. */
  readonly numbers: Int32Array;
  /** Spans of the sentences that hold a word. */
  readonly sentences: readonly Span[];
  /** First word of each sentence, and the word count as last entry. */
  readonly firstWord: Int32Array;
  /** Quoted spans inside the body. */
  readonly quotes: readonly Span[];
}

/** Splits one annotated article. Linear in its length. */
export function tokensOf(source: AnnotatedArticle): Tokens {
  const words: Word[] = [];
  const [firsts, sentences]: [number[], Span[]] = [[], []];
  for (const at of sentencesIn(source)) {
    if (words.length >= MOST_WORDS) break;
    const inside = joined(wordsOf(source.article.text, at));
    if (inside.length === 0) continue;
    firsts.push(words.length);
    sentences.push(at);
    for (const word of inside) words.push(word);
  }
  const firstWord = Int32Array.from([...firsts, words.length]);
  const language = languageOf(source);
  const lexicon = lexiconOf(language);
  return {
    source: bareOf(source),
    language,
    words,
    lexicon,
    numbers: numbersOf(words, lexicon),
    sentences,
    firstWord,
    quotes: quotesIn(source),
  };
}

function numbersOf(words: readonly Word[], { table }: Lexicon): Int32Array {
  const numbers = new Int32Array(words.length);
  for (let i = 0; i < numbers.length; i++) numbers[i] = table.numberOf(words[i]!.text);
  return numbers;
}

/** Without what no comparison looks at. */
function bareOf({ article, annotation: { sentences, quotes } }: AnnotatedArticle): AnnotatedArticle {
  return { article, annotation: { ...emptyAnnotation(article.id), sentences, quotes } };
}

/** A character that is no word of its own inside a run of characters without spaces: `2` and `6` in front of a Chinese counter. */
const PART = /^[\p{Script=Latin}\p{N}.,]$/u;

/** Words with figures and Latin words made whole again that stand in a run of characters without spaces. Linear. */
function joined(words: readonly Word[]): readonly Word[] {
  if (!words.some(({ start }, i) => i > 0 && words[i - 1]!.end === start)) return words;
  const whole: Word[] = [];
  let isOpen = false;
  for (const word of words) {
    const isPart = PART.test(word.text);
    const last = whole.at(-1);
    if (isPart && isOpen && last && last.end === word.start) {
      whole[whole.length - 1] = { text: last.text + word.text, start: last.start, end: word.end };
    } else whole.push(word);
    isOpen = isPart;
  }
  return whole;
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
