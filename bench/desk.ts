import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { type Desk, hash32, openDesk, type Raw, renderReport, type Store, storeAt } from "../src/index.ts";
import type { Benchmark } from "./main.ts";
import { table } from "./tables.ts";

const [ARTICLES, ONE_BY_ONE, A_FILE] = [20_000, 200, 1_000];
export const SETS = ["stories/gva.jsonl", "stories/allsides.jsonl"] as const;

/**
 * Articles into a SQLite store, one more at a time, and the report out of it. `--store FILE` takes a store as it lies there: what it
 * lacks of `--articles` is added and worked in, and one more is added `--more` times.
 */
export const benchmark: Benchmark = {
  async run(dataFolder, options) {
    const articles = Number(options.get("articles") ?? ARTICLES);
    const records = SETS.flatMap((name) => recordsOf(join(dataFolder, name)));
    const folder = mkdtempSync(join(tmpdir(), "secondsource-bench-"));
    try {
      const more = Number(options.get("more") ?? ONE_BY_ONE);
      return await measured(options.get("store") ?? join(folder, "pile.db"), records, { articles, more });
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

/** Some records are a headline and no text. */
type Item = Readonly<Record<string, unknown>> & { readonly text?: string };

interface Size {
  readonly articles: number;
  /** How often one more is added. */
  readonly more: number;
}

async function measured(path: string, records: readonly Item[], size: Size): Promise<string> {
  const store = await storeAt(path);
  const desk = openDesk(store, { now: () => "2026-11-28T00:00:00Z" });
  const { totals } = await store.source();
  const articles = Math.max(totals.articles, size.articles);
  const filled = await timed(() => (totals.articles < articles ? fill(desk, records, articles) : Promise.resolve()));
  const worked = await timed(() => desk.refresh());
  const peakBefore = peakMiB();
  await oneMore(desk, records, articles);
  const more: Timed[] = [];
  for (let n = 1; n <= size.more; n++) more.push(await timed(() => oneMore(desk, records, articles + n)));
  const opened = await timed(async () => {
    const again = openDesk(await storeAt(path), { now: () => "2026-11-28T00:00:00Z" });
    await oneMore(again, records, articles + size.more + 1);
  });
  const written = await timed(() => report(store));
  const bytes = statSync(path).size;
  await store.close();
  const rows: [string, string][] = [
    ["added", told(filled)],
    ["worked in (`refresh`)", told(worked)],
    ["one more article, with annotation and its story told anew", spread(more.map(({ wall }) => wall))],
    ["the same, of processor", spread(more.map(({ cpu }) => cpu))],
    ["the same in a store opened anew", told(opened)],
    ["report as JSON", told(written)],
    ["peak resident memory until all is worked in; at the end", `${peakBefore} MiB; ${peakMiB()} MiB`],
    ["file", `${(bytes / 1e6).toFixed(0)} MB (${(bytes / articles / 1e3).toFixed(1)} kB an article)`],
  ];
  const what = `${articles} articles: ${SETS.map((name) => `\`${name}\``).join(" and ")}, repeated with every tenth word reversed, another tenth each time.`;
  return [what, "", table(["what", "figure"], rows)].join("\n");
}

export async function fill(desk: Desk, records: readonly Item[], articles: number): Promise<void> {
  const files = Array.from({ length: Math.ceil(articles / A_FILE) }, (_, k) =>
    rawOf(records, k * A_FILE, Math.min(articles, (k + 1) * A_FILE)),
  );
  for await (const _ of desk.add(files));
}

async function oneMore(desk: Desk, records: readonly Item[], number: number): Promise<void> {
  for await (const _ of desk.add([rawOf(records, number, number + 1)]));
  await desk.refresh();
}

async function report(store: Store): Promise<void> {
  let bytes = 0;
  for await (const chunk of renderReport(await store.source(), "json")) bytes += chunk.length;
  if (bytes === 0) throw new Error("nothing was reported");
}

function rawOf(records: readonly Item[], from: number, to: number): Raw {
  const name = `articles-${from}`;
  return {
    location: `${name}.jsonl`,
    name,
    async *open() {
      for (let n = from; n < to; n++) yield Buffer.from(`${JSON.stringify(variantOf(records, n))}\n`);
    },
  };
}

/** A word reversed is as long as it was and no word of any other text. */
export function variantOf(records: readonly Item[], number: number): Item {
  const record = records[(number * 7919) % records.length]!;
  const round = Math.floor(number / records.length);
  if (round === 0) return { ...record, id: `n${number}` };
  const text = (record.text ?? "").replace(/[A-Za-z]{3,}/g, (word) =>
    hash32(word, round) % 10 === 0 ? [...word].reverse().join("") : word,
  );
  return { ...record, id: `n${number}`, text, url: undefined };
}

export function recordsOf(path: string): Item[] {
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Item);
}

interface Timed {
  readonly wall: number;
  readonly cpu: number;
}

async function timed(work: () => Promise<unknown>): Promise<Timed> {
  const [wall, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const used = process.cpuUsage(cpu);
  return { wall: performance.now() - wall, cpu: (used.user + used.system) / 1000 };
}

function told({ wall, cpu }: Timed): string {
  return `${(wall / 1000).toFixed(1)} s, ${(cpu / 1000).toFixed(1)} s of processor`;
}

function spread(times: readonly number[]): string {
  const sorted = [...times].sort((x, y) => x - y);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)]!.toFixed(0);
  return `${at(0.5)} ms, 95 % under ${at(0.95)} ms, 99 % under ${at(0.99)} ms`;
}

function peakMiB(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}
