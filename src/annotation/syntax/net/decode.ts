import { type ArcScores, arcScores, relationScores } from "./arcs.ts";
import type { Arena } from "./arena.ts";
import { type Batch, batchOf } from "./batch.ts";
import { Choices, largest } from "./choices.ts";
import { forwardFrom, type Pass } from "./forward.ts";
import type { Sources } from "./inputs.ts";
import type { KnownWords } from "./known-words.ts";
import type { Layout } from "./shape.ts";
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

/** A network ready to parse. */
export interface Machine {
  readonly arena: Arena;
  readonly layout: Layout;
  readonly known: KnownWords;
}

/** Tokens a batch: enough rows to keep the kernels busy, few enough to stay in the cache. */
const BATCH = 384;

/** Parses the stretches into the columns of `into`. Deterministic whatever the order of the stretches. */
export function parseStretches(
  { arena, layout, known }: Machine,
  stretches: readonly Stretch[],
  sources: Sources,
  into: Parse,
): void {
  const byLength = [...stretches].sort((a, b) => b.length - a.length || a.from - b.from);
  const mark = arena.mark();
  for (let i = 0; i < byLength.length; ) {
    let [size, j] = [0, i];
    while (j < byLength.length && (j === i || size + byLength[j]!.length <= BATCH)) size += byLength[j++]!.length;
    const batch = batchOf(byLength.slice(i, j));
    const { ahead, back } = known.gatesOf(batch, sources);
    decide(arena, layout, batch, forwardFrom(arena, layout, batch, ahead, back), into);
    arena.release(mark);
    i = j;
  }
}

function decide(arena: Arena, layout: Layout, batch: Batch, pass: Pass, into: Parse): void {
  const choices = new Choices(batch.rows);
  const arcs: ArcScores[] = [];
  for (let s = 0; s < batch.sentences; s++) {
    arcs.push(arcScores(arena, layout, batch, pass, s));
    choices.collect(arena.cells, arcs[s]!, batch, s);
  }
  choices.label(arena, layout, pass);
  for (let s = 0; s < batch.sentences; s++) {
    const { at, width } = arcs[s]!;
    const heads = bestTree(arena.cells, at, width, batch.length[s]!, () => {
      choices.labelRest(arena, layout, pass, rowsOf(batch, s));
      return arena.cells;
    });
    for (let t = 0; t < heads.length; t++) {
      const [row, head] = [batch.offset[t]! + s, heads[t]!];
      const governor = head < 0 ? -1 : batch.offset[head]! + s;
      const known = choices.relation(row, governor);
      into.head[batch.token[row]!] = head < 0 ? -1 : batch.from[s]! + head;
      into.relation[batch.token[row]!] = known < 0 ? relationOf(arena, layout, pass, row, governor) : known;
    }
  }
  for (let r = 0; r < batch.rows; r++) {
    into.tag[batch.token[r]!] = largest(arena.cells, pass.tagScores + r * layout.tagOut.columns, layout.counts.tags);
  }
}

/** Rows of the words of sentence `s`. */
function rowsOf(batch: Batch, s: number): Set<number> {
  return new Set(Array.from({ length: batch.length[s]! }, (_, t) => batch.offset[t]! + s));
}

/** Relation to a governor that only the tree as a whole asked for. */
function relationOf(arena: Arena, layout: Layout, pass: Pass, row: number, governor: number): number {
  const mark = arena.mark();
  const { scores } = relationScores(arena, layout, pass, Int32Array.of(row), Int32Array.of(governor));
  arena.release(mark);
  return largest(arena.cells, scores, layout.counts.relations);
}
