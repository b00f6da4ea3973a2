import { hash32, wordsOf } from "../model/index.ts";
import { WordTable } from "../model/word-table.ts";
import { loadFunctionWords, loadWordRows } from "./load.ts";
import { nameKey } from "./names.ts";
import { stemOf } from "./stem.ts";
import { WordRows } from "./word-rows.ts";

/** Idf of a word that the background list of 69,000 stems does not know. */
const UNKNOWN_IDF = 8.5;

let background: WordRows | undefined;
let functionWords: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/** Letters that stand for a word in languages whose endings are not known here. */
const PLAIN_STEM = 6;

/**
 * How words are reduced and weighed: `english` with English endings and background counts, `plain` by their shape alone,
 * `names` for texts of two languages, where only names and numbers can be expected to meet.
 */
export type Grammar = "english" | "plain" | "names";

/** How words are compared, by their numbers in a lexicon: the hash of the stem, and how much it tells when shared. */
export interface Lexemes {
  readonly stem: Uint32Array;
  readonly idf: Float64Array;
  /** Reduces and weighs a word when it is asked for first; returns its number. */
  at(number: number): number;
}

/** Words remembered of each language; then all are forgotten. */
const MOST_WORDS = 100_000;
const lexicons = new Map<string, Lexicon>();

/** The words of a language that were met. Ask for it anew for each article, so that it does not grow without end. */
export function lexiconOf(language: string): Lexicon {
  const known = lexicons.get(language);
  if (known && known.table.words.length < MOST_WORDS) return known;
  const made = new Lexicon(language);
  lexicons.set(language, made);
  return made;
}

/** Words of one language under numbers, reduced and weighed as they are asked for. */
export class Lexicon {
  readonly table = new WordTable();
  readonly #language: string;
  readonly #lexemes = new Map<Grammar, Lexemes>();

  constructor(language: string) {
    this.#language = language;
  }

  /** What the words are under a grammar; words that are met later are in none of it. */
  lexemes(grammar: Grammar): Lexemes {
    const known = this.#lexemes.get(grammar);
    if (known && known.stem.length >= this.table.words.length) return known;
    const made = this.#roomy(grammar, known);
    this.#lexemes.set(grammar, made);
    return made;
  }

  #roomy(grammar: Grammar, known: Lexemes | undefined): Lexemes {
    const { words } = this.table;
    const stem = new Uint32Array(2 * words.length);
    const idf = new Float64Array(stem.length).fill(Number.NaN);
    if (known) {
      stem.set(known.stem);
      idf.set(known.idf);
    }
    const at = (number: number): number => {
      if (Number.isNaN(idf[number])) {
        const form = stemIn(words[number]!, grammar);
        stem[number] = hash32(form);
        idf[number] = idfOf(form, words[number]!, this.#language, grammar);
      }
      return number;
    };
    return { stem, idf, at };
  }
}

/** Background idf (natural log, articles of 400 words) of a stem. */
function idfOf(stem: string, word: string, language: string, grammar: Grammar): number {
  if (grammar === "english" || isDigit(stem)) return backgroundIdf(stem) ?? UNKNOWN_IDF;
  if (wordsByLanguage().get(language)?.has(word)) return grammar === "names" ? 0 : 0.5;
  if (grammar === "names") return Math.min(UNKNOWN_IDF, 3 + stem.length);
  // No background counts outside English: length stands in for rarity (Zipf's law of abbreviation).
  return Math.min(UNKNOWN_IDF, 2.4 + 0.4 * word.length);
}

/** The language whose grammatical words are most frequent in the opening words, `und` when none stands out. */
export function guessLanguage(text: string): string {
  const opening = wordsOf(text.slice(0, 4000)).slice(0, 400);
  if (opening.length === 0) return "und";
  const hits = new Map<string, number>();
  for (const { text: word } of opening) {
    for (const language of languagesByWord().get(word) ?? []) hits.set(language, (hits.get(language) ?? 0) + 1);
  }
  let [best, most] = ["und", Math.max(2, opening.length * 0.1)];
  for (const language of wordsByLanguage().keys()) {
    const count = hits.get(language) ?? 0;
    if (count > most) [best, most] = [language, count];
  }
  return best;
}

let languages: ReadonlyMap<string, readonly string[]> | undefined;

/** The languages that have a word among their grammatical words. */
function languagesByWord(): ReadonlyMap<string, readonly string[]> {
  if (languages) return languages;
  const found = new Map<string, string[]>();
  for (const [language, words] of wordsByLanguage()) {
    for (const word of words) found.set(word, [...(found.get(word) ?? []), language]);
  }
  languages = found;
  return found;
}

/** The stem of a light word: by English endings, or its first letters. */
function stemIn(word: string, grammar: Grammar): string {
  if (isDigit(word)) return grammar === "names" ? word.replace(/[.,']/g, "") : stemOf(word);
  if (grammar === "names") return nameKey(word);
  return grammar === "english" ? stemOf(word) : word.slice(0, PLAIN_STEM);
}

function isDigit(text: string): boolean {
  const first = text.charCodeAt(0);
  return first >= 48 && first <= 57;
}

function wordsByLanguage(): ReadonlyMap<string, ReadonlySet<string>> {
  functionWords ??= new Map(
    Object.entries(loadFunctionWords()).map(([code, list]) => [code, new Set(list.split(" "))]),
  );
  return functionWords;
}

/** The list has idf in twentieths. */
function backgroundIdf(stem: string): number | undefined {
  background ??= new WordRows(loadWordRows());
  const twentieths = background.numberOf(stem);
  return twentieths === undefined ? undefined : twentieths / 20;
}
