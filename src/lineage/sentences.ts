import { type Span, trimSpan } from "../model/index.ts";

const ABBREVIATION =
  /(?:^|[^\p{L}])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|St|Lt|Col|Sgt|Jr|Sr|vs|No|Inc|Corp|Co|Ltd|bzw|ca|Nr|Jan|Feb|Aug|Sept|Oct|Nov|Dec|\p{L}\.\p{L})$/u;
const OPENS = /[\p{Lu}\p{Lo}\p{N}"“„«‹‘'([—–-]/u;

/** Simple sentence spans, for articles that come without any: ends of line, and `.`, `!`, `?` before a new start. */
export function splitSentences(text: string, within: Span): Span[] {
  const found: Span[] = [];
  let start = within.start;
  const push = (end: number): void => {
    const at = trimSpan(text, { start, end });
    if (at.end > at.start) found.push(at);
    start = end;
  };
  for (let i = nextEnd(text, within.start, within.end); i < within.end; i = nextEnd(text, i + 1, within.end)) {
    const c = text[i]!;
    if (c === "\n" || "。！？".includes(c)) push(i + 1);
    else if ((c === "." || c === "!" || c === "?" || c === "…") && endsHere(text, i, within.end))
      push(closing(text, i + 1));
  }
  if (start < within.end) push(within.end);
  return found;
}

/** The next place that may end a sentence: no letter of ASCII and no space does. */
function nextEnd(text: string, from: number, limit: number): number {
  for (let i = from; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code !== 32 && (code < 64 || code > 127)) return i;
  }
  return limit;
}

function endsHere(text: string, at: number, limit: number): boolean {
  const after = closing(text, at + 1);
  if (after < limit && !/\s/.test(text[after]!)) return false;
  let next = after;
  while (next < limit && next < after + 8 && /\s/.test(text[next]!)) next++;
  if (next < limit && !OPENS.test(text[next]!)) return false;
  return text[at] !== "." || !ABBREVIATION.test(text.slice(Math.max(0, at - 6), at));
}

function closing(text: string, from: number): number {
  let at = from;
  while (at < text.length && at < from + 4 && `"”’'»)]`.includes(text[at]!)) at++;
  return at;
}
