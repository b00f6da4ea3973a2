/**
 * Sentences laid side by side, longest first, one time step after another: step `t` is the rows
 * `offset[t] .. offset[t] + active[t] - 1`, and sentence `s` of the order is row `offset[t] + s`.
 */
export interface Batch {
  readonly rows: number;
  readonly steps: number;
  readonly sentences: number;
  readonly offset: Int32Array;
  readonly active: Int32Array;
  /** Token of each row, and the row where the same sentence is read from its other end. */
  readonly token: Int32Array;
  readonly mirror: Int32Array;
  /** First token and length of each sentence, in the batch's order. */
  readonly from: Int32Array;
  readonly length: Int32Array;
}

/** Lays out sentences given as first tokens and lengths. */
export function batchOf(sentences: readonly { readonly from: number; readonly length: number }[]): Batch {
  const order = [...sentences].sort((a, b) => b.length - a.length || a.from - b.from);
  const steps = order[0]?.length ?? 0;
  const offset = new Int32Array(steps + 1);
  const active = new Int32Array(steps);
  let still = order.length;
  for (let t = 0; t < steps; t++) {
    while (still > 0 && order[still - 1]!.length <= t) still--;
    active[t] = still;
    offset[t + 1] = offset[t]! + still;
  }
  const rows = offset[steps]!;
  const [token, mirror] = [new Int32Array(rows), new Int32Array(rows)];
  order.forEach(({ from, length }, s) => {
    for (let t = 0; t < length; t++) {
      token[offset[t]! + s] = from + t;
      mirror[offset[t]! + s] = offset[length - 1 - t]! + s;
    }
  });
  return {
    rows,
    steps,
    sentences: order.length,
    offset,
    active,
    token,
    mirror,
    from: Int32Array.from(order, (one) => one.from),
    length: Int32Array.from(order, (one) => one.length),
  };
}
