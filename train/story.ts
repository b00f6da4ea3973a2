import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { stemOf } from "../src/story/terms.ts";

/** Stems kept; rarer words all count as rare. */
const KEPT = 20_000;

const data = process.argv[2];
if (!data) {
  console.error("npx tsx train/story.ts DATA_FOLDER");
  process.exit(2);
}
const words = readFileSync(resolve(data, "language/glove-100d/words.txt"), "utf8").split("\n");
const stems = new Set<string>();
for (const word of words) {
  if (stems.size >= KEPT) break;
  if (/^\p{L}[\p{L}\p{M}'.]*$/u.test(word)) stems.add(stemOf(word));
}
const target = resolve(import.meta.dirname, "../models/story.json");
writeFileSync(target, `${JSON.stringify({ background: [...stems].join(" ") })}\n`);
console.log(`${stems.size} stems -> ${target}`);
