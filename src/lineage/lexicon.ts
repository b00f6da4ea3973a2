import { hash32, wordsOf } from "../model/index.ts";
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

/** A word as it is compared: the hash of its stem and how much it tells when shared. */
export interface Lexeme {
  readonly stem: number;
  readonly idf: number;
}

/** Words remembered for each way of reading; then all are forgotten. */
const MOST_LEXEMES = 100_000;
const lexemes = new Map<string, Map<string, Lexeme>>();

/** A reader of light words: reduces and weighs them. */
export function lexemesOf(language: string, grammar: Grammar): (word: string) => Lexeme {
  const known = lexemesIn(grammar === "english" ? grammar : `${grammar} ${language}`);
  return (word) => {
    const found = known.get(word);
    if (found) return found;
    if (known.size >= MOST_LEXEMES) known.clear();
    const stem = stemIn(word, grammar);
    const made = { stem: hash32(stem), idf: idfOf(stem, word, language, grammar) };
    known.set(word, made);
    return made;
  };
}

function lexemesIn(key: string): Map<string, Lexeme> {
  const known = lexemes.get(key) ?? new Map<string, Lexeme>();
  lexemes.set(key, known);
  return known;
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
