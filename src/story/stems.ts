import { eachWord } from "../model/each-word.ts";
import { hash32, type Span } from "../model/index.ts";
import { WordTable } from "../model/word-table.ts";
import { generalShare, isCommon } from "./background.ts";
import { isUntelling } from "./load.ts";

/** Words remembered; then all are forgotten. */
const MOST_WORDS = 100_000;

/** What a stem is in itself; bits of `StemTable.kinds`. */
export const StemKind = { number: 1, common: 2, untelling: 4 } as const;

/** Stems of the words that were met, each under a number, and what is known of each without any article. */
export class StemTable {
  readonly #words = new WordTable();
  readonly #stems = new WordTable();
  /** By number of the word. */
  readonly #stemOf: number[] = [];
  readonly hashes: number[] = [];
  /** Idf in general English, natural log. */
  readonly rarity: number[] = [];
  readonly kinds: number[] = [];

  get texts(): readonly string[] {
    return this.#stems.words;
  }

  get isFull(): boolean {
    return this.#words.words.length >= MOST_WORDS;
  }

  /** The number of a stem. */
  numberOf(stem: string): number {
    const number = this.#stems.numberOf(stem);
    if (number === this.hashes.length) this.#note(stem);
    return number;
  }

  /** The number of the stem of a word that `eachWord` sees in a text. */
  stemAt(text: string, start: number, end: number, form?: string): number {
    const word = form === undefined ? this.#words.numberIn(text, start, end) : this.#words.numberOf(form);
    if (word === this.#stemOf.length) this.#stemOf.push(this.numberOf(stemOf(this.#words.words[word]!)));
    return this.#stemOf[word]!;
  }

  /** The stems of a stretch of text in its order. */
  stemsIn(text: string, within: Span = { start: 0, end: text.length }): number[] {
    const stems: number[] = [];
    eachWord(text, within, (start, end, form) => {
      stems.push(this.stemAt(text, start, end, form));
    });
    return stems;
  }

  #note(stem: string): void {
    const kind = isDigit(stem.charCodeAt(0)) ? StemKind.number : 0;
    const common = isCommon(stem) ? StemKind.common : 0;
    this.hashes.push(hash32(stem));
    this.rarity.push(-Math.log(generalShare(stem)));
    this.kinds.push(kind | common | (isUntelling(stem) ? StemKind.untelling : 0));
  }
}

let current = new StemTable();

/** The table in use. Ask for it anew for each article or story, so that it does not grow without end. */
export function stemTable(): StemTable {
  if (current.isFull) current = new StemTable();
  return current;
}

/** Light English stem: possessive and plural endings only; leaves other scripts alone. `parties` and `party's` give `party`. */
export function stemOf(word: string): string {
  const mark = word.indexOf("'");
  const stem = mark > 1 ? word.slice(0, mark) : word;
  if (stem.length > 4 && stem.endsWith("ies")) return `${stem.slice(0, -3)}y`;
  if (stem.length > 3 && stem.endsWith("s") && !"sui".includes(stem.at(-2)!)) return stem.slice(0, -1);
  return stem;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
