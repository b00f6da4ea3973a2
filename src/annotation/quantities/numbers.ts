import type { Span } from "../../model/index.ts";
import { type Lexeme, lexemesOf } from "../lexemes.ts";

/** A number as written, before what it counts is known. `to` is the lexeme number after it. */
export interface NumberRead {
  readonly value: number;
  readonly from: number;
  readonly to: number;
  /** `fraction`: a half, two thirds; `one`: the bare word "one", which is mostly no number. */
  readonly kind: "digits" | "words" | "fraction" | "one";
}

const SMALL = new Map<string, number>(
  Object.entries({
    zero: 0,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    thirteen: 13,
    fourteen: 14,
    fifteen: 15,
    sixteen: 16,
    seventeen: 17,
    eighteen: 18,
    nineteen: 19,
  }),
);
const TENS = new Map<string, number>(
  Object.entries({ twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90 }),
);
const SCALES = new Map<string, number>(
  Object.entries({
    hundred: 1e2,
    thousand: 1e3,
    million: 1e6,
    billion: 1e9,
    trillion: 1e12,
    quadrillion: 1e15,
    dozen: 12,
    score: 20,
  }),
);
/** Scales that follow digits only. */
const SHORT_SCALES = new Map<string, number>(
  Object.entries({
    mn: 1e6,
    mln: 1e6,
    bn: 1e9,
    bln: 1e9,
    tn: 1e12,
    trn: 1e12,
    k: 1e3,
    millionen: 1e6,
    milliarden: 1e9,
    millions: 1e6,
    billions: 1e9,
    milliards: 1e9,
    millones: 1e6,
    milioni: 1e6,
    miliardi: 1e9,
    mio: 1e6,
    mrd: 1e9,
    crore: 1e7,
    lakh: 1e5,
  }),
);
/** Letters that are a scale only when glued to digits after a currency sign: `$5m`. */
const GLUED_SCALES = new Map<string, number>(Object.entries({ m: 1e6, b: 1e9, t: 1e12, k: 1e3, bn: 1e9 }));
const PARTS = new Map<string, number>(
  Object.entries({
    half: 2,
    halves: 2,
    third: 3,
    thirds: 3,
    quarter: 4,
    quarters: 4,
    fourth: 4,
    fourths: 4,
    fifth: 5,
    fifths: 5,
    sixth: 6,
    sixths: 6,
    eighth: 8,
    eighths: 8,
    tenth: 10,
    tenths: 10,
  }),
);
const VULGAR = new Map<string, number>(Object.entries({ "½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3 }));
const NUMBER_WORDS = new Set([...SMALL.keys(), ...TENS.keys(), ...SCALES.keys(), ...PARTS.keys(), "a"]);

/** The text read last, with its lexemes by paragraph: times and quantities read the same paragraphs one after the other. */
let recent: { readonly text: string; readonly found: Map<string, readonly Lexeme[]> } = { text: "", found: new Map() };

/** Lexemes with compounds that hold a number word taken apart: `two-day` gives `two`, `-`, `day`. */
export function numberLexemes(text: string, at: Span): readonly Lexeme[] {
  if (recent.text !== text) recent = { text, found: new Map() };
  const key = `${at.start}-${at.end}`;
  const known = recent.found.get(key);
  if (known) return known;
  const lexemes = lexemesOf(text, at).flatMap(takenApart);
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
  if (first.kind !== "word" || !NUMBER_WORDS.has(first.lower)) return undefined;
  return readFraction(lexemes, from) ?? readWords(lexemes, from);
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
  const half = halfAfter(lexemes, from + 1);
  const scaled = scaleAt(lexemes, half ? half : from + 1, from);
  const whole = half ? value + 0.5 : value;
  return scaled
    ? { value: Number((whole * scaled.by).toPrecision(14)), from, to: scaled.to, kind: "digits" }
    : { value: whole, from, to: half ?? from + 1, kind: "digits" };
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

/** "and a half" after a number; the lexeme after it, or nothing. */
function halfAfter(lexemes: readonly Lexeme[], at: number): number | undefined {
  const words = [0, 1, 2].map((k) => lexemes[at + k]?.lower);
  if (words[0] === "and" && words[1] === "a" && words[2] === "half") return at + 3;
  return undefined;
}

function readFraction(lexemes: readonly Lexeme[], from: number): NumberRead | undefined {
  const first = lexemes[from]!.lower;
  const isUnitary = first === "half" && !/^(?:year|hour|day|month|time)/.test(lexemes[from + 1]?.lower ?? "");
  const scale = /^(?:half|quarter)$/.test(first) ? scaleAfterPart(lexemes, from + 1) : undefined;
  if (scale) return { value: scale.by / PARTS.get(first)!, from, to: scale.to, kind: "words" };
  if (isUnitary && !/^(?:-)$/.test(lexemes[from + 1]?.text ?? ""))
    return { value: 0.5, from, to: from + 1, kind: "fraction" };
  const above = first === "a" ? 1 : SMALL.get(first);
  if (above === undefined || above === 0) return undefined;
  const at = lexemes[from + 1]?.text === "-" ? from + 2 : from + 1;
  const part = lexemes[at]?.lower ?? "";
  const below = PARTS.get(part);
  if (below === undefined || (above > 1 && !part.endsWith("s") && part !== "half")) return undefined;
  if (above === 1 && below > 2 && below !== 4 && lexemes[at + 1]?.lower !== "of") return undefined;
  if (below === 4 && lexemes[at + 1]?.lower !== "of" && above === 1) return undefined;
  return { value: above / below, from, to: at + 1, kind: "fraction" };
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
  const half = halfAfter(lexemes, at);
  const isOne = at === from + 1 && lexemes[from]!.lower === "one" && !half;
  return { value: total + current + (half ? 0.5 : 0), from, to: half ?? at, kind: isOne ? "one" : "words" };
}

function isNumberWord(lexeme: Lexeme | undefined): boolean {
  return lexeme !== undefined && (SMALL.has(lexeme.lower) || TENS.has(lexeme.lower) || lexeme.lower === "hundred");
}
