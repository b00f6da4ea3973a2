import type { Span } from "../model/index.ts";

/** Code units behind a name, and before one, in which stands of whom somebody is one. */
const REACH = 80;
/** "Ada Moor, one of the harbour's lawyers": behind the name. */
const BEHIND = /^, (?:one|another) of (?:[\p{L}\d.'’-]{1,30} ){1,5}?(\p{Ll}{3,20}s)(?=[\s,.;)])/u;
/** "One of the harbour's lawyers, Ada Moor": before it. */
const BEFORE = /(?<!\p{L})(?:one|another) of (?:[\p{L}\d.'’-]{1,30} ){1,5}?(\p{Ll}{3,20}s),? $/iu;

/** A plural noun of which somebody named is one, and all the words that say so beside the name. */
export interface OneOf {
  readonly noun: Span;
  readonly whole: Span;
}

/** Of whom somebody is said to be one right beside the name, if a report says so there. */
export function oneOfBeside(text: string, name: Span): OneOf | undefined {
  const behind = BEHIND.exec(text.slice(name.end, name.end + REACH));
  if (behind) {
    const end = name.end + behind[0].length;
    return { noun: { start: end - behind[1]!.length, end }, whole: { start: name.start, end } };
  }
  const from = Math.max(0, name.start - REACH);
  const before = BEFORE.exec(text.slice(from, name.start));
  if (!before) return undefined;
  const start = from + before.index;
  const at = text.lastIndexOf(before[1]!, name.start);
  return { noun: { start: at, end: at + before[1]!.length }, whole: { start, end: name.end } };
}

/** The noun for one of them: "lawyers" is "lawyer". */
export function singularOf(noun: string): string {
  return noun.replace(/ies$/u, "y").replace(/(?<=ss|x|ch|sh)es$|(?<=[^s])s$/u, "");
}
