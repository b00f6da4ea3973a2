import type { Neighbour } from "./nearest.ts";

/** Number and outcome of a neighbour share a cell: the outcome, below 256, in the low part. */
const OUTCOMES = 256;
/** Cells of one neighbour: number with outcome, then share. */
const WIDTH = 2;
/** Neighbours for which there is room when a list grows. */
const ROOM = 8;
const NONE = new Float64Array();

/** Neighbours in order in one flat column: a pile holds some 70 of them for each article and section. */
export class Ranking {
  #cells = NONE;
  #size = 0;

  constructor(list: readonly Neighbour[]) {
    if (list.length === 0) return;
    this.#cells = new Float64Array(WIDTH * list.length);
    for (const each of list) this.#write(this.#size++, each);
  }

  get size(): number {
    return this.#size;
  }

  at(place: number): Neighbour {
    return {
      number: this.numberAt(place),
      share: this.shareAt(place),
      outcome: this.#cells[WIDTH * place]! % OUTCOMES,
    };
  }

  numberAt(place: number): number {
    return Math.floor(this.#cells[WIDTH * place]! / OUTCOMES);
  }

  shareAt(place: number): number {
    return this.#cells[WIDTH * place + 1]!;
  }

  /** The first so many, best first. */
  first(most: number): Neighbour[] {
    return Array.from({ length: Math.min(most, this.#size) }, (_, place) => this.at(place));
  }

  /** Place of an item; -1 where it is not in the list. */
  placeOf(number: number): number {
    const cells = this.#cells;
    const least = number * OUTCOMES;
    for (let place = 0; place < this.#size; place++) {
      const cell = cells[WIDTH * place]!;
      if (cell >= least && cell < least + OUTCOMES) return place;
    }
    return -1;
  }

  setOutcome(place: number, outcome: number): void {
    this.#cells[WIDTH * place] = this.numberAt(place) * OUTCOMES + outcome;
  }

  insert(place: number, neighbour: Neighbour): void {
    if (WIDTH * this.#size === this.#cells.length) this.#grow();
    this.#cells.copyWithin(WIDTH * (place + 1), WIDTH * place, WIDTH * this.#size++);
    this.#write(place, neighbour);
  }

  remove(place: number): void {
    this.#cells.copyWithin(WIDTH * place, WIDTH * (place + 1), WIDTH * this.#size--);
  }

  #write(place: number, { number, share, outcome }: Neighbour): void {
    this.#cells[WIDTH * place] = number * OUTCOMES + outcome;
    this.#cells[WIDTH * place + 1] = share;
  }

  #grow(): void {
    const larger = new Float64Array(this.#cells.length + WIDTH * ROOM);
    larger.set(this.#cells);
    this.#cells = larger;
  }
}
