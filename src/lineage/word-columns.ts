import { eachWord } from "../model/each-word.ts";
import type { Span, Word } from "../model/index.ts";
import type { WordTable } from "../model/word-table.ts";

/** A character that is no word of its own inside a run of characters without spaces: `2` and `6` in front of a Chinese counter. */
const PART = /^[\p{Script=Latin}\p{N}.,]$/u;

/** Words by place and by number in a table, one behind the other in flat columns as they are read. */
export class WordColumns {
  readonly #table: WordTable;
  #start = new Int32Array(1 << 10);
  #end = new Int32Array(1 << 10);
  #number = new Int32Array(1 << 10);
  #size = 0;

  constructor(table: WordTable) {
    this.#table = table;
  }

  get size(): number {
    return this.#size;
  }

  /** What was read, in columns of their own. */
  columns(): { readonly start: Int32Array; readonly end: Int32Array; readonly number: Int32Array } {
    const size = this.#size;
    return { start: this.#start.slice(0, size), end: this.#end.slice(0, size), number: this.#number.slice(0, size) };
  }

  /** Reads the words of a stretch of text. Linear. */
  read(text: string, within: Span): void {
    const from = this.#size;
    let isTouching = false;
    eachWord(text, within, (start, end, form) => {
      if (this.#size > from && this.#end[this.#size - 1] === start) isTouching = true;
      this.#put(start, end, form === undefined ? this.#table.numberIn(text, start, end) : this.#table.numberOf(form));
    });
    if (isTouching) this.#join(from);
  }

  #put(start: number, end: number, number: number): void {
    const at = this.#size++;
    if (at === this.#number.length) this.#grow();
    this.#start[at] = start;
    this.#end[at] = end;
    this.#number[at] = number;
  }

  #grow(): void {
    [this.#start, this.#end, this.#number] = [this.#start, this.#end, this.#number].map((column) => {
      const larger = new Int32Array(column.length * 2);
      larger.set(column);
      return larger;
    }) as [Int32Array<ArrayBuffer>, Int32Array<ArrayBuffer>, Int32Array<ArrayBuffer>];
  }

  /** Makes the words whole from a place on. */
  #join(from: number): void {
    const words = Array.from({ length: this.#size - from }, (_, k) => this.#wordAt(from + k));
    this.#size = from;
    for (const { text, start, end } of joined(words)) this.#put(start, end, this.#table.numberOf(text));
  }

  #wordAt(at: number): Word {
    return { text: this.#table.words[this.#number[at]!]!, start: this.#start[at]!, end: this.#end[at]! };
  }
}

/** Words with figures and Latin words made whole again that stand in a run of characters without spaces. Linear. */
function joined(words: readonly Word[]): Word[] {
  const whole: Word[] = [];
  let isOpen = false;
  for (const word of words) {
    const isPart = PART.test(word.text);
    const last = whole.at(-1);
    if (isPart && isOpen && last && last.end === word.start) {
      whole[whole.length - 1] = { text: last.text + word.text, start: last.start, end: word.end };
    } else whole.push(word);
    isOpen = isPart;
  }
  return whole;
}
