import type { Article, Message, Span } from "../model/index.ts";

/**
 * Code units of one article's own prose that are analysed: about 170,000 words, where a long report has 20,000. Analysis
 * makes hundreds of bytes of each word, so the 16 MiB that one document may hold would take minutes and gigabytes.
 * Held by test/annotation/limit.test.ts.
 */
export const MOST_READ = 1 << 20;

/** The article with its prose up to the limit, and the message that says so when some of it is left out. */
export function upToLimit(article: Article): { article: Article; messages: Message[] } {
  if (article.text.length <= MOST_READ) return { article, messages: [] };
  const body = firstOf(article.text, article.body);
  if (body.at(-1)?.end === article.body.at(-1)?.end) return { article, messages: [] };
  const end = body.at(-1)?.end ?? 0;
  const text = `only the first ${MOST_READ} characters of the article's prose were analysed`;
  const message: Message = {
    rule: "text-too-long",
    text,
    article: article.id,
    span: { start: end, end },
    level: "error",
  };
  return { article: { ...article, body }, messages: [message] };
}

/** The spans up to the limit; the last is cut before a word. */
function firstOf(text: string, body: readonly Span[]): Span[] {
  const kept: Span[] = [];
  let left = MOST_READ;
  for (const { start, end } of body) {
    if (end - start <= left) kept.push({ start, end });
    else if (left > 0) kept.push({ start, end: beforeWord(text, start, start + left) });
    left -= end - start;
    if (left <= 0) break;
  }
  return kept;
}

/** Longest word that a cut steps back over; a longer one is cut. */
const LONGEST_WORD = 100;

function beforeWord(text: string, start: number, at: number): number {
  for (let k = at; k > start && at - k < LONGEST_WORD; k--) if (/\s/.test(text[k - 1]!)) return k;
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}
