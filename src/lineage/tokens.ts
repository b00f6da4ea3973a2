import { type AnnotatedArticle, emptyAnnotation, mergeSpans, type Span } from "../model/index.ts";
import { guessLanguage, type Lexicon, lexiconOf } from "./lexicon.ts";
import { markedQuotes } from "./quotes.ts";
import { splitSentences } from "./sentences.ts";
import { WordColumns } from "./word-columns.ts";

/** Words beyond this many are not compared: more than annotation reads of an article, so nothing is left out unsaid. */
const MOST_WORDS = 1 << 20;

/** The words of a body by sentence, before they are read in one way or another. Entry `i` of a column is the `i`-th word. */
export interface Tokens {
  /** The article with its sentences and quotations alone: readings of thousands of articles are held at a time. */
  readonly source: AnnotatedArticle;
  /** Primary language subtag. */
  readonly language: string;
  readonly lexicon: Lexicon;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Number of each word in the lexicon. */
  readonly number: Int32Array;
  /** Spans of the sentences that hold a word. */
  readonly sentences: readonly Span[];
  /** First word of each sentence, and the word count as last entry. */
  readonly firstWord: Int32Array;
  /** Quoted spans inside the body. */
  readonly quotes: readonly Span[];
}

/** Splits one annotated article. Linear in its length. */
export function tokensOf(source: AnnotatedArticle): Tokens {
  const language = languageOf(source);
  const lexicon = lexiconOf(language);
  const words = new WordColumns(lexicon.table);
  const [firsts, sentences]: [number[], Span[]] = [[], []];
  for (const at of sentencesIn(source)) {
    const first = words.size;
    if (first >= MOST_WORDS) break;
    words.read(source.article.text, at);
    if (words.size === first) continue;
    firsts.push(first);
    sentences.push(at);
  }
  firsts.push(words.size);
  const firstWord = Int32Array.from(firsts);
  return {
    source: bareOf(source),
    language,
    lexicon,
    ...words.columns(),
    sentences,
    firstWord,
    quotes: quotesIn(source),
  };
}

/** Without what no comparison looks at. */
function bareOf({ article, annotation: { sentences, quotes } }: AnnotatedArticle): AnnotatedArticle {
  return { article, annotation: { ...emptyAnnotation(article.id), sentences, quotes } };
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
