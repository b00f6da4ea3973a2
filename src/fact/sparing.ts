import { contains, overlaps, type Span } from "../model/index.ts";
import { capitalised, oneLine, withoutDateline } from "./lines.ts";
import type { Reading } from "./reading.ts";
import { LONGEST } from "./shortening.ts";

/**
 * What a long stretch of a report may be told without, by the parse (`claim.form`), as far as its line has to be shorter: never
 * the word that carries the claim, its number or who takes part.
 */
function sparedIn(at: Span, one: Reading, lineOf: (spared: readonly Span[]) => string): Span[] {
  const kept = keptOf(one);
  const spared: Span[] = [];
  if (lineOf(spared).length <= LONGEST) return spared;
  for (const span of one.claim.form?.spare ?? []) {
    if (!contains(at, span) || kept.some((other) => overlaps(span, other))) continue;
    spared.push(span);
    if (lineOf(spared).length <= LONGEST) break;
  }
  return spared.length > 0 ? withoutNeedless(spared, lineOf) : spared;
}

/** What went first may stay where something longer has gone since. */
function withoutNeedless(spared: readonly Span[], lineOf: (spared: readonly Span[]) => string): Span[] {
  let needed = [...spared];
  for (const span of spared) {
    const fewer = needed.filter((one) => one !== span);
    if (lineOf(fewer).length <= LONGEST) needed = fewer;
  }
  return needed;
}

function keptOf({ claim, amount }: Reading): Span[] {
  const parts = claim.roles.filter(({ role }) => role === "actor" || role === "recipient" || role === "theme");
  const number = amount?.quantity?.span;
  return [claim.head, ...(number ? [number] : []), ...parts.map(({ span }) => span)];
}

/** The words of a stretch without what it is told without. */
export function wordsWithout(text: string, { start, end }: Span, spared: readonly Span[]): string {
  const words: string[] = [];
  let at = start;
  for (const span of [...spared].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.end <= at || span.start >= end) continue;
    words.push(text.slice(at, Math.max(at, span.start)));
    at = Math.min(end, span.end);
  }
  return [...words, text.slice(at, end)].reduce(
    (left, right) => (isGlued(left, right) ? `${left} ${right}` : left + right),
    "",
  );
}

/** What stood between dashes leaves no blank behind. */
function isGlued(left: string, right: string): boolean {
  return /\S$/u.test(left) && /^[\p{L}\p{N}]/u.test(right);
}

/** "Ada Moor, the mayor, who left, said": a comma that closes what stays before a stretch, too, stays. */
function closing(spared: readonly Span[], all: readonly Span[], text: string): Span[] {
  const isOpen = (at: number) =>
    all.some((one) => one.end === at && text[one.start] === "," && text[one.end - 1] !== "," && !spared.includes(one));
  return spared.map((one) => (text[one.end - 1] === "," && isOpen(one.start) ? { ...one, end: one.end - 1 } : one));
}

/** A stretch on one line, as short as it can be told, and how much of it stands before the end of the word that carries the claim. */
export function lineOf(at: Span, one: Reading, text: string): { line: string; upTo: number } {
  const all = one.claim.form?.spare ?? [];
  const told = (some: readonly Span[]) => withoutDateline(wordsWithout(text, at, closing(some, all, text)));
  const spared = sparedIn(at, one, (some) => oneLine(told(some)));
  const line = oneLine(told(spared));
  const behind = oneLine(wordsWithout(text, { start: one.claim.head.end, end: at.end }, spared));
  const isOpened = spared.some(({ start }) => start === at.start);
  return { line: isOpened ? capitalised(line) : line, upTo: line.length - behind.length };
}
