import type { Span } from "../model/index.ts";
import { oncePer } from "../model/once.ts";
import type { Profile } from "./profile.ts";

/** A trace of careless machine processing in a text. */
export interface Scar {
  readonly span: Span;
  readonly signal: "joined-words" | "stray-mark";
}

/** More scars than this are not looked for. */
const MOST_SCARS = 200;
/** Two words run together at a full stop or in the middle: `nowhere.Then`, `morningThe`. */
const JOINED = /\p{Ll}{2}(?:[.!?]\p{Lu}|\p{Lu}\p{Ll}|[,;]\p{L})\p{Ll}/gu;
/** A mark that stands alone or before nothing it could belong to: `. -screw`, `word .`, `. .`. */
const STRAY = /\p{L}[.!?,]? ?(?: [.,;]|\. [-‘'](?=\p{Ll}))/gu;
/** A pronoun hung on a dash, which translation leaves of inverted verbs: `he said -he`, `give it to -them`. */
const ECHO = /\p{L} -(?:s?he|they|them|him|her|it|us|we|you|me|i)(?=[.,;!?”"])/gu;

/**
 * Scars in the body that machine translation and word replacers leave: words run together, stray marks. Web addresses
 * and the like are passed over. Linear in the length of the text.
 */
export function scarsIn({ source }: Profile): readonly Scar[] {
  return scarsOf(source);
}

const scarsOf = oncePer(findScars);

function findScars({ article }: Profile["source"]): Scar[] {
  const { text } = article;
  const found: Scar[] = [];
  for (const at of article.body) {
    const part = text.slice(at.start, at.end);
    for (const [pattern, signal] of [
      [JOINED, "joined-words"],
      [STRAY, "stray-mark"],
      [ECHO, "stray-mark"],
    ] as const) {
      for (const match of part.matchAll(pattern)) {
        if (found.length >= MOST_SCARS) return found;
        const span = { start: at.start + match.index, end: at.start + match.index + match[0].length };
        if (!isAddress(text, span)) found.push({ span, signal });
      }
    }
  }
  return found;
}

function isAddress(text: string, at: Span): boolean {
  let [from, to] = [at.start, at.end];
  while (from > 0 && from > at.start - 40 && !/\s/.test(text[from - 1]!)) from--;
  while (to < text.length && to < at.end + 40 && !/\s/.test(text[to]!)) to++;
  return /[@/#_]|www|\.(?:com|org|net|co|gov|de|uk|fr|io)\b/i.test(text.slice(from, to));
}
