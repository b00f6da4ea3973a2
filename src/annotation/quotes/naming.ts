import type { Span } from "../../model/index.ts";
import { type Lexeme, lexemesOf } from "../lexemes.ts";
import { BREAKERS, DAYS, DETERMINERS, isPossessive, MONTHS, PRONOUNS, SMALL_PREPOSITIONS, TITLES } from "./grammar.ts";
import type { Passage } from "./passages.ts";

/** Words that open sentences in capitals and no name. */
const OPENERS = new Set(
  "while as when meanwhile however although though also asked despite during following according earlier later if".split(
    " ",
  ),
);

/** The names that one article uses, found by shape. */
export interface NameTable {
  /** Fullest form by last word, lower case: `smith` to `Jane Smith`. */
  readonly full: ReadonlyMap<string, string>;
  /** Fullest form by first word, for names that are used by it: `xi`. */
  readonly first: ReadonlyMap<string, string>;
  /** Describing nouns by name: `broadcaster` to `ZDF` from "ZDF, the broadcaster". */
  readonly described: ReadonlyMap<string, string>;
}

const NAME_PARTICLES = new Set("de da di del della van von der den bin ibn al el la le du dos".split(" "));

/** Reads the names and their descriptions off an article's passages. */
export function nameTable(passages: readonly Passage[]): NameTable {
  const full = new Map<string, string>();
  const first = new Map<string, string>();
  const described = new Map<string, string>();
  for (const p of passages) {
    for (let i = 0; i < p.lexemes.length; i++) {
      const end = nameEnd(p.lexemes, i);
      if (end === i) continue;
      learn(p.lexemes, i, end, full, first, described);
      i = end - 1;
    }
  }
  return { full, first, described };
}

/** End (exclusive) of the run of capitalised words at `from`, or `from` when there is none. */
function nameEnd(lexemes: readonly Lexeme[], from: number): number {
  let end = from;
  while (end < lexemes.length && end - from < 10) {
    const lexeme = lexemes[end]!;
    const isInitial = lexeme.text === "." && /^\p{Lu}$/u.test(lexemes[end - 1]?.text ?? "") && end > from;
    const isParticle = end > from && NAME_PARTICLES.has(lexeme.lower) && lexemes[end + 1]?.cap === true;
    if (!isInitial && !isParticle && !(lexeme.cap && isNameWord(lexeme, end === from))) break;
    end++;
    if (isPossessive(lexeme)) break;
  }
  return end;
}

function isNameWord(lexeme: Lexeme, first: boolean): boolean {
  if (first && (BREAKERS.has(lexeme.lower) || SMALL_PREPOSITIONS.has(lexeme.lower) || OPENERS.has(lexeme.lower)))
    return false;
  if (DAYS.has(lexeme.lower) || (first && MONTHS.has(lexeme.lower))) return false;
  return !(first && (DETERMINERS.has(lexeme.lower) || PRONOUNS.has(lexeme.lower)));
}

function learn(
  lexemes: readonly Lexeme[],
  from: number,
  to: number,
  full: Map<string, string>,
  first: Map<string, string>,
  described: Map<string, string>,
): void {
  const words = bare(lexemes.slice(from, to));
  if (words.length === 0) return;
  const name = words.join(" ");
  const last = words.at(-1)!.toLowerCase();
  if (words.length > 1 && words.length <= 5 && !full.has(last)) full.set(last, name);
  if (words.length > 1 && words.length <= 3 && !first.has(words[0]!.toLowerCase()))
    first.set(words[0]!.toLowerCase(), name);
  describe(lexemes, from, to, name, described);
}

/** "spokesman Jan Dorn" and "Dorn, a spokesman for" both say that the spokesman is Dorn. */
function describe(
  lexemes: readonly Lexeme[],
  from: number,
  to: number,
  name: string,
  described: Map<string, string>,
): void {
  const before = lexemes[from - 1];
  if (before?.kind === "word" && !before.cap && before.text.length > 3 && before.end + 1 === lexemes[from]!.start) {
    if (!described.has(before.lower)) described.set(before.lower, name);
  }
  if (lexemes[to]?.text !== ",") return;
  for (let k = to + 1; k < Math.min(lexemes.length, to + 8); k++) {
    const lexeme = lexemes[k]!;
    if (lexeme.kind === "mark" || /^(?:of|for|from|at|in|who|which|said|says)$/.test(lexeme.lower)) {
      const noun = lexemes[k - 1]!;
      if (k > to + 2 && noun.kind === "word" && !noun.cap && noun.text.length > 3 && !described.has(noun.lower))
        described.set(noun.lower, name);
      return;
    }
  }
}

/** The words of a name without titles in front and without a possessive ending. */
function bare(lexemes: readonly Lexeme[]): string[] {
  const words = lexemes.filter((one) => one.kind === "word" || one.text === ".").map((one) => one.text);
  const joined = words.join(" ").replaceAll(" .", ".").split(" ");
  const title = joined.findLastIndex(
    (word, index) => index < joined.length - 1 && isTitle(word, joined.length - 1 - index),
  );
  if (title >= 0) joined.splice(0, title + 1);
  const last = joined.length - 1;
  if (last >= 0) joined[last] = joined[last]!.replace(/['’]s$/u, "");
  return joined.filter((word) => word !== "");
}

/** "Defence Minister Orth": all up to the title goes. Words that are also parts of names go only before two more words. */
function isTitle(word: string, following: number): boolean {
  const lower = word.replace(".", "").toLowerCase();
  return TITLES.has(lower)
    ? following > 1 || !/^(?:former|vice|deputy|prime|foreign|defen[cs]e|interior|finance)$/.test(lower)
    : lower === "state" && following > 1;
}

/** What a speaker's words tell about who it is. */
export interface SpeakerName {
  readonly name?: string;
  readonly form: "name" | "description" | "pronoun";
}

/** Names the speaker under `at`: the fullest name the article uses, a description's bearer, or the description. */
export function speakerName(text: string, at: Span, table: NameTable): SpeakerName {
  const lexemes = lexemesOf(text, at).filter((one) => one.kind !== "mark" || one.text === ".");
  const head = lexemes.at(-1);
  if (!head) return { form: "description" };
  if (lexemes.length === 1 && PRONOUNS.has(head.lower)) return { form: "pronoun" };
  const name = properName(lexemes, table);
  if (name) return { name, form: "name" };
  const words = lexemes.map((one) => one.text);
  if (DETERMINERS.has(lexemes[0]!.lower)) words.shift();
  const bearer = /^(?:the|this|that)$/.test(lexemes[0]!.lower) ? table.described.get(head.lower) : undefined;
  return { name: bearer ?? words.join(" "), form: "description" };
}

function properName(lexemes: readonly Lexeme[], table: NameTable): string | undefined {
  let to = lexemes.length;
  while (to > 0 && lexemes[to - 1]!.text === ".") to--;
  if (to === 0 || !lexemes[to - 1]!.cap) return undefined;
  let from = to - 1;
  while (
    from > 0 &&
    (lexemes[from - 1]!.cap || lexemes[from - 1]!.text === "." || NAME_PARTICLES.has(lexemes[from - 1]!.lower))
  ) {
    if (isPossessive(lexemes[from - 1]!)) break;
    from--;
  }
  while (from < to && (DETERMINERS.has(lexemes[from]!.lower) || NAME_PARTICLES.has(lexemes[from]!.text))) from++;
  const words = bare(lexemes.slice(from, to));
  if (words.length === 0) return undefined;
  return words.length === 1 ? nameByWord(words[0]!, table) : words.join(" ");
}

function nameByWord(word: string, table: NameTable): string {
  const lower = word.toLowerCase();
  return table.full.get(lower) ?? table.first.get(lower) ?? word;
}
