import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Benchmark } from "./main.ts";
import { peersTable } from "./speed-peers.ts";
import { table } from "./tables.ts";

const SIZES = [1_000, 10_000];
/** Story sets whose texts make up the pile, in order, until it is large enough. */
const SETS = ["gva", "allsides", "gvc", "roundups2021", "gw5", "basil", "fnc1", "ecbplus"];

interface Run {
  readonly articles: number;
  readonly tokens: number;
  readonly seconds: Readonly<Record<string, number>>;
  readonly total: number;
  readonly peakMiB: number;
}

/** Articles that are annotated beside a peer, and those that are linked and told. */
const [READ, TOLD, MOST_TOLD] = [200, 2_000, 20_000];

/**
 * Whole `report` runs, each in a process of its own: throughput, seconds per stage, peak memory, growth. `--sizes 1000,10000` are the
 * articles of each; `--peers PYTHON` sets stages beside other tools (see `peersTable`), and without `--sizes` measures nothing else.
 */
export const benchmark: Benchmark = {
  async run(dataFolder, options) {
    const peers = options.get("peers");
    if (peers && !options.has("sizes")) return besidePeers(dataFolder, peers);
    const sizes = options.has("sizes") ? options.get("sizes")!.split(",").map(Number) : SIZES;
    const runs = sizes.map((size) => measure(pileOf(dataFolder, size)));
    return [
      `Pile: the first N articles of \`stories/{${SETS.join(",")}}.jsonl\`, read, analysed and written as JSON by one process on one thread.`,
      "",
      summary(runs),
      "",
      stages(runs),
      ...(peers ? ["", besidePeers(dataFolder, peers)] : []),
    ].join("\n");
  },
};

function besidePeers(dataFolder: string, python: string): string {
  const [read, told, most] = [READ, TOLD, MOST_TOLD].map((size) => pileOf(dataFolder, size));
  return peersTable(python, read!, told!, most!);
}

function pileOf(dataFolder: string, size: number): string {
  const lines = SETS.flatMap((set) =>
    readFileSync(join(dataFolder, "stories", `${set}.jsonl`), "utf8")
      .trimEnd()
      .split("\n"),
  );
  const file = join(mkdtempSync(join(tmpdir(), "secondsource-speed-")), `pile-${size}.jsonl`);
  const pile: string[] = [];
  for (let round = 0; pile.length < size; round++)
    pile.push(...lines.slice(0, size - pile.length).map((line) => renamed(line, round)));
  writeFileSync(file, `${pile.join("\n")}\n`);
  return file;
}

/** When the sets run out, texts come again under other ids, so that the size is met (said in the table's articles). */
function renamed(line: string, round: number): string {
  return round === 0 ? line : JSON.stringify({ ...JSON.parse(line), id: `${JSON.parse(line).id}+${round}` });
}

function measure(pile: string): Run {
  const script = join(import.meta.dirname, "speed-run.ts");
  const out = execFileSync(process.execPath, ["--max-old-space-size=8192", "--import", "tsx", script, pile], {
    maxBuffer: 1 << 26,
    encoding: "utf8",
  });
  return JSON.parse(out.trim().split("\n").at(-1)!) as Run;
}

function summary(runs: readonly Run[]): string {
  const head = ["articles", "tokens", "seconds", "articles/s", "tokens/s", "peak MiB", "seconds per 1,000"];
  return table(
    head,
    runs.map((run) => [
      run.articles,
      run.tokens,
      round(run.total),
      round(run.articles / run.total),
      Math.round(run.tokens / run.total),
      Math.round(run.peakMiB),
      round((run.total / run.articles) * 1000),
    ]),
  );
}

function stages(runs: readonly Run[]): string {
  const names = Object.keys(runs[0]?.seconds ?? {});
  return table(
    ["seconds in", ...runs.map((run) => `${run.articles} articles`)],
    names.map((name) => [name, ...runs.map((run) => round(run.seconds[name] ?? 0))]),
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
