import type { Passage, Range } from "./passages.ts";

/** Speech attributed by layout alone: who, the sign that says so, and what is said, in lexeme numbers. */
export interface Scripted {
  readonly speaker: Range;
  readonly cue: number;
  readonly content: Range;
}

/** Labels in capitals before a colon that are nobody. */
const NO_NAMES = new Set(
  "q a qa note update breaking exclusive watch read more video photo photos correction caption related image source editor opinion analysis live full".split(
    " ",
  ),
);

/** `SMITH: We will go.` anywhere, `Smith: we will go` in the first paragraph. */
export function transcriptLine(p: Passage, isFirst: boolean): Scripted | undefined {
  const from = p.lexemes[0]?.kind === "mark" && p.runOf[0]! >= 0 ? 1 : 0;
  let to = from;
  while (to - from < 5 && p.lexemes[to] && (p.lexemes[to]!.cap || (to > from && p.lexemes[to]!.text === "."))) to++;
  const words = p.lexemes.slice(from, to);
  if (words.length === 0 || p.lexemes[to]?.text !== ":" || to + 3 >= p.lexemes.length) return undefined;
  const shouted = words.every(({ text }) => text === text.toUpperCase()) && words[0]!.text.length > 1;
  if (!(shouted || (isFirst && words.length <= 3)) || NO_NAMES.has(words[0]!.lower)) return undefined;
  return { speaker: { from, to }, cue: to, content: { from: to + 1, to: p.lexemes.length } };
}

/** `“Words.” ― Jane Orth`: a name after a dash closes the quotation's own line. */
export function signatureOf(p: Passage, run: number): Scripted | undefined {
  const content = p.runRanges[run]!;
  const dash = content.to;
  if (!/^[―—–-]+$/.test(p.lexemes[dash]?.text ?? "") || !p.lexemes[dash + 1]?.cap) return undefined;
  let to = dash + 1;
  while (to < p.lexemes.length && (p.lexemes[to]!.cap || p.lexemes[to]!.text === ".") && to - dash < 7) to++;
  const ends =
    to === p.lexemes.length ||
    (to === p.lexemes.length - 1 && p.lexemes[to]!.kind === "mark") ||
    p.lexemes[to]!.text === ",";
  return ends ? { speaker: { from: dash + 1, to }, cue: dash, content } : undefined;
}
