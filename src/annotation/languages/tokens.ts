import type { Span, Token } from "../../model/index.ts";

const PIECE = /[\p{L}\p{M}]+(?:['’\-‐][\p{L}\p{M}]+)*|\p{N}+(?:[.,:]\p{N}+)*|[^\s\p{L}\p{M}\p{N}]/gu;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Tokens of one span for any script, untagged: words, numbers and single signs; Han, kana and Thai a character each. */
export function plainTokens(text: string, within: Span): Token[] {
  const found: Token[] = [];
  for (const match of text.slice(within.start, within.end).matchAll(PIECE)) {
    const start = within.start + match.index;
    if (WIDE.test(match[0])) for (const piece of characters(match[0], start)) found.push(piece);
    else found.push(token(match[0], start));
  }
  return found;
}

function* characters(run: string, start: number): Generator<Token> {
  let at = start;
  for (const character of run) {
    yield token(character, at);
    at += character.length;
  }
}

function token(word: string, start: number): Token {
  const upos = /^\p{N}/u.test(word) ? "NUM" : /^[\p{L}\p{M}]/u.test(word) ? "X" : "PUNCT";
  return { span: { start, end: start + word.length }, lemma: word.toLowerCase(), upos, head: -1, deprel: "dep" };
}
