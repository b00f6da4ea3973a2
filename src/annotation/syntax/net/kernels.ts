import { Assembly, moduleOf, OP } from "./assembler.ts";
import { multiply16Code, quantiseCode } from "./kernels16.ts";

/** The two loops where the time goes, as WebAssembly vector code. Pointers and strides in bytes. */
export interface Kernels {
  /**
   * `C += A B` for an m x k matrix A of any strides and row-major B (k x n) and C (m x n); n a multiple of 8.
   * `multiply(c, a, b, m, n, k, aRow, aColumn, bRow, cRow)`
   */
  multiply(...numbers: number[]): void;
  /**
   * One step of LSTM cells. `z` holds rows of 4 x width pre-activations (input, forget, output, candidate) and is
   * overwritten with the gates. `cells(z, cBefore, c, h, rows, width)`, width a multiple of 4.
   */
  cells(...numbers: number[]): void;
  /** See `multiply16Code` and `quantiseCode`. */
  multiply16(...numbers: number[]): void;
  quantise(...numbers: number[]): void;
}

/** Compiles the kernels onto a memory. */
export function kernelsOn(memory: WebAssembly.Memory): Kernels {
  const codes = {
    multiply: multiplyCode(),
    cells: cellsCode(),
    multiply16: multiply16Code(),
    quantise: quantiseCode(),
  };
  const module = new WebAssembly.Module(moduleOf(codes));
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return exports as unknown as Kernels;
}

const [C, A, B, M, N, K, A_ROW, A_COLUMN, B_ROW, C_ROW] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

function multiplyCode(): Assembly {
  const f = new Assembly(10, 13);
  const [i, j, start] = [f.number(), f.number(), f.number()];
  const scratch = Array.from({ length: 10 }, () => f.number());
  const registers = Array.from({ length: 8 }, () => f.vector());
  const others = Array.from({ length: 9 }, () => f.vector());
  const rowsOf = (rows: number, wide: number) =>
    f.while(
      () => f.get(i).constant(rows).put(OP.add).get(M).put(OP.lessOrEqual),
      () => {
        tile(f, rows, wide, i, j, scratch, registers, others);
        f.advance(i, rows);
      },
    );
  const columnsOf = (wide: number, body: () => void) =>
    f.while(
      () =>
        f
          .get(j)
          .constant(wide * 4)
          .put(OP.add)
          .get(N)
          .put(OP.lessOrEqual),
      () => {
        body();
        f.advance(j, wide * 4);
      },
    );
  f.constant(0).set(j);
  columnsOf(2, () => {
    f.constant(0).set(i);
    rowsOf(4, 2);
  });
  f.get(M).constant(-4).put(OP.and).set(start);
  f.constant(0).set(j);
  for (const wide of [8, 2]) {
    columnsOf(wide, () => {
      f.get(start).set(i);
      rowsOf(1, wide);
    });
  }
  return f;
}

/** One block of C, `rows` x `wide * 4`, kept in registers over the whole inner dimension. */
function tile(
  f: Assembly,
  rows: number,
  wide: number,
  i: number,
  j: number,
  scratch: readonly number[],
  sums: readonly number[],
  others: readonly number[],
): void {
  const [p, pb] = [scratch[0]!, scratch[1]!];
  const pa = (r: number) => scratch[2 + r]!;
  const pc = (r: number) => scratch[6 + r]!;
  for (let r = 0; r < rows; r++) {
    f.get(A).get(i).constant(r).put(OP.add).get(A_ROW).put(OP.mul, OP.add).set(pa(r));
    f.get(C).get(i).constant(r).put(OP.add).get(C_ROW).put(OP.mul, OP.add);
    f.get(j).constant(4).put(OP.mul, OP.add).set(pc(r));
    for (let q = 0; q < wide; q++)
      f.get(pc(r))
        .load(16 * q)
        .set(sums[r * wide + q]!);
  }
  f.get(B).get(j).constant(4).put(OP.mul, OP.add).set(pb);
  f.get(K).set(p);
  f.while(
    () => f.get(p),
    () => {
      for (let q = 0; q < wide; q++)
        f.get(pb)
          .load(16 * q)
          .set(others[1 + q]!);
      for (let r = 0; r < rows; r++) {
        f.get(pa(r)).loadSplat(0).set(others[0]!);
        for (let q = 0; q < wide; q++) {
          const sum = sums[r * wide + q]!;
          f.get(sum)
            .get(others[0]!)
            .get(others[1 + q]!)
            .put(OP.vMul, OP.vAdd)
            .set(sum);
        }
        f.advance(pa(r), { local: A_COLUMN });
      }
      f.advance(pb, { local: B_ROW });
      f.advance(p, -1);
    },
  );
  for (let r = 0; r < rows; r++) {
    for (let q = 0; q < wide; q++)
      f.get(pc(r))
        .get(sums[r * wide + q]!)
        .store(16 * q);
  }
}

function cellsCode(): Assembly {
  const [Z, BEFORE, AFTER, OUT, ROWS, WIDTH] = [0, 1, 2, 3, 4, 5];
  const f = new Assembly(6, 3);
  const [left, wide, end] = [f.number(), f.number(), f.number()];
  const v = Array.from({ length: 8 }, () => f.vector());
  const [x, square, top, input, forget, output, candidate, cell] = v as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const gate = (k: number, into: number, isSigmoid: boolean) => {
    f.get(Z).get(wide).constant(k).put(OP.mul, OP.add).load(0).set(x);
    if (isSigmoid) f.get(x).splat(0.5).put(OP.vMul).set(x);
    tanh(f, x, square, top);
    if (isSigmoid) f.get(x).splat(0.5).put(OP.vMul).splat(0.5).put(OP.vAdd).set(x);
    f.get(x).set(into);
    f.get(Z).get(wide).constant(k).put(OP.mul, OP.add).get(x).store(0);
  };
  f.get(WIDTH).constant(4).put(OP.mul).set(wide);
  f.get(ROWS).set(left);
  f.while(
    () => f.get(left),
    () => {
      f.get(Z).get(wide).put(OP.add).set(end);
      f.while(
        () => f.get(Z).get(end).put(OP.less),
        () => {
          gate(0, input, true);
          gate(1, forget, true);
          gate(2, output, true);
          gate(3, candidate, false);
          f.get(forget).get(BEFORE).load(0).put(OP.vMul).get(input).get(candidate).put(OP.vMul, OP.vAdd).set(cell);
          f.get(AFTER).get(cell).store(0);
          f.get(cell).set(x);
          tanh(f, x, square, top);
          f.get(OUT).get(x).get(output).put(OP.vMul).store(0);
          for (const pointer of [Z, BEFORE, AFTER, OUT]) f.advance(pointer, 16);
        },
      );
      f.get(Z).get(wide).constant(3).put(OP.mul, OP.add).set(Z);
      f.advance(left, -1);
    },
  );
  return f;
}

/** Rational approximation of tanh, error below 1e-6 (coefficients as in Eigen), so that no machine's libm matters. */
const ABOVE = [
  4.89352455891786e-3, 6.37261928875436e-4, 1.48572235717979e-5, 5.12229709037114e-8, -8.60467152213735e-11,
  2.00018790482477e-13, -2.76076847742355e-16,
];
const BELOW = [4.89352518554385e-3, 2.268434632439e-3, 1.18534705686654e-4, 1.19825839466702e-6];

function tanh(f: Assembly, x: number, square: number, top: number): void {
  f.get(x).splat(7.9).put(OP.vMin).splat(-7.9).put(OP.vMax).set(x);
  f.get(x).get(x).put(OP.vMul).set(square);
  horner(f, ABOVE, square);
  f.get(x).put(OP.vMul).set(top);
  f.get(top);
  horner(f, BELOW, square);
  f.put(OP.vDiv).set(x);
}

function horner(f: Assembly, coefficients: readonly number[], square: number): void {
  const [last, ...rest] = coefficients.toReversed();
  f.splat(last!);
  for (const one of rest) f.get(square).put(OP.vMul).splat(one).put(OP.vAdd);
}
