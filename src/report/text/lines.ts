import pc from "picocolors";
import { CONTROLS } from "../controls.ts";

/** How text output is laid out: its width and its colours (all of them plain when colour is off). */
export interface Layout {
  readonly columns: number;
  readonly paint: ReturnType<typeof pc.createColors>;
}

/** A layout of 40 to 120 columns. */
export function layoutOf(options: { readonly color?: boolean; readonly columns?: number }): Layout {
  const columns = Math.min(120, Math.max(40, options.columns ?? 80));
  return { columns, paint: pc.createColors(options.color ?? false) };
}

const STEERING = new RegExp(`[${CONTROLS}\\ufeff]`, "g");

/**
 * Words of an article made fit for a terminal: one line, and no control character (escape sequences, bidirectional
 * overrides) that could move the cursor or reorder what is shown.
 */
export function plain(text: string): string {
  return text
    .replace(/[\s\u0085\u2028\u2029]+/g, " ")
    .replace(STEERING, "")
    .trim();
}

/**
 * Breaks text into lines of at most `columns`, the first after `first`, the others after `rest`. Words longer than a line are
 * cut. Widths count code points, wide East Asian ones twice.
 */
export function wrap(text: string, columns: number, first = "", rest = first): string[] {
  const lines: string[] = [];
  let line = "";
  let room = columns - widthOf(first);
  const push = () => {
    lines.push((lines.length === 0 ? first : rest) + line);
    line = "";
    room = columns - widthOf(rest);
  };
  for (const word of plain(text)
    .split(" ")
    .flatMap((w) => cut(w, Math.max(8, columns - widthOf(rest))))) {
    if (line && widthOf(line) + 1 + widthOf(word) > room) push();
    line = line ? `${line} ${word}` : word;
  }
  push();
  return lines;
}

/** Shortens to `columns`, ending in `…`. */
export function shorten(text: string, columns: number): string {
  const clean = plain(text);
  if (widthOf(clean) <= columns) return clean;
  let kept = "";
  let width = 1;
  for (const character of clean) {
    width += widthOf(character);
    if (width > columns) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Columns that a text takes on a terminal. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : /\p{M}/u.test(character) ? 0 : 1;
  return width;
}

function cut(word: string, columns: number): string[] {
  if (widthOf(word) <= columns) return [word];
  const pieces: string[] = [""];
  let width = 0;
  for (const character of word) {
    width += widthOf(character);
    if (width > columns) {
      pieces.push("");
      width = widthOf(character);
    }
    pieces[pieces.length - 1] += character;
  }
  return pieces;
}

/** The line that says how much of a list is left out; none when nothing is. */
export function left(count: number, most: number, noun: string, indent: string): string[] {
  return count > most ? [`${indent}… ${count - most} more ${noun}: --format html or json shows them.`] : [];
}
