import type { Span } from "../model/index.ts";

/** A piece of running text for rules that read word by word: a word, a number or one mark. */
export interface Lexeme extends Span {
  readonly text: string;
  readonly lower: string;
  readonly kind: "word" | "number" | "mark";
  /** True when the first character is an upper-case letter. */
  readonly cap: boolean;
}

const LEXEME =
  /(?:\p{Lu}\.){2,}|\p{L}[\p{L}\p{M}\p{N}]*(?:['’\-‐‑&](?=\p{L}|\p{N})[\p{L}\p{M}\p{N}]*)*|\p{N}+(?:[.,]\p{N}+)*|``|''|\.\.\.|\S/gu;
const LETTER = /^\p{L}/u;
const DIGIT = /^\p{N}/u;
const UPPER = /^\p{Lu}/u;

/** The lexemes of `text` inside `within`, in order. Linear. `“It’s 5%”` gives `“`, `It’s`, `5`, `%`, `”`. */
export function lexemesOf(text: string, within: Span = { start: 0, end: text.length }): Lexeme[] {
  const found: Lexeme[] = [];
  for (const match of text.slice(within.start, within.end).matchAll(LEXEME)) {
    const start = within.start + match.index;
    found.push(lexeme(match[0], start));
  }
  return found;
}

function lexeme(text: string, start: number): Lexeme {
  const kind = LETTER.test(text) ? "word" : DIGIT.test(text) ? "number" : "mark";
  const cap = kind === "word" && UPPER.test(text);
  const lower = kind === "word" ? straight(text.toLowerCase()) : text;
  return { start, end: start + text.length, text, lower, kind, cap };
}

function straight(word: string): string {
  return word.includes("’") ? word.replaceAll("’", "'") : word;
}
