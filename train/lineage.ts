import { writeFileSync } from "node:fs";
import { BRIEF_FEATURES } from "../src/lineage/brief.ts";
import { DIRECTION_SIGNS } from "../src/lineage/direction.ts";
import { FEATURES } from "../src/lineage/features.ts";
import { briefRows, fitBrief } from "./brief.ts";
import { chooseThreshold, directionRows } from "./direction.ts";
import { writeManifests } from "./manifest.ts";
import { fitGrammar, measureAll } from "./models.ts";
import { fitSketch } from "./sketch.ts";

/**
 * Fits the pair models on the public copies sets and writes models/lineage.json: a weight a feature and grammar, and a model of its own
 * for two short English texts.
 * Run: npx tsx train/lineage.ts DATA. Deterministic.
 */
const rows = measureAll(process.argv[2] ?? "");
const english = fitGrammar("english", rows.english);
const plain = fitGrammar("plain", rows.plain);
const names = fitGrammar("names", rows.names);
const brief = { features: BRIEF_FEATURES, ...fitBrief(briefRows(process.argv[2] ?? "")) };
const calls = directionRows(process.argv[2] ?? "");
const direction = { signs: DIRECTION_SIGNS, threshold: chooseThreshold(calls) };
const sketch = fitSketch(rows.english, english);
const file = { features: FEATURES, english, plain, names, brief, direction, sketch };
writeFileSync(new URL("../models/lineage.json", import.meta.url), `${JSON.stringify(file, rounded, 1)}\n`);
writeManifests();
for (const [k, name] of FEATURES.entries()) {
  console.log(name.padEnd(16), ...[english, plain, names].map((model) => model.weights[k]!.toFixed(2).padStart(6)));
}

function rounded(_key: string, value: unknown): unknown {
  return typeof value === "number" ? Number(value.toPrecision(6)) : value;
}
