import { CLASSES, NOUNS } from "./lexicon.ts";
import type { Passage, Range } from "./passages.ts";

/** Lexemes from a paper to its readers: "a letter | on Friday | to". */
const REACH = 4;

/**
 * "sent the crew a letter | saying", "wrote an essay for the Velm Herald | saying": who wrote it says it, not the paper nor
 * its readers. Where the paper's own words follow behind a colon, they are read from there.
 */
export function isWritten(p: Passage, { from, to }: Range, sentence: Range): boolean {
  const before = p.lexemes[from - 1]?.lower ?? "";
  const isReader = /^(?:to|for)$/.test(before);
  if (!isReader && CLASSES.prepositions.has(before)) return false;
  const paper = p.lexemes.slice(isReader ? Math.max(sentence.from, from - REACH) : from, isReader ? from : to);
  return paper.some(({ lower }) => NOUNS.documents.has(lower)) && !leadsIntoMarks(p, to, sentence.to);
}

function leadsIntoMarks({ lexemes, runOf }: Passage, from: number, to: number): boolean {
  return lexemes.slice(from, to - 1).some(({ text }, k) => text === ":" && runOf[from + k + 1]! >= 0);
}
