import { candidatesOf } from "./candidates.ts";
import { type Crowd, SIGNALS, type Side, writeSignals } from "./evidence.ts";
import { Comparer } from "./overlap.ts";
import type { Reading } from "./reader.ts";
import { type Space, vectorsOf } from "./vectors.ts";

/** Some articles made ready for linking, copies of one another left out. */
export interface Survey {
  readonly space: Space;
  readonly sides: readonly Side[];
  /** Pairs of articles worth a look, `a[i] < b[i]`, ascending by `b`. */
  readonly pairs: { readonly a: Int32Array; readonly b: Int32Array };
}

/** Pairs under this cosine are never one story. */
const LEAST_COSINE = 0.04;
/**
 * Mean cosine of the 16th to 40th neighbour in large piles (median over the public sets 0.06-0.09), and the number of
 * articles it counts as: a small pile cannot show how crowded its subject is.
 */
const USUAL_CROWD = 0.07;
const CROWD_PRIOR = 100;
/** Crowds count up to here: a heap of rewrites of one text is no reason to doubt that another report belongs to them. */
const MOST_NEAR = 0.3;
const MOST_FAR = 0.25;

/** Weighs the words of the articles against one another and proposes pairs. */
export function surveyOf(readings: readonly Reading[]): Survey {
  const space = vectorsOf(readings.map(({ bag }) => bag));
  const { a, b, cosines } = pairsOf(space);
  const crowds = crowdsOf(readings.length, a, b, cosines);
  const sides = readings.map(({ dating }, index) => {
    return { vector: space.vectors[index]!, dating, crowd: crowds[index]! };
  });
  return { space, sides, pairs: { a, b } };
}

/** Calls `visit` for every pair of the survey with its signals; the array is used again for the next pair. */
export function eachPair(survey: Survey, visit: (a: number, b: number, signals: Float64Array) => void): void {
  const { a, b } = survey.pairs;
  const comparer = new Comparer(survey.space);
  const signals = new Float64Array(SIGNALS.length);
  const dated =
    survey.sides.filter(({ dating }) => (dating.stated ?? dating.written) !== undefined).length /
    Math.max(1, survey.sides.length);
  for (let i = 0; i < a.length; i++) {
    if (i === 0 || b[i] !== b[i - 1]) comparer.take(b[i]!);
    writeSignals(comparer.against(a[i]!), survey.sides[a[i]!]!, survey.sides[b[i]!]!, dated, signals);
    visit(a[i]!, b[i]!, signals);
  }
}

function pairsOf(space: Space): { a: Int32Array; b: Int32Array; cosines: Float32Array } {
  const comparer = new Comparer(space);
  const [a, b, cosines]: [number[], number[], number[]] = [[], [], []];
  candidatesOf(space.vectors).forEach((others, index) => {
    comparer.take(index);
    for (const other of others) {
      const cosine = comparer.cosine(other);
      if (cosine < LEAST_COSINE) continue;
      a.push(other);
      b.push(index);
      cosines.push(cosine);
    }
  });
  return { a: Int32Array.from(a), b: Int32Array.from(b), cosines: Float32Array.from(cosines) };
}

function crowdsOf(items: number, a: Int32Array, b: Int32Array, cosines: Float32Array): Crowd[] {
  const around: number[][] = Array.from({ length: items }, () => []);
  cosines.forEach((cosine, i) => {
    around[a[i]!]!.push(cosine);
    around[b[i]!]!.push(cosine);
  });
  return around.map((list) => {
    list.sort((x, y) => y - x);
    const far = (items * meanOf(list, 15, 40) + CROWD_PRIOR * USUAL_CROWD) / (items + CROWD_PRIOR);
    return { near: Math.min(MOST_NEAR, meanOf(list, 0, 5)), far: Math.min(MOST_FAR, far) };
  });
}

/** Mean of `list[from..to)`, absent members counting 0. */
function meanOf(list: readonly number[], from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < Math.min(to, list.length); i++) sum += list[i]!;
  return sum / (to - from);
}
