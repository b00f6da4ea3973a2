import { mix32 } from "../../model/index.ts";

/**
 * Rows of a text by the folded form of their names, found by hash; forms that are no more than small letters, which nearly all
 * are, are never made as strings. Two names with one hash are told apart by what they fold to.
 */
export class FoldedNames {
  readonly #text: string;
  readonly #fold: (name: string) => string;
  readonly #start: Int32Array;
  readonly #end: Int32Array;
  /** For each row the one of its name before it, -1 for none. */
  readonly #before: Int32Array;
  /** Last row of the name in a slot plus one, 0 in an empty slot; the hash beside it. */
  readonly #slots: Int32Array;
  readonly #hashes: Int32Array;
  readonly #mask: number;

  /** `most` bounds the rows; `fold` is how names are filed. */
  constructor(text: string, most: number, fold: (name: string) => string) {
    this.#text = text;
    this.#fold = fold;
    this.#start = new Int32Array(most);
    this.#end = new Int32Array(most);
    this.#before = new Int32Array(most);
    this.#mask = 2 ** Math.ceil(Math.log2(most * 1.5 + 2)) - 1;
    this.#slots = new Int32Array(this.#mask + 1);
    this.#hashes = new Int32Array(this.#mask + 1);
  }

  /** Files the next row, whose name is written at `[start, end)`; rows are numbered from 0 in the order in which they come. */
  add(row: number, start: number, end: number): void {
    this.#start[row] = start;
    this.#end[row] = end;
    const hash = plainHash(this.#text, start, end) ?? hashOf(this.#fold(this.nameOf(row)));
    const slot = this.#slotFor(hash, row);
    this.#before[row] = this.#slots[slot]! - 1;
    this.#slots[slot] = row + 1;
    this.#hashes[slot] = hash;
  }

  nameOf(row: number): string {
    return this.#text.slice(this.#start[row], this.#end[row]);
  }

  /** The rows of a folded name in their order. */
  rowsOf(folded: string): number[] {
    const rows: number[] = [];
    const slot = this.#slotOf(hashOf(folded), (row) => this.#fold(this.nameOf(row)) === folded);
    for (let row = this.#slots[slot]! - 1; row >= 0; row = this.#before[row]!) rows.push(row);
    return rows.reverse();
  }

  #areAlike(a: number, b: number): boolean {
    const [one, other] = [this.nameOf(a), this.nameOf(b)];
    return one === other || this.#fold(one) === this.#fold(other);
  }

  /** The slot of a row's name, or the empty one where it would be. */
  #slotFor(hash: number, row: number): number {
    let slot = hash & this.#mask;
    while (this.#slots[slot] !== 0 && !(this.#hashes[slot] === hash && this.#areAlike(row, this.#slots[slot]! - 1)))
      slot = (slot + 1) & this.#mask;
    return slot;
  }

  /** The slot of a hash whose last row is the one looked for, else the empty slot where it would be. */
  #slotOf(hash: number, isIt: (row: number) => boolean): number {
    let slot = hash & this.#mask;
    while (this.#slots[slot] !== 0 && !(this.#hashes[slot] === hash && isIt(this.#slots[slot]! - 1)))
      slot = (slot + 1) & this.#mask;
    return slot;
  }
}

/** Hash of a folded name. */
function hashOf(folded: string): number {
  let hash = SEED;
  for (let i = 0; i < folded.length; i++) hash = Math.imul(hash ^ folded.charCodeAt(i), STEP);
  return mix32(hash) | 0;
}

const [SEED, STEP] = [0x811c9dc5, 0x01000193];

/** The same for a name that folds to its small letters: words of ASCII letters, not "the", "St", "Ft" or "Mt" in front. */
function plainHash(text: string, start: number, end: number): number | undefined {
  let hash = SEED;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    const small = code | 32;
    const isLetter = small >= 97 && small <= 122;
    if (!isLetter && (code !== 32 || i === start || text.charCodeAt(i - 1) === 32)) return undefined;
    if (!isLetter && i <= start + 3 && FOLDED.has(text.slice(start, i).toLowerCase())) return undefined;
    hash = Math.imul(hash ^ (isLetter ? small : code), STEP);
  }
  return text.charCodeAt(end - 1) === 32 ? undefined : mix32(hash) | 0;
}

/** First words that are left off or written out. */
const FOLDED = new Set(["the", "st", "ft", "mt"]);
