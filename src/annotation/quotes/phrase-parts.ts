import type { Lexeme } from "../lexemes.ts";
import type { NameTable } from "./bearers.ts";
import { isPossessive } from "./grammar.ts";
import { CLASSES, NOUNS, TITLES } from "./lexicon.ts";
import { isShortForm, PARTICLES } from "./name-runs.ts";
import { isRoleNoun } from "./roles.ts";
import { POSTPOSED } from "./speakers.ts";

/** A noun phrase taken apart. */
export interface Phrase {
  /** The words that rule it, without article: "Velm's transport minister" of "Velm's transport minister from the north". */
  readonly head: readonly Lexeme[];
  /** What follows "of" or "for", without article. */
  readonly object: readonly Lexeme[];
  readonly link: string;
  readonly isDefinite: boolean;
}

export function phraseOf(lexemes: readonly Lexeme[], table: NameTable): Phrase {
  const first = lexemes[0]!;
  const hasArticle = isArticle(lexemes, 0) && lexemes[1]?.lower !== "of";
  const from = hasArticle ? (lexemes[1]?.lower === "own" ? 2 : 1) : 0;
  const isDefinite = !hasArticle || /^(?:the|this|that|his|her|its|their|der|die|das|le|la|el|il)$/.test(first.lower);
  let cut = lexemes.length;
  for (let k = from + 1; k < lexemes.length; k++) {
    const { lower } = lexemes[k]!;
    if (
      lexemes[k]!.text === "," ||
      (isLink(lower) && !lexemes[k]!.cap && !PARTICLES.has(lower) && !isInName(lexemes, from, k, table))
    ) {
      cut = k;
      break;
    }
  }
  while (cut - from > 1 && isBehindNoun(lexemes, cut - 1)) cut--;
  if (closesWithPerson(lexemes, cut)) return { head: lexemes.slice(from), object: [], link: "", isDefinite };
  const behind = nameBehind(lexemes, cut, table);
  if (behind) return { head: behind, object: [], link: "", isDefinite };
  const [link, rest] = [lexemes[cut]?.lower ?? "", lexemes.slice(cut + 1)];
  return { head: lexemes.slice(from, cut), object: withoutArticle(rest), link, isDefinite };
}

/** "Goat Owners of Velm spokesman Jan Dorn": the link stands in the name of the body that the person speaks for. */
function closesWithPerson(lexemes: readonly Lexeme[], cut: number): boolean {
  const left = lexemes[cut - 1]!;
  if (cut >= lexemes.length || lexemes[cut]!.text === "," || !left.cap || isRoleNoun(left.lower)) return false;
  const at = lexemes.findLastIndex(({ cap, kind }) => !cap && kind === "word");
  if (at <= cut || at === lexemes.length - 1) return false;
  const { lower } = lexemes[at]!;
  return isRoleNoun(lower) && !NOUNS.bodies.has(lower);
}

/** "a source familiar with it", "a statement released after it": what follows the noun. */
function isBehindNoun(lexemes: readonly Lexeme[], at: number): boolean {
  const { lower, cap } = lexemes[at]!;
  if (POSTPOSED.test(lower)) return true;
  return !cap && /^.{3,}ed$|^(?:sent|written|seen)$/.test(lower) && NOUNS.documents.has(lexemes[at - 1]!.lower);
}

export function isLink(lower: string): boolean {
  return CLASSES.prepositions.has(lower) && !/^(?:and|&)$/.test(lower);
}

export function withoutArticle(lexemes: readonly Lexeme[]): readonly Lexeme[] {
  return CLASSES.determiners.has(lexemes[0]?.lower ?? "") ? lexemes.slice(1) : lexemes;
}

/** "Bank of Velm", "Ministry for Trade": the preposition belongs to a name. "Maan of Kolb Bank" is no such name. */
function isInName(lexemes: readonly Lexeme[], from: number, at: number, table: NameTable): boolean {
  const [left, right] = [lexemes[at - 1]!, lexemes[at + 1]];
  const next = right && CLASSES.determiners.has(right.lower) ? lexemes[at + 2] : right;
  if (!left.cap || !next?.cap || !/^(?:of|for|de|du|della|von)$/.test(lexemes[at]!.lower)) return false;
  if (NOUNS.bodies.has(left.lower) || lexemes.slice(from, at).some(({ lower, cap }) => cap && NOUNS.bodies.has(lower)))
    return true;
  if (table.isOneBody({ start: left.start, end: next.end }) && !TITLES.titles.has(left.lower)) return true;
  if (at - from > 1) return false;
  return table.kindAt({ start: left.start, end: next.end }) === "organisation" && !TITLES.titles.has(left.lower);
}

/** "Secretary of State Jan Dorn", "the head of the Velm Institute Jan Dorn": a person's name closes the phrase. */
function nameBehind(lexemes: readonly Lexeme[], cut: number, table: NameTable): readonly Lexeme[] | undefined {
  if (cut >= lexemes.length || lexemes[cut]!.text === "," || !isRoleNoun(lexemes[cut - 1]!.lower)) return undefined;
  const from = runStart(lexemes, lexemes.length);
  const state = lexemes[from]?.lower === "state" && lexemes.length - from > 2;
  if (state) return lexemes.slice(from + 1);
  for (let k = from; k <= lexemes.length - 2; k++) {
    const isPerson = table.kindAt({ start: lexemes[k]!.start, end: lexemes.at(-1)!.end }) === "person";
    if (isPerson) return k > from || !isLink(lexemes[k - 1]?.lower ?? "") ? lexemes.slice(k) : undefined;
  }
  return undefined;
}

/** First lexeme of the run of capitals that ends before `to`, or `to`. */
export function runStart(lexemes: readonly Lexeme[], to: number): number {
  let from = to;
  while (from > 0 && (lexemes[from - 1]!.cap || isShortForm(lexemes, from - 1) || isParticle(lexemes, from - 1, to))) {
    if (isPossessive(lexemes[from - 1]!) && from < to && !isBodyRun(lexemes, from, to)) break;
    from--;
  }
  while (from < to && (PARTICLES.has(lexemes[from]!.text) || isArticle(lexemes, from))) from++;
  return from;
}

/** "People’s | Daily", "Users’ | League": what is owned is no name without its owner. */
function isBodyRun(lexemes: readonly Lexeme[], from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (!NOUNS.bodies.has(lexemes[k]!.lower)) return false;
  return true;
}

function isParticle(lexemes: readonly Lexeme[], at: number, to: number): boolean {
  return PARTICLES.has(lexemes[at]!.lower) && at + 1 < to && lexemes[at + 1]!.cap;
}

/** Only English articles are dropped in capitals: "The Herald" is the Herald, "Le Matin" is not "Matin". */
function isArticle(lexemes: readonly Lexeme[], at: number): boolean {
  if (lexemes[at]!.cap && !/^(?:the|a|an|this|that|these|those|his|her|its|their|our|my)$/.test(lexemes[at]!.lower))
    return false;
  return CLASSES.determiners.has(lexemes[at]!.lower) && !isShortForm(lexemes, at);
}
