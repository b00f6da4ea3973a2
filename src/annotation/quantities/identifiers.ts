import type { Lexeme } from "../lexemes.ts";
import type { NumberRead } from "./numbers.ts";

/** A number with its place in the lexemes, unit and sign included. */
type Numeral = Pick<NumberRead, "value" | "from" | "to" | "kind">;

/** Ordinals, years, times of day, model and version numbers, scores and phone numbers count nothing. */
export function isIdentifier(lexemes: readonly Lexeme[], core: Numeral): boolean {
  if (isAddress(lexemes, core.to)) return true;
  const [before, after] = [lexemes[core.from - 1], lexemes[core.to]];
  const [first, last] = [lexemes[core.from]!, lexemes[core.to - 1]!];
  if (core.kind !== "digits")
    return (
      before?.kind === "mark" &&
      /[-‐‑]/.test(before.text) &&
      before.end === first.start &&
      lexemes[core.from - 2]?.cap === true
    );
  if (
    after &&
    after.start === last.end &&
    last.kind === "number" &&
    /^(?:st|nd|rd|th|s|er|ème|ère|am|pm|º|ª|['’]s|a)$/.test(after.lower)
  )
    return true;
  if (after && last.kind === "number" && /^(?:a\.m|p\.m|am|pm|o'clock|uhr|gmt|utc)$/.test(after.lower)) return true;
  if (after && /^[ap]$/.test(after.lower) && lexemes[core.to + 1]?.text === "." && lexemes[core.to + 2]?.lower === "m")
    return true;
  if (before && before.end === first.start && /^[-/:#@_.]$/.test(before.text) && core.value >= 0)
    return before.text !== "-" || lexemes[core.from - 2]?.end === before.start;
  if (before && before.end === first.start && before.kind === "word") return true;
  if (after && after.start === last.end && /^[:@_/]$/.test(after.text))
    return lexemes[core.to + 1]?.start === after.end;
  if (
    /^(?:no|nos|nr|article|section|chapter|page|flight|route|highway|room|channel|act|rule|number|rd|boeing|airbus|size)$/.test(
      before?.lower ?? "",
    )
  )
    return true;
  return before?.text === "." && lexemes[core.from - 2]?.lower === "no";
}

/** "the 1400 block", "438 E. Main Street". */
function isAddress(lexemes: readonly Lexeme[], at: number): boolean {
  if (/^blocks?$/.test(lexemes[at]?.lower ?? "") && /^of$/.test(lexemes[at + 1]?.lower ?? "")) return true;
  for (let k = at; k < at + 5 && (lexemes[k]?.cap || lexemes[k]?.text === "."); k++) {
    if (
      k > at &&
      /^(?:street|st|avenue|ave|road|rd|boulevard|blvd|drive|dr|lane|ln|highway|hwy|court|place|parkway|way|square)$/.test(
        lexemes[k]!.lower,
      )
    )
      return true;
  }
  return false;
}
