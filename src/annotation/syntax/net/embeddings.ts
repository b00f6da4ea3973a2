import type { Matrix } from "./shape.ts";

/** Rows of an embedding table. */
export interface Embeddings {
  /** Adds a row to the cells that begin at `at`. */
  addRow(cells: Float32Array, at: number, row: number): void;
}

/** A table that lies in the cells it is added to, as training changes it. */
export function embeddingsIn({ at: table, columns }: Matrix): Embeddings {
  return {
    addRow(cells, at, row) {
      const from = table + row * columns;
      for (let c = 0; c < columns; c++) cells[at + c] = cells[at + c]! + cells[from + c]!;
    },
  };
}

/** A table as its file holds it, a byte a cell with a scale a row: of 40,000 rows a pile uses few, so that none is spread out. */
export function packedEmbeddings(levels: Int8Array, scales: Float32Array): Embeddings {
  const width = levels.length / scales.length;
  return {
    addRow(cells, at, row) {
      const [from, scale] = [row * width, scales[row]!];
      for (let c = 0; c < width; c++) cells[at + c] = cells[at + c]! + Math.fround(levels[from + c]! * scale);
    },
  };
}
