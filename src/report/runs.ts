import { deflateRawSync, inflateRawSync } from "node:zlib";
import { compareText } from "../model/index.ts";

/** A noun as it is written, under the key of its place in the report. The text holds no line feed. */
export interface Placed<T = string> {
  readonly key: string;
  readonly made: T;
}

/** How much is held: characters of rows as they came, of a block, and bytes of all blocks. */
export interface Room {
  readonly loose: number;
  readonly block: number;
  readonly packed: number;
}

/** Rows that follow one another in a run, packed. */
interface Block {
  readonly first: string;
  readonly packed: Uint8Array;
}

/**
 * Rows sorted by key, those of one key in the order they came: external sorting by merged runs (Knuth, vol. 3, 5.4), whose runs
 * lie packed in memory, at about a fifth of their text. Takes keys from `floor` up to a ceiling, which comes down
 * when all of it grows larger than `room.packed`: what lies above is left to a later pass over the source.
 */
export class Runs {
  readonly #floor: string;
  readonly #room: Room;
  #loose: Placed[] = [];
  #looseSize = 0;
  #runs: Block[][] = [];
  #packedSize = 0;
  /** First key that is left to a later pass; `undefined` when none is. */
  ceiling: string | undefined;

  constructor(floor: string, room: Room) {
    this.#floor = floor;
    this.#room = room;
  }

  isOpenTo(key: string): boolean {
    return key >= this.#floor && (this.ceiling === undefined || key < this.ceiling);
  }

  add(rows: readonly Placed[]): void {
    for (const row of rows) {
      if (!this.isOpenTo(row.key)) continue;
      this.#loose.push(row);
      this.#looseSize += ROW_SIZE + row.key.length + row.made.length;
      if (this.#looseSize > this.#room.loose) this.#pack();
    }
  }

  /** Gives everything once, and lets go of what it has given. */
  *sorted(): Generator<Placed> {
    const runs = this.#runs.map(unpacked);
    for (const row of merged([...runs, this.#takeLoose().values()])) if (this.isOpenTo(row.key)) yield row;
  }

  #takeLoose(): Placed[] {
    const taken = this.#loose.sort((x, y) => compareText(x.key, y.key));
    this.#loose = [];
    this.#looseSize = 0;
    return taken;
  }

  #pack(): void {
    const run = [...blocksOf(this.#takeLoose(), this.#room.block)];
    this.#runs.push(run);
    this.#packedSize += sizeOf(run);
    if (this.#packedSize > this.#room.packed) this.#lower();
  }

  /** Leaves the upper half to a later pass. */
  #lower(): void {
    const blocks = this.#runs.flat().sort((x, y) => compareText(x.first, y.first));
    let size = 0;
    const cut = blocks.find(({ first, packed }) => {
      size += packed.length;
      return size > this.#room.packed / 2 && first > blocks[0]!.first;
    });
    if (cut === undefined) return;
    this.ceiling = cut.first;
    this.#runs = this.#runs.map((run) => run.filter(({ first }) => first < cut.first));
    this.#packedSize = sizeOf(this.#runs.flat());
  }
}

/** Characters that a row takes in memory beside its key and its text. */
const ROW_SIZE = 100;

function sizeOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { packed }) => sum + packed.length, 0);
}

function* blocksOf(rows: readonly Placed[], least: number): Generator<Block> {
  let from = 0;
  let size = 0;
  for (const [at, { key, made }] of rows.entries()) {
    size += key.length + made.length;
    if (size < least && at + 1 < rows.length) continue;
    yield packed(rows.slice(from, at + 1));
    from = at + 1;
    size = 0;
  }
}

/** The keys as one line of JSON, then a line for each text. Fast matters more than small here: level 1. */
function packed(rows: readonly Placed[]): Block {
  const lines = [JSON.stringify(rows.map(({ key }) => key)), ...rows.map(({ made }) => made)];
  return { first: rows[0]!.key, packed: deflateRawSync(lines.join("\n"), { level: 1 }) };
}

function* unpacked(run: Block[]): Generator<Placed> {
  for (let block = run.shift(); block !== undefined; block = run.shift()) {
    const [keys, ...texts] = inflateRawSync(block.packed).toString().split("\n");
    for (const [at, key] of (JSON.parse(keys!) as string[]).entries()) yield { key, made: texts[at]! };
  }
}

/** Sorted rows of several runs as one sorted row; of one key, those of the earlier run come first. */
function merged(runs: readonly Iterator<Placed>[]): IterableIterator<Placed> {
  if (runs.length === 1) return ahead(runs[0]!);
  const half = runs.length >> 1;
  return ofTwo(merged(runs.slice(0, half)), merged(runs.slice(half)));
}

function* ahead(run: Iterator<Placed>): Generator<Placed> {
  for (let next = run.next(); !next.done; next = run.next()) yield next.value;
}

function* ofTwo(early: Iterator<Placed>, late: Iterator<Placed>): Generator<Placed> {
  let [x, y] = [early.next(), late.next()];
  while (!x.done || !y.done) {
    if (!x.done && (y.done || x.value.key <= y.value.key)) {
      yield x.value;
      x = early.next();
    } else {
      yield y.value!;
      y = late.next();
    }
  }
}
