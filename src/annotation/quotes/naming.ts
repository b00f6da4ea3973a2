import type { Span } from "../../model/index.ts";
import { type Lexeme, lexemesOf } from "../lexemes.ts";
import { type Kind, kindByShape, type NameTable, nameSpan } from "./bearers.ts";
import { fullName } from "./full-names.ts";
import { ALIASES, CLASSES, NOUNS, TITLES } from "./lexicon.ts";
import {
  bareWords,
  type Gender,
  genderByTitle,
  isGivenName,
  isShortForm,
  nameEnd,
  PARTICLES,
  titlesIn,
} from "./name-runs.ts";
import { isLink, type Phrase, phraseOf, runStart } from "./phrase-parts.ts";
import { bearerOf, isRoleNoun } from "./roles.ts";

/** What a speaker's words tell about who it is. */
export interface SpeakerName {
  /** Nothing for a thing, a day, or somebody whom the words do not tell. */
  readonly name?: string;
  readonly form: "name" | "description" | "pronoun";
  readonly kind: Kind;
  readonly gender?: Gender;
  readonly isPlural?: boolean;
  /** What the article calls the speaker beside the name: "transport minister". */
  readonly role?: string;
}

/** Code units read after a speaker for "…, Lena Orth," */
const APPOSITIVE = 90;
const NOBODY: SpeakerName = { form: "description", kind: "unknown" };

/** Names the speaker under `at`: the fullest name the article uses, a description's bearer, or the description. */
export function speakerName(text: string, at: Span, table: NameTable): SpeakerName {
  const lexemes = lexemesOf(text, at);
  while (lexemes.length > 0 && isLooseMark(lexemes)) lexemes.pop();
  if (lexemes.length === 0) return NOBODY;
  if (lexemes.length === 1 && isPronoun(lexemes[0]!)) return { ...NOBODY, form: "pronoun" };
  const phrase = phraseOf(lexemes, table);
  const beside = appositive(text, at, phrase, table);
  const isOfficeOnly = beside !== undefined && isDescribed(lexemes, phrase);
  const named = isOfficeOnly ? undefined : nameIn(phrase, table);
  if (named) return named;
  if (beside) return { role: phrase.head.map(({ lower }) => lower).join(" "), ...beside };
  return description(phrase, table);
}

/** "The Liberal", "another Republican": a small word and a noun of people in capitals, no name. */
function isDescribed([first]: readonly Lexeme[], { head }: Phrase): boolean {
  const isLed = CLASSES.determiners.has(first!.lower) || first!.lower === "another";
  return isLed && isOffice(head.at(-1)?.text ?? "");
}

/** A mark at the end that belongs to no initial or title. */
function isLooseMark(lexemes: readonly Lexeme[]): boolean {
  const last = lexemes.length - 1;
  return lexemes[last]!.kind === "mark" && !isShortForm(lexemes, last) && !isSuffix(lexemes, last);
}

/** "he", "He’s", "They’re"; in capitals inside a sentence "Lei" and "Lui" are names. */
function isPronoun({ lower, cap }: Lexeme): boolean {
  const bare = lower.replace(/'(?:s|re|ve|d|ll)$/, "");
  return CLASSES.pronouns.has(bare) && !(cap && /^(?:lei|lui|es|wir|loro|noi|nous|je)$/.test(bare));
}

/** The proper name that ends the head of the phrase, if it ends in one. */
function nameIn({ head, link }: Phrase, table: NameTable): SpeakerName | undefined {
  const to = head.length;
  if (to === 0 || !(head[to - 1]!.cap || isShortForm(head, to - 1) || isSuffix(head, to - 1))) return undefined;
  const body = bodyName(head, table);
  if (body) return body;
  const from = runStart(head, to);
  const both = pairName(head, from, table);
  if (both) return both;
  const run = personBehind(head.slice(from, to), table);
  const words = bareWords(run);
  if (words.length === 0 || words.every((word) => isNoName(word))) return undefined;
  if (link === "to" && isOffice(words.at(-1)!)) return undefined;
  if (words.length === 1 && isOffice(words[0]!) && titlesIn(run).length > 0) return undefined;
  if (words.length === 1 && isOffice(words[0]!) && (isSeveral(words[0]!) || !table.byName.has(words[0]!)))
    return undefined;
  const before = [
    ...head
      .slice(0, from)
      .filter(({ cap }) => !cap)
      .map(({ lower }) => lower),
    ...titlesIn(run),
  ];
  const role = before.length > 0 && isRoleNoun(before.at(-1)!) ? { role: before.join(" ") } : {};
  return { ...role, ...known(run, words, table), form: "name" };
}

/** "Velm Bear Clinic Lena Orth", "Kolb Council Jan Dorn": whoever stands behind the name of a body is a person of it. */
function personBehind(run: readonly Lexeme[], table: NameTable): readonly Lexeme[] {
  for (let k = run.length - 2; k > 1; k--) {
    const isBody = NOUNS.bodies.has(run[k - 1]!.lower) && !NOUNS.bodies.has(run[k + 1]!.lower);
    if (isBody && (isGivenName(run[k]!.text) || table.beginsPerson(run[k]!.start))) return run.slice(k);
  }
  return run;
}

function isSuffix(lexemes: readonly Lexeme[], at: number): boolean {
  const word = lexemes[at]!.text === "." ? lexemes[at - 1] : lexemes[at];
  return TITLES.suffixes.has(word?.lower ?? "");
}

/** Days, months and words in capitals for attention are nobody's name. */
function isNoName(word: string): boolean {
  const lower = word.toLowerCase();
  return CLASSES.days.has(lower) || CLASSES.months.has(lower);
}

function isOffice(word: string): boolean {
  const lower = word.toLowerCase();
  return isRoleNoun(lower) && !NOUNS.bodies.has(lower);
}

/** "Officers", "Neighbours": a plural that opens a sentence is no name. */
function isSeveral(word: string): boolean {
  return /[^s]s$/.test(word) && isRoleNoun(word.slice(0, -1).toLowerCase());
}

/** "Ministry of Defence": capitals on both sides of a small word are one name. */
function bodyName(head: readonly Lexeme[], table: NameTable): SpeakerName | undefined {
  const at = head.findIndex(({ lower, cap }) => !cap && isLink(lower) && !PARTICLES.has(lower));
  if (at < 1 || !head[at - 1]!.cap || namesPerson(head, at)) return undefined;
  const from = runStart(head, at);
  const name = head
    .slice(from)
    .map(({ text }) => text)
    .join(" ");
  return { name: table.byLetters.get(name) ?? name, form: "name", kind: "organisation" };
}

/** "Goat Owners of Velm spokesman Jan Dorn": a small noun of a person parts the body from who speaks for it. */
function namesPerson(head: readonly Lexeme[], at: number): boolean {
  return head.some(({ lower, cap }, k) => k > at && !cap && isRoleNoun(lower) && head[k + 1]?.cap === true);
}

/** "Orth and Dorn", "Orth & Sons": both, as written. "Company Director and Founder Lena Orth" is one. */
function pairName(head: readonly Lexeme[], from: number, table: NameTable): SpeakerName | undefined {
  const left = head[from - 2];
  if (!/^(?:and|&)$/.test(head[from - 1]?.lower ?? "") || !left?.cap) return undefined;
  const start = runStart(head, from - 1);
  const [first, second] = [bareWords(head.slice(start, from - 1)), bareWords(head.slice(from))];
  if (first.length === 0 || second.length === 0) return undefined;
  if (isOffice(first.at(-1)!) && !isOffice(second.at(-1)!)) return undefined;
  const names = [known(head.slice(start, from - 1), first, table), known(head.slice(from), second, table)];
  const name = names.map((one) => one.name).join(` ${head[from - 1]!.text} `);
  return { name, form: "name", kind: names[0]!.kind, isPlural: names[0]!.kind === "person" };
}

function known(run: readonly Lexeme[], words: readonly string[], table: NameTable): Omit<SpeakerName, "form"> {
  const gender = genderByTitle(titlesIn(run));
  const found = fullName(words, gender, table) ?? table.byName.get(words.join(" "));
  const at = run.length > 0 ? nameSpan(run) : undefined;
  const kind = found?.kind ?? (at && table.kindAt(at)) ?? kindByShape(run, words);
  const name = found?.name ?? words.join(" ");
  const role = table.roleOf.get(name);
  const known = found?.gender ?? gender;
  return { name, kind, ...(known && { gender: known }), ...(role && { role }) };
}

/** "his lawyer, Silvia Roth, said", "a lobby, Friends of the Salt Road, said": the name that follows a description. */
function appositive(text: string, at: Span, { head }: Phrase, table: NameTable): SpeakerName | undefined {
  const part = text.slice(at.end, at.end + APPOSITIVE).split("\n", 1)[0]!;
  const lexemes = lexemesOf(part);
  const noun = head.at(-1);
  if (lexemes[0]?.text !== "," || !noun || !speaks(noun) || NOUNS.documents.has(noun.lower)) return undefined;
  const end = nameEnd(lexemes, 1);
  const comma = lexemes.findIndex(({ text: mark }, k) => k >= end && mark === ",");
  const body = NOUNS.bodies.has(noun.lower) && comma > end ? bodyName(lexemes.slice(1, comma), table) : undefined;
  if (body) return body;
  const run = lexemes.slice(1, end);
  const words = bareWords(run);
  const isBody = NOUNS.bodies.has(noun.lower);
  if (
    words.length === 0 ||
    (words.length === 1 && titlesIn(run).length === 0 && !isBody && !isNamedKin(words[0]!, lexemes, end))
  )
    return undefined;
  const after = lexemes[overPlace(lexemes, end)];
  if (after && !/^(?:[,.;:“”"(]|said|says|told|who)$/.test(after.lower)) return undefined;
  const found = known([], words, table);
  return found.kind === "place" ? undefined : { ...found, form: "name" };
}

/** "Lena Orth | of Marshland | ,": where a name from a place ends, or where it ended without one. */
function overPlace(lexemes: readonly Lexeme[], end: number): number {
  let to = end + 1;
  if (!/^(?:of|from)$/.test(lexemes[end]?.lower ?? "") || !lexemes[to]?.cap) return end;
  while (lexemes[to]?.cap) to++;
  return to;
}

/** "her daughter, Ada, said": a given name between commas. */
function isNamedKin(word: string, lexemes: readonly Lexeme[], end: number): boolean {
  return isGivenName(word) && /^(?:,|said|says|told)$/.test(lexemes[end]?.lower ?? "");
}

function description(phrase: Phrase, table: NameTable): SpeakerName {
  const { head, object, isDefinite } = phrase;
  const last = head.at(-1);
  if (last?.kind !== "word" || !speaks(last)) return NOBODY;
  const lower = head.map((one) => one.lower.replace(/'s?$/, ""));
  if (NOUNS.spokespeople.has(last.lower)) {
    const body = bodyBehind(phrase, table);
    if (body) return { name: body, form: "description", kind: "organisation", role: last.lower };
  }
  const bearer =
    isDefinite && !NOUNS.documents.has(last.lower)
      ? (bearerOf(table.roles, [...lower.slice(0, -1), last.lower]) ?? bodyCalled(phrase, table))
      : undefined;
  const found = bearer === undefined ? undefined : known([], bearer.split(" "), table);
  if (found) return { ...found, form: "description", role: lower.join(" ") };
  const author = NOUNS.documents.has(last.lower) ? authorOf(phrase, table) : undefined;
  if (author) return author;
  const of = isTied(phrase) && object.length > 0 ? ` ${phrase.link} ${wordsOf(object)}` : "";
  return {
    name: `${ownedBy(head, table)}${of}`,
    form: "description",
    kind: NOUNS.bodies.has(last.lower) ? "organisation" : "unknown",
    isPlural: /[^s]s$|^(?:police|people|men|women|children)$/.test(last.lower),
    ...(isDefinite && !(head.length === 1 && isSeveral(last.text)) && { role: lower.join(" ") }),
  };
}

/** "a report by the Velm Herald", "a statement from Lena Orth": whoever wrote it says it. */
function authorOf({ object, link }: Phrase, table: NameTable): SpeakerName | undefined {
  const last = object.at(-1);
  if (!/^(?:by|from)$/.test(link) || !last || !(last.cap || speaks(last))) return undefined;
  const phrase = { head: object, object: [], link: "", isDefinite: true };
  const found = nameIn(phrase, table) ?? (NOUNS.documents.has(last.lower) ? undefined : description(phrase, table));
  return found?.kind === "place" ? undefined : found;
}

/** "head of the port", "envoy to Velm": what follows belongs to the office. */
function isTied({ head, link }: Phrase): boolean {
  if (/^(?:of|for|von|de)$/.test(link)) return true;
  return (
    link === "to" && /^(?:ambassador|envoy|adviser|advisor|aide|delegate|representative)s?$/.test(head.at(-1)!.lower)
  );
}

/** True for a noun whose bearer can say something: a person, a body or a paper, not a thing. */
function speaks({ lower, cap }: Lexeme): boolean {
  if (isRoleNoun(lower) || NOUNS.bodies.has(lower) || NOUNS.documents.has(lower)) return true;
  return cap || isRoleNoun(lower.replace(/s$/, "")) || /^.{2,}[^aeiou](?:ers?|ors?|ians?|ees?|ants?)$/.test(lower);
}

/** The body that a spokesperson speaks for, not where; a person's spokesperson stays who it is. */
function bodyBehind({ head, object, link }: Phrase, table: NameTable): string | undefined {
  const isWhere = /^(?:in|near|outside)$/.test(link);
  const part = object.length > 0 && !isWhere ? object : head.slice(0, -1);
  const last = part.at(-1);
  if (!last) return undefined;
  if (last.cap) {
    const run = part.slice(runStart(part, part.length));
    const found = known(run, bareWords(run), table);
    return found.kind === "person" ? undefined : (bodyName(part, table)?.name ?? found.name);
  }
  if (!NOUNS.bodies.has(last.lower) && !NOUNS.roles.has(last.lower) && !ALIASES.has(last.lower)) return undefined;
  return bodyCalled({ head: part, object: [], link: "", isDefinite: true }, table) ?? wordsOf(part);
}

/** "the bank" is the one body of the article with that noun in its name. */
function bodyCalled({ head }: Phrase, table: NameTable): string | undefined {
  const noun = head.at(-1)!.lower;
  if (head.length > 1) return undefined;
  const nouns = [noun, ...(ALIASES.get(noun) ?? [])];
  const all = nouns.flatMap((one) => [...(table.byNoun.get(one) ?? [])]);
  const names = new Set(all.filter((name) => name.includes(" ")));
  if (names.size === 0 && BUSINESS.test(noun)) return table.business;
  return names.size === 1 ? [...names][0] : undefined;
}

/** Nouns for the one business that an article is about. */
const BUSINESS =
  /^(?:company|firm|corporation|bank|lender|airline|carrier|carmaker|automaker|retailer|maker|manufacturer|giant|start-?up|chain|developer|operator|brewer|insurer|publisher|studio|network|utility|brand)$/;

/** The words of a description, its owner by the full name: "VHB officials" as "Velm Harbour Board officials". */
function ownedBy(head: readonly Lexeme[], table: NameTable): string {
  return joined(head.map(({ text }) => table.byLetters.get(text) ?? text));
}

function wordsOf(lexemes: readonly Lexeme[]): string {
  return joined(lexemes.map(({ text }) => text));
}

/** Words as they are written: no space before a full stop or a comma. */
function joined(texts: readonly string[]): string {
  return texts.join(" ").replace(/ ([.,'’])/g, "$1");
}
