import type { Lexeme } from "../lexemes.ts";
import type { NumberRead } from "./numbers.ts";

/** A number with its place in the lexemes, unit and sign included. */
type Numeral = Pick<NumberRead, "value" | "from" | "to" | "kind">;

/** Ordinals, years, times of day, model and version numbers, scores and phone numbers count nothing. */
export function isIdentifier(lexemes: readonly Lexeme[], core: Numeral): boolean {
  if (isAddress(lexemes, core.to)) return true;
  const [before, after] = [lexemes[core.from - 1], lexemes[core.to]];
  const [first, last] = [lexemes[core.from]!, lexemes[core.to - 1]!];
  if (after && /^(?:o'clock|uhr)$/.test(after.lower)) return true;
  if (isHour(lexemes, core)) return true;
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
  if (LABELS.test(before?.lower ?? "") && !isPlainVerb(lexemes, core.from - 1)) return true;
  if (/^[#№]$/.test(before?.text ?? "") && before!.end === first.start) return true;
  return before?.text === "." && LABELS.test(lexemes[core.from - 2]?.lower ?? "");
}

/** Words that a number after them names, and does not count. */
const LABELS =
  /^(?:no|nos|nr|article|section|sections|chapter|page|pages|flight|route|highway|interstate|motorway|autobahn|freeway|exit|junction|room|channel|act|rule|number|numbers|rd|boeing|airbus|size|case|docket|file|resolution|bill|proposition|amendment|paragraph|clause|annex|appendix|figure|table|volume|vol|issue|episode|phase|stage|tier|category|type|class|gate|platform|runway|pier|terminal|apartment|apt|suite|lot|ward|district|precinct|zone|line|grade|version|windows|iphone|formula|warrant|reactor|block|group|matchday|matchweek)$/;

/** "will number 300", "cases 40": a label word counts only when capitalised, or common as one in lower case. */
function isPlainVerb(lexemes: readonly Lexeme[], at: number): boolean {
  const [word, before] = [lexemes[at]!, lexemes[at - 1]];
  return /^(?:number|numbers|page|class|file|issue|line|block|group|table|figure|size|case|act|type|bill)$/.test(
    word.lower,
  )
    ? !word.cap &&
        /^(?:to|will|would|may|might|could|can|that|which|who|and|,|in|each|every|per)$/.test(before?.lower ?? "")
    : false;
}

/** "at 8 in the morning", "at six sharp". */
function isHour(lexemes: readonly Lexeme[], { from, to, value }: Numeral): boolean {
  if (!Number.isInteger(value) || value < 1 || value > 24) return false;
  const words = [0, 1, 2].map((k) => lexemes[to + k]?.lower ?? "");
  const isPart = words[0] === "in" && words[1] === "the" && /^(?:morning|afternoon|evening)$/.test(words[2]!);
  return isPart && /^(?:at|by|before|after|until|till|around|about|from|to)$/.test(lexemes[from - 1]?.lower ?? "");
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
