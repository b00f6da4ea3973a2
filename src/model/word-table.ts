/** Cells per word: a look-up ends soon. */
const ROOM = 2;
/** V8 lets a cut word of this many letters or more hold on to the whole text that it was cut from. */
const HELD_LENGTH = 13;

/** Words that were met, each under a number of its own from 0 on: what is known of them can lie in flat arrays. */
export class WordTable {
  readonly words: string[] = [];
  #hashes = new Int32Array(1 << 12);
  #cells = new Int32Array(ROOM << 12).fill(-1);

  /** The number of a word, a new one for one that was not met before. */
  numberOf(word: string): number {
    const cells = this.#cells;
    const mask = cells.length - 1;
    const hash = hashOf(word);
    let at = hash & mask;
    for (let number = cells[at]!; number >= 0; number = cells[at]!) {
      if (this.#hashes[number] === hash && this.words[number] === word) return number;
      at = (at + 1) & mask;
    }
    return this.#add(word, hash, at);
  }

  /** The number of a word of ASCII that stands in a text, in small letters. */
  numberIn(text: string, start: number, end: number): number {
    const cells = this.#cells;
    const mask = cells.length - 1;
    let hash = 0;
    for (let i = start; i < end; i++) hash = Math.imul(hash, 31) + smallLetter(text.charCodeAt(i));
    hash ^= hash >>> 15;
    let at = hash & mask;
    for (let number = cells[at]!; number >= 0; number = cells[at]!) {
      if (this.#hashes[number] === hash && isWordAt(this.words[number]!, text, start, end)) return number;
      at = (at + 1) & mask;
    }
    return this.#add(text.slice(start, end).toLowerCase(), hash, at);
  }

  #add(word: string, hash: number, at: number): number {
    if (this.words.length === this.#hashes.length) {
      this.#grow();
      return this.numberOf(word);
    }
    const number = this.words.push(word.length < HELD_LENGTH ? word : [...word].join("")) - 1;
    this.#hashes[number] = hash;
    this.#cells[at] = number;
    return number;
  }

  #grow(): void {
    const hashes = new Int32Array(this.#hashes.length * 2);
    hashes.set(this.#hashes);
    const cells = new Int32Array(ROOM * hashes.length).fill(-1);
    for (let number = 0; number < this.words.length; number++) {
      let at = hashes[number]! & (cells.length - 1);
      while (cells[at]! >= 0) at = (at + 1) & (cells.length - 1);
      cells[at] = number;
    }
    this.#hashes = hashes;
    this.#cells = cells;
  }
}

function hashOf(word: string): number {
  let h = 0;
  for (let i = 0; i < word.length; i++) h = Math.imul(h, 31) + word.charCodeAt(i);
  return h ^ (h >>> 15);
}

function smallLetter(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}

function isWordAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let i = 0; i < word.length; i++)
    if (word.charCodeAt(i) !== smallLetter(text.charCodeAt(start + i))) return false;
  return true;
}
