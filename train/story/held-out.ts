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

/** Reads the labelled sets of a data folder. Deterministic. */
export async function readCorpus(dataFolder: string): Promise<Corpus> {
  const random = randomFrom(12345);
  const sets = await readPairs(dataFolder);
  const cut = sets.filter(({ name }) => name !== "meantime" && name !== "scoop");
  const small = Array.from({ length: DRAWS }, () => cut.flatMap((set) => smallPiles(set, CUT, random)));
  return { sets, small };
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
