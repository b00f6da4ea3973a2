import type { Lexeme } from "../lexemes.ts";
import { type NumberRead, readNumber } from "./numbers.ts";
import { currencyOfSign, isCurrency, nationalCurrency, unitOf } from "./units.ts";

/** A number with its own unit and sign, before it is known what it counts. */
export interface Core {
  readonly value: number;
  readonly high?: number;
  readonly from: number;
  readonly to: number;
  readonly unit?: string;
  readonly kind: NumberRead["kind"];
  readonly isLeast?: boolean;
  /** True when the unit stands before the number, as a currency sign does. */
  readonly isPrefixed?: boolean;
}

/** A number with its own unit and sign: `$5 million`, `25 percent`, `-3 °C`, `two-day`. */
export function readCore(lexemes: readonly Lexeme[], at: number, commaDecimal: boolean): Core | undefined {
  const number = readNumber(lexemes, at, commaDecimal);
  if (!number) return undefined;
  let { from, to, value } = number;
  const signed = isNegative(lexemes, from);
  if (signed) [value, from] = [-value, from - 1];
  const { kind, isLeast } = number;
  const rest = { kind, ...(isLeast && { isLeast }) };
  const money = currencyBefore(lexemes, from);
  if (money) {
    if (isMinus(lexemes, from - 1) && money.from < from - 1) value = -value;
    return { value, from: money.from, to, unit: money.unit, isPrefixed: true, ...rest };
  }
  const scale = magnitudeAt(lexemes, number);
  if (scale) return { value, ...scale, unit: "magnitude", ...rest };
  const unit = unitAfter(lexemes, to, number);
  if (unit) to = unit.to;
  return { value, from, to, ...rest, ...(unit && { unit: unit.unit }) };
}

/** "a magnitude 6.1 earthquake", "a 6.1-magnitude quake", "magnitude of 6.1": a level on a scale, never a count. */
function magnitudeAt(
  lexemes: readonly Lexeme[],
  { from, to, kind }: NumberRead,
): { from: number; to: number } | undefined {
  if (kind !== "digits") return undefined;
  const isScale = (k: number) => /^(?:magnitude|richter)$/.test(lexemes[k]?.lower ?? "");
  const after = /^[-‐‑]$/.test(lexemes[to]?.text ?? "") ? to + 1 : to;
  if (isScale(after)) return { from, to: after + 1 };
  let k = from - 1;
  while (from - k < 4 && /^(?:of|a|an|was|is|at|around|about|[-‐‑])$/.test(lexemes[k]?.lower ?? "")) k--;
  return isScale(k) ? { from, to } : undefined;
}

function isMinus(lexemes: readonly Lexeme[], at: number): boolean {
  return /^[-−]$/.test(lexemes[at]?.text ?? "");
}

function isNegative(lexemes: readonly Lexeme[], from: number): boolean {
  const [sign, before] = [lexemes[from - 1], lexemes[from - 2]];
  if (!sign || !/^[-−]$/.test(sign.text) || sign.end !== lexemes[from]!.start) return sign?.lower === "minus";
  return !before || before.end < sign.start;
}

function currencyBefore(lexemes: readonly Lexeme[], from: number): { unit: string; from: number } | undefined {
  const glued = isMinus(lexemes, from - 1) && lexemes[from - 1]!.end === lexemes[from]!.start;
  if (glued && /^\p{Sc}$/u.test(lexemes[from - 2]?.text ?? "")) return currencyBefore(lexemes, from - 1);
  const sign = lexemes[from - 1];
  if (!sign) return undefined;
  const prefix = lexemes[from - 2];
  if (/^\p{Sc}$/u.test(sign.text)) {
    const glued =
      prefix?.kind === "word" && prefix.end === sign.start
        ? currencyOfSign(prefix.lower.replaceAll(".", "") + sign.text)
        : undefined;
    const unit = glued ?? currencyOfSign(sign.text);
    return unit ? { unit, from: glued ? from - 2 : from - 1 } : undefined;
  }
  const code = /^(?:USD|EUR|GBP|JPY|CNY|RMB|CHF|AUD|CAD|INR|Rs|RUB)$/.test(sign.text) ? unitOf(sign.lower) : undefined;
  return code ? { unit: code, from: from - 1 } : undefined;
}

/** The unit right after a number that ends before lexeme `at`, with the lexeme after it. */
export function unitAfter(
  lexemes: readonly Lexeme[],
  at: number,
  number: NumberRead,
): { unit: string; to: number } | undefined {
  const joined = /^[-‐‑]$/.test(lexemes[at]?.text ?? "") && lexemes[at]!.start === lexemes[at - 1]!.end ? 1 : 0;
  const point = pointUnit(lexemes, at, number);
  if (point) return point;
  const word = lexemes[at + joined];
  if (!word) return undefined;
  const next = lexemes[at + joined + 1];
  const half = number.kind === "fraction" && /^an?$/.test(word.lower) ? unitOf(next?.lower ?? "") : undefined;
  if (half) return { unit: half, to: at + joined + 2 };
  if (word.lower === "basis" && /^points?$/.test(next?.lower ?? ""))
    return { unit: "basis point", to: at + joined + 2 };
  if (word.lower === "per" && next?.lower === "cent") return { unit: "percent", to: at + joined + 2 };
  if (/^(?:percent|%)$/.test(word.lower) && /^points?$/.test(next?.lower ?? ""))
    return { unit: "percentage point", to: at + joined + 2 };
  if (word.lower === "percentage" && /^points?$/.test(next?.lower ?? ""))
    return { unit: "percentage point", to: at + joined + 2 };
  if (word.text === "°" && /^[CF]$/.test(next?.text ?? ""))
    return { unit: next!.text === "C" ? "degree Celsius" : "degree Fahrenheit", to: at + joined + 2 };
  const scale = /^degrees?$/.test(word.lower) ? temperature(next?.lower) : undefined;
  if (scale) return { unit: scale, to: at + joined + 2 };
  const square = /^sq(?:uare)?$/.test(word.lower) && next ? unitOf(next.lower) : undefined;
  if (square) return { unit: `square ${square}`, to: at + joined + 2 };
  const national =
    next && unitOf(next.lower) && isCurrency(unitOf(next.lower)!)
      ? nationalCurrency(word.lower, unitOf(next.lower)!)
      : undefined;
  if (national) return { unit: national, to: at + joined + 2 };
  const known = currencyOfSign(word.text) ?? unitOf(word.lower);
  if (!known || isFalseUnit(lexemes, at + joined, number)) return undefined;
  return withRate(lexemes, known, at + joined + 1);
}

/** "half a point", "0.4 points", "a quarter-point cut": of rates a percentage point, else a point; whole points count. */
function pointUnit(
  lexemes: readonly Lexeme[],
  at: number,
  number: NumberRead,
): { unit: string; to: number } | undefined {
  if (Number.isInteger(number.value)) return undefined;
  let k = at;
  while (k - at < 3 && /^(?:of|a|[-‐‑])$/.test(lexemes[k]?.lower ?? "")) k++;
  const isPercentage = lexemes[k]?.lower === "percentage";
  if (isPercentage) k++;
  if (!/^points?$/.test(lexemes[k]?.lower ?? "")) return undefined;
  return { unit: isPercentage || isOfRates(lexemes, number.from) ? "percentage point" : "point", to: k + 1 };
}

/** True when the sentence around a number, twenty lexemes to each side, speaks of rates or shares. */
function isOfRates(lexemes: readonly Lexeme[], at: number): boolean {
  const isRate = (lexeme: Lexeme) =>
    /^(?:rates?|%|percent|percentage|inflation|interest|unemployment|yields?|margin|approval|turnout|lead|poll|polls)$/.test(
      lexeme.lower,
    );
  const isEnd = (lexeme: Lexeme) => /^[.?!]$/.test(lexeme.text);
  for (let k = at - 1; k >= 0 && at - k <= 20 && !isEnd(lexemes[k]!); k--) if (isRate(lexemes[k]!)) return true;
  for (let k = at + 1; k < lexemes.length && k - at <= 20 && !isEnd(lexemes[k]!); k++)
    if (isRate(lexemes[k]!)) return true;
  return false;
}

function temperature(word: string | undefined): string | undefined {
  if (word === "c" || word === "celsius" || word === "centigrade") return "degree Celsius";
  return word === "f" || word === "fahrenheit" ? "degree Fahrenheit" : undefined;
}

/** Words that are a unit only when glued to the digits or plainly used as one. */
function isFalseUnit(lexemes: readonly Lexeme[], at: number, number: NumberRead): boolean {
  const word = lexemes[at]!;
  const glued = word.start === lexemes[at - 1]!.end;
  if (/^(?:ha|mi|bp|min|mins|sec|second|real|won|try|rand|pp|mw|mb|gb|kb|ft|lb|rub|foot|cent|rs)$/.test(word.lower)) {
    return !(glued || (number.kind === "digits" && !/^(?:won|try|real|second|rand)$/.test(word.lower)));
  }
  if (word.cap && !/^[A-Z]{2,3}$/.test(word.text) && /^(?:pound|mile|yard|degree|day|second)s?$/.test(word.lower))
    return true;
  return false;
}

function withRate(lexemes: readonly Lexeme[], unit: string, at: number): { unit: string; to: number } {
  if (
    /^(?:per|an|a)$/.test(lexemes[at]?.lower ?? "") &&
    /^(?:kilometre|mile|US dollar|litre|barrel|metre)$/.test(unit)
  ) {
    const per = unitOf(lexemes[at + 1]?.lower ?? "");
    if (per && /^(?:hour|second|day|minute|litre|barrel|gallon)$/.test(per))
      return { unit: `${unit} per ${per}`, to: at + 2 };
  }
  return { unit, to: at };
}
