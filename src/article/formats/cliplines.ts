import type { Draft } from "../draft.ts";
import { parseDate } from "../times.ts";

/** A line of a downloaded file: its trimmed words and its place in the whole text. */
export interface ClipLine {
  readonly text: string;
  readonly start: number;
  /** Behind its line feed. */
  readonly end: number;
}

/** What one document of a download says about itself. Lines are counted inside the document. */
export interface Clipping {
  readonly facts: Partial<Draft>;
  readonly extra: Readonly<Record<string, unknown>>;
  /** Lines of the headline. */
  readonly title: readonly number[];
  /** First line of the text, and the offset in it where a label ends; the line behind the last. */
  readonly body: { readonly from: number; readonly skip?: number; readonly to: number };
}

/** `186 words` on a line of its own, or behind its label. */
export const WORD_COUNT =
  /^(?:WC\s{1,4})?[\d.,'’ ]{1,9} ?(?:words|Wörter|Worte|mots|palabras|parole|woorden|palavras|ord|слов[а-я]?)$/i;

const LABEL = /^([\p{Lu}][\p{L} /-]{1,40}?)\s{0,3}:(?:\s+|$)/u;

/** The label that a line opens with, lower-cased, and the words behind it. */
export function labelOf(
  text: string,
): { readonly label: string; readonly value: string; readonly skip: number } | undefined {
  const match = LABEL.exec(text.slice(0, 200));
  if (!match) return undefined;
  return { label: match[1]!.toLowerCase(), value: text.slice(match[0].length).trim(), skip: match[0].length };
}

/** A line that is a date and little else. */
export function dateOf(text: string): string | undefined {
  if (
    text.length > 80 ||
    !/^(?:\p{L}{3,10}\.?,?\s+)?(?:\p{L}{3,10}\.?\s+\d{1,2}|\d{1,2}\.?\s+(?:de\s+)?\p{L}{3,10}|\d{4}-\d\d-\d\d)/u.test(
      text,
    )
  )
    return undefined;
  return parseDate(text);
}
