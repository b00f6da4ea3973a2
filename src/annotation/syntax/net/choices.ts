import { type ArcScores, relationScores } from "./arcs.ts";
import type { Arena } from "./arena.ts";
import type { Batch } from "./batch.ts";
import type { Pass } from "./forward.ts";
import type { Layout } from "./shape.ts";

/** Governors this far below the best (in log probability) are not looked at again. */
const MARGIN = 7;
/** Weight of the relation against the arc; development scores are flat (0.05 LAS) between 1 and 1.8. */
const RELATION_WEIGHT = 1.4;
/** Most governors a word that are looked at with their relations. */
const MOST = 4;
/** No relation has this number. */
const OPEN = 255;

/**
 * The likely governors of every row, each with its best relation. A governor counts by its own score and that of its best
 * relation together: 0.1 to 0.2 points of LAS on the development files of EWT and GUM, against taking the governor first.
 */
export class Choices {
  readonly #dependents: number[] = [];
  /** Row of the governor, -1 for the root; the choices of one row lie together. */
  readonly #governors: number[] = [];
  /** Cell of the choice's arc score. */
  readonly #cells: number[] = [];
  readonly #first: Int32Array;
  /** Best relation of each choice, `OPEN` before it was looked at. */
  #relations = new Uint8Array(0);

  constructor(rows: number) {
    this.#first = new Int32Array(rows).fill(-1);
  }

  /** Collects the choices of the words of sentence `s`. */
  collect(cells: Float32Array, arcs: ArcScores, batch: Batch, s: number): void {
    const n = batch.length[s]!;
    const best: number[] = [];
    for (let t = 0; t < n; t++) {
      const row = batch.offset[t]! + s;
      const base = arcs.at + t * arcs.width;
      bestGovernors(cells, base, n, t, best);
      this.#first[row] = this.#dependents.length;
      for (const g of best) {
        this.#dependents.push(row);
        this.#governors.push(g === 0 ? -1 : batch.offset[g - 1]! + s);
        this.#cells.push(base + g);
      }
    }
  }

  /**
   * Finds the best relations and adds their log probabilities to the scores of the arcs. A score only falls by that: choices that lie
   * below what became of the first one of their word are left, since none of them can be the word's best governor.
   */
  label(arena: Arena, layout: Layout, pass: Pass): void {
    this.#relations = new Uint8Array(this.#dependents.length).fill(OPEN);
    const firsts = this.#placesWhere((k) => this.#isFirst(k));
    this.#score(arena, layout, pass, firsts);
    const { cells } = arena;
    let first = 0;
    const near = this.#placesWhere((k) => {
      if (this.#isFirst(k)) first = k;
      return k !== first && cells[this.#cells[k]!]! >= cells[this.#cells[first]!]!;
    });
    this.#score(arena, layout, pass, near);
  }

  /** Does the same for the choices that were left, of the words of one sentence: a tree may take any of them. */
  labelRest(arena: Arena, layout: Layout, pass: Pass, rows: ReadonlySet<number>): void {
    this.#score(
      arena,
      layout,
      pass,
      this.#placesWhere((k) => this.#relations[k] === OPEN && rows.has(this.#dependents[k]!)),
    );
  }

  #score(arena: Arena, layout: Layout, pass: Pass, places: Int32Array): void {
    if (places.length === 0) return;
    const [dependents, governors] = [this.#dependents, this.#governors].map((all) => places.map((k) => all[k]!));
    const { scores } = relationScores(arena, layout, pass, dependents!, governors!);
    const { cells } = arena;
    const { relations } = layout.counts;
    for (let i = 0; i < places.length; i++) {
      const [k, at] = [places[i]!, scores + i * layout.relationOut.columns];
      const top = largest(cells, at, relations);
      this.#relations[k] = top;
      if (this.#isFirst(k) && this.#isFirst(k + 1)) continue;
      let sum = 0;
      for (let c = 0; c < relations; c++) sum += Math.exp(cells[at + c]! - cells[at + top]!);
      cells[this.#cells[k]!] = cells[this.#cells[k]!]! - RELATION_WEIGHT * Math.log(sum);
    }
  }

  #isFirst(k: number): boolean {
    return this.#dependents[k] !== this.#dependents[k - 1];
  }

  #placesWhere(isWanted: (k: number) => boolean): Int32Array {
    const places: number[] = [];
    for (let k = 0; k < this.#dependents.length; k++) if (isWanted(k)) places.push(k);
    return Int32Array.from(places);
  }

  /** Best relation of a row to a governor; -1 when that governor was not among the choices, or was left. */
  relation(row: number, governor: number): number {
    for (let k = this.#first[row]!; this.#dependents[k] === row; k++) {
      if (this.#governors[k] === governor) return this.#relations[k] === OPEN ? -1 : this.#relations[k]!;
    }
    return -1;
  }
}

/** Columns of the best governors of word `t`, best first, into `best`. Column 0 is the root. */
function bestGovernors(cells: Float32Array, base: number, n: number, t: number, best: number[]): void {
  best.length = 0;
  for (let g = 0; g <= n; g++) {
    if (g === t + 1) continue;
    const score = cells[base + g]!;
    let place = best.length;
    while (place > 0 && cells[base + best[place - 1]!]! < score) place--;
    if (place >= MOST) continue;
    best.splice(place, 0, g);
    if (best.length > MOST) best.pop();
  }
  const least = cells[base + best[0]!]! - MARGIN;
  while (best.length > 1 && cells[base + best.at(-1)!]! < least) best.pop();
}

/** Place of the largest of `count` cells. */
export function largest(cells: Float32Array, at: number, count: number): number {
  let top = 0;
  for (let c = 1; c < count; c++) if (cells[at + c]! > cells[at + top]!) top = c;
  return top;
}
