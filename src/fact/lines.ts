import type { Span } from "../model/index.ts";
import { wordsIn } from "./load.ts";

export function oneLine(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/\s?\[ ?\]/g, "")
    .replace(/^[\s\-–—•*|,;:)]+/u, "")
    .trim();
}

/** Two sentences without a blank between them: "late at night.Officers". */
const GLUE = /(?:\p{Ll}{2}[.!?]["”]?|\d{3})(?=\p{Lu}\p{Ll})/gu;

/** Of sentences run into each other the one that holds the word that carries the claim. */
export function unglued({ start, end }: Span, head: Span, text: string): Span {
  const seams = [...text.slice(start, Math.min(end, start + 600)).matchAll(GLUE)].map(
    (found) => start + found.index + found[0].length,
  );
  return {
    start: seams.filter((at) => at <= head.start).at(-1) ?? start,
    end: seams.find((at) => at >= head.end) ?? end,
  };
}

/** "LINDOW, Aug 14 (Coastline) - Three people ...": only what follows. */
export function withoutDateline(line: string): string {
  const text = withoutLabel(line).replace(GLUED_DATELINE, "");
  const found = /^\p{L}[\p{L}\d.,' ]{0,48}?\s?(?:\([^)\n]{2,30}\)\s?[-–—]{0,2}|[-–—]{1,2})\s(?=\p{Lu})/u.exec(text);
  const opening = found?.[0] ?? "";
  return /^\p{Lu}{3}/u.test(opening) || opening.includes("(") ? text.slice(opening.length) : text;
}

const LABELS = new Set(wordsIn("labels"));
const LABEL = /^(\p{Lu}{3,9})(?: (\p{Lu}{3,9}))?:?\s(?=["“\p{N}]|\p{Lu}\p{Ll})/u;

/** "CLOSE Keepers gather at the pier", "UPDATE: Nine are dead": only what follows. */
function withoutLabel(line: string): string {
  const [whole = "", ...words] = LABEL.exec(line) ?? [];
  return words.every((word) => word === undefined || LABELS.has(word.toLowerCase())) ? line.slice(whole.length) : line;
}

/** What a page sets before the dateline: "Enable scripts to watch LINDOW -- Three people". */
const GLUED_DATELINE = /^[^“”"]{1,120}?\s\p{Lu}{3}[\p{Lu}., ]{0,30}(?:\([^)\n]{2,30}\)\s?)?(?:--|[–—])\s(?=\p{Lu})/u;

/** Marks that end no text. */
const TAIL = /[\s,;:–—-]/u;

/** A text without the marks and blanks at its end. */
export function withoutTail(text: string, tail = TAIL): string {
  let end = text.length;
  while (end > 0 && tail.test(text[end - 1]!)) end--;
  return text.slice(0, end);
}

/** "At 10:30 a.m": the full stop that a sentence took belongs to its last word, too. */
export function closed(text: string): string {
  return /(?<![\p{L}.])(?:\p{L}\.){1,3}\p{L}$/u.test(text) ? `${text}.` : text;
}

/** A line with its first letter large. */
export function capitalised(line: string): string {
  return line.charAt(0).toUpperCase() + line.slice(1);
}
