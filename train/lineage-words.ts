import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { stemOf } from "../src/lineage/stem.ts";
import { compareText } from "../src/model/index.ts";
import { writeManifests } from "./manifest.ts";

/**
 * Writes models/lineage-words.gz: stems in order of their code units with their background idf, from the frequency order of the GloVe 6B word list.
 * A word of rank r is taken to have probability 0.1 / (r + 2.7) (Zipf, Mandelbrot); idf is over articles of 400 words.
 * Run: npx tsx train/lineage-words.ts DATA
 */
const words = readFileSync(`${process.argv[2]}/language/glove-100d/words.txt`, "utf8").split("\n");
const chance = new Map<string, number>();
words.forEach((word, rank) => {
  if (!/^[\p{L}\p{N}][\p{L}\p{N}'.,]*$/u.test(word)) return;
  const stem = stemOf(word);
  chance.set(stem, (chance.get(stem) ?? 0) + 0.1 / (rank + 2.7));
});
const sorted = [...chance].sort(([a], [b]) => compareText(a, b));
const lines = sorted.map(([stem, p]) => `${stem} ${Math.round(-20 * Math.log(1 - Math.exp(-400 * p)))}`);
writeFileSync(new URL("../models/lineage-words.gz", import.meta.url), gzipSync(lines.join("\n"), { level: 9 }));
writeManifests();
console.log(`${lines.length} stems`);
