import type { Lexeme } from "../lexemes.ts";
import type { Passage, Range } from "./passages.ts";

/** Drops commas, dashes, "and" and "that" at the edges, and full stops outside marks at the end. */
export function trim(p: Passage, range: Range): Range | undefined {
  let { from, to } = range;
  while (from < to && p.runOf[from] === -1 && isEdge(p.lexemes[from]!)) from++;
  while (
    to > from &&
    p.runOf[to - 1] === -1 &&
    (isEdge(p.lexemes[to - 1]!) || /^(?:and|but|while)$/.test(p.lexemes[to - 1]!.lower))
  )
    to--;
  return from < to ? { from, to } : undefined;
}

function isEdge(lexeme: Lexeme): boolean {
  return lexeme.kind === "mark" && /^[,;:.!?—–\-…)]/.test(lexeme.text);
}
