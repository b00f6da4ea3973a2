import { type Span, trimSpan } from "../model/index.ts";

/** The first `most` lines of the spans that hold more than white space, trimmed. */
export function linesIn(text: string, spans: readonly Span[], most: number): Span[] {
  const lines: Span[] = [];
  for (const span of spans) {
    for (let start = span.start; start < span.end && lines.length < most; ) {
      const feed = text.indexOf("\n", start);
      const end = feed < 0 || feed > span.end ? span.end : feed;
      const line = trimSpan(text, { start, end });
      if (line.end > line.start) lines.push(line);
      start = end + 1;
    }
  }
  return lines;
}
