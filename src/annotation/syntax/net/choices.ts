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

  /** Finds the best relation of every choice and adds its log probability to the arc's score. */
  label(arena: Arena, layout: Layout, pass: Pass): void {
    const [dependents, governors] = [Int32Array.from(this.#dependents), Int32Array.from(this.#governors)];
    const { scores } = relationScores(arena, layout, pass, dependents, governors);
    const { cells } = arena;
    this.#relations = new Uint8Array(dependents.length);
    for (let k = 0; k < dependents.length; k++) {
      const at = scores + k * layout.relationOut.columns;
      const top = largest(cells, at, layout.counts.relations);
      this.#relations[k] = top;
      const isAlone = dependents[k - 1] !== dependents[k] && dependents[k + 1] !== dependents[k];
      if (isAlone) continue;
      let sum = 0;
      for (let c = 0; c < layout.counts.relations; c++) sum += Math.exp(cells[at + c]! - cells[at + top]!);
      cells[this.#cells[k]!] = cells[this.#cells[k]!]! - RELATION_WEIGHT * Math.log(sum);
    }
  }

  /** Best relation of a row to a governor; -1 when that governor was not among the choices. */
  relation(row: number, governor: number): number {
    for (let k = this.#first[row]!; this.#dependents[k] === row; k++) {
      if (this.#governors[k] === governor) return this.#relations[k]!;
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
