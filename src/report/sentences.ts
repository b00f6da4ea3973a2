import { type Article, type Span, trimSpan } from "../model/index.ts";

const ENDS = new Set([".", "!", "?", "…", "。", "！", "？"]);
const CLOSES = new Set(['"', "'", "”", "’", "»", ")", "]"]);
const LEAST = 12;

/**
 * The sentences of an article's own prose, for laying texts side by side: cut at line ends and where a closing mark is followed by
 * a space and anything but a small letter. "St. Brannoc" and "Dr. Okoro" stay whole: a short capitalised word ends nothing.
 */
export function sentencesOf({ text, body }: Article): Span[] {
  return body.flatMap((part) => within(text, part));
}

function within(text: string, { start, end }: Span): Span[] {
  const found: Span[] = [];
  let from = start;
  const close = (to: number) => {
    const span = trimSpan(text, { start: from, end: to });
    if (span.end - span.start >= LEAST) found.push(span);
    from = to;
  };
  for (let at = start; at < end; at++) {
    if (text[at] === "\n") close(at);
    else if (ENDS.has(text[at]!) && isEnd(text, from, at)) {
      while (at + 1 < end && CLOSES.has(text[at + 1]!)) at++;
      close(at + 1);
    }
  }
  close(end);
  return found;
}

function isEnd(text: string, from: number, at: number): boolean {
  let next = at + 1;
  while (CLOSES.has(text[next] ?? "")) next++;
  if (!/\s/.test(text[next] ?? " ") || /\s[\p{Ll}]/u.test(text.slice(next, next + 3))) return false;
  const word = /\p{L}{1,4}$/u.exec(text.slice(Math.max(from, at - 4), at))?.[0] ?? "";
  return text[at] !== "." || !(/^\p{Lu}\p{Ll}{0,2}$/u.test(word) && !/\p{L}/u.test(text[at - word.length - 1] ?? ""));
}
