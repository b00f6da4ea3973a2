import type { Span } from "../../model/index.ts";
import type { Passage, Range } from "./passages.ts";

/** The quoted runs that a range touches, by number. */
export function runsIn(p: Passage, range: Range): number[] {
  const runs = new Set<number>();
  for (let k = range.from; k < range.to; k++) if (p.runOf[k]! >= 0) runs.add(p.runOf[k]!);
  return [...runs];
}

/** How many words of a range stand outside quotation marks. */
export function plainWords(p: Passage, range: Range): number {
  let count = 0;
  for (let k = range.from; k < range.to; k++) if (p.runOf[k] === -1 && p.lexemes[k]!.kind !== "mark") count++;
  return count;
}

/** The words of a range without quotation marks at its edges. */
export function innerSpan(p: Passage, range: Range): Span {
  const [first, last] = [p.runOf[range.from]!, p.runOf[range.to - 1]!];
  const start =
    first >= 0 && p.runRanges[first]!.from === range.from ? p.runs[first]!.span.start : p.lexemes[range.from]!.start;
  const end = last >= 0 && p.runRanges[last]!.to === range.to ? p.runs[last]!.span.end : p.lexemes[range.to - 1]!.end;
  return { start, end };
}

/** How many words a range holds. */
export function wordsIn(p: Passage, range: Range): number {
  let count = 0;
  for (let k = range.from; k < range.to; k++) if (p.lexemes[k]!.kind !== "mark") count++;
  return count;
}
