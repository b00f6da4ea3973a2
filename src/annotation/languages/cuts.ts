import type { Span } from "../../model/index.ts";

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
const SPACE = 3;
const JOINS = 4;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

const UNKNOWN = 255;
const KINDS = new Uint8Array(65536).fill(UNKNOWN);

/** Kind of a code unit, looked up once: most texts use few of the 65,536. */
function kindOf(code: number): number {
  const known = KINDS[code]!;
  return known === UNKNOWN ? learn(code) : known;
}

function learn(code: number): number {
  const sign = String.fromCharCode(code);
  let kind = OTHER;
  if (code <= 32 || /\s/u.test(sign)) kind = SPACE;
  else if (code >= 0x0e00 && WIDE.test(sign)) kind = OTHER;
  else if (/\p{N}/u.test(sign)) kind = DIGIT;
  else if (/[\p{L}\p{M}]/u.test(sign) || (code >= 0xd800 && code < 0xe000)) kind = LETTER;
  else if ("'’-".includes(sign)) kind = JOINS;
  KINDS[code] = kind;
  return kind;
}

/** Abbreviations that keep their full stop. */
const SHORT = new Set(
  "Mr Mrs Ms Dr St Gen Sen Rep Gov Lt Col Sgt Capt Prof Rev Jr Sr Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec No vs".split(
    " ",
  ),
);
const LONGEST_SHORT = 4;

/** Starts and ends of words, numbers and single signs, for any script and without objects; `'s` is cut off. Linear. */
export function lightCuts(text: string, within: readonly Span[]): { start: Int32Array; end: Int32Array } {
  const start: number[] = [];
  const end: number[] = [];
  for (const part of within) {
    for (let at = part.start; at < part.end; ) {
      const kind = kindOf(text.charCodeAt(at));
      const to = kind === SPACE ? at + 1 : cutEnd(text, at, part.end, kind);
      if (kind !== SPACE) {
        start.push(at);
        end.push(to);
      }
      at = to;
    }
  }
  return { start: Int32Array.from(start), end: Int32Array.from(end) };
}

/** Whether the word `text[from, to)` is one that a full stop shortens: an initial, `U.S`, `Mr`. */
export function isShortened(text: string, from: number, to: number): boolean {
  if (to - from === 1) return /\p{Lu}/u.test(text[from]!);
  if (to - from > 2 && text[to - 2] === ".") return true;
  return to - from <= LONGEST_SHORT && SHORT.has(text.slice(from, to));
}

function cutEnd(text: string, from: number, limit: number, kind: number): number {
  if (kind === JOINS && isPossessive(text, from, limit)) return from + 2;
  if (kind !== LETTER && kind !== DIGIT) return from + 1;
  let at = from + 1;
  while (at < limit && staysInside(text, from, at, limit)) at++;
  return at < limit && text.charCodeAt(at) === 46 && isShortened(text, from, at) ? at + 1 : at;
}

function staysInside(text: string, from: number, at: number, limit: number): boolean {
  const kind = kindOf(text.charCodeAt(at));
  if (kind === LETTER || kind === DIGIT) return true;
  if (kind === SPACE || at + 1 >= limit) return false;
  const after = kindOf(text.charCodeAt(at + 1));
  if (kind === JOINS) return after === LETTER && !isPossessive(text, at, limit);
  const code = text.charCodeAt(at);
  if (kindOf(text.charCodeAt(at - 1)) === DIGIT) return (code === 44 || code === 46) && after === DIGIT;
  return code === 46 && after === LETTER && (at - from === 1 || text.charCodeAt(at - 2) === 46);
}

function isPossessive(text: string, at: number, limit: number): boolean {
  const isMark = text.charCodeAt(at) === 39 || text.charCodeAt(at) === 0x2019;
  return (
    isMark &&
    at + 1 < limit &&
    text.charCodeAt(at + 1) === 115 &&
    (at + 2 >= limit || kindOf(text.charCodeAt(at + 2)) !== LETTER)
  );
}
