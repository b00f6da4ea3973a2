/** A half-open range `[start, end)` of UTF-16 code units into one article's `text`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Returns a span; throws `RangeError` when the numbers cannot be one. */
export function span(start: number, end: number): Span {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end < start) {
    throw new RangeError(`not a span: [${start}, ${end})`);
  }
  return { start, end };
}

/** The words of `text` under `at`. `wordsAt("a bc", span(2, 4))` is `"bc"`. */
export function wordsAt(text: string, at: Span): string {
  return text.slice(at.start, at.end);
}

/** True when the two spans share at least one code unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** True when `inner` lies wholly inside `outer`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Sorts spans and joins those that touch or overlap. O(n log n). */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const next of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1);
    if (last && next.start <= last.end) last.end = Math.max(last.end, next.end);
    else merged.push({ start: next.start, end: next.end });
  }
  return merged;
}

/** The parts of `[0, length)` that no span of `spans` covers. */
export function gapsBetween(spans: readonly Span[], length: number): Span[] {
  const gaps: Span[] = [];
  let from = 0;
  for (const taken of mergeSpans(spans)) {
    if (taken.start > from) gaps.push({ start: from, end: Math.min(taken.start, length) });
    from = Math.max(from, taken.end);
  }
  if (from < length) gaps.push({ start: from, end: length });
  return gaps;
}

/** Shrinks a span so that it neither starts nor ends with white space. */
export function trimSpan(text: string, at: Span): Span {
  let { start, end } = at;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

function isSpace(code: number): boolean {
  return code <= 32 || code === 0xa0 || code === 0xfeff || (code >= 0x2000 && code <= 0x200b) || code === 0x3000;
}
