import { Assembly, moduleOf, OP } from "../syntax/net/assembler.ts";
import { LABELS } from "./labels.ts";

/** Bytes of a row: a whole number of 16 bits a label. */
const ROW = 2 * LABELS;
/** Labels that two vectors of 16-bit numbers hold; the last label goes alone. */
const IN_VECTORS = 16;
/** Places at which things begin, in bytes: the sums, then the places asked for, then the rows. */
const [SUMS, PLACES] = [0, 80];

/** Rows of label weights whose sums WebAssembly vector code adds up: whole numbers, exact in any order. */
export class RowSums {
  /** Where the rows that `sum` adds begin: the first cells are filled in before it is called. */
  readonly places: Int32Array;
  /** `LABELS` sums, as `sum` leaves them. */
  readonly sums: Int32Array;
  readonly #rows: number;
  readonly #levels: Int8Array;
  readonly #weights: Int16Array;
  /** The rows as the vector code reads them; one is unpacked when it is first asked for. */
  readonly #unpacked: Int16Array;
  readonly #isUnpacked: Uint8Array;
  readonly #sum: (places: number, count: number, sums: number) => void;

  /** `levels` are `LABELS` a row, each a number of `weights` by its lower eight bits; `most` rows are added at once. */
  constructor(levels: Int8Array, weights: Int16Array, most: number) {
    if (LABELS !== IN_VECTORS + 1) throw new RangeError(`rows of ${LABELS} labels`);
    this.#rows = PLACES + 4 * most;
    const memory = new WebAssembly.Memory({ initial: Math.ceil((this.#rows + 2 * levels.length) / 65536) });
    this.#levels = levels;
    this.#weights = weights;
    this.#unpacked = new Int16Array(memory.buffer, this.#rows, levels.length);
    this.#isUnpacked = new Uint8Array(Math.ceil(levels.length / LABELS));
    this.places = new Int32Array(memory.buffer, PLACES, most);
    this.sums = new Int32Array(memory.buffer, SUMS, LABELS);
    const module = new WebAssembly.Module(moduleOf({ sum: sumCode() }));
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    this.#sum = exports.sum as (places: number, count: number, sums: number) => void;
  }

  /** Where a row begins. */
  placeOf(row: number): number {
    if (this.#isUnpacked[row] === 0) this.#unpack(row);
    return this.#rows + row * ROW;
  }

  #unpack(row: number): void {
    const end = (row + 1) * LABELS;
    for (let i = row * LABELS; i < end; i++) this.#unpacked[i] = this.#weights[this.#levels[i]! & 255]!;
    this.#isUnpacked[row] = 1;
  }

  /** Adds up the rows at the first `count` of `places`. */
  sum(count: number): void {
    this.#sum(PLACES, count, SUMS);
  }
}

/** `sum(places, count, sums)`: two vectors of eight numbers a row, widened to 32 bits, and the number behind them. */
function sumCode(): Assembly {
  const [AT, COUNT, INTO] = [0, 1, 2];
  const f = new Assembly(3, 2);
  const [row, last] = [f.number(), f.number()];
  const part = f.vector();
  const sums = Array.from({ length: IN_VECTORS / 4 }, () => f.vector());
  f.while(
    () => f.get(COUNT),
    () => {
      f.get(AT).loadNumber(0).set(row);
      for (let half = 0; half < 2; half++) {
        f.get(row)
          .load(16 * half)
          .set(part);
        for (const [k, widen] of [OP.vWidenLow, OP.vWidenHigh].entries()) {
          const sum = sums[2 * half + k]!;
          f.get(sum).get(part).put(widen, OP.vAddWhole).set(sum);
        }
      }
      f.get(last)
        .get(row)
        .loadShort(2 * IN_VECTORS)
        .put(OP.add)
        .set(last);
      f.advance(AT, 4).advance(COUNT, -1);
    },
  );
  sums.forEach((sum, k) => {
    f.get(INTO)
      .get(sum)
      .store(16 * k);
  });
  f.get(INTO)
    .get(last)
    .storeNumber(4 * IN_VECTORS);
  return f;
}
