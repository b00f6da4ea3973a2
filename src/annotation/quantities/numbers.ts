import type { Span } from "../../model/index.ts";
import { type Lexeme, lexemesOf } from "../lexemes.ts";
import { GLUED_SCALES, PARTS, SCALES, SHORT_SCALES, SMALL, TENS, UNTOLD } from "./number-words.ts";

/** A number as written, before what it counts is known. `to` is the lexeme number after it. */
export interface NumberRead {
  readonly value: number;
  readonly from: number;
  readonly to: number;
  /** `fraction`: a half, two thirds; `one`: the bare word "one", which is mostly no number. */
  readonly kind: "digits" | "words" | "fraction" | "one";
  /** True when only the least is told: "tens of thousands" is at least 10,000. */
  readonly isLeast?: boolean;
}

const VULGAR = new Map<string, number>(Object.entries({ "½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3 }));
const NUMBER_WORDS = new Set([...SMALL.keys(), ...TENS.keys(), ...SCALES.keys(), ...PARTS.keys(), "a"]);

/** The text read last, with its lexemes by paragraph: times and quantities read the same paragraphs one after the other. */
let recent: { readonly text: string; readonly found: Map<string, readonly Lexeme[]> } = { text: "", found: new Map() };

const GLUED_CODE = /^(?:usd|eur|gbp|jpy|cny|rmb|chf|aud|cad|inr|rs|rub)(?=\d)/;
const NUMBER = /\p{N}+(?:[.,]\p{N}+)*/uy;

/** `USD34.6m` is a currency code, a number and a scale. */
function codesApart(text: string, lexemes: readonly Lexeme[]): Lexeme[] {
  const found: Lexeme[] = [];
  let read = 0;
  for (const lexeme of lexemes) {
    if (lexeme.start < read) continue;
    const code = lexeme.cap && lexeme.kind === "word" ? GLUED_CODE.exec(lexeme.lower)?.[0] : undefined;
    if (!code) {
      found.push(lexeme);
      continue;
    }
    const middle = lexeme.start + code.length;
    NUMBER.lastIndex = middle;
    NUMBER.exec(text);
    read = Math.max(NUMBER.lastIndex, middle);
    found.push(
      ...lexemesOf(text, { start: lexeme.start, end: middle }),
      ...lexemesOf(text, { start: middle, end: read }),
    );
    if (read < lexeme.end) found.push(...lexemesOf(text, { start: read, end: lexeme.end }));
    read = Math.max(read, lexeme.end);
  }
  return found;
}

/** Lexemes with compounds that hold a number word taken apart: `two-day` gives `two`, `-`, `day`. */
export function numberLexemes(text: string, at: Span): readonly Lexeme[] {
  if (recent.text !== text) recent = { text, found: new Map() };
  const key = `${at.start}-${at.end}`;
  const known = recent.found.get(key);
  if (known) return known;
  const lexemes = codesApart(text, lexemesOf(text, at)).flatMap(takenApart);
  recent.found.set(key, lexemes);
  return lexemes;
}

function takenApart(lexeme: Lexeme): Lexeme | Lexeme[] {
  if (lexeme.kind !== "word" || !/[-‐‑]/.test(lexeme.text)) return lexeme;
  const parts = lexeme.lower.split(/[-‐‑]/);
  return parts.some((part) => part !== "a" && NUMBER_WORDS.has(part)) ? split(lexeme) : lexeme;
}

function split(lexeme: Lexeme): Lexeme[] {
  return [...lexeme.text.matchAll(/[-‐‑]|[^-‐‑]+/gu)].map((match) => {
    const start = lexeme.start + match.index;
    const isMark = /[-‐‑]/.test(match[0]);
    const kind = isMark ? "mark" : "word";
    return {
      start,
      end: start + match[0].length,
      text: match[0],
      lower: match[0].toLowerCase(),
      kind,
      cap: lexeme.cap && !isMark,
    };
  });
}

/** The number that starts at lexeme `from`, or nothing. `commaDecimal`: 1.234,5 as in most of Europe. */
export function readNumber(lexemes: readonly Lexeme[], from: number, commaDecimal = false): NumberRead | undefined {
  const first = lexemes[from];
  if (!first) return undefined;
  if (first.kind === "number") return readDigits(lexemes, from, commaDecimal);
  if (first.kind !== "word") return undefined;
  if (UNTOLD.has(first.lower)) return readUntold(lexemes, from);
  if (!NUMBER_WORDS.has(first.lower)) return undefined;
  return readFraction(lexemes, from) ?? readWords(lexemes, from);
}

/** "dozens of boats", "tens of thousands", "hundreds of millions of dollars". */
function readUntold(lexemes: readonly Lexeme[], from: number): NumberRead | undefined {
  if (lexemes[from - 1]?.kind === "number" || SCALES.has(lexemes[from - 1]?.lower ?? "")) return undefined;
  let [value, to] = [UNTOLD.get(lexemes[from]!.lower)!, from + 1];
  for (let next = UNTOLD.get(lexemes[to + 1]?.lower ?? ""); lexemes[to]?.lower === "of" && next && next > 12; ) {
    value *= next;
    to += 2;
    next = UNTOLD.get(lexemes[to + 1]?.lower ?? "");
  }
  const isCount = to > from + 1 || (/^(?:of|more)$/.test(lexemes[to]?.lower ?? "") && lexemes[from]!.lower !== "tens");
  return isCount && value <= 1e15 ? { value, from, to, kind: "words", isLeast: true } : undefined;
}

function readDigits(lexemes: readonly Lexeme[], from: number, commaDecimal: boolean): NumberRead | undefined {
  const { text, end } = lexemes[from]!;
  const value = VULGAR.get(text) ?? digitsValue(text, commaDecimal);
  if (value === undefined) return undefined;
  const next = lexemes[from + 1];
  if (next?.text === "/" && lexemes[from + 2]?.kind === "number" && next.start === end)
    return slash(lexemes, from, value);
  if (next && VULGAR.get(next.text) !== undefined)
    return { value: value + VULGAR.get(next.text)!, from, to: from + 2, kind: "digits" };
  const grouped = spacedGroups(lexemes, from);
  if (grouped) return grouped;
  const mixed =
    lexemes[from + 1]?.kind === "number" && lexemes[from + 2]?.text === "/" && Number.isInteger(value)
      ? readDigits(lexemes, from + 1, commaDecimal)
      : undefined;
  if (mixed?.kind === "fraction") return { ...mixed, value: value + mixed.value, from, kind: "digits" };
  const part = partAfter(lexemes, from + 1);
  const scaled = scaleAt(lexemes, part?.to ?? from + 1, from);
  const whole = value + (part?.value ?? 0);
  return scaled
    ? { value: Number((whole * scaled.by).toPrecision(14)), from, to: scaled.to, kind: "digits" }
    : { value: whole, from, to: part?.to ?? from + 1, kind: "digits" };
}

/** `1 414 021`: groups of three digits with single spaces; one group alone could be two numbers unless the space is hard. */
function spacedGroups(lexemes: readonly Lexeme[], from: number): NumberRead | undefined {
  const first = lexemes[from]!;
  if (!/^\d{1,3}$/.test(first.text)) return undefined;
  let to = from + 1;
  let text = first.text;
  while (to - from < 6 && /^\d{3}$/.test(lexemes[to]?.text ?? "") && lexemes[to]!.start === lexemes[to - 1]!.end + 1)
    text += lexemes[to++]!.text;
  return to - from >= 3 ? { value: Number(text), from, to, kind: "digits" } : undefined;
}

function slash(lexemes: readonly Lexeme[], from: number, value: number): NumberRead | undefined {
  const below = digitsValue(lexemes[from + 2]!.text, false);
  const isSimple = below !== undefined && below > 1 && below <= 100 && value < below && lexemes[from + 3]?.text !== "/";
  return isSimple ? { value: value / below, from, to: from + 3, kind: "fraction" } : undefined;
}

function digitsValue(text: string, commaDecimal: boolean): number | undefined {
  const ascii = text.replace(/\p{Nd}/gu, (digit) => (digit < ":" ? digit : String(digit.codePointAt(0)! & 15)));
  const [group, point] = commaDecimal ? [".", ","] : [",", "."];
  const points = ascii.split(point).length - 1;
  if (points > 1) return isGrouped(ascii, point) ? Number(ascii.replaceAll(point, "")) : undefined;
  if (ascii.includes(group) && !isGrouped(ascii.split(point)[0]!, group)) {
    return ascii.split(group).length === 2 && points === 0 ? Number(ascii.replace(group, ".")) : undefined;
  }
  const value = Number(ascii.replaceAll(group, "").replace(point, "."));
  return Number.isFinite(value) ? value : undefined;
}

function isGrouped(text: string, group: string): boolean {
  const [head, ...rest] = text.split(group);
  return head!.length <= 3 && rest.every((part) => part.length === 3 || part.length === 2);
}

function scaleAt(lexemes: readonly Lexeme[], at: number, from: number): { by: number; to: number } | undefined {
  let by = 1;
  let to = at;
  if (lexemes[to]?.text === "-" && SCALES.has(lexemes[to + 1]?.lower ?? "")) to++;
  while (lexemes[to]?.kind === "word") {
    const word = lexemes[to]!;
    const glued = word.start === lexemes[to - 1]!.end;
    const scale = word.lower === "score" ? undefined : (SCALES.get(word.lower) ?? SHORT_SCALES.get(word.lower));
    const letter = glued && isCurrencyBefore(lexemes, from) ? GLUED_SCALES.get(word.lower) : undefined;
    const factor = (word.lower === "k" && !glued ? undefined : scale) ?? letter;
    if (factor === undefined) break;
    by *= factor;
    to++;
  }
  return by === 1 ? undefined : { by, to };
}

function isCurrencyBefore(lexemes: readonly Lexeme[], from: number): boolean {
  return /^[\p{Sc}]$/u.test(lexemes[from - 1]?.text ?? "");
}

/** "and a half", "and a quarter", "and one third", "and three-quarters" after a whole number, with the lexeme after it. */
function partAfter(lexemes: readonly Lexeme[], at: number): { value: number; to: number } | undefined {
  if (lexemes[at]?.lower !== "and") return undefined;
  const above = lexemes[at + 1]?.lower === "a" ? 1 : SMALL.get(lexemes[at + 1]?.lower ?? "");
  const part = /^[-‐‑]$/.test(lexemes[at + 2]?.text ?? "") ? at + 3 : at + 2;
  const below = above ? PARTS.get(lexemes[part]?.lower ?? "") : undefined;
  const isPlain = below !== undefined && above! < below && !/^(?:of|quarter)$/.test(lexemes[part + 1]?.lower ?? "");
  return isPlain ? { value: above! / below, to: part + 1 } : undefined;
}

/** "six point five" in words: the digits after the point, with the lexeme after them. */
function pointAfter(lexemes: readonly Lexeme[], at: number): { value: number; to: number } | undefined {
  if (lexemes[at]?.lower !== "point") return undefined;
  let [to, digits] = [at + 1, ""];
  for (; digits.length < 6 && (SMALL.get(lexemes[to]?.lower ?? "") ?? 10) < 10; to++)
    digits += SMALL.get(lexemes[to]!.lower);
  return digits ? { value: Number(`0.${digits}`), to } : undefined;
}

function readFraction(lexemes: readonly Lexeme[], from: number): NumberRead | undefined {
  const first = lexemes[from]!.lower;
  const isUnitary = first === "half" && !/^(?:year|hour|day|month|time)/.test(lexemes[from + 1]?.lower ?? "");
  const scale = /^(?:half|quarter)$/.test(first) ? scaleAfterPart(lexemes, from + 1) : undefined;
  if (scale) return { value: scale.by / PARTS.get(first)!, from, to: scale.to, kind: "words" };
  if (/^(?:half|quarter)$/.test(first) && isPointed(lexemes, from + 1))
    return { value: 1 / PARTS.get(first)!, from, to: from + 1, kind: "fraction" };
  if (isUnitary && !/^(?:-)$/.test(lexemes[from + 1]?.text ?? ""))
    return { value: 0.5, from, to: from + 1, kind: "fraction" };
  const above = first === "a" ? 1 : SMALL.get(first);
  if (above === undefined || above === 0) return undefined;
  const at = lexemes[from + 1]?.text === "-" ? from + 2 : from + 1;
  const part = lexemes[at]?.lower ?? "";
  const below = PARTS.get(part);
  if (below === undefined || (above > 1 && !part.endsWith("s") && part !== "half")) return undefined;
  const isWritten = first === "one" && at === from + 2;
  if (above === 1 && below > 2 && !isWritten && lexemes[at + 1]?.lower !== "of" && !isPointed(lexemes, at + 1))
    return undefined;
  return { value: above / below, from, to: at + 1, kind: "fraction" };
}

/** "a quarter of a point", "a quarter point". */
function isPointed(lexemes: readonly Lexeme[], at: number): boolean {
  return /^(?:percentage|point)$/.test(lexemes[/^[-‐‑]$/.test(lexemes[at]?.text ?? "") ? at + 1 : at]?.lower ?? "");
}

/** "half a million", "quarter million". */
function scaleAfterPart(lexemes: readonly Lexeme[], at: number): { by: number; to: number } | undefined {
  const skip = lexemes[at]?.lower === "a" ? at + 1 : at;
  const by = /^(?:thousand|million|billion|trillion|dozen)$/.test(lexemes[skip]?.lower ?? "")
    ? SCALES.get(lexemes[skip]!.lower)
    : undefined;
  return by === undefined ? undefined : { by, to: skip + 1 };
}

function readWords(lexemes: readonly Lexeme[], from: number): NumberRead | undefined {
  let [total, current, at, used] = [0, 0, from, false];
  if (lexemes[at]!.lower === "a") {
    if (!SCALES.has(lexemes[at + 1]?.lower ?? "") || lexemes[at + 1]?.lower === "score") return undefined;
    [current, at] = [1, at + 1];
  }
  for (let last = -1; at < lexemes.length; at++) {
    const word = lexemes[at]!.lower;
    if ((word === "and" || word === "-") && used && isNumberWord(lexemes[at + 1]) && (word === "-" || last >= 100))
      continue;
    const unit = SMALL.get(word) ?? TENS.get(word);
    const scale = SCALES.get(word);
    if (
      unit !== undefined &&
      (last < 0 ||
        last >= 100 ||
        ((TENS.has(lexemes[at - 1]?.lower ?? "") || lexemes[at - 1]?.text === "-") && unit < 10))
    )
      current += unit;
    else if (scale !== undefined && (used || current > 0) && word !== "score") {
      if (scale === 100 || scale === 12) current = (current || 1) * scale;
      else [total, current] = [total + (current || 1) * scale, 0];
    } else break;
    [last, used] = [scale ?? unit ?? 0, true];
  }
  if (!used) return undefined;
  while (/^(?:and|-)$/.test(lexemes[at - 1]!.lower)) at--;
  const part = pointAfter(lexemes, at) ?? partAfter(lexemes, at);
  const isOne = at === from + 1 && lexemes[from]!.lower === "one" && !part;
  const whole = total + current;
  const scaled = part ? scaleAt(lexemes, part.to, from) : undefined;
  const value = Number(((whole + (part?.value ?? 0)) * (scaled?.by ?? 1)).toPrecision(14));
  return { value, from, to: scaled?.to ?? part?.to ?? at, kind: isOne ? "one" : "words" };
}

function isNumberWord(lexeme: Lexeme | undefined): boolean {
  return lexeme !== undefined && (SMALL.has(lexeme.lower) || TENS.has(lexeme.lower) || lexeme.lower === "hundred");
}
