import type { AnnotatedArticle, Span } from "../model/index.ts";
import { oncePer } from "../model/once.ts";
import { SpanIndex } from "./span-index.ts";

/** Widens a stretch of a text to the numbers and names that it cuts. */
export type Whole = (at: Span) => Span;

/** Longest word looked at beside a stretch, in code units. */
const LONGEST_WORD = 40;
/** Words that a name takes in on each side, at most. */
const MOST_WORDS = 4;

/** Of one article: "1:30 a.m." for "30 a.m", "Abdul Karim Velm" for "Karim". */
export const wholeWordsIn: (one: AnnotatedArticle) => Whole = oncePer(wholeIn);

function wholeIn({ article: { id, text }, annotation }: AnnotatedArticle): Whole {
  const names = new SpanIndex<Span>();
  for (const { mentions } of annotation.entities)
    for (const { article, span, form } of mentions) if (article === id && form === "name") names.add(span, span);
  const cutAt = (at: number) => names.around({ start: at - 1, end: at + 1 });
  return (at) => {
    const { start, end } = wholeNumber(text, at);
    const from = Math.min(start, ...cutAt(start).map((name) => name.start));
    const to = Math.max(end, ...cutAt(end).map((name) => name.end));
    return { start: leftOf(text, from), end: rightOf(text, to) };
  };
}

/** A number is no detail without what belongs to it. */
function wholeNumber(text: string, { start, end }: Span): Span {
  const before = /\d{1,4}[:.,]$/u.exec(text.slice(Math.max(0, start - 6), start))?.[0] ?? "";
  const isNumber = /^\d/u.test(text.slice(start, start + 1));
  const behind = /\b\p{L}\.\p{L}$/u.test(text.slice(start, end)) && text[end] === "." ? 1 : 0;
  return { start: isNumber ? start - before.length : start, end: end + behind };
}

/** Words that begin a sentence and no name. */
const OPENING =
  /^(?:The|An?|In|On|At|By|For|From|To|Of|With|And|But|Or|As|If|When|While|After|Before|Since|Until|Both|Some|Many|Most|All|No|His|Her|Its|Their|Our|My|Your|This|That|These|Those|He|She|It|They|We|I|You|There|Former|Then|Now)$/u;

/** Where the name begins that a capitalised first word ends: "Ada | Moor". */
function leftOf(text: string, start: number): number {
  let from = start;
  for (let k = 0; k < MOST_WORDS && isCapital(text, from) && text[from - 1] === " "; k++) {
    const word = wordBefore(text, from - 1);
    if (!/^\p{Lu}\p{Ll}/u.test(word) || OPENING.test(word)) break;
    from -= word.length + 1;
  }
  return from;
}

/** Where the name ends that a capitalised last word begins. */
function rightOf(text: string, end: number): number {
  let to = end;
  if (!/^\p{Lu}\p{Ll}/u.test(wordBefore(text, end))) return end;
  for (let k = 0; k < MOST_WORDS && text[to] === " "; k++) {
    const word = /^\p{Lu}\p{Ll}[\p{L}'’-]*/u.exec(text.slice(to + 1, to + 1 + LONGEST_WORD))?.[0];
    if (word === undefined || /day$/u.test(word)) break;
    to += word.length + 1;
  }
  return to;
}

/** The word that ends at a place; of a longer one its last letters. */
function wordBefore(text: string, end: number): string {
  let from = end;
  while (from > 0 && end - from < LONGEST_WORD && /[\p{L}'’-]/u.test(text[from - 1]!)) from--;
  return text.slice(from, end);
}

function isCapital(text: string, at: number): boolean {
  return /^\p{Lu}\p{Ll}/u.test(text.slice(at, at + 3));
}
