import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { analysePile, collectReport, type Raw } from "../src/index.ts";
import { duckdb, plain, staged, stageHere } from "../test/app/stage/staged.ts";
import type { Benchmark } from "./main.ts";
import { table } from "./tables.ts";

/** Articles of each set: one subject, agency copies, sides of one event, four languages. */
const SETS = { gva: 2200, gw5: 213, allsides: 300, meantime: 287 } as const;

/** The report of one machine against the same stages under DuckDB: equal or not, and the processor time of each step. */
export const benchmark: Benchmark = {
  async run(data, options) {
    const part = Number(options.get("part") ?? 1);
    const raws = Object.entries(SETS).map(([set, most]) => rawOf(data, set, Math.round(most * part)));
    const times = new Map<string, number>();
    const note = (name: string, from: NodeJS.CpuUsage) => times.set(name, (times.get(name) ?? 0) + secondsSince(from));
    const whole = process.cpuUsage();
    const engine = await duckdb({ threads: 1 });
    const measured = await staged(raws, (work) =>
      engine(work, async (name, from, to) => {
        const start = process.cpuUsage();
        await stageHere(name, from, to);
        note(name, start);
      }),
    );
    const all = secondsSince(whole);
    const stages = [...times.values()].reduce((sum, each) => sum + each, 0);
    const start = process.cpuUsage();
    const { source } = await analysePile(raws, { threads: 1 });
    const single = await collectReport(source);
    const alone = secondsSince(start);
    const isEqual = JSON.stringify(plain(single)) === JSON.stringify(plain(measured.report));
    const articles = single.articles.length;
    const rows = [...times].map(([name, seconds]) => rowOf(name, seconds, articles));
    return [
      `${articles} articles (${Object.keys(SETS).join(", ")}), ${single.lineages.length} lineages, ${single.stories.length} stories, ${single.facts.length} facts; ` +
        `${cpus()[0]!.model}, processor time, one thread. **The two reports are ${isEqual ? "equal" : "NOT EQUAL"}.**`,
      table(
        ["step", "seconds", "ms an article"],
        [
          ...rows,
          rowOf("reading, joins and files (DuckDB and the runner)", all - stages, articles),
          rowOf("all", all, articles),
          rowOf("one machine, `analysePile`", alone, articles),
        ],
      ),
    ].join("\n\n");
  },
};

function rowOf(name: string, seconds: number, articles: number): string[] {
  return [name, seconds.toFixed(1), ((1000 * seconds) / articles).toFixed(2)];
}

function secondsSince(from: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1e6;
}

function rawOf(data: string, set: string, most: number): Raw {
  const lines = readFileSync(join(data, "stories", `${set}.jsonl`), "utf8")
    .split("\n")
    .slice(0, most);
  const bytes = new TextEncoder().encode(lines.join("\n"));
  const open = async function* () {
    yield bytes;
  };
  return { location: `${set}.jsonl`, name: set, size: bytes.length, open };
}
