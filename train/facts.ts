import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { table } from "../bench/tables.ts";
import type { PairWeights } from "../src/fact/load.ts";
import { figuresAt, fitPairs } from "./facts/fit.ts";
import { type ClaimPair, claimPairs } from "./facts/pairs.ts";
import { writeManifests } from "./manifest.ts";

const USAGE = "npx tsx train/facts.ts --data DIR [--no-write] [--cache DIR]";
const MODEL = resolve(import.meta.dirname, "../models/facts.json");
const CARD = resolve(import.meta.dirname, "../models/facts.md");
const LEVELS = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8];

const args = process.argv.slice(2);
const data = optionOf("data");
if (data === undefined) {
  console.error(USAGE);
  process.exit(2);
}
const options = { limit: Number.POSITIVE_INFINITY, isVerbose: false, cache: optionOf("cache") };
const pairs = await claimPairs(data, options);
const events = fitPairs(pairs.filter(({ half }) => half === 0));
const said = saidPairs(pairs);
const claims = fitPairs(said.filter(({ half }) => half === 0));
const fitted = { ...events, claims };
const figures = `${figuresOf(pairs, events)}\n\nOne thing said:\n\n${figuresOf(said, claims)}`;
console.log(`${JSON.stringify(fitted, null, 1)}\n\n${figures}`);
if (!args.includes("--no-write")) {
  writeFileSync(MODEL, `${JSON.stringify(fitted, null, 1)}\n`);
  writeFileSync(CARD, cardOf(figures));
  writeManifests();
}

/** Pairs that share words enough to be looked at, of the stories in which what is said is labelled, not which event is named. */
function saidPairs(all: readonly ClaimPair[]): ClaimPair[] {
  return all
    .filter(({ set, said }) => set === "labelled by hand" && (said.none === 0 || said.event! > 0 || said.near! > 0.6))
    .map((pair) => ({ ...pair, measures: pair.said }));
}

function optionOf(option: string): string | undefined {
  const at = args.indexOf(`--${option}`);
  return at < 0 ? undefined : args[at + 1];
}

function figuresOf(all: readonly ClaimPair[], model: PairWeights): string {
  const rows = (["ECB+", "labelled by hand"] as const).flatMap((set) =>
    ["fitted on", "held out"].flatMap((name, half) => {
      const own = all.filter((pair) => pair.set === set && pair.half === half);
      if (own.length === 0) return [];
      const same = own.filter(({ y }) => y === 1).length;
      return LEVELS.map((level) => [set, name, own.length, same, level, ...figuresAt(own, model, level)]);
    }),
  );
  return table(["set", "half", "pairs", "one", "at least", "precision", "recall", "F1"], rows);
}

function cardOf(table: string): string {
  return `# facts.json

\`bias\`, \`weights\`: a logistic model over the measures of a pair of claims (\`measuresOfPair\` in \`src/fact/pair-score.ts\`): how likely
two claims of one story name one event. \`claims\`: the same over \`measuresOfClaims\` in \`src/fact/claim-score.ts\`: how likely they say one
thing, given the first. \`${USAGE.split(" [")[0]}\` makes this file and this page, byte for byte.

Only these numbers are fitted; no words, tables or weights come from the texts. Fitted on the pairs of claims whose heads stand on
marked words of two reports of one story: ECB+ (topics with an even number; one chain is one event) and ten stories labelled by hand (even numbers;
one fact is one claim). Each story weighs with the root of its number of pairs. The fit is convex: no start, no seed and no order matters. The
other halves are only measured; vetoes (\`src/fact/vetoes.ts\`) and equal figures are not part of these figures.

${table}
`;
}
