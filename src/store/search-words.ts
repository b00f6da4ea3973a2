import { type Article, bodyText, wordsOf } from "../model/index.ts";

/** What a full-text index holds of an article: words in text order, repeated as they are. */
export interface IndexedWords {
  readonly title: readonly string[];
  readonly body: readonly string[];
}

/** Words of a query beyond these do not count. */
const MOST_QUERY_WORDS = 16;
/** Of hostile texts only so much is searchable: characters read, different words kept. */
const MOST_CHARACTERS = 1 << 20;
const MOST_DIFFERENT = 20_000;
/** A tsvector takes 1 MiB of words and positions. */
const MOST_WORD_BYTES = 300_000;
/** PostgreSQL takes no lexeme over 2 kB; nothing of a language is longer. */
const LONGEST_WORD = 60;
const HALF_PAIRS = /\p{Surrogate}/gu;
const LATIN_ACCENTS = /[\u0300-\u036f]/g;

/** The words of an article's title and own prose, folded as a query is. */
export function searchWordsOf(article: Article): IndexedWords {
  const fits = fitting();
  return {
    title: foldedWords((article.title ?? "").slice(0, MOST_CHARACTERS)).filter(fits),
    body: foldedWords(bodyText(article).slice(0, MOST_CHARACTERS)).filter(fits),
  };
}

/** True for words as long as there is room for another different one. */
function fitting(): (word: string) => boolean {
  const seen = new Set<string>();
  let room = MOST_WORD_BYTES;
  return (word) => {
    if (seen.has(word)) return true;
    if (seen.size >= MOST_DIFFERENT || room < 0) return false;
    room -= Buffer.byteLength(word);
    return seen.add(word).size > 0;
  };
}

/** The words that a query asks for, each once. Every query is a list of words: there is no syntax to get wrong. */
export function queryWords(query: string): string[] {
  return [...new Set(foldedWords(query.slice(0, 10_000)))].slice(0, MOST_QUERY_WORDS);
}

function foldedWords(text: string): string[] {
  const folded = text.replace(HALF_PAIRS, " ").normalize("NFKD").replace(LATIN_ACCENTS, "").normalize("NFC");
  return wordsOf(folded)
    .flatMap((word) => pieces(word.text))
    .filter((piece) => piece.length > 0)
    .map(shortened);
}

/** Possessives and elisions in pieces, numbers whole, acronyms without their points. */
function pieces(word: string): string[] {
  return word.split("'").flatMap((part) => {
    if (/^\p{N}[\p{N}.,]*$/u.test(part)) return [part];
    const letters = part.split(/[.,]/);
    return letters.every((letter) => letter.length === 1) ? [letters.join("")] : letters;
  });
}

function shortened(word: string): string {
  return word.length > LONGEST_WORD ? word.slice(0, LONGEST_WORD).replace(HALF_PAIRS, "") : word;
}
