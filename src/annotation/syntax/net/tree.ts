/**
 * The best tree over `n` words: governor of each word, -1 for the one root. Row `t` of the scores holds the root in cell 0
 * and word `g` in cell `1 + g`. Each word takes its best governor when that is a tree already; else Eisner's
 * algorithm finds the best tree without crossing arcs, O(n^3). Scores that cannot be
 * a word's best may be left open until then: `complete` gives all.
 */
export function bestTree(
  scores: Float32Array,
  at: number,
  width: number,
  n: number,
  complete: () => Float32Array = () => scores,
): Int32Array {
  const heads = new Int32Array(n);
  for (let t = 0; t < n; t++) heads[t] = bestGovernor(scores, at + t * width, n, t);
  return isTree(heads) ? heads : projective(complete(), at, width, n);
}

function bestGovernor(scores: Float32Array, row: number, n: number, t: number): number {
  let best = -1;
  for (let g = 0; g < n; g++) if (g !== t && scores[row + 1 + g]! > scores[row + 1 + best]!) best = g;
  return best;
}

/** True when there is one root and no cycle. */
export function isTree(heads: Int32Array): boolean {
  const seen = new Int32Array(heads.length).fill(-1);
  let roots = 0;
  for (let i = 0; i < heads.length; i++) {
    if (heads[i] === -1) roots++;
    let h = i;
    while (h >= 0 && seen[h] === -1) {
      seen[h] = i;
      h = heads[h]!;
    }
    if (h >= 0 && seen[h] === i) return false;
  }
  return roots === 1;
}

/** Spans of Eisner's chart, `n * n` cells each; `right` spans have their governor on the left. */
interface Chart {
  readonly n: number;
  readonly score: Float64Array[];
  readonly split: Int16Array[];
}

const [OPEN_LEFT, OPEN_RIGHT, DONE_LEFT, DONE_RIGHT] = [0, 1, 2, 3] as const;

function projective(scores: Float32Array, at: number, width: number, n: number): Int32Array {
  const chart: Chart = {
    n,
    score: [0, 1, 2, 3].map(() => new Float64Array(n * n)),
    split: [0, 1, 2, 3].map(() => new Int16Array(n * n)),
  };
  const arc = (head: number, dependent: number) => scores[at + dependent * width + 1 + head]!;
  for (let size = 1; size < n; size++) {
    for (let i = 0; i + size < n; i++) {
      const j = i + size;
      join(chart, i, j, i, j - 1, DONE_RIGHT, DONE_LEFT, 1, OPEN_LEFT, arc(j, i));
      copyOpen(chart, i, j, arc(i, j) - arc(j, i));
      join(chart, i, j, i, j - 1, DONE_LEFT, OPEN_LEFT, 0, DONE_LEFT, 0);
      join(chart, i, j, i + 1, j, OPEN_RIGHT, DONE_RIGHT, 0, DONE_RIGHT, 0);
    }
  }
  return trace(chart, rootOf(chart, scores, at, width));
}

/** Best way to make span `(i, j)` of kind `into` from `(i, k)` and `(k + gap, j)`. */
function join(
  chart: Chart,
  i: number,
  j: number,
  from: number,
  to: number,
  leftKind: number,
  rightKind: number,
  gap: number,
  into: number,
  bonus: number,
): void {
  const [left, right] = [chart.score[leftKind]!, chart.score[rightKind]!];
  let [best, split] = [Number.NEGATIVE_INFINITY, from];
  for (let k = from; k <= to; k++) {
    const sum = left[i * chart.n + k]! + right[(k + gap) * chart.n + j]!;
    if (sum > best) [best, split] = [sum, k];
  }
  chart.score[into]![i * chart.n + j] = best + bonus;
  chart.split[into]![i * chart.n + j] = split;
}

/** Both open spans come of the same halves: only the arc between their ends differs. */
function copyOpen(chart: Chart, i: number, j: number, difference: number): void {
  const cell = i * chart.n + j;
  chart.score[OPEN_RIGHT]![cell] = chart.score[OPEN_LEFT]![cell]! + difference;
  chart.split[OPEN_RIGHT]![cell] = chart.split[OPEN_LEFT]![cell]!;
}

function rootOf(chart: Chart, scores: Float32Array, at: number, width: number): number {
  const { n } = chart;
  let [best, root] = [Number.NEGATIVE_INFINITY, 0];
  for (let r = 0; r < n; r++) {
    const sum = chart.score[DONE_LEFT]![r]! + chart.score[DONE_RIGHT]![r * n + n - 1]! + scores[at + r * width]!;
    if (sum > best) [best, root] = [sum, r];
  }
  return root;
}

function trace(chart: Chart, root: number): Int32Array {
  const { n } = chart;
  const heads = new Int32Array(n).fill(-1);
  const open: [number, number, number][] = [
    [DONE_LEFT, 0, root],
    [DONE_RIGHT, root, n - 1],
  ];
  for (let next = open.pop(); next; next = open.pop()) {
    const [kind, i, j] = next;
    if (i === j) continue;
    const k = chart.split[kind]![i * n + j]!;
    if (kind === DONE_LEFT) open.push([DONE_LEFT, i, k], [OPEN_LEFT, k, j]);
    else if (kind === DONE_RIGHT) open.push([OPEN_RIGHT, i, k], [DONE_RIGHT, k, j]);
    else {
      heads[kind === OPEN_LEFT ? i : j] = kind === OPEN_LEFT ? j : i;
      open.push([DONE_RIGHT, i, k], [DONE_LEFT, k + 1, j]);
    }
  }
  return heads;
}
