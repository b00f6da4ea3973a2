import { type Article, type Entity, type EntityType, type Mention, stableId } from "../../model/index.ts";
import { foldedHash } from "../clusters.ts";
import { FEMALE_NAME, type Lexicon, MALE_NAME, type Phrase, TITLE } from "../names/lexicon.ts";
import type { FoundName } from "../names/name.ts";
import type { Words } from "../names/words.ts";
import { genderOf, titleGenderAt } from "./gender.ts";

/** An entity while it is put together. */
export interface Draft {
  name: string;
  type: EntityType;
  country?: string;
  wikidata?: string;
  gender?: "male" | "female";
  /** Kind of organisation of the tables, e.g. `broadcaster`. */
  sort?: string;
  /** Folded words of the fullest name. */
  words: string[];
  mentions: Mention[];
}

/** Groups the names of one article into entities: same words, then surnames to full names, then short forms and acronyms. */
export function gatherEntities(article: Article, words: Words, names: readonly FoundName[], known: Lexicon): Draft[] {
  const shelf: Shelf = { drafts: [], byName: new Map(), byPart: new Map() };
  const texts = names.map((name) => textOf(words, name));
  const order = names.map((_, i) => i).sort((a, b) => texts[b]!.length - texts[a]!.length || a - b);
  for (const i of order) {
    const name = names[i]!;
    const draft = draftFor(shelf, name, texts[i]!, { words, known });
    const span = { start: words.start[name.from]!, end: words.end[name.to - 1]! };
    draft.mentions.push({ article: article.id, span, form: name.isDemonym ? "description" : "name" });
  }
  for (const draft of shelf.drafts)
    draft.mentions.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return shelf.drafts.sort((a, b) => a.mentions[0]!.span.start - b.mentions[0]!.span.start);
}

/** Drafts by full name and by the parts that may stand for them. */
interface Shelf {
  readonly drafts: Draft[];
  readonly byName: Map<string, Draft>;
  readonly byPart: Map<string, Draft[]>;
}

/** The words of the article, and what is known of words. */
interface Reading {
  readonly words: Words;
  readonly known: Lexicon;
}

/** Namesakes looked at for one short form: bounds the work on hostile text. */
const MOST_NAMESAKES = 20;

function textOf(words: Words, name: FoundName): string {
  return words.text.slice(words.start[name.from]!, words.end[name.to - 1]!).replace(/\s+/gu, " ");
}

function draftFor(shelf: Shelf, name: FoundName, text: string, { words, known }: Reading): Draft {
  const phrase = name.phrase ?? known.phraseOf(text.replace(/^the /iu, ""));
  const isKnown = phrase !== undefined && agrees(phrase, name);
  const canonical = isKnown ? phrase.name : name.type === "person" ? withoutTitle(text, known) : text;
  const parts = foldedWords(canonical);
  const { text: all, start } = words;
  const gender = parts.length === 1 ? titleGenderAt(all, start[name.from]!, known) : undefined;
  const isOther = (one: Draft) => gender !== undefined && (genderOf(all, one.words, [], known) ?? gender) !== gender;
  const key = gender === undefined ? parts.join(" ") : `${gender} ${parts[0]}`;
  const draft =
    shelf.byName.get(key) ?? shortFormOf(shelf, name.type, parts, isOther) ?? newDraft(shelf, name, canonical, parts);
  if (isKnown) link(draft, phrase);
  shelf.byName.set(key, draft);
  return draft;
}

/** A person's name without titles that the finder left before it; a title that is also a given name stays. */
function withoutTitle(text: string, known: Lexicon): string {
  const words = text.split(" ");
  const isTitle = (word: string) => (known.wordBits(foldedHash(word, 0, word.length)) & (TITLE | GIVEN)) === TITLE;
  while (words.length > 1 && isTitle(words[0]!)) words.shift();
  return words.join(" ");
}

const GIVEN = MALE_NAME | FEMALE_NAME;

/** Whether the table phrase can be what was found: a `seat` or place agrees with places and organisations, and so on. */
function agrees(phrase: Phrase, name: FoundName): boolean {
  if (phrase.kind === "person") return name.type === "person";
  if (name.type === "person") return false;
  return (
    phrase.kind === "country" || phrase.kind === "demonym" || phrase.kind !== "place" || name.type !== "organisation"
  );
}

function newDraft(shelf: Shelf, name: FoundName, text: string, words: string[]): Draft {
  const draft: Draft = { name: text, type: name.type, words, mentions: [] };
  shelf.drafts.push(draft);
  for (const part of new Set([words[0] ?? "", words.at(-1) ?? "", initialsOf(words)])) {
    const namesakes = shelf.byPart.get(part);
    if (!namesakes) shelf.byPart.set(part, [draft]);
    else if (namesakes.length < MOST_NAMESAKES) namesakes.push(draft);
  }
  return draft;
}

function link(draft: Draft, phrase: Phrase): void {
  draft.name = phrase.name;
  if (phrase.kind === "country" || phrase.kind === "demonym") draft.type = "country";
  if (phrase.kind === "organisation") draft.type = "organisation";
  if (phrase.country) draft.country = phrase.country;
  if (phrase.wikidata) draft.wikidata = phrase.wikidata;
  if (phrase.sort) draft.sort = phrase.sort;
}

/** The one entity that a shorter name can stand for: a surname or given name, the head of a longer name, an acronym; a man for "Mr". */
function shortFormOf(
  shelf: Shelf,
  type: EntityType,
  words: readonly string[],
  isOther: (one: Draft) => boolean,
): Draft | undefined {
  const parts = new Set([words[0] ?? "", words.at(-1) ?? "", (words[0] ?? "").replaceAll(".", "")]);
  const near = new Set([...parts].flatMap((part) => shelf.byPart.get(part) ?? []));
  const all = [...near].filter((draft) => isShortForm(draft, type, words));
  const own = all.filter((draft) => !isOther(draft));
  const fits = own.length > 0 ? own : all;
  return fits.length === 1 ? fits[0] : fits.find((draft) => draft.words.at(-1) === words.at(-1));
}

function isShortForm(draft: Draft, type: EntityType, words: readonly string[]): boolean {
  if (words.length >= draft.words.length) return false;
  if (draft.type === "person") return (type === "person" || words.length === 1) && isPartOfName(draft.words, words);
  if (draft.type !== type) return false;
  return (
    type === "organisation" && (isAcronym(draft.words, words) || words.every((word, i) => word === draft.words[i]))
  );
}

function isPartOfName(full: readonly string[], words: readonly string[]): boolean {
  const at = full.length - words.length;
  return words.every((word, i) => word === full[at + i]) || (words.length === 1 && words[0] === full[0]);
}

function isAcronym(full: readonly string[], words: readonly string[]): boolean {
  return words.length === 1 && words[0]!.length > 1 && initialsOf(full) === words[0]!.replaceAll(".", "");
}

function initialsOf(words: readonly string[]): string {
  return words
    .filter((word) => !/^(?:of|the|and|for|in|on)$/u.test(word))
    .map((word) => word[0])
    .join("");
}

/** Words of a name folded for comparison: small letters without accents, possessive and titles dropped. */
export function foldedWords(name: string): string[] {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’]s$/u, "")
    .split(/[\s-]+/u)
    .filter((word) => word !== "" && word !== "the");
}

/** The finished entity. Ids are local to the article: they name it and what is called so. */
export function entityOf(article: string, draft: Draft): Entity {
  const { name, type, country, wikidata, mentions } = draft;
  const id = stableId("e", article, type, draft.words.join(" "));
  return { id, name, type, ...(country && { country }), ...(wikidata && { wikidata }), mentions };
}
