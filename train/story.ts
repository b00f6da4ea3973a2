import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { SIGNALS } from "../src/story/evidence.ts";
import { stemOf } from "../src/story/stems.ts";
import { writeManifests } from "./manifest.ts";
import { fitOn } from "./story/fit.ts";
import { type HeldOut, leaveOneOut, readCorpus } from "./story/held-out.ts";
import { type Fit, SURENESS } from "./story/worth.ts";

const USAGE = "npx tsx train/story.ts --data DIR [--held-out] [--kept FILE]";
const TARGET = resolve(import.meta.dirname, "../models/story.json");
/** Stems kept; rarer words all count as rare. */
const KEPT = 20_000;

const args = process.argv.slice(2);
const data = args[args.indexOf("--data") + 1];
if (!args.includes("--data") || !data) {
  console.error(USAGE);
  process.exit(2);
}
const background = backgroundOf(readFileSync(resolve(data, "language/glove-100d/words.txt"), "utf8"));
const shipped = JSON.parse(readFileSync(TARGET, "utf8")) as object;
// The background takes part in every signal, so it is written before anything is fitted.
writeFileSync(TARGET, `${JSON.stringify({ ...shipped, background })}\n`);
writeManifests();
// A kept file holds what the code and the background of its day read.
const kept = args.includes("--kept") ? args[args.indexOf("--kept") + 1] : undefined;
const corpus = await readCorpus(data, kept);
const fit = fitOn(corpus.sets, corpus.small);
writeFileSync(TARGET, `${JSON.stringify({ background, ...numbersOf(fit) })}\n`);
writeManifests();
console.log(JSON.stringify(numbersOf(fit)));
if (args.includes("--held-out")) for (const figure of leaveOneOut(corpus, fit)) console.log(lineOf(figure));

function backgroundOf(list: string): string {
  const stems = new Set<string>();
  for (const word of list.split("\n")) {
    if (stems.size >= KEPT) break;
    if (/^\p{L}[\p{L}\p{M}'.]*$/u.test(word)) stems.add(stemOf(word));
  }
  return [...stems].join(" ");
}

function numbersOf({ weights, threshold }: Fit) {
  const coefficients = Object.fromEntries(SIGNALS.map((name, index) => [name, weights[index]!]));
  return { coefficients, constant: weights[SIGNALS.length]!, threshold, sureness: SURENESS };
}

function lineOf({ name, inSample, heldOut }: HeldOut): string {
  const words = [inSample, heldOut].map(({ bCubed, pairs }) => `${bCubed.toFixed(1)} / ${pairs.toFixed(1)}`);
  return `${name.padEnd(14)} in sample ${words[0]}   held out ${words[1]}`;
}
