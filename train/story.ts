import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { SIGNALS } from "../src/story/evidence.ts";
import { stemOf } from "../src/story/terms.ts";
import { type Fit, logistic, measure, spread } from "./story/fit.ts";
import { type Pairs, readPairs, smallPiles } from "./story/sets.ts";

const USAGE = "npx tsx train/story.ts DATA_FOLDER [--background-only] [--steps N]";
const TARGET = resolve(import.meta.dirname, "../models/story.json");
/** Stems kept; rarer words all count as rare. */
const KEPT = 20_000;

const [data, ...options] = process.argv.slice(2);
if (!data) {
  console.error(USAGE);
  process.exit(2);
}
const steps = Number(options[options.indexOf("--steps") + 1] ?? 0) || 1000;
const model = JSON.parse(readFileSync(TARGET, "utf8")) as Record<string, unknown>;
model.background = backgroundOf(readFileSync(resolve(data, "language/glove-100d/words.txt"), "utf8"));
// The background takes part in every signal, so it is written before anything is fitted.
writeFileSync(TARGET, `${JSON.stringify(model)}\n`);
if (!options.includes("--background-only")) await fitSignals(data);

function backgroundOf(list: string): string {
  const stems = new Set<string>();
  for (const word of list.split("\n")) {
    if (stems.size >= KEPT) break;
    if (/^\p{L}[\p{L}\p{M}'.]*$/u.test(word)) stems.add(stemOf(word));
  }
  return [...stems].join(" ");
}

/** Starts from a logistic regression and climbs by seeded random steps on what is measured. */
async function fitSignals(folder: string): Promise<void> {
  const random = randomFrom(12345);
  const sets = await readPairs(folder);
  const small = sets.flatMap((set) =>
    set.name === "meantime" || set.name === "scoop" ? [] : smallPiles(set, 16, random),
  );
  const scale = spread(sets);
  let fit: Fit = { weights: logistic([...sets, ...small]), threshold: 0.55, sureness: 0.25 };
  let best = worthOf(sets, small, fit);
  for (let [turn, size] = [1, 0.5]; turn <= steps; turn++) {
    const next = moved(fit, scale, size, random);
    const worth = worthOf(sets, small, next);
    if (worth > best) [fit, best] = [next, worth];
    if (turn % 150 === 0) {
      size *= 0.75;
      console.log(
        turn,
        best.toFixed(2),
        sets.map((set) => `${set.name} ${measure(set, fit).bCubed.toFixed(1)}`).join(", "),
      );
      write(fit);
    }
  }
  write(fit);
}

/** Macro of B-cubed and pair F, with a fine for every set under 91 and a share for the small piles. */
function worthOf(sets: readonly Pairs[], small: readonly Pairs[], fit: Fit): number {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const large = sets.filter(({ name }) => name !== "scoop").map((set) => ({ set, ...measure(set, fit) }));
  const paired = large.filter(({ set }) => set.name !== "meantime");
  const scoop = sets.filter(({ name }) => name === "scoop").map((set) => measure(set, fit).bCubed);
  const cut = small.map((set) => measure(set, fit));
  return (
    mean(large.map(({ bCubed }) => bCubed)) +
    0.35 * mean(paired.map(({ pairs }) => pairs)) -
    0.12 * large.reduce((fine, { bCubed }) => fine + Math.max(0, 91 - bCubed), 0) +
    0.06 * mean(scoop) +
    0.15 * mean(cut.map(({ bCubed }) => bCubed))
  );
}

function moved(fit: Fit, scale: readonly number[], size: number, random: () => number): Fit {
  const gauss = () => Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random());
  const weights = [...fit.weights];
  let { threshold, sureness } = fit;
  for (let change = 0; change <= Math.floor(random() * 2.5); change++) {
    const at = Math.floor(random() * (weights.length + 2));
    if (at < weights.length) weights[at]! += (gauss() * size) / (scale[at] ?? 1);
    else if (at === weights.length) threshold = Math.min(0.9, Math.max(0.1, threshold + 0.2 * size * gauss()));
    else sureness = Math.max(0, sureness + 0.6 * size * gauss());
  }
  return { weights, threshold, sureness };
}

function write({ weights, threshold, sureness }: Fit): void {
  const short = (value: number) => Number(value.toFixed(4));
  const coefficients = Object.fromEntries(SIGNALS.map((name, index) => [name, short(weights[index]!)]));
  const numbers = { threshold: short(threshold), sureness: short(sureness) };
  const { background } = model;
  const fitted = { background, coefficients, constant: short(weights[SIGNALS.length]!), ...numbers };
  writeFileSync(TARGET, `${JSON.stringify(fitted)}\n`);
}

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}
