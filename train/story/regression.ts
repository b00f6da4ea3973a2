/** One weighted example: `size` numbers from `at` on in `values`. */
export interface Example {
  readonly values: Float32Array;
  readonly at: number;
  readonly isSame: boolean;
  readonly weight: number;
}

/** Weights in the units of the signals, the constant after them. */
export type Weights = readonly number[];

/**
 * Logistic regression with an L2 penalty on the standardised weights and a sign for each weight: 1 never negative, -1 never
 * positive, 0 free. Convex, so the result does not depend on a start; Newton steps, each solved within the bounds by
 * coordinate descent. The weights of the examples count as shares of their sum.
 */
export function fitSigned(examples: readonly Example[], signs: readonly number[], penalty: number): Weights {
  const { rows, mean, scale } = standardised(examples, signs.length);
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const bounds = [...signs, 0].map((sign) => ({ low: sign > 0 ? 0 : -Infinity, high: sign < 0 ? 0 : Infinity }));
  let beta = new Float64Array(signs.length + 1);
  for (let round = 0; round < 40; round++) {
    const { slope, curve } = quadratic(rows, examples, total, beta, penalty);
    const next = within(bounds, beta, slope, curve);
    const moved = Math.max(...next.map((value, k) => Math.abs(value - beta[k]!)));
    beta = next;
    if (moved < 1e-7) break;
  }
  const weights = signs.map((_, k) => beta[k]! / scale[k]!);
  const constant = weights.reduce((sum, weight, k) => sum - weight * mean[k]!, beta[signs.length]!);
  return [...weights, constant];
}

function standardised(examples: readonly Example[], size: number) {
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const mean = new Float64Array(size);
  const squares = new Float64Array(size);
  for (const { values, at, weight } of examples) {
    for (let k = 0; k < size; k++) {
      mean[k]! += (weight * values[at + k]!) / total;
      squares[k]! += (weight * values[at + k]! ** 2) / total;
    }
  }
  const scale = squares.map((square, k) => Math.sqrt(Math.max(0, square - mean[k]! ** 2)) + 1e-6);
  const rows = examples.map(({ values, at }) => {
    const row = new Float64Array(size + 1).fill(1);
    for (let k = 0; k < size; k++) row[k] = (values[at + k]! - mean[k]!) / scale[k]!;
    return row;
  });
  return { rows, mean, scale };
}

/** Slope and curvature of the penalised loss at `beta`; the constant carries no penalty. */
function quadratic(
  rows: readonly Float64Array[],
  examples: readonly Example[],
  total: number,
  beta: Float64Array,
  penalty: number,
): { slope: Float64Array; curve: Float64Array[] } {
  const n = beta.length;
  const slope = beta.map((value, k) => (k < n - 1 ? penalty * value : 0));
  const curve = Array.from({ length: n }, () => new Float64Array(n));
  rows.forEach((row, i) => {
    const share = examples[i]!.weight / total;
    const probability = 1 / (1 + Math.exp(-dot(row, beta)));
    const error = share * (probability - (examples[i]!.isSame ? 1 : 0));
    const bend = share * probability * (1 - probability);
    for (let k = 0; k < n; k++) {
      slope[k]! += error * row[k]!;
      for (let l = 0; l <= k; l++) curve[k]![l]! += bend * row[k]! * row[l]!;
    }
  });
  for (let k = 0; k < n; k++) {
    curve[k]![k]! += k < n - 1 ? penalty : 1e-9;
    for (let l = k + 1; l < n; l++) curve[k]![l] = curve[l]![k]!;
  }
  return { slope, curve };
}

/** The least point of a quadratic within bounds, one coordinate at a time. */
function within(
  bounds: readonly { low: number; high: number }[],
  from: Float64Array,
  slopeThere: Float64Array,
  curve: readonly Float64Array[],
): Float64Array<ArrayBuffer> {
  const beta = Float64Array.from(from);
  const slope = Float64Array.from(slopeThere);
  for (let round = 0; round < 3000; round++) {
    let moved = 0;
    for (let k = 0; k < beta.length; k++) {
      const free = beta[k]! - slope[k]! / curve[k]![k]!;
      const step = Math.min(bounds[k]!.high, Math.max(bounds[k]!.low, free)) - beta[k]!;
      if (step === 0) continue;
      beta[k]! += step;
      for (let l = 0; l < beta.length; l++) slope[l]! += curve[l]![k]! * step;
      moved = Math.max(moved, Math.abs(step));
    }
    if (moved < 1e-9) break;
  }
  return beta;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}
