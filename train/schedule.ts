import { randomFrom, shuffled } from "./random.ts";

/** How the parser is trained. The number of learners is fixed, so that any machine makes the same bytes. */
export const LEARNERS = 2;

export interface Plan {
  readonly epochs: number;
  /** Epoch from which the rate falls faster, with Adam's memory cleared; before it the rate falls as if for twice as long. */
  readonly restart: number;
  /** Tokens a learner and step. */
  readonly tokens: number;
  readonly rate: number;
  readonly seed: number;
}

/** The batches of one epoch: sentences of like length together, in a seeded order, a multiple of `LEARNERS` of them. */
export function batchesOf(first: Int32Array, plan: Plan, epoch: number): number[][] {
  const random = randomFrom(plan.seed * 1000 + epoch);
  const length = (s: number) => first[s + 1]! - first[s]!;
  const order = shuffled(
    Array.from({ length: first.length - 1 }, (_, s) => s),
    random,
  );
  const batches: number[][] = [];
  for (let from = 0; from < order.length; from += 2000) {
    const pool = order.slice(from, from + 2000).sort((a, b) => length(a) - length(b) || a - b);
    let [batch, size] = [[] as number[], 0];
    for (const s of pool) {
      if (size + length(s) > plan.tokens && batch.length > 0) {
        batches.push(batch);
        [batch, size] = [[], 0];
      }
      batch.push(s);
      size += length(s);
    }
    if (batch.length > 0) batches.push(batch);
  }
  const mixed = shuffled(batches, random);
  return mixed.slice(0, mixed.length - (mixed.length % LEARNERS));
}

/**
 * Learning rate at a moment given in epochs: a short rise, then down along a cosine, of which the epochs before
 * `restart` take the first half and the others the second.
 */
export function rateAt(plan: Plan, epoch: number): number {
  const { restart, epochs } = plan;
  const share = epoch < restart ? epoch / (2 * restart) : 0.5 + (epoch - restart) / (2 * (epochs - restart));
  const rise = Math.min(1, share / 0.02);
  return plan.rate * rise * (0.5 + 0.5 * Math.cos(Math.PI * share)) + 1e-5;
}

/** The plan of the shipped parser; tuned on the development files of EWT and GUM. */
export const PARSER_PLAN: Plan = { epochs: 16, restart: 9, tokens: 320, rate: 0.003, seed: 1 };
