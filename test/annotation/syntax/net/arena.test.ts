import { expect, test } from "vitest";
import { Arena } from "../../../../src/annotation/syntax/net/arena.ts";

const wave = (k: number) => Math.sin(k * 1.37) * 0.8;

test.each([
  [1, 8, 8],
  [5, 40, 16],
  [4, 32, 24],
  [7, 96, 96],
])("products of %i x %i over %i agree with plain loops, in floats and in 16 bits", (m, n, k) => {
  const arena = new Arena(1 << 16);
  const [a, b, c, d] = [arena.take(m * k), arena.take(k * n), arena.take(m * n), arena.take(m * n)];
  const { cells } = arena;
  for (let i = 0; i < m * k; i++) cells[a + i] = wave(i);
  for (let i = 0; i < k * n; i++) cells[b + i] = wave(i + 7);
  cells.fill(1, c, c + m * n).fill(1, d, d + m * n);
  const matrix = { at: b, rows: k, columns: n };
  arena.apply(c, a, matrix, m);
  arena.pack(matrix, arena.cells.slice(matrix.at, matrix.at + matrix.rows * matrix.columns));
  arena.apply(d, a, matrix, m);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 1;
      for (let p = 0; p < k; p++) sum += wave(i * k + p) * wave(p * n + j + 7);
      expect(arena.cells[c + i * n + j]).toBeCloseTo(sum, 3);
      expect(Math.abs(arena.cells[d + i * n + j]! - sum)).toBeLessThan(0.02);
    }
  }
});

test("a step of the cells is that of an LSTM", () => {
  const [width, rows] = [8, 2];
  const arena = new Arena(1 << 12);
  const [z, before, after, out] = [
    arena.take(rows * 4 * width),
    arena.take(rows * width),
    arena.take(rows * width),
    arena.take(rows * width),
  ];
  const gates = Array.from({ length: rows * 4 * width }, (_, i) => wave(i) * 4);
  arena.cells.set(gates, z);
  for (let i = 0; i < rows * width; i++) arena.cells[before + i] = wave(i + 3);
  arena.step(z, before, after, out, rows, width);
  const gate = (r: number, kind: number, j: number) => gates[r * 4 * width + kind * width + j]!;
  for (let r = 0; r < rows; r++) {
    for (let j = 0; j < width; j++) {
      const cell = sigmoid(gate(r, 1, j)) * wave(r * width + j + 3) + sigmoid(gate(r, 0, j)) * Math.tanh(gate(r, 3, j));
      expect(arena.cells[after + r * width + j]).toBeCloseTo(cell, 4);
      expect(arena.cells[out + r * width + j]).toBeCloseTo(sigmoid(gate(r, 2, j)) * Math.tanh(cell), 4);
    }
  }
});

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
