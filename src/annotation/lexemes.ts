import type { Span } from "../model/index.ts";

/** A piece of running text for rules that read word by word: a word, a number or one mark. */
export interface Lexeme extends Span {
  readonly text: string;
  readonly lower: string;
  readonly kind: "word" | "number" | "mark";
  /** True when the first character is an upper-case letter, or the first one behind the article of a name ("al-Marri"). */
  readonly cap: boolean;
}

const LEXEME =
  /(?:\p{Lu}\.){2,}|\p{L}[\p{L}\p{M}\p{N}]*(?:['’\-‐‑&](?=\p{L}|\p{N})[\p{L}\p{M}\p{N}]*)*|\p{N}+(?:[.,]\p{N}+)*|``|''|\.\.\.|\S/gu;
const LETTER = /^\p{L}/u;
const DIGIT = /^\p{N}/u;
const UPPER = /^\p{Lu}/u;
/** Arabic articles in all their forms, and those that French elides. */
const NAMES_ARTICLE = /^(?:(?:[aeu]l|a[dnrstz]|ash|u[ds]|bin|ibn|abu)[-‐‑]|[dl]['’])(?=\p{Lu})/u;

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
  const kind = kindOf(text);
  const cap = kind === "word" && isUpper(text);
  const lower = kind === "word" ? straight(text.toLowerCase()) : text;
  return { start, end: start + text.length, text, lower, kind, cap };
}

function kindOf(text: string): Lexeme["kind"] {
  const code = text.charCodeAt(0);
  if (code >= 128) return LETTER.test(text) ? "word" : DIGIT.test(text) ? "number" : "mark";
  const small = code | 32;
  return small >= 97 && small <= 122 ? "word" : code >= 48 && code <= 57 ? "number" : "mark";
}

function isUpper(text: string): boolean {
  const code = text.charCodeAt(0);
  return (code < 128 ? code <= 90 : UPPER.test(text)) || NAMES_ARTICLE.test(text);
}

function straight(word: string): string {
  return word.includes("’") ? word.replaceAll("’", "'") : word;
}
