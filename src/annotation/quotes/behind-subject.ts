import { cueForm } from "./cues.ts";
import { looksFinite } from "./grammar.ts";
import { CLASSES, NOUNS, TITLES } from "./lexicon.ts";
import { isGivenName } from "./name-runs.ts";
import type { Passage, Range } from "./passages.ts";
import { isRoleNoun } from "./roles.ts";
import { headOf } from "./speakers.ts";

/** Lexemes looked over between a subject and its verb. */
const LONGEST = 30;

/**
 * Where a subject ends whose verb comes after more about it: "Lena Orth of Velm, Kolb", "the thieves who robbed Kolb Bank",
 * "the Harbour Association, whose members are Velmsoft, Kolbtel and Dorn Media". The last lexeme of the noun phrase that all
 * of it hangs on, or `end` where nothing does. `end` is the last lexeme before the verb, a comma already stepped over.
 */
export function overAdditions(p: Passage, from: number, end: number): number {
  return overOwner(p, from, end) ?? overRelative(p, from, end) ?? overPlaces(p, from, end) ?? end;
}

/**
 * "Fatima, daughter of Orth said": where a name stands before a description that no comma closes, the last lexeme of that
 * name. Only a name that opens the clause: in "On Friday, officials said" nobody is named.
 */
export function nameBeforeDescription(p: Passage, from: number, noun: Range): number | undefined {
  const at = noun.from - 2;
  const [first, head] = [p.lexemes[noun.from]!, headOf(p, noun)];
  if (at < from || p.lexemes[at + 1]!.text !== "," || !p.lexemes[at]!.cap || p.runOf[at] !== -1) return undefined;
  const isPerson = isRoleNoun(head.lower) && !NOUNS.bodies.has(head.lower) && !/s$/.test(head.lower) && !head.cap;
  let start = at;
  while (start > from && (p.lexemes[start - 1]!.cap || p.lexemes[start - 1]!.text === ".")) start--;
  const isBehindMarks = at > start && start > from && p.runOf[start - 1] !== -1 && isGivenName(p.lexemes[start]!.text);
  if (isBehindMarks) return at;
  if (!isPerson || first.cap || /^(?:the|his|her|their|its)$/.test(first.lower)) return undefined;
  const before = p.lexemes[start - 1];
  const opens = start === from || p.runOf[start - 1] !== -1 || /^(?:[,;:—–]|but|and)$/.test(before!.lower);
  const isFull = at > start && isRoleNoun(first.lower);
  const isName = (isFull || isGivenName(p.lexemes[start]!.text)) && !CLASSES.months.has(p.lexemes[start]!.lower);
  return opens && isName ? at : undefined;
}

/** ", whose members include Velmsoft, Kolbtel and Dorn Media," */
function overOwner(p: Passage, from: number, end: number): number | undefined {
  if (p.lexemes[end + 1]?.text !== ",") return undefined;
  for (let k = end; k > from && end - k < LONGEST; k--) {
    if (p.runOf[k] !== -1 || /^[;:.]$/.test(p.lexemes[k]!.text)) return undefined;
    if (/^(?:whose|which)$/.test(p.lexemes[k]!.lower)) return p.lexemes[k - 1]!.text === "," ? k - 2 : undefined;
  }
  return undefined;
}

/** "who launched an attack on Kolb Pictures": one verb between "who" and the name that stands before the reporting verb. */
function overRelative(p: Passage, from: number, end: number): number | undefined {
  if (!p.lexemes[end]!.cap || p.lexemes[end + 1]?.text === ",") return undefined;
  let verbs = 0;
  for (let k = end; k > from + 1 && end - k < LONGEST; k--) {
    const lexeme = p.lexemes[k]!;
    if (p.runOf[k] !== -1 || (lexeme.kind === "mark" && !/^['’-]$/.test(lexeme.text))) return undefined;
    if (/^(?:who|which)$/.test(lexeme.lower)) {
      const next = p.lexemes[k + 1]!;
      const isOwnVerb = verbs === 1 && looksFinite(next) && !mayReport(next.lower);
      return isOwnVerb && p.lexemes[k - 1]!.kind === "word" ? k - 1 : undefined;
    }
    if (looksFinite(lexeme)) verbs++;
  }
  return undefined;
}

/** "who said Orth": what stands behind a verb of speech may be the subject of the next verb. */
function mayReport(lower: string): boolean {
  return cueForm(lower)?.frames.has("clause") ?? false;
}

/** "of Velm, Kolb in Marshland" and ", from Velm, Kolb,": places with a comma between them are about nobody. */
function overPlaces(p: Passage, from: number, end: number): number | undefined {
  let commas = 0;
  for (let k = end; k > from + 1 && end - k < LONGEST; k--) {
    const { text, lower, cap, kind } = p.lexemes[k]!;
    if (p.runOf[k] !== -1) return undefined;
    if (/^(?:of|from)$/.test(lower)) {
      const left = p.lexemes[k - 1]!;
      const at = left.text === "," ? k - 2 : k - 1;
      return (commas > 0 || at < k - 1) && at >= from && p.runOf[at] === -1 && isNamed(p, at, end) ? at : undefined;
    }
    if (text === ",") commas++;
    else if (!(cap || /^['’.-]$/.test(text) || lower === "in") || CLASSES.days.has(lower) || kind === "number")
      return undefined;
  }
  return undefined;
}

/** "A friend of Velm, Mr Orth said": what a small noun opens may stand before a name; between commas it does not. */
function isNamed(p: Passage, at: number, end: number): boolean {
  const { cap, kind, lower } = p.lexemes[at]!;
  const isTitled = p.lexemes.slice(at + 1, end + 1).some((one) => TITLES.titles.has(one.lower));
  if (kind !== "word" || isTitled) return false;
  return cap || (p.lexemes[end + 1]?.text === "," && isRoleNoun(lower));
}
