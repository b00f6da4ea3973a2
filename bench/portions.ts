import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { analysePile, openDesk, type Raw, type ReportSource, renderReport, storeAt } from "../src/index.ts";
import { randomFrom } from "../train/random.ts";
import type { Benchmark } from "./main.ts";
import { table } from "./tables.ts";

const SET = "stories/gva.jsonl";
const [ARTICLES, PORTIONS, SEED] = [1_000, 5, 1128];
const NOW = () => "2026-11-28T00:00:00Z";

/**
 * One batch in memory on one thread against shuffled portions, each with a refresh behind it, into SQLite on two threads.
 * `--articles N` of the set, `--portions N` (as many as articles: one by one).
 */
export const benchmark: Benchmark = {
  async run(dataFolder, options) {
    const articles = Number(options.get("articles") ?? ARTICLES);
    const raws = rawsOf(join(dataFolder, SET), articles);
    const count = Number(options.get("portions") ?? PORTIONS);
    const batch = await told(async () => (await analysePile(raws, { threads: 1 })).source);
    const portions = await inPortions(shuffled(raws), count);
    if (batch.hash !== portions.hash) throw new Error("the reports differ");
    const rows = [
      ["one batch in memory, one thread", batch],
      [`${count} shuffled portions into SQLite, two threads`, portions],
    ] as const;
    const what = `The first ${articles} articles of \`${SET}\`, each a file of its own: the same ${batch.bytes} bytes of \`report --format json\`.`;
    return [
      what,
      "",
      table(
        ["how", "processor seconds"],
        rows.map(([how, { seconds }]) => [how, seconds.toFixed(1)]),
      ),
    ].join("\n");
  },
};

interface Told {
  readonly hash: string;
  readonly bytes: number;
  readonly seconds: number;
}

async function told(sourceOf: () => Promise<ReportSource>): Promise<Told> {
  const before = process.cpuUsage();
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of renderReport(await sourceOf(), "json")) {
    hash.update(chunk);
    bytes += Buffer.byteLength(chunk);
  }
  const { user, system } = process.cpuUsage(before);
  return { hash: hash.digest("hex"), bytes, seconds: (user + system) / 1e6 };
}

async function inPortions(raws: readonly Raw[], count: number): Promise<Told> {
  const folder = mkdtempSync(join(tmpdir(), "secondsource-bench-"));
  const store = await storeAt(join(folder, "pile.db"));
  try {
    return await told(async () => {
      const desk = openDesk(store, { now: NOW, threads: 2 });
      const size = Math.ceil(raws.length / count);
      for (let at = 0; at < raws.length; at += size) {
        for await (const _ of desk.add(raws.slice(at, at + size)));
        await desk.refresh();
      }
      return store.source();
    });
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

function rawsOf(path: string, count: number): Raw[] {
  const lines = readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "");
  return lines.slice(0, count).map((line, n) => ({
    location: `${n}.jsonl`,
    name: String(n),
    async *open() {
      yield Buffer.from(`${line}\n`);
    },
  }));
}

function shuffled<T>(items: readonly T[]): T[] {
  const random = randomFrom(SEED);
  const left = [...items];
  for (let k = left.length - 1; k > 0; k--) {
    const other = Math.floor(random() * (k + 1));
    [left[k], left[other]] = [left[other]!, left[k]!];
  }
  return left;
}
