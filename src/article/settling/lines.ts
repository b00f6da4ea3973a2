import { type Article, hash32, type Span } from "../../model/index.ts";
import { domainOf } from "../publisher.ts";

/** A body line of one article, as the pages of a pile see it. */
export interface PileLine {
  readonly span: Span;
  /** Hash of its letters; empty for a line that is never learned. */
  readonly key: string;
  readonly kind: LineKind;
  readonly words: number;
  readonly isTitle: boolean;
}

/** `o`pen (a label), `c`losed (a sentence), `q`: a sentence with speech in it, `s`: closed and too short to tell. */
export type LineKind = "o" | "c" | "q" | "s";

/** Lines of more words are read as prose and never learned. */
const LONGEST_LINE = 60;
/** Short sentences ("No arrests have been made.") recur in reports of many events. */
const SHORTEST_SENTENCE = 8;
/** A place and a dash on a line of their own open a report. */
const DATELINE = /^[\p{Lu}][\p{L} .,'’()]{1,60}[-–—]{1,2}$/u;
/** Somebody is quoted or said to speak: prose, however often it recurs. */
const SPEECH = /["“”„«»]|\b(?:said|says|told|added)\b/u;

/** The last article asked for: what is counted and told of one article asks for its lines several times in a row. */
let last: { readonly article: Article; readonly lines: readonly PileLine[] } | undefined;

/** The lines of an article as it was read, in text order. */
export function linesOf(article: Article): readonly PileLine[] {
  if (last?.article !== article) last = { article, lines: linesAnew(article) };
  return last.lines;
}

function linesAnew(article: Article): PileLine[] {
  return (article.blocks ?? []).map(({ span, kind }) => {
    const text = article.text.slice(span.start, span.end).trim();
    const words = text === "" ? 0 : text.split(/\s+/, LONGEST_LINE + 2).length;
    const key = words > LONGEST_LINE || DATELINE.test(text) ? "" : keyOf(text);
    return { span, key, kind: kindOf(text, words), words, isTitle: kind === "title" };
  });
}

function kindOf(text: string, words: number): LineKind {
  if (!/[.!?…。"”»)]$/u.test(text)) return "o";
  if (words < SHORTEST_SENTENCE) return "s";
  return SPEECH.test(text) ? "q" : "c";
}

/** Hash of a line's letters, numbers levelled: the same on all pages that carry it. Empty for a line without any. */
export function keyOf(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/\d+/g, "#")
    .replace(/[^\p{L}#]+/gu, " ")
    .trim();
  return plain === "" ? "" : `${hash32(plain, 11).toString(36)}:${hash32(plain, 12).toString(36)}`;
}

/** Under which key the pages of an article's publisher are counted: its registrable domain, else its name. */
export function publisherKey(article: Article): string | undefined {
  return (article.url && domainOf(article.url)) || article.publisher?.toLowerCase() || undefined;
}
