import { type Article, type Span, trimSpan, type Word, wordsOf } from "../model/index.ts";
import { TermFlag } from "./flags.ts";
import { isPlacing, isUntelling } from "./load.ts";
import { placesAmong } from "./places.ts";

/** One term of an article; `count` is weighted by place. */
export interface Term {
  count: number;
  flags: number;
}

/** An article as a bag of terms. */
export interface TermBag {
  readonly terms: ReadonlyMap<string, Term>;
  /** Words of the body, stemmed, in text order. */
  readonly words: readonly string[];
}

/** Words of a body beyond this many are not read: long pages end in furniture and comments. */
const BODY_WORDS = 1500;
/** Words of the body that count as its lead, where news says what happened. */
const LEAD_WORDS = 60;
/** Words after which news turns to background, and what an occurrence there counts; held by bench/stories.ts. */
const TOP_WORDS = 200;
const BELOW = 0.4;
/** Characters of an opening that stands in for a missing title. */
const TITLE_LENGTH = 150;

/**
 * Reads the title and the readable parts of a body into stemmed words, pairs of names, and numbers with what they
 * count. Linear in the text. An article without a title lends its first sentence.
 */
export function termsOf(article: Article, readable: readonly Span[] = article.body): TermBag {
  const terms = new Map<string, Term>();
  const body = bodyWords(article.text, readable);
  const stems = body.map((word) => stemOf(word.text));
  const names = namesAmong(body, stems, article.text);
  const placed = placesAmong({ words: body.slice(0, LEAD_WORDS), stems, names, text: article.text });
  for (const stem of names) if (!isUntelling(stem)) placed.set(stem, (placed.get(stem) ?? 0) | TermFlag.told);
  addWords(terms, stems, names, (index) => (index < LEAD_WORDS ? TermFlag.lead : 0));
  const titleStems = titleWords(article, readable).map((word) => stemOf(word.text));
  addWords(terms, titleStems, names, () => TermFlag.title);
  titleStems.forEach((stem, k) => {
    if (names.has(stem) && isPlacing(titleStems[k - 1] ?? ""))
      placed.set(stem, (placed.get(stem) ?? 0) | TermFlag.placed);
  });
  for (const [stem, flags] of placed) terms.get(stem)!.flags |= flags;
  return { terms, words: stems };
}

/** Light English stem: possessive and plural endings only; leaves other scripts alone. `parties` and `party's` give `party`. */
export function stemOf(word: string): string {
  const mark = word.indexOf("'");
  const stem = mark > 1 ? word.slice(0, mark) : word;
  if (stem.length > 4 && stem.endsWith("ies")) return `${stem.slice(0, -3)}y`;
  if (stem.length > 3 && stem.endsWith("s") && !"sui".includes(stem.at(-2)!)) return stem.slice(0, -1);
  return stem;
}

/** The stems of the words of title and body alone, each once: what `termsOf` has as terms of one word. */
export function stemsOf(article: Article): Set<string> {
  const stems = new Set<string>();
  for (const word of bodyWords(article.text, article.body)) stems.add(stemOf(word.text));
  for (const word of titleWords(article, article.body)) stems.add(stemOf(word.text));
  return stems;
}

/** Stems of the first words of a body, in text order. */
export function leadOf({ text, body }: Article, most: number): string[] {
  return bodyWords(text, body)
    .slice(0, most)
    .map((word) => stemOf(word.text));
}

function titleWords(article: Article, readable: readonly Span[]): Word[] {
  return wordsOf(article.title?.slice(0, 500) ?? openingOf(article.text, readable));
}

/** The first sentence or line, at most 150 characters. */
function openingOf(text: string, readable: readonly Span[]): string {
  for (const span of readable) {
    const { start, end } = trimSpan(text, span);
    if (start === end) continue;
    const opening = text.slice(start, Math.min(end, start + TITLE_LENGTH));
    const stop = opening.search(/[.\n]\s/);
    return stop < 0 ? opening : opening.slice(0, stop);
  }
  return "";
}

function bodyWords(text: string, readable: readonly Span[]): Word[] {
  const words: Word[] = [];
  for (const span of readable) {
    if (words.length >= BODY_WORDS) break;
    const end = Math.min(span.end, span.start + (BODY_WORDS - words.length) * 12);
    const found = wordsOf(text, { start: span.start, end });
    for (let k = 0; k < found.length && words.length < BODY_WORDS; k++) words.push(found[k]!);
  }
  return words;
}

/** Stems written with a capital inside a sentence and never without one. */
function namesAmong(words: readonly Word[], stems: readonly string[], text: string): Set<string> {
  const names = new Set<string>();
  const common = new Set<string>();
  words.forEach((word, index) => {
    if (!isCapital(text, word.start)) common.add(stems[index]!);
    else if (index > 0 && !startsSentence(words[index - 1]!, word, text)) names.add(stems[index]!);
  });
  for (const word of common) names.delete(word);
  return names;
}

/** True of a sign that has a lower case and is not of it. */
function isCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return code >= 65 && code <= 90;
  const sign = text[at]!;
  return sign !== sign.toLowerCase();
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function startsSentence(before: Span, word: Span, text: string): boolean {
  return /[.!?:\n\r"“”|]/u.test(text.slice(before.end, Math.min(word.start, before.end + 12)));
}

function addWords(
  terms: Map<string, Term>,
  stems: readonly string[],
  names: ReadonlySet<string>,
  flagAt: (index: number) => number,
): void {
  let [before, kindBefore] = ["", 0];
  stems.forEach((stem, index) => {
    const kind = isDigit(stem.charCodeAt(0)) ? TermFlag.number : names.has(stem) ? TermFlag.name : 0;
    const flags = flagAt(index);
    const count = index < TOP_WORDS ? 1 : BELOW;
    add(terms, stem, kind | flags, count);
    const isNamePair = (kind & kindBefore & TermFlag.name) !== 0;
    const isCount = kindBefore === TermFlag.number && kind !== TermFlag.number;
    if (isNamePair || isCount) add(terms, `${before} ${stem}`, kindBefore | flags, count);
    [before, kindBefore] = [stem, kind];
  });
}

function add(terms: Map<string, Term>, text: string, flags: number, count: number): void {
  const term = terms.get(text);
  if (term) {
    term.count += count;
    term.flags |= flags;
  } else terms.set(text, { count, flags });
}
