import { eachWord } from "../model/each-word.ts";
import { type Article, type Span, trimSpan } from "../model/index.ts";
import { TermFlag } from "./flags.ts";
import { isPlacing } from "./load.ts";
import { placesAmong } from "./places.ts";
import { StemKind, type StemTable, stemTable } from "./stems.ts";

/** An article as a bag of terms: entry `k` of each column is a stem, or two stems in a row. */
export interface TermBag {
  readonly table: StemTable;
  /** Numbers of stems in the table. */
  readonly first: readonly number[];
  /** Number of the second stem, -1 for a term of one. */
  readonly second: readonly number[];
  /** Weighted by place. */
  readonly count: readonly number[];
  readonly flags: readonly number[];
  /** Stems of the body in text order. */
  readonly words: readonly number[];
}

/** Words of a body beyond this many are not read: long pages end in furniture and comments. */
const BODY_WORDS = 1500;
/** Words of the body that count as its lead, where news says what happened. */
const LEAD_WORDS = 60;
/** Words after which news turns to background, and what an occurrence there counts; held by bench/stories.ts. */
const TOP_WORDS = 200;
const BELOW = 0.4;
/** Characters of an opening that stands in for a missing title. */
const TITLE_LENGTH = 150;
/** A pair of stems as one number: the first times this and the second. */
const PAIR = 2 ** 26;
/** How a stem is written inside sentences. */
const [SMALL, CAPITAL] = [1, 2] as const;

/**
 * Reads the title and the readable parts of a body into stemmed words, pairs of names, and numbers with what they
 * count. Linear in the text. An article without a title lends its first sentence.
 */
export function termsOf(article: Article, readable: readonly Span[] = article.body): TermBag {
  const table = stemTable();
  const body = bodyWords(article.text, readable, table);
  const names = namesAmong(body, article.text);
  const isName = (stem: number) => names.get(stem) === CAPITAL;
  const terms = new Terms(table, isName);
  terms.addWords(body.stems, (index) => (index < LEAD_WORDS ? TermFlag.lead : 0));
  const title = table.stemsIn(titleOf(article, readable));
  terms.addWords(title, () => TermFlag.title);
  const placed = placesAmong(openingOf(body, isName, article.text, table));
  for (const [stem, flags] of placed) terms.mark(table.numberOf(stem), flags);
  title.forEach((stem, k) => {
    if (k > 0 && isName(stem) && isPlacing(table.texts[title[k - 1]!]!)) terms.mark(stem, TermFlag.placed);
  });
  for (const [stem, how] of names)
    if (how === CAPITAL && !(table.kinds[stem]! & StemKind.untelling)) terms.mark(stem, TermFlag.told);
  return { table, first: terms.first, second: terms.second, count: terms.count, flags: terms.flags, words: body.stems };
}

/** The stems of the words of title and body alone, each once and in rising order: what `termsOf` has as terms of one word. */
export function stemsOf(article: Article, table: StemTable): Uint32Array {
  const { stems } = bodyWords(article.text, article.body, table);
  const title = table.stemsIn(titleOf(article, article.body));
  const all = new Uint32Array(stems.length + title.length);
  all.set(stems);
  all.set(title, stems.length);
  return distinct(all.sort());
}

function distinct(sorted: Uint32Array): Uint32Array {
  let size = 0;
  for (let k = 0; k < sorted.length; k++) if (k === 0 || sorted[k] !== sorted[k - 1]) sorted[size++] = sorted[k]!;
  return sorted.slice(0, size);
}

/** Stems of the first words of a body, in text order. */
export function leadOf({ text, body }: Article, most: number, table: StemTable): number[] {
  return bodyWords(text, body, table).stems.slice(0, most);
}

/** The title, or what stands in for it. */
function titleOf(article: Article, readable: readonly Span[]): string {
  return article.title?.slice(0, 500) ?? firstLine(article.text, readable);
}

/** The first sentence or line, at most 150 characters. */
function firstLine(text: string, readable: readonly Span[]): string {
  for (const span of readable) {
    const { start, end } = trimSpan(text, span);
    if (start === end) continue;
    const opening = text.slice(start, Math.min(end, start + TITLE_LENGTH));
    const stop = opening.search(/[.\n]\s/);
    return stop < 0 ? opening : opening.slice(0, stop);
  }
  return "";
}

/** The words of a body by place and by the number of their stem. */
interface Words {
  readonly start: number[];
  readonly end: number[];
  readonly stems: number[];
}

function bodyWords(text: string, readable: readonly Span[], table: StemTable): Words {
  const words: Words = { start: [], end: [], stems: [] };
  for (const span of readable) {
    const room = BODY_WORDS - words.stems.length;
    if (room <= 0) break;
    const end = Math.min(span.end, span.start + room * 12);
    eachWord(text, { start: span.start, end }, (from, to, form) => {
      if (words.stems.length >= BODY_WORDS) return;
      words.start.push(from);
      words.end.push(to);
      words.stems.push(table.stemAt(text, from, to, form));
    });
  }
  return words;
}

/** How stems are written: `CAPITAL` alone for those with a capital inside a sentence and never without one. */
function namesAmong({ start, end, stems }: Words, text: string): Map<number, number> {
  const names = new Map<number, number>();
  for (let k = 0; k < stems.length; k++) {
    const known = names.get(stems[k]!);
    if (!isCapital(text, start[k]!)) {
      if (known !== undefined) names.set(stems[k]!, known | SMALL);
      else names.set(stems[k]!, SMALL);
    } else if (known === undefined && k > 0 && !startsSentence(end[k - 1]!, start[k]!, text))
      names.set(stems[k]!, CAPITAL);
  }
  return names;
}

/** True of a sign that has a lower case and is not of it. */
function isCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return code >= 65 && code <= 90;
  const sign = text[at]!;
  return sign !== sign.toLowerCase();
}

function startsSentence(before: number, start: number, text: string): boolean {
  if (start === before + 1 && text.charCodeAt(before) === 32) return false;
  return /[.!?:\n\r"“”|]/u.test(text.slice(before, Math.min(start, before + 12)));
}

/** The first words with their stems and those of them that are names. */
function openingOf({ start, end, stems }: Words, isName: (stem: number) => boolean, text: string, table: StemTable) {
  const opening = stems.slice(0, LEAD_WORDS);
  return {
    words: opening.map((_, k) => ({ start: start[k]!, end: end[k]! })),
    stems: opening.map((stem) => table.texts[stem]!),
    names: new Set(opening.filter(isName).map((stem) => table.texts[stem]!)),
    text,
  };
}

/** By number of a stem its place among the terms at hand, where there is one. */
let places = new Uint32Array(1 << 12);

function makeRoom(stems: number): void {
  if (stems <= places.length) return;
  const larger = new Uint32Array(2 * stems);
  larger.set(places);
  places = larger;
}

/** Terms as they are gathered. One article is read at a time. */
class Terms {
  readonly first: number[] = [];
  readonly second: number[] = [];
  readonly count: number[] = [];
  readonly flags: number[] = [];
  readonly #table: StemTable;
  readonly #isName: (stem: number) => boolean;
  readonly #pairs = new Map<number, number>();

  constructor(table: StemTable, isName: (stem: number) => boolean) {
    this.#table = table;
    this.#isName = isName;
  }

  addWords(stems: readonly number[], flagAt: (index: number) => number): void {
    makeRoom(this.#table.texts.length);
    let before = -1;
    let kindBefore = 0;
    for (let index = 0; index < stems.length; index++) {
      const stem = stems[index]!;
      const kind = this.#kindOf(stem);
      const flags = flagAt(index);
      const count = index < TOP_WORDS ? 1 : BELOW;
      this.#add(this.#placeOf(stem), kind | flags, count);
      const isNamePair = (kind & kindBefore & TermFlag.name) !== 0;
      const isCount = kindBefore === TermFlag.number && kind !== TermFlag.number;
      if (isNamePair || isCount) this.#add(this.#placeOfPair(before, stem), kindBefore | flags, count);
      before = stem;
      kindBefore = kind;
    }
  }

  /** Adds flags to a stem that is among the terms. */
  mark(stem: number, flags: number): void {
    this.flags[this.#placeOf(stem)]! |= flags;
  }

  #kindOf(stem: number): number {
    if (this.#table.kinds[stem]! & StemKind.number) return TermFlag.number;
    return this.#isName(stem) ? TermFlag.name : 0;
  }

  #placeOf(stem: number): number {
    const place = places[stem]!;
    if (this.first[place] === stem && this.second[place] === -1) return place;
    places[stem] = this.first.length;
    return this.#put(stem, -1);
  }

  #placeOfPair(first: number, second: number): number {
    const pair = first * PAIR + second;
    const place = this.#pairs.get(pair) ?? this.#put(first, second);
    this.#pairs.set(pair, place);
    return place;
  }

  #put(first: number, second: number): number {
    this.second.push(second);
    this.count.push(0);
    this.flags.push(0);
    return this.first.push(first) - 1;
  }

  #add(place: number, flags: number, count: number): void {
    this.count[place]! += count;
    this.flags[place]! |= flags;
  }
}
