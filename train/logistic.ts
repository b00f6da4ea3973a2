/** One weighted example. */
export interface Example {
  readonly x: ArrayLike<number>;
  readonly y: 0 | 1;
  readonly weight: number;
}

/** A fitted logistic model over standardised features. */
export interface Logistic {
  readonly mean: readonly number[];
  readonly scale: readonly number[];
  readonly weights: readonly number[];
  readonly bias: number;
}

/** Newton's method with an L2 penalty on the standardised weights. Deterministic. */
export function fitLogistic(examples: readonly Example[], penalty = 1): Logistic {
  const size = examples[0]?.x.length ?? 0;
  const { mean, scale } = moments(examples, size);
  const rows = examples.map((e) => Float64Array.from([...mean.map((m, k) => (e.x[k]! - m) / scale[k]!), 1]));
  let beta = new Float64Array(size + 1);
  for (let round = 0; round < 30; round++) {
    const step = newtonStep(rows, examples, beta, penalty);
    beta = beta.map((b, k) => b - step[k]!);
    if (step.every((s) => Math.abs(s) < 1e-8)) break;
  }
  return { mean, scale, weights: [...beta.slice(0, size)], bias: beta[size]! };
}

/** The log odds that a model gives to a row of features. */
export function logOdds(model: Logistic, x: ArrayLike<number>): number {
  return model.weights.reduce((sum, w, k) => sum + (w * (x[k]! - model.mean[k]!)) / model.scale[k]!, model.bias);
}

export function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

function moments(examples: readonly Example[], size: number): { mean: number[]; scale: number[] } {
  const total = examples.reduce((sum, e) => sum + e.weight, 0);
  const mean = Array.from({ length: size }, (_, k) => examples.reduce((s, e) => s + e.weight * e.x[k]!, 0) / total);
  const scale = mean.map(
    (m, k) => Math.sqrt(examples.reduce((s, e) => s + e.weight * (e.x[k]! - m) ** 2, 0) / total) + 1e-6,
  );
  return { mean, scale };
}

function newtonStep(
  rows: readonly Float64Array[],
  examples: readonly Example[],
  beta: Float64Array,
  penalty: number,
): Float64Array {
  const n = beta.length;
  const gradient = new Float64Array(n);
  const hessian = Array.from({ length: n }, () => new Float64Array(n));
  rows.forEach((x, i) => {
    let z = 0;
    for (let k = 0; k < n; k++) z += beta[k]! * x[k]!;
    const p = sigmoid(z);
    const { weight, y } = examples[i]!;
    for (let k = 0; k < n; k++) {
      gradient[k]! += weight * (p - y) * x[k]!;
      for (let l = 0; l <= k; l++) hessian[k]![l]! += weight * p * (1 - p) * x[k]! * x[l]!;
    }
  });
  for (let k = 0; k < n; k++) {
    for (let l = k + 1; l < n; l++) hessian[k]![l] = hessian[l]![k]!;
    gradient[k]! += k < n - 1 ? penalty * beta[k]! : 0;
    hessian[k]![k]! += k < n - 1 ? penalty : 1e-6;
  }
  return solve(hessian, gradient);
}

/** Gaussian elimination with partial pivoting. */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const n = right.length;
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  for (let i = 0; i < n; i++) {
    let pivot = i;
    for (let j = i + 1; j < n; j++) if (Math.abs(rows[j]![i]!) > Math.abs(rows[pivot]![i]!)) pivot = j;
    [rows[i], rows[pivot]] = [rows[pivot]!, rows[i]!];
    for (let j = i + 1; j < n; j++) {
      const factor = rows[j]![i]! / rows[i]![i]!;
      for (let k = i; k <= n; k++) rows[j]![k]! -= factor * rows[i]![k]!;
    }
  }
  const x = new Float64Array(n);
  for (let i = n - 1; i >= 0; i--) {
    let sum = rows[i]![n]!;
    for (let k = i + 1; k < n; k++) sum -= rows[i]![k]! * x[k]!;
    x[i] = sum / rows[i]![i]!;
  }
  return x;
}
