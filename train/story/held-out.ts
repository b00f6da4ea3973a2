import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { deserialize, serialize } from "node:v8";
import { fitOn } from "./fit.ts";
import { type Pairs, readPairs, smallPiles } from "./sets.ts";
import { type Fit, measure } from "./worth.ts";

/** Piles to fit on: every labelled set, and small piles cut from the larger ones. */
export interface Corpus {
  readonly sets: readonly Pairs[];
  /** Draws of small piles, any of which may be fitted on. */
  readonly small: readonly (readonly Pairs[])[];
}

/** Small piles cut from each set in a draw, and draws. */
const CUT = 16;
const DRAWS = 4;

/** Reads the labelled sets of a data folder. Deterministic. A file named as `kept` holds them, without their texts, for the next time. */
export async function readCorpus(dataFolder: string, kept?: string): Promise<Corpus> {
  if (kept && existsSync(kept)) return deserialize(readFileSync(kept)) as Corpus;
  const random = randomFrom(12345);
  const sets = await readPairs(dataFolder);
  const large = sets.filter(({ name }) => name !== "meantime" && name !== "scoop");
  const draws = Array.from({ length: DRAWS }, () => large.flatMap((set) => smallPiles(set, CUT, random)));
  const corpus = { sets: sets.map(withoutTexts), small: draws.map((draw) => draw.map(withoutTexts)) };
  if (kept) writeFileSync(kept, serialize(corpus));
  return corpus;
}

function withoutTexts(set: Pairs): Pairs {
  return { ...set, articles: [] };
}

/** One set under the fit on all sets, and under a fit and a threshold that never saw it; percent. */
export interface HeldOut {
  readonly name: string;
  readonly inSample: { readonly bCubed: number; readonly pairs: number };
  readonly heldOut: { readonly bCubed: number; readonly pairs: number };
}

/** Leaves one set out at a time: weights and threshold from the others, measured on the set left out. */
export function leaveOneOut({ sets, small }: Corpus, fit: Fit): HeldOut[] {
  return sets.map((set) => {
    const others = sets.filter((other) => other !== set);
    const rest = small.map((draw) => draw.filter(({ from }) => from !== set.name));
    return { name: set.name, inSample: measure(set, fit), heldOut: measure(set, fitOn(others, rest)) };
  });
}

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}
