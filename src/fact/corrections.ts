import { type AnnotatedArticle, type ArticleId, overlaps, type Span } from "../model/index.ts";
import type { Ground } from "./ground.ts";
import { stemsIn } from "./stems.ts";

/** A note in which an article corrects its earlier text. */
export interface Correction {
  readonly article: ArticleId;
  /** From the sentence that opens the note to the end of its paragraph. */
  readonly span: Span;
  /** Numbers that it takes back, in base units. */
  readonly wrong: readonly number[];
  /** Content words of the note: what the numbers are about. */
  readonly stems: ReadonlySet<string>;
}

/** What opens a note wherever it stands in a sentence: "an earlier version of this article said". */
const EARLIER =
  /\b(?:an? |the )?(?:earlier|previous|prior|original|first) version (?:of (?:this|the|our) (?:article|story|report|post|piece|text|page|headline)|(?:incorrectly|mistakenly|wrongly|erroneously|said|stated|misstated|gave|put))\b|\bthis (?:article|story|report|post|piece) (?:originally|previously|initially|incorrectly|mistakenly|wrongly)\b|\bin einer (?:früheren|ersten|vorherigen|älteren|ursprünglichen) (?:version|fassung)\b|\b(?:une|la) (?:version|première version) (?:précédente|antérieure|initiale)\b|\bune première version de (?:cet|ce|notre)\b|\b(?:una|la) (?:versión|primera versión) (?:anterior|previa|original)\b|\buna primera versión de este\b/iu;
/** What opens a note without telling what stood there before. */
const CORRECTED =
  /\bthis (?:article|story|report|post|piece|text) (?:has been|was) (?:corrected|amended|updated to correct)\b/iu;
/** What opens a note at the beginning of a paragraph. */
const LABEL =
  /^\s{0,4}[([*_]{0,3}(?:corrects\s(?:to|that|the|number|figure|name|spelling|day|date|year|in|headline)\b|(?:corrections?|corrected|clarification|korrektur|berichtigung|richtigstellung|rectificatif|erratum|corrección|rectificación|fe de errores?)[*_)\]]{0,3}\s?[:.–—-])/iu;
/** Directly before a number: it is the one that was wrong. */
const NOT =
  /(?:\bnot|\binstead of|\brather than|\bfrom|\bstatt|\banstatt|\bnicht|\bet non(?: pas)?|\bau lieu de|\by no|\ben lugar de|\ben vez de)\s{1,8}(?:\p{L}{1,40}\s{1,8}){0,2}$/iu;
/** Directly before a number: it is the one that is right, whatever the sentence says before. */
const BUT = /(?:\bto|\bsondern|\bbut|\bmais|\bsino)\s{1,8}(?:\p{L}{1,40}\s{1,8}){0,2}$/iu;
/** Code units looked at before a number, and of a note. */
const BEFORE = 48;
const LONGEST = 800;

/** The correction notes of a story's articles, in order of article and place. */
export function correctionsIn(ground: Ground): Correction[] {
  return [...ground.articles.values()].flatMap((one) => notesIn(one).map((span) => correctionFrom(one, span)));
}

/** True when a place lies in a note: what stands there is told of the article, not by it. */
export function isInNote(corrections: readonly Correction[], article: ArticleId, at: Span): boolean {
  return corrections.some((one) => one.article === article && overlaps(one.span, at));
}

function notesIn({ article }: AnnotatedArticle): Span[] {
  const found: Span[] = [];
  for (const body of article.body) {
    let start = body.start;
    for (const line of article.text.slice(body.start, body.end).split("\n")) {
      const at = noteAt(line.slice(0, LONGEST * 8));
      if (at !== undefined) found.push({ start: start + at, end: Math.min(start + line.length, start + at + LONGEST) });
      start += line.length + 1;
    }
  }
  return found;
}

/** Where in a paragraph a note begins, if it has one: at its label, else at the sentence that names the earlier version. */
function noteAt(line: string): number | undefined {
  if (LABEL.test(line)) return 0;
  const found = EARLIER.exec(line) ?? CORRECTED.exec(line);
  if (!found) return undefined;
  const before = line.slice(0, found.index);
  return Math.max(before.lastIndexOf(". "), before.lastIndexOf("! "), before.lastIndexOf("? ")) + 1;
}

function correctionFrom({ article, annotation }: AnnotatedArticle, span: Span): Correction {
  const numbers = annotation.quantities.filter(({ span: at }) => span.start <= at.start && at.end <= span.end);
  const digits = digitsIn(article.text, span).filter((one) => !numbers.some((known) => overlaps(known.span, one.span)));
  const told = [...numbers, ...digits];
  const wrong = told.filter(({ span: at }) => isWrong(article.text, span, at)).map(({ value }) => value);
  const right = new Set(told.map(({ value }) => value).filter((value) => !wrong.includes(value)));
  const stems = new Set(stemsIn(article.text, span).flatMap(({ stem }) => (/^\p{N}/u.test(stem) ? [] : [stem])));
  const taken = [...new Set(wrong)].filter((value) => !right.has(value));
  return { article: article.id, span, wrong: taken, stems };
}

/** After "not" or "instead of", or in the sentence that tells what the earlier version said. */
function isWrong(text: string, note: Span, at: Span): boolean {
  const before = text.slice(Math.max(note.start, at.start - BEFORE), at.start);
  if (NOT.test(before)) return true;
  if (BUT.test(before)) return false;
  const told = text.slice(note.start, at.start);
  const sentence = told.slice(Math.max(told.lastIndexOf(". "), told.lastIndexOf("; ")) + 1);
  return EARLIER.test(sentence);
}

const DIGITS = /\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?!\d)|\d+/gu;

/** Whole numbers as digits, for those that are not annotated. */
function digitsIn(text: string, within: Span): { readonly span: Span; readonly value: number }[] {
  return [...text.slice(within.start, within.end).matchAll(DIGITS)].map((match) => {
    const start = within.start + match.index;
    return { span: { start, end: start + match[0].length }, value: Number(match[0].replace(/\D/gu, "")) };
  });
}
