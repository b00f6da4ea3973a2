/** Sizes of the network; the layer sizes are multiples of 32 for the kernels. */
export const SIZE = {
  glove: 100,
  word: 32,
  affix: 36,
  tag: 32,
  hidden: 128,
  arc: 96,
  relation: 96,
  affixRows: 32768,
} as const;
export const INPUT = SIZE.glove + SIZE.word + SIZE.affix + SIZE.tag;
export const BOTH = 2 * SIZE.hidden;
export const GATES = 4 * SIZE.hidden;
/** Columns of the projection: dependent and head for arcs, dependent and head for relations. */
export const PROJECTED = 2 * SIZE.arc + 2 * SIZE.relation;

/** A weight matrix: first cell, rows and columns. */
export interface Matrix {
  readonly at: number;
  readonly rows: number;
  readonly columns: number;
}

/** What the training data decides: how many words have rows of their own, and the class counts (padded to 8). */
export interface Counts {
  readonly words: number;
  readonly tags: number;
  readonly relations: number;
}

export interface Layer {
  readonly input: Matrix;
  readonly recurrent: Matrix;
  readonly bias: Matrix;
}

/** Where every weight lies. */
export interface Layout {
  readonly counts: Counts;
  readonly word: Matrix;
  readonly affix: Matrix;
  readonly tag: Matrix;
  /** Layers 1 and 2, each forward and backward: index `2 * layer + direction`. */
  readonly layers: readonly Layer[];
  readonly tagOut: Matrix;
  /** The tags once more, from layer 2, which knows more of the clause: both scores are added. */
  readonly tagTop: Matrix;
  readonly tagBias: Matrix;
  readonly projection: Matrix;
  readonly projectionBias: Matrix;
  readonly bilinear: Matrix;
  readonly headBias: Matrix;
  /** The root as a governor: its arc vector, then its relation vector. */
  readonly root: Matrix;
  readonly relationOut: Matrix;
  readonly relationBias: Matrix;
  readonly size: number;
}

/** Places the weights one after another from cell `from`. Embedding tables come first. */
export function layoutOf(counts: Counts, from: number): Layout {
  let next = from;
  const matrix = (rows: number, columns: number): Matrix => {
    const at = next;
    next += rows * columns;
    return { at, rows, columns };
  };
  const layer = (inputs: number): Layer => ({
    input: matrix(inputs, GATES),
    recurrent: matrix(SIZE.hidden, GATES),
    bias: matrix(1, GATES),
  });
  const [tags, relations] = [padded(counts.tags), padded(counts.relations)];
  const parts = {
    counts,
    word: matrix(counts.words + 1, SIZE.word),
    affix: matrix(SIZE.affixRows, SIZE.affix),
    tag: matrix(counts.tags + 1, SIZE.tag),
    layers: [layer(INPUT), layer(INPUT), layer(BOTH), layer(BOTH)],
    tagOut: matrix(BOTH, tags),
    tagTop: matrix(BOTH, tags),
    tagBias: matrix(1, tags),
    projection: matrix(BOTH, PROJECTED),
    projectionBias: matrix(1, PROJECTED),
    bilinear: matrix(SIZE.arc, SIZE.arc),
    headBias: matrix(1, SIZE.arc),
    root: matrix(1, SIZE.arc + SIZE.relation),
    relationOut: matrix(SIZE.relation, relations),
    relationBias: matrix(1, relations),
  };
  return { ...parts, size: next - from };
}

/** All matrices of a layout in order, with stable names. */
export function matricesOf(layout: Layout): [string, Matrix][] {
  const plain = Object.entries(layout).filter((entry): entry is [string, Matrix] => isMatrix(entry[1]));
  const layers = layout.layers.flatMap((one, k) =>
    Object.entries(one).map(([name, matrix]) => [`layer${k}.${name}`, matrix] as [string, Matrix]),
  );
  return [...plain, ...layers].sort((a, b) => a[1].at - b[1].at);
}

function isMatrix(value: unknown): boolean {
  return typeof value === "object" && value !== null && "rows" in value;
}

/** The next multiple of 8. */
export function padded(count: number): number {
  return (count + 7) & ~7;
}
