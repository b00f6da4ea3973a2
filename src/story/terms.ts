import { type Article, type Span, type Word, wordsOf } from "../model/index.ts";

/** Where and how a term stands in an article; bits of `Term.flags`. */
export const TermFlag = { title: 1, lead: 2, name: 4, number: 8 } as const;

/** One term of an article. `count` is its weighted number of occurrences. */
export interface Term {
  count: number;
  flags: number;
}

/** An article as a bag of terms; `length` counts the words read. */
export interface TermBag {
  readonly terms: ReadonlyMap<string, Term>;
  readonly length: number;
}

/** Words of a body beyond this many are not read: long pages end in furniture and comments. */
const BODY_WORDS = 1500;
/** Words of the body that count as its lead, where news says what happened. */
const LEAD_WORDS = 60;

/** Reads title and body spans into stemmed words, name pairs and numbers with what they count. Linear in the text. */
export function termsOf(article: Article): TermBag {
  const terms = new Map<string, Term>();
  const body = bodyWords(article);
  const names = namesAmong(body, article.text);
  addWords(terms, body, names, (index) => (index < LEAD_WORDS ? TermFlag.lead : 0));
  const title = article.title ? wordsOf(article.title.slice(0, 500)) : [];
  addWords(terms, title, names, () => TermFlag.title);
  return { terms, length: body.length + title.length };
}

/** Light English stem: possessive and plural endings only; leaves other scripts alone. `parties` and `party's` give `party`. */
export function stemOf(word: string): string {
  let stem = word;
  const mark = stem.indexOf("'");
  if (mark > 1) stem = stem.slice(0, mark);
  if (stem.length > 4 && stem.endsWith("ies")) return `${stem.slice(0, -3)}y`;
  if (stem.length > 3 && stem.endsWith("s") && !/[sui]s$/.test(stem)) return stem.slice(0, -1);
  return stem;
}

function bodyWords(article: Article): Word[] {
  const words: Word[] = [];
  for (const span of article.body) {
    if (words.length >= BODY_WORDS) break;
    const end = Math.min(span.end, span.start + (BODY_WORDS - words.length) * 12);
    for (const word of wordsOf(article.text, { start: span.start, end })) words.push(word);
  }
  return words.slice(0, BODY_WORDS);
}

/** Stems written with a capital inside a sentence and never without one. */
function namesAmong(words: readonly Word[], text: string): Set<string> {
  const names = new Set<string>();
  const common = new Set<string>();
  words.forEach((word, index) => {
    const code = text.charCodeAt(word.start);
    const isCapital = text[word.start] !== text[word.start]?.toLowerCase();
    if (!isCapital) common.add(stemOf(word.text));
    else if (index > 0 && code > 64 && !startsSentence(words[index - 1]!, word, text)) names.add(stemOf(word.text));
  });
  for (const word of common) names.delete(word);
  return names;
}

function startsSentence(before: Span, word: Span, text: string): boolean {
  return /[.!?:\n\r"“”|]/u.test(text.slice(before.end, Math.min(word.start, before.end + 12)));
}

function addWords(
  terms: Map<string, Term>,
  words: readonly Word[],
  names: ReadonlySet<string>,
  flagAt: (index: number) => number,
): void {
  let before = "";
  words.forEach((word, index) => {
    const stem = stemOf(word.text);
    const isNumber = /^\d/.test(stem);
    const kind = isNumber ? TermFlag.number : names.has(stem) ? TermFlag.name : 0;
    add(terms, stem, kind | flagAt(index));
    if (before && (kind & TermFlag.name) !== 0 && names.has(before))
      add(terms, `${before} ${stem}`, TermFlag.name | flagAt(index));
    if (/^\d/.test(before) && !isNumber) add(terms, `${before} ${stem}`, TermFlag.number | flagAt(index));
    before = stem;
  });
}

function add(terms: Map<string, Term>, text: string, flags: number): void {
  const term = terms.get(text);
  if (term) {
    term.count++;
    term.flags |= flags;
  } else terms.set(text, { count: 1, flags });
}
