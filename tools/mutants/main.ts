import { readdirSync, readFileSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { parseArgs } from "node:util";
import { randomFrom } from "../../train/random.ts";
import { drawn, type Place, placesIn } from "./places.ts";
import { copyOfTree, type Outcome, run, testsOf, tried } from "./trial.ts";

// npm run mutants -- --seed 1 --count 30 [--from 10] [--seconds 120] [--in store,story] [--list]
const SRC = resolve(import.meta.dirname, "../../src");
const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "30" },
    from: { type: "string", default: "0" },
    seconds: { type: "string", default: "120" },
    in: { type: "string", default: "" },
    list: { type: "boolean", default: false },
  },
});
const all = everyPlace();
const rooms = values.in.split(",").filter((room) => room !== "");
const chosen = drawn(all, Number(values.count), randomFrom(Number(values.seed)))
  .slice(Number(values.from))
  .filter(({ file }) => rooms.length === 0 || rooms.includes(file.split("/")[0]!));
console.log(`${all.length} places in src; seed ${values.seed}, ${chosen.length} drawn`);
if (values.list) for (const place of chosen) console.log(said(place));
else await tryAll(chosen);

async function tryAll(places: readonly Place[]): Promise<void> {
  const copy = copyOfTree();
  const limits = new Map<string, number>();
  const alive: Place[] = [];
  try {
    for (const place of places) {
      const tests = testsOf(place.file);
      const limit = limits.get(tests) ?? (await limitOf(tests, copy.place));
      limits.set(tests, limit);
      const outcome = await tried(place, copy.place, limit);
      if (outcome.kind === "passed") alive.push(place);
      console.log(`${wordOf(outcome)} ${said(place)}  ${outcome.seconds} s  ${outcome.by}`);
    }
  } finally {
    copy.close();
  }
  console.log(`${alive.length} of ${places.length} survive`);
  for (const place of alive) console.log(`  ${said(place)}`);
}

/** Tests that fail without a mutant would kill every one: they must pass first, and their time sets the watch-dog's. */
async function limitOf(tests: string, copy: string): Promise<number> {
  const outcome = await run(tests, copy, 1800);
  if (outcome.kind !== "passed") throw new Error(`${tests} fails without a mutant: ${outcome.by}`);
  console.log(`unchanged ${tests}  ${outcome.seconds} s`);
  return Math.max(Number(values.seconds), 3 * outcome.seconds);
}

function wordOf({ kind }: Outcome): string {
  return { passed: "SURVIVES", failed: "killed  ", stopped: "stopped " }[kind];
}

function said({ file, line, was, becomes }: Place): string {
  return `${file}:${line}  ${short(was)}  ->  ${short(becomes)}`;
}

function short(code: string): string {
  return code.replace(/\s+/g, " ").slice(0, 80);
}

function everyPlace(): Place[] {
  const files = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  return files
    .map((name) => name.split(sep).join("/"))
    .sort()
    .flatMap((name) => placesIn(name, readFileSync(join(SRC, name), "utf8")));
}
