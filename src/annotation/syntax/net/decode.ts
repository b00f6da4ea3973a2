import type { Lexicon } from "../lexicon.ts";
import { arcScores, relationScores } from "./arcs.ts";
import type { Arena } from "./arena.ts";
import { type Batch, batchOf } from "./batch.ts";
import { forward, type Pass } from "./forward.ts";
import { type Rows, writeInputs } from "./inputs.ts";
import { type Layout, padded } from "./shape.ts";
import { bestTree } from "./tree.ts";

/** What the network says about every token: governor (token number, -1 for a root), relation number, tag number. */
export interface Parse {
  readonly head: Int32Array;
  readonly relation: Uint8Array;
  readonly tag: Uint8Array;
}

/** A sentence, or a part of one that is too long, as first token and length. */
export interface Stretch {
  readonly from: number;
  readonly length: number;
}

/** Tokens a batch: enough rows to keep the kernels busy, few enough to stay in the cache. */
const BATCH = 384;

/** Parses the stretches into the columns of `into`. Deterministic whatever the order of the stretches. */
export function parseStretches(
  arena: Arena,
  layout: Layout,
  stretches: readonly Stretch[],
  rows: Rows,
  unit: Float32Array,
  words: Lexicon,
  into: Parse,
): void {
  const byLength = [...stretches].sort((a, b) => b.length - a.length || a.from - b.from);
  const mark = arena.mark();
  for (let i = 0; i < byLength.length; ) {
    let [size, j] = [0, i];
    while (j < byLength.length && (j === i || size + byLength[j]!.length <= BATCH)) size += byLength[j++]!.length;
    const batch = batchOf(byLength.slice(i, j));
    const input = writeInputs(arena, layout, batch, rows, unit, words);
    decide(arena, layout, batch, forward(arena, layout, batch, input), into);
    arena.release(mark);
    i = j;
  }
}

function decide(arena: Arena, layout: Layout, batch: Batch, pass: Pass, into: Parse): void {
  const governor = new Int32Array(batch.rows);
  const mark = arena.mark();
  for (let s = 0; s < batch.sentences; s++) {
    const { at, width } = arcScores(arena, layout, batch, pass, s);
    const heads = bestTree(arena.cells, at, width, batch.length[s]!);
    arena.release(mark);
    for (let t = 0; t < heads.length; t++) {
      const head = heads[t]!;
      into.head[batch.from[s]! + t] = head < 0 ? -1 : batch.from[s]! + head;
      governor[batch.offset[t]! + s] = head < 0 ? -1 : batch.offset[head]! + s;
    }
  }
  const { scores } = relationScores(arena, layout, batch, pass, governor);
  for (let r = 0; r < batch.rows; r++) {
    const i = batch.token[r]!;
    into.relation[i] = largest(arena.cells, scores + r * layout.relationOut.columns, layout.counts.relations);
    into.tag[i] = largest(arena.cells, pass.tagScores + r * padded(layout.counts.tags), layout.counts.tags);
  }
}

function largest(cells: Float32Array, at: number, count: number): number {
  let top = 0;
  for (let c = 1; c < count; c++) if (cells[at + c]! > cells[at + top]!) top = c;
  return top;
}
