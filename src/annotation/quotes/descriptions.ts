import type { Lexeme } from "../lexemes.ts";
import type { NameTable } from "./bearers.ts";
import { isPossessive } from "./grammar.ts";
import { ALIASES, NOUNS } from "./lexicon.ts";
import { bareWords } from "./name-runs.ts";
import { isNoName, isSeveral } from "./name-words.ts";
import { type Phrase, runStart } from "./phrase-parts.ts";
import { bodyName, known, NOBODY, nameIn, type SpeakerName } from "./proper-names.ts";
import { bearerOf, isRoleNoun } from "./roles.ts";

/** Who is described: the bearer of an office, a body by its noun, whoever wrote a paper, else the words themselves. */
export function description(phrase: Phrase, table: NameTable): SpeakerName {
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
function authorOf({ head, object, link }: Phrase, table: NameTable): SpeakerName | undefined {
  const owner = WRITINGS.test(head.at(-1)!.lower) ? ownerIn(head, table) : undefined;
  if (owner) return owner;
  const last = object.at(-1);
  if (!/^(?:by|from)$/.test(link) || !last || !(last.cap || speaks(last))) return undefined;
  const phrase = { head: object, object: [], link: "", isDefinite: true };
  const found = nameIn(phrase, table) ?? (NOUNS.documents.has(last.lower) ? undefined : description(phrase, table));
  return found?.kind === "place" ? undefined : found;
}

/** Papers that are in the words of whoever owns them. */
const WRITINGS =
  /^(?:note|letter|statement|memo|e-?mail|tweet|post|message|essay|column|memoir|testimony|op-ed|speech)$/;

/** "Lena Orth's recent note" */
function ownerIn(head: readonly Lexeme[], table: NameTable): SpeakerName | undefined {
  const to = head.findIndex((one) => isPossessive(one)) + 1;
  const run = head.slice(runStart(head, to), to);
  const words = bareWords(run);
  if (words.length === 0 || words.some((word) => isNoName(word))) return undefined;
  const found = known(run, words, table);
  return found.kind === "person" || found.kind === "organisation" ? { ...found, form: "name" } : undefined;
}

/** "head of the port", "envoy to Velm": what follows belongs to the office. */
function isTied({ head, link }: Phrase): boolean {
  if (/^(?:of|for|von|de)$/.test(link)) return true;
  return (
    link === "to" && /^(?:ambassador|envoy|adviser|advisor|aide|delegate|representative)s?$/.test(head.at(-1)!.lower)
  );
}

/** True for a noun whose bearer can say something: a person, a body or a paper, not a thing. */
export function speaks({ lower, cap }: Lexeme): boolean {
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
