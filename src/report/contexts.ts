import type { Article, Span } from "../model/index.ts";

/** Words with what stands around them; `…` marks a cut. `words` is always a piece of the text. */
export interface Context {
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

const LONGEST_WORDS = 600;

/**
 * The words under a span with up to `reach` characters of the same paragraph on either side, cut at word boundaries.
 * Spans outside the text give empty words, never an error.
 */
export function contextOf(article: Article, at: Span, reach = 60): Context {
  const { text } = article;
  const words = text.slice(at.start, at.end);
  return {
    before: leadOf(text.slice(Math.max(0, at.start - reach - 1), at.start), at.start > reach),
    words: words.length > LONGEST_WORDS ? `${words.slice(0, LONGEST_WORDS)}…` : words,
    after: tailOf(text.slice(at.end, at.end + reach + 1), at.end + reach < text.length),
  };
}

function leadOf(part: string, isCut: boolean): string {
  const paragraph = part.slice(part.lastIndexOf("\n\n") + 1);
  if (paragraph.length < part.length) return paragraph.trimStart();
  const space = part.search(/\s/);
  return isCut ? `…${space < 0 ? "" : part.slice(space).trimStart()}` : part;
}

function tailOf(part: string, isCut: boolean): string {
  const end = part.indexOf("\n\n");
  if (end >= 0) return part.slice(0, end).trimEnd();
  const space = part.trimEnd().search(/\s\S*$/);
  return isCut ? `${space < 0 ? "" : part.slice(0, space)}…` : part;
}
