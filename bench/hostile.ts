import { analysePile } from "../src/index.ts";
import { FAMILIES, type Family } from "./hostile/families.ts";
import type { Benchmark } from "./main.ts";
import { table } from "./tables.ts";

/** Four times the input may take at most this many times the seconds; linear is 4, the rest is noise and warming up. */
const MOST = 6;
/** Runs below this many seconds say nothing about growth. */
const LEAST_SECONDS = 0.3;

/** Processor seconds of the whole report on hostile input at n and 4n, for every family; `--only` takes a part of a name. */
export const benchmark: Benchmark = {
  async run(_dataFolder, options) {
    const from = Number(options.get("from") ?? 0);
    const wanted = FAMILIES.slice(from).filter(({ name }) => name.includes(options.get("only") ?? ""));
    await secondsOf(FAMILIES.at(-1)!, 100);
    const rows: (readonly [string, number, number, number, string])[] = [];
    for (const family of wanted) rows.push(await grown(family));
    const steep = rows.filter((row) => row[4] !== "");
    return [
      `${rows.length} kinds of hostile input through all stages, read to report, one thread; processor seconds at n and 4n.`,
      `n counts characters, or articles below 1,000. ${steep.length} grow more than ${MOST} times.`,
      "",
      table(["input", "n", "seconds at n", "seconds at 4n", "grows"], rows),
    ].join("\n");
  },
};

async function grown(family: Family): Promise<readonly [string, number, number, number, string]> {
  const small = await secondsOf(family, family.n);
  const large = await secondsOf(family, 4 * family.n);
  const isSteep = large > LEAST_SECONDS && large > MOST * small;
  console.error(`${family.name}: ${small.toFixed(2)} ${large.toFixed(2)}${isSteep ? " STEEP" : ""}`);
  return [family.name, family.n, round(small), round(large), isSteep ? `${round(large / small)} times` : ""];
}

async function secondsOf(family: Family, n: number): Promise<number> {
  const raws = family.make(n);
  const since = process.cpuUsage();
  await analysePile(raws, { threads: 1 });
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
