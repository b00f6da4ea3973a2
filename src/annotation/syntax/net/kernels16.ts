import { Assembly, OP } from "./assembler.ts";

/** Columns of one panel of packed weights. */
const PANEL = 8;

const [C, A, B, M, N, PAIRS, A_ROW, C_ROW, SCALE] = [0, 1, 2, 3, 4, 5, 6, 7, 8];

/**
 * `C += scale * A B` with A (m rows of 16-bit numbers) and B packed by `packPanels`: eight products an instruction instead of
 * four. `multiply16(c, a, b, m, n, pairs, aRow, cRow, bits of the scale)`; pointers and strides in bytes.
 */
export function multiply16Code(): Assembly {
  const f = new Assembly(9, 16);
  const [i, j, start] = [f.number(), f.number(), f.number()];
  const scratch = Array.from({ length: 13 }, () => f.number());
  const registers = Array.from({ length: 8 }, () => f.vector());
  const others = [f.vector(), f.vector(), f.vector()] as const;
  const scale = f.vector();
  const rowsOf = (rows: number, panels: number) =>
    f.while(
      () => f.get(i).constant(rows).put(OP.add).get(M).put(OP.lessOrEqual),
      () => {
        tile(f, rows, panels, [i, j, scale], scratch, registers, others);
        f.advance(i, rows);
      },
    );
  const columnsOf = (panels: number, body: () => void) =>
    f.while(
      () =>
        f
          .get(j)
          .constant(panels * PANEL)
          .put(OP.add)
          .get(N)
          .put(OP.lessOrEqual),
      () => {
        body();
        f.advance(j, panels * PANEL);
      },
    );
  f.get(SCALE).put(OP.asFloat, OP.vSplat).set(scale);
  f.constant(0).set(j);
  columnsOf(1, () => {
    f.constant(0).set(i);
    rowsOf(4, 1);
  });
  f.get(M).constant(-4).put(OP.and).set(start);
  f.constant(0).set(j);
  for (const panels of [4, 1]) {
    columnsOf(panels, () => {
      f.get(start).set(i);
      rowsOf(1, panels);
    });
  }
  return f;
}

/** One block of C, `rows` x `panels * 8`, summed in registers over all pairs. */
function tile(
  f: Assembly,
  rows: number,
  panels: number,
  [i, j, scale]: readonly [number, number, number],
  scratch: readonly number[],
  sums: readonly number[],
  [splat, weight0, weight1]: readonly [number, number, number],
): void {
  const p = scratch[0]!;
  const pa = (r: number) => scratch[1 + r]!;
  const pc = (r: number) => scratch[5 + r]!;
  const pb = (q: number) => scratch[9 + q]!;
  for (let r = 0; r < rows; r++) {
    f.get(A).get(i).constant(r).put(OP.add).get(A_ROW).put(OP.mul, OP.add).set(pa(r));
    f.get(C).get(i).constant(r).put(OP.add).get(C_ROW).put(OP.mul, OP.add);
    f.get(j).constant(4).put(OP.mul, OP.add).set(pc(r));
  }
  for (let q = 0; q < panels; q++) {
    f.get(B)
      .get(j)
      .constant(q * PANEL)
      .put(OP.add)
      .get(PAIRS)
      .put(OP.mul)
      .constant(4)
      .put(OP.mul, OP.add)
      .set(pb(q));
  }
  for (const sum of sums.slice(0, rows * panels * 2)) f.splat(0).set(sum);
  f.get(PAIRS).set(p);
  f.while(
    () => f.get(p),
    () => {
      if (panels === 1) f.get(pb(0)).load(0).set(weight0).get(pb(0)).load(16).set(weight1);
      for (let r = 0; r < rows; r++) {
        f.get(pa(r)).loadSplat(0).set(splat);
        for (let v = 0; v < panels * 2; v++) {
          const sum = sums[r * panels * 2 + v]!;
          f.get(sum).get(splat);
          if (panels === 1) f.get(v === 0 ? weight0 : weight1);
          else f.get(pb(v >> 1)).load((v & 1) * 16);
          f.put(OP.vDot, OP.vAddWhole).set(sum);
        }
        f.advance(pa(r), 4);
      }
      for (let q = 0; q < panels; q++) f.advance(pb(q), 4 * PANEL);
      f.advance(p, -1);
    },
  );
  for (let r = 0; r < rows; r++) {
    for (let v = 0; v < panels * 2; v++) {
      f.get(pc(r))
        .get(pc(r))
        .load(v * 16);
      f.get(sums[r * panels * 2 + v]!)
        .put(OP.vToFloat)
        .get(scale)
        .put(OP.vMul, OP.vAdd)
        .store(v * 16);
    }
  }
}

/** `quantise(from, into, eights)`: floats times 1,024, rounded, as 16-bit numbers; values beyond +-32 are held there. */
export function quantiseCode(): Assembly {
  const [FROM, INTO, EIGHTS] = [0, 1, 2];
  const f = new Assembly(3, 0);
  const whole = (offset: number) => f.get(FROM).load(offset).splat(ACTIVATION).put(OP.vMul, OP.vNearest, OP.vToWhole);
  f.while(
    () => f.get(EIGHTS),
    () => {
      f.get(INTO);
      whole(0);
      whole(16);
      f.put(OP.vNarrow).store(0);
      f.advance(FROM, 32);
      f.advance(INTO, 16);
      f.advance(EIGHTS, -1);
    },
  );
  return f;
}

/** Levels a unit of activation; cells of the network lie between -1 and 1, its inputs and projections within +-32. */
const ACTIVATION = 1024;
/** Largest weight level: 12 bits, so that 200 products of largest numbers still fit 32 bits. */
const WEIGHT = 4095;

/** A row-major matrix as whole levels of one scale, or as floats (of the scale 1). */
export interface Levels {
  readonly values: Int16Array | Float32Array;
  readonly scale: number;
  readonly rows: number;
  readonly columns: number;
}

/**
 * Packs a matrix for `multiply16`: panels of 8 columns, in each the rows in pairs. Returns the factor of the product. Weights are 32-bit
 * floats on the way, though none is laid down.
 */
export function packPanels({ values, scale, rows, columns }: Levels, into: Int16Array): number {
  let top = 0;
  for (let i = 0; i < values.length; i++) top = Math.max(top, Math.abs(values[i]!));
  const most = Math.max(1e-12, Math.fround(top * scale));
  const levels = WEIGHT / most;
  let at = 0;
  for (let j = 0; j < columns; j += PANEL) {
    for (let p = 0; p < rows; p += 2) {
      for (let c = p * columns + j; c < p * columns + j + PANEL; c++) {
        into[at++] = Math.round(Math.fround(values[c]! * scale) * levels);
        into[at++] = Math.round(Math.fround(values[c + columns]! * scale) * levels);
      }
    }
  }
  return most / WEIGHT / ACTIVATION;
}
