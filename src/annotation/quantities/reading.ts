import type { Quantity } from "../../model/index.ts";
import type { Lexeme } from "../lexemes.ts";
import { type Core, readCore, unitAfter } from "./cores.ts";
import { isIdentifier } from "./identifiers.ts";
import { readNumber } from "./numbers.ts";
import { operatorAfter, operatorBefore } from "./operators.ts";
import { thingAfter, thingBefore } from "./things.ts";
import { partUnit, unitOf } from "./units.ts";

/** A quantity in lexeme numbers, before it becomes a `Quantity`. */
export interface QuantityRead {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly high?: number;
  readonly unit?: string;
  readonly of?: string;
  readonly outOf?: number;
  readonly operator: Quantity["operator"];
}

const CHANGED_FROM =
  /^(?:rose|rise|risen|fell|fall|fallen|up|down|increased|increase|grew|grow|dropped|drop|cut|raised|lowered|went|jumped|climbed|changed|moved|reduced|declined)$/;

/** The quantity that starts with the number at lexeme `at`, or nothing when the number counts nothing. */
export function readQuantity(lexemes: readonly Lexeme[], at: number, commaDecimal: boolean): QuantityRead | undefined {
  const first = readCore(lexemes, at, commaDecimal);
  if (!first || isIdentifier(lexemes, first)) return undefined;
  const core = rangeOf(lexemes, first, commaDecimal) ?? sumOf(lexemes, first, commaDecimal);
  const before = operatorBefore(lexemes, core.from);
  const after = operatorAfter(lexemes, core.to);
  const whole = outOf(lexemes, core, commaDecimal);
  const end = whole?.to ?? after?.to ?? core.to;
  const of = measured(lexemes, core, end);
  if (!of && !core.unit && isBareYear(lexemes, core)) return undefined;
  if (core.kind === "one" && !isCounting(lexemes, core, of)) return undefined;
  return {
    from: core.from,
    to: core.to,
    value: core.value,
    ...(core.high !== undefined && { high: core.high }),
    ...(core.unit && { unit: core.unit }),
    ...(of && { of }),
    ...(whole && { outOf: whole.value, to: whole.to }),
    operator: before?.operator ?? after?.operator ?? (core.isLeast ? ">=" : "="),
  };
}

/** "10-15 km", "between 10 and 15", "five to seven": one quantity with a high end. */
function rangeOf(lexemes: readonly Lexeme[], low: Core, commaDecimal: boolean): Core | undefined {
  const link = lexemes[low.to];
  if (!link || low.kind === "one") return undefined;
  const before = lexemes[low.from - 1]?.lower;
  const isDash = /^[-–—‐‑]$/.test(link.text) && link.start - lexemes[low.to - 1]!.end <= 1;
  const isWord =
    link.lower === "to" ||
    (link.lower === "and" && before === "between") ||
    (link.lower === "or" && low.value < 20 && !low.unit);
  if (!isDash && !isWord) return undefined;
  if ((before === "from" || (low.unit && link.lower === "to")) && isChange(lexemes, low.from)) return undefined;
  const high = readCore(lexemes, currencySkip(lexemes, low.to + 1), commaDecimal);
  if (!high || high.value <= low.value || (low.unit && high.unit && low.unit !== high.unit)) return undefined;
  if (low.unit && !high.unit && !low.isPrefixed) return undefined;
  if (link.lower === "or" && high.value !== low.value + 1) return undefined;
  const unit = high.unit ?? low.unit;
  const from = before === "between" || before === "from" ? low.from - 1 : low.from;
  const lowValue = low.unit === undefined || !isDash ? scaledLike(lexemes, low, high) : low.value;
  return { value: lowValue, high: high.value, from, to: high.to, kind: high.kind, ...(unit && { unit }) };
}

/** "3 dollars 50 cents", "6 feet 2 inches", "15 dollars and 50": one quantity in the larger unit. */
function sumOf(lexemes: readonly Lexeme[], big: Core, commaDecimal: boolean): Core {
  const part = big.unit === undefined || big.isPrefixed ? undefined : partUnit(big.unit);
  if (!part || !Number.isInteger(big.value)) return big;
  const at = lexemes[big.to]?.lower === "and" || lexemes[big.to]?.text === "," ? big.to + 1 : big.to;
  const number = readNumber(lexemes, at, commaDecimal);
  if (!number || !Number.isInteger(number.value) || number.value >= part.size) return big;
  const unit = unitAfter(lexemes, number.to, number);
  const isBare = unit === undefined && part.isMoney && lexemes[big.to]?.text !== "," && endsHere(lexemes[number.to]);
  if (unit?.unit !== part.unit && !isBare) return big;
  const value = big.value + (Math.sign(big.value) || 1) * (number.value / part.size);
  return { ...big, value: Number(value.toPrecision(12)), to: unit?.to ?? number.to };
}

function endsHere(next: Lexeme | undefined): boolean {
  return next === undefined || next.kind === "mark" || next.lower === "more";
}

/** "5 to 7 million": the low end takes the scale of the high end. */
function scaledLike(lexemes: readonly Lexeme[], low: Core, high: Core): number {
  const hasScale = lexemes
    .slice(low.to, high.to)
    .some((one) => /^(?:thousand|million|billion|trillion|bn|mn)$/.test(one.lower));
  if (!hasScale || low.value >= 1000) return low.value;
  const scale = 10 ** (Math.floor(Math.log10(Math.max(1, high.value)) / 3) * 3);
  return low.value * scale < high.value ? low.value * scale : low.value;
}

function currencySkip(lexemes: readonly Lexeme[], at: number): number {
  return /^\p{Sc}$/u.test(lexemes[at]?.text ?? "") ? at + 1 : at;
}

function isChange(lexemes: readonly Lexeme[], at: number): boolean {
  for (let k = at - 1; k >= 0 && at - k <= 6; k--) if (CHANGED_FROM.test(lexemes[k]!.lower)) return true;
  return false;
}

/** "54 of 69 missiles", "one in four voters", "three out of five". */
function outOf(
  lexemes: readonly Lexeme[],
  core: Core,
  commaDecimal: boolean,
): { value: number; to: number } | undefined {
  if (core.unit || core.high !== undefined) return undefined;
  let at = core.to;
  if (lexemes[at]?.lower === "out" && lexemes[at + 1]?.lower === "of") at += 2;
  else if (/^(?:of|in)$/.test(lexemes[at]?.lower ?? "")) at++;
  else return undefined;
  if (lexemes[at - 1]!.lower === "of" && /^(?:the|its|their|some|about)$/.test(lexemes[at]?.lower ?? "")) at++;
  const whole = readNumber(lexemes, at, commaDecimal);
  const isPart =
    whole &&
    whole.value > core.value &&
    (lexemes[core.to]!.lower !== "in" || whole.value <= 100) &&
    !isYear(whole.value);
  return isPart && !unitOf(lexemes[whole.to]?.lower ?? "") ? { value: whole.value, to: whole.to } : undefined;
}

function measured(lexemes: readonly Lexeme[], core: Core, end: number): string | undefined {
  const limit = Math.min(lexemes.length, end + 8);
  const joined = core.unit ? undefined : hyphenated(lexemes, end);
  if (joined) return joined;
  let at = end;
  if (/^[-‐‑]$/.test(lexemes[at]?.text ?? "") && /^old$/.test(lexemes[at + 1]?.lower ?? "")) return "age";
  if (/^(?:old)$/.test(lexemes[at]?.lower ?? "") && core.unit === "year") return "age";
  if (
    /^(?:of|in)$/.test(lexemes[at]?.lower ?? "") &&
    (core.unit || core.kind === "fraction" || core.isLeast || core.value >= 100)
  ) {
    const start =
      at + 1 + (/^(?:the|all|its|their|his|her|our|these|those|a|an)$/.test(lexemes[at + 1]?.lower ?? "") ? 1 : 0);
    const part = thingAfter(lexemes, start, limit);
    if (part && !isMonthYear(lexemes, start)) return part.of;
  }
  if (/^(?:more|other|additional|further|new|extra)$/.test(lexemes[at]?.lower ?? "") && !core.unit) at++;
  const direct = thingAfter(lexemes, at, limit);
  const isMeasure = core.unit !== undefined;
  const before = isMeasure ? thingBefore(lexemes, Math.max(0, core.from - 20), core.from) : undefined;
  return (
    (isMeasure ? (before ?? direct?.of) : direct?.of) ?? thingBefore(lexemes, Math.max(0, core.from - 20), core.from)
  );
}

/** "7,000-word statement" counts words. */
function hyphenated(lexemes: readonly Lexeme[], at: number): string | undefined {
  const [mark, word] = [lexemes[at], lexemes[at + 1]];
  if (!mark || !/^[-‐‑]$/.test(mark.text) || mark.start !== lexemes[at - 1]!.end || word?.kind !== "word")
    return undefined;
  return word.start === mark.end ? word.lower : undefined;
}

function isMonthYear(lexemes: readonly Lexeme[], at: number): boolean {
  return /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/.test(
    lexemes[at]?.lower ?? "",
  );
}

function isBareYear(lexemes: readonly Lexeme[], core: Core): boolean {
  return (
    core.kind === "digits" && isYear(core.value) && core.high === undefined && lexemes[core.from]!.text.length === 4
  );
}

function isYear(value: number): boolean {
  return Number.isInteger(value) && value >= 1500 && value <= 2100;
}

function isCounting(lexemes: readonly Lexeme[], core: Core, of: string | undefined): boolean {
  if (core.unit) return true;
  const next = lexemes[core.to];
  if (!of || !next || next.cap) return false;
  return (
    !/^(?:of|day|thing|way|another|that|who|which|is|was|point|time|side|hand|side)$/.test(next.lower) &&
    !/^(?:the|this|that|no|any|every|each|another|which)$/.test(lexemes[core.from - 1]?.lower ?? "")
  );
}
