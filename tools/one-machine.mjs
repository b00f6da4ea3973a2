#!/usr/bin/env node
// Holds rows of `stage facts` against the report of one machine: node tools/one-machine.mjs FACTS INPUT... [--keep FILE]
// FACTS is a file or a folder of part files. With --keep the report of one machine is made once and kept. Needs dist/ (npm run build).
import { createReadStream, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, extname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";

const ROOT = resolve(import.meta.dirname, "..");
const LISTS = ["articles", "links", "lineages", "stories", "facts"];

/** Files of an input, as `secondsource report` names them. */
export function filesIn(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .map((name) => join(path, name));
}

/** Tells how many of each list there are on either side. Throws when the two reports differ anywhere but in their messages. */
export async function compare(files, facts, keep) {
  const { analysePile, collectReport, sourceOfDossiers } = await import(join(ROOT, "dist/index.js"));
  const plain = (report) => JSON.parse(JSON.stringify({ ...report, messages: [] }));
  const made = async () => plain(await collectReport((await analysePile(files.map(rawOf))).source));
  const single = keep && existsSync(keep) ? JSON.parse(readFileSync(keep, "utf8")) : await made();
  if (keep && !existsSync(keep)) writeFileSync(keep, JSON.stringify(single));
  const dossiers = [];
  for (const part of statSync(facts).isDirectory() ? filesIn(facts).filter(isPart) : [facts]) {
    for await (const line of createInterface({ input: createReadStream(part) })) {
      const row = JSON.parse(line);
      if (row.of === "dossier") dossiers.push(JSON.parse(row.dossier));
    }
  }
  const staged = plain(await collectReport(sourceOfDossiers(dossiers)));
  for (const list of LISTS) console.log(`${list}: ${staged[list].length} of ${single[list].length}`);
  const other = Object.keys(single).filter((key) => JSON.stringify(staged[key]) !== JSON.stringify(single[key]));
  if (single.articles.length === 0 || other.length > 0) throw new Error(`the two reports differ: ${other.join(", ")}`);
  console.log("equal");
}

function isPart(path) {
  return basename(path).startsWith("part-");
}

function rawOf(path) {
  const open = async function* () {
    yield readFileSync(path);
  };
  return { location: path, name: basename(path, extname(path)), open };
}

if (process.argv[1] === import.meta.filename) {
  const { values, positionals } = parseArgs({ options: { keep: { type: "string" } }, allowPositionals: true });
  const [facts, ...inputs] = positionals;
  if (!facts || inputs.length === 0) throw new Error("give the rows of facts and what was read");
  await compare(inputs.flatMap(filesIn), facts, values.keep);
}
