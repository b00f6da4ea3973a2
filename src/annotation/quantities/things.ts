import type { Lexeme } from "../lexemes.ts";
import { formLists, wordLists } from "../word-lists.ts";

const WORDS = wordLists<"stops" | "plurals" | "participles">("things.json");
/** Dictionary forms by form. */
const FORMS = formLists<"changes" | "acts" | "irregular">("thing-forms.json");
const STOPS = new Set(WORDS.stops);
const PLURALS = new Set(WORDS.plurals);
const PARTICIPLES = new Set(WORDS.participles);
const CHANGE_OF = FORMS.changes;
const ACTS = FORMS.acts;
const IRREGULAR = FORMS.irregular;

/** The singular of an English noun, lower case, by its ending. */
export function singular(word: string): string {
  const known = IRREGULAR.get(word);
  if (known) return known;
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ches|shes|xes|sses|zes)$/.test(word)) return word.slice(0, -2);
  return /[^su]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word;
}

/** What stands right of a number: the counted noun with its modifiers ("cruise missile"), and where it ends. */
export interface Thing {
  readonly of: string;
  readonly to: number;
}

/** Longest counted noun phrase, in words. */
const LONGEST = 5;

/** The noun phrase that starts at lexeme `from`. */
export function thingAfter(lexemes: readonly Lexeme[], from: number, limit: number): Thing | undefined {
  const first = lexemes[from];
  if (!first || from >= limit || first.kind !== "word") return undefined;
  if (PARTICIPLES.has(first.lower)) return { of: first.lower, to: from + 1 };
  let to = from;
  while (to < limit && to - from < LONGEST && isInside(lexemes[to]!)) {
    to++;
    if (isPlural(lexemes[to - 1]!.lower) && !isPlural(lexemes[to]?.lower ?? "")) break;
  }
  while (to > from && isVerbal(lexemes[to - 1]!, to - 1 === from)) to--;
  if (to === from) return undefined;
  const all = lexemes.slice(from, to).map((one) => one.lower.replace(/'s?$/, ""));
  all[all.length - 1] = singular(all.at(-1)!);
  return { of: all.join(" "), to };
}

function isInside(lexeme: Lexeme): boolean {
  return lexeme.kind === "word" && !STOPS.has(lexeme.lower) && !CHANGE_OF.has(lexeme.lower);
}

function isPlural(lower: string): boolean {
  return PLURALS.has(lower) || (/[^su']s$/.test(lower) && lower.length > 3);
}

function isVerbal(lexeme: Lexeme, only: boolean): boolean {
  return PARTICIPLES.has(lexeme.lower) || (!only && /(?:ed|ing|ly)$/.test(lexeme.lower)) || /ly$/.test(lexeme.lower);
}

/** What a percentage or a sum measures when it stands after its verb: "trade rose by 5%" gives "trade rise". */
export function thingBefore(lexemes: readonly Lexeme[], from: number, at: number): string | undefined {
  for (let k = at - 1; k >= from && at - k <= 10; k--) {
    const lexeme = lexemes[k]!;
    if (/^[.;:!?]$/.test(lexeme.text)) return undefined;
    const change = CHANGE_OF.get(lexeme.lower);
    if (change) return [subjectNoun(lexemes, from, k), change].filter(Boolean).join(" ");
    const act = ACTS.get(lexeme.lower);
    if (act)
      return /ed$/.test(act) && !/^(?:reached|raised|invested)$/.test(act)
        ? act
        : [subjectNoun(lexemes, from, k), act].filter(Boolean).join(" ");
  }
  return undefined;
}

/** Head of the subject left of a verb: the noun before its first auxiliary or preposition. */
function subjectNoun(lexemes: readonly Lexeme[], from: number, verb: number): string | undefined {
  let k = verb - 1;
  while (k >= from && verb - k < 8 && (isAuxiliary(lexemes[k]!) || /ly$/.test(lexemes[k]!.lower))) k--;
  let head: string | undefined;
  for (; k >= from && verb - k < 14; k--) {
    const lexeme = lexemes[k]!;
    if (lexeme.kind === "mark") break;
    if (/^(?:of|in|for|between|from|to|with)$/.test(lexeme.lower)) head = undefined;
    else if (STOPS.has(lexeme.lower)) break;
    else head ??= lexeme.kind === "word" ? singular(lexeme.lower.replace(/'s?$/, "")) : undefined;
  }
  return head;
}

function isAuxiliary(lexeme: Lexeme): boolean {
  return /^(?:is|are|was|were|be|been|has|have|had|will|would|could|should|may|might|must|can|set|expected|due|likely|forecast|projected|to|also|not|a|record)$/.test(
    lexeme.lower,
  );
}
