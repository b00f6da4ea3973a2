import { Assembly, moduleOf, OP } from "../syntax/net/assembler.ts";
import { LABELS } from "./labels.ts";

/** Hidden units, and words looked at: the token and as many on either side. */
export const HIDDEN = 128;
export const WINDOW = 5;
/** Labels padded to whole vectors. */
export const SCORES = (LABELS + 1) & ~1;
/** Hidden units that one call of `product` works out. */
export const BLOCK = 16;

/** The loops of the hidden layer as WebAssembly vector code, bit for bit what floats kept in a `Float32Array` give. Places in bytes. */
export interface DenseKernels {
  /**
   * `out[h] = sum over d of values[d] * input[d][h]` for `BLOCK` units, each step rounded to a float: doubles `values`,
   * floats `input` with rows of `HIDDEN`. `product(out, values, input, count)`
   */
  product(...numbers: number[]): void;
  /**
   * Adds the hidden layer's share to `SCORES` doubles at `scores`: units are the sums of floats, cut at zero, that begin at
   * the ten `places` (product and look of each word of the window); `output` holds `SCORES` doubles a unit, `hidden` has
   * room for a double a unit. `score(scores, output, hidden, places)`
   */
  score(...numbers: number[]): void;
}

/** Compiles the kernels onto a memory. */
export function denseKernelsOn(memory: WebAssembly.Memory): DenseKernels {
  const module = new WebAssembly.Module(moduleOf({ product: productCode(), score: scoreCode() }));
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return exports as unknown as DenseKernels;
}

function productCode(): Assembly {
  const [OUT, VALUES, INPUT, COUNT] = [0, 1, 2, 3];
  const f = new Assembly(4, 0);
  const value = f.vector();
  const sums = Array.from({ length: BLOCK / 2 }, () => f.vector());
  f.while(
    () => f.get(COUNT),
    () => {
      f.get(VALUES).loadDouble(0).set(value);
      sums.forEach((sum, q) => {
        f.get(sum);
        f.get(value)
          .get(INPUT)
          .loadHalf(8 * q)
          .put(OP.vPromote, OP.dMul, OP.dAdd, OP.vDemote, OP.vPromote)
          .set(sum);
      });
      f.advance(VALUES, 8)
        .advance(INPUT, HIDDEN * 4)
        .advance(COUNT, -1);
    },
  );
  sums.forEach((sum, q) => {
    f.get(OUT)
      .get(sum)
      .put(OP.vDemote)
      .storeHalf(8 * q);
  });
  return f;
}

function scoreCode(): Assembly {
  const [RESULT, OUTPUT, UNITS, PLACES] = [0, 1, 2, 3];
  const f = new Assembly(4, 2 + 2 * WINDOW);
  const [left, at] = [f.number(), f.number()];
  const places = Array.from({ length: 2 * WINDOW }, () => f.number());
  const [unit, nothing] = [f.vector(), f.vector()];
  const sums = Array.from({ length: SCORES / 2 }, () => f.vector());
  places.forEach((place, k) => {
    f.get(PLACES)
      .loadNumber(4 * k)
      .set(place);
  });
  for (let h = 0; h < HIDDEN; h += 2) {
    f.get(nothing).set(unit);
    for (let w = 0; w < WINDOW; w++) {
      f.get(unit);
      for (const place of [places[2 * w + 1]!, places[2 * w]!])
        f.get(place)
          .loadHalf(h * 4)
          .put(OP.vPromote);
      f.put(OP.dAdd, OP.dAdd, OP.vDemote, OP.vPromote).set(unit);
    }
    f.get(UNITS)
      .get(unit)
      .get(nothing)
      .put(OP.dMax)
      .store(h * 8);
  }
  sums.forEach((sum, q) => {
    f.get(RESULT)
      .load(16 * q)
      .set(sum);
  });
  f.get(UNITS).set(at).constant(HIDDEN).set(left);
  f.while(
    () => f.get(left),
    () => {
      f.get(at).loadDouble(0).set(unit);
      sums.forEach((sum, q) => {
        f.get(sum).get(unit);
        f.get(OUTPUT)
          .load(16 * q)
          .put(OP.dMul, OP.dAdd)
          .set(sum);
      });
      f.advance(at, 8)
        .advance(OUTPUT, SCORES * 8)
        .advance(left, -1);
    },
  );
  sums.forEach((sum, q) => {
    f.get(RESULT)
      .get(sum)
      .store(16 * q);
  });
  return f;
}
