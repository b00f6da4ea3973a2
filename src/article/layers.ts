import { DamagedStream } from "./bytes.ts";
import type { ReadLimits } from "./limits.ts";

/** Archives inside archives; a fifth layer is no pile that anybody made by hand. */
const MOST_LAYERS = 4;

/** How deep a reader is inside packed inputs and what all layers of one input have unpacked together. */
export class Layers {
  readonly depth: number;
  private readonly limits: ReadLimits;
  private readonly sums: { packed: number; unpacked: number };

  constructor(limits: ReadLimits, depth = 0, sums = { packed: 0, unpacked: 0 }) {
    this.limits = limits;
    this.depth = depth;
    this.sums = sums;
  }

  /** One layer further in; the sums are shared. */
  inside(): Layers {
    return new Layers(this.limits, this.depth + 1, this.sums);
  }

  get isTooDeep(): boolean {
    return this.depth > MOST_LAYERS;
  }

  /** True when the layers have unpacked more than `unpackedBytes` and `ratio` times what they were packed in. */
  get isSpent(): boolean {
    return this.sums.unpacked > this.limits.unpackedBytes + this.limits.ratio * this.sums.packed;
  }

  /** Counts the bytes of the input itself; inside it, those that a packed entry unpacks to. Throws `DamagedStream` when spent. */
  async *count<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
    for await (const chunk of source) {
      if (chunk instanceof Uint8Array) {
        if (this.depth === 0) this.sums.packed += chunk.length;
        else this.spend(chunk.length);
      }
      yield chunk;
    }
  }

  /** Adds unpacked bytes; throws `DamagedStream` when that is too much. */
  spend(bytes: number): void {
    this.sums.unpacked += bytes;
    if (this.isSpent)
      throw new DamagedStream(`unpacks to more than ${this.limits.ratio} times its size; not read further`);
  }
}
