import { mix } from "../facets.ts";
import type { Arena } from "./arena.ts";
import type { Batch } from "./batch.ts";
import { gather } from "./forward.ts";
import { AFFIXES, type Rows, type Sources, writeInputs } from "./inputs.ts";
import { GATES, type Layout } from "./shape.ts";

/** Words with a tag that are kept, 8 MiB; a batch has fewer. When they are full all are forgotten. About 7 in 10 are found. */
const KEPT = 2048;
const SLOTS = 4 * KEPT;
/** Numbers that an input vector is made of: word vector, own vector, tag, spelling. */
const KEY = 3 + AFFIXES;

/**
 * What layer 1 makes of its input, kept by all that the input is made of: it hangs on the word and its tag alone, and is a
 * fifth of the network's work. Exact, whatever was parsed before.
 */
export class KnownWords {
  readonly #arena: Arena;
  readonly #layout: Layout;
  /** Cells of the gates of both directions, `GATES` a word. */
  readonly #ahead: number;
  readonly #back: number;
  /** One more than is kept: the word that is looked for lies behind the last. */
  readonly #keys = new Int32Array((KEPT + 1) * KEY);
  /** Number of the word in a slot plus one, 0 in an empty slot. */
  readonly #slots = new Int32Array(SLOTS);
  #size = 0;

  constructor(arena: Arena, layout: Layout) {
    this.#arena = arena;
    this.#layout = layout;
    this.#ahead = arena.take(KEPT * GATES);
    this.#back = arena.take(KEPT * GATES);
  }

  /** Cells of the gates of a batch's rows by what the input adds to them, in the batch's order and in that of its mirror. */
  gatesOf(batch: Batch, sources: Sources): { readonly ahead: number; readonly back: number } {
    const arena = this.#arena;
    const words = this.#wordsOf(batch, sources);
    const mirrored = batch.mirror.map((row) => words[row]!);
    const [ahead, back] = [arena.take(batch.rows * GATES), arena.take(batch.rows * GATES)];
    gather(arena.cells, ahead, this.#ahead, words, GATES);
    gather(arena.cells, back, this.#back, mirrored, GATES);
    return { ahead, back };
  }

  #wordsOf({ token, rows: count }: Batch, sources: Sources): Int32Array {
    if (this.#size + count > KEPT) this.#forget();
    const before = this.#size;
    const fresh: number[] = [];
    const words = token.map((i) => {
      const word = this.#find(sources.rows, i);
      if (word === before + fresh.length) fresh.push(i);
      return word;
    });
    if (fresh.length > 0) this.#work(before, Int32Array.from(fresh), sources);
    return words;
  }

  #forget(): void {
    this.#slots.fill(0);
    this.#size = 0;
  }

  /** Number of the word of token `i`; a new one is the next number. */
  #find(rows: Rows, i: number): number {
    const [keys, slots] = [this.#keys, this.#slots];
    const next = this.#size * KEY;
    keys[next] = rows.glove[i]!;
    keys[next + 1] = rows.word[i]!;
    keys[next + 2] = rows.tag[i]!;
    for (let k = 0; k < AFFIXES; k++) keys[next + 3 + k] = rows.affix[i * AFFIXES + k]!;
    let hash = 0;
    for (let k = 0; k < KEY; k++) hash = Math.imul(hash ^ keys[next + k]!, 0x01000193);
    let slot = (mix(hash, KEY) >>> 0) % SLOTS;
    for (; slots[slot] !== 0; slot = (slot + 1) % SLOTS) {
      const word = slots[slot]! - 1;
      if (this.#isEqual(word * KEY, next)) return word;
    }
    slots[slot] = this.#size + 1;
    return this.#size++;
  }

  #isEqual(a: number, b: number): boolean {
    const keys = this.#keys;
    for (let k = 0; k < KEY; k++) if (keys[a + k] !== keys[b + k]) return false;
    return true;
  }

  #work(from: number, tokens: Int32Array, sources: Sources): void {
    const [arena, layout] = [this.#arena, this.#layout];
    const mark = arena.mark();
    const input = writeInputs(arena, layout, tokens, sources);
    for (const [at, layer] of [
      [this.#ahead, layout.layers[0]!],
      [this.#back, layout.layers[1]!],
    ] as const) {
      arena.repeat(at + from * GATES, layer.bias.at, tokens.length, GATES);
      arena.apply(at + from * GATES, input, layer.input, tokens.length);
    }
    arena.release(mark);
  }
}
