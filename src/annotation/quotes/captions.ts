import type { Passage } from "./passages.ts";

/** Longest credit in brackets and longest caption before it, in lexemes. */
const LONGEST = { credit: 8, caption: 45 } as const;

/**
 * "Fans celebrate in the square (Velm Photo)": a line under a picture, by the credit in brackets that ends it. A page that
 * lost its layout has it between the paragraphs of a quotation, where it is nobody's words.
 */
export function isCaption({ lexemes, runs }: Passage): boolean {
  const last = lexemes.length - 1;
  if (runs.length > 0 || last < 4 || last > LONGEST.caption || lexemes[last]!.text !== ")") return false;
  let open = last - 1;
  while (open > 0 && last - open <= LONGEST.credit && lexemes[open]!.text !== "(") open--;
  if (lexemes[open]!.text !== "(" || open < 3) return false;
  const credit = lexemes.slice(open + 1, last).filter(({ kind }) => kind === "word");
  return (
    credit.length > 0 && credit.every(({ cap, lower }) => cap || /^(?:by|via|photo|image|courtesy|of)$/.test(lower))
  );
}

/** A line in capitals, between two paragraphs: a headline that the page shows there, about other people. */
export function isShouted({ text, span }: Passage): boolean {
  const words = text.slice(span.start, span.end);
  return !/\p{Ll}/u.test(words) && (words.match(/\p{Lu}{2,}/gu)?.length ?? 0) > 3;
}
