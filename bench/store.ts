import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { annotatePile } from "../src/index.ts";
import { type Dossier, hash32 } from "../src/model/index.ts";
import { sqliteStore } from "../src/store/sqlite/open.ts";
import type { Kept, Store } from "../src/store/store.ts";
import { packedPut } from "../src/store/writing/laid.ts";
import type { Benchmark } from "./main.ts";
import { table } from "./tables.ts";

const [SAMPLE, ARTICLES, A_COMMIT, A_STORY] = [400, 20_000, 100, 10];

/** 20,000 articles into a SQLite store and out of it. */
export const benchmark: Benchmark = {
  async run(dataFolder, options) {
    const articles = Number(options.get("articles") ?? ARTICLES);
    const sample = await annotatedSample(join(dataFolder, "stories/gva.jsonl"));
    const folder = mkdtempSync(join(tmpdir(), "secondsource-bench-"));
    try {
      return await measured(join(folder, "pile.db"), sample, articles);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

async function measured(path: string, sample: readonly Kept[], articles: number): Promise<string> {
  const store = await sqliteStore(path);
  const rows: [string, string][] = [];
  const [wall, cpu] = [performance.now(), process.cpuUsage()];
  for (let from = 0; from < articles; from += A_COMMIT) await fill(store, sample, from);
  const used = process.cpuUsage(cpu);
  rows.push([
    "processor time",
    `${((used.user + used.system) / 1e6).toFixed(1)} s (${((used.user + used.system) / 1e3 / articles).toFixed(2)} ms an article)`,
  ]);
  rows.push(["wall time", `${((performance.now() - wall) / 1e3).toFixed(1)} s`]);
  rows.push([
    "one more article, its own commit (500 times)",
    spread(await times(500, (n) => fill(store, sample, articles + n, 1))),
  ]);
  rows.push(["one article read", spread(await times(1000, (n) => store.article(idOf(hash32(`${n}`) % articles))))]);
  rows.push([
    `one dossier of ${A_STORY} articles`,
    spread(await times(1000, (n) => store.dossier(`s-${(hash32(`${n}`) % (articles / A_STORY)) * A_STORY}`))),
  ]);
  rows.push(["search, two words of one article, 20 hits", spread(await times(300, (n) => searched(store, sample, n)))]);
  rows.push([
    "peak resident memory of the process, which annotated the sample too",
    `${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`,
  ]);
  await store.close();
  rows.push([
    "file",
    `${(statSync(path).size / 1e6).toFixed(0)} MB (${(statSync(path).size / articles / 1e3).toFixed(1)} kB an article)`,
  ]);
  return [
    `${articles} articles: ${SAMPLE} of \`stories/gva.jsonl\` annotated, then repeated with every tenth word reversed, another tenth each time. ${A_COMMIT} articles a commit, ${A_STORY} a story; every commit flushed to the disk.`,
    "",
    table(["what", "figure"], [...rows, ...sizes(sample)]),
  ].join("\n");
}

function sizes(sample: readonly Kept[]): [string, string][] {
  const mean = (of: (kept: Kept) => number) =>
    Math.round(sample.reduce((sum, kept) => sum + of(kept), 0) / sample.length);
  const json = (value: unknown) => Buffer.byteLength(JSON.stringify(value));
  return [
    [
      "article, bytes packed (as JSON)",
      `${mean((k) => packedPut(k).version.packed.length)} (${mean((k) => json(k.article))})`,
    ],
    [
      "annotation, bytes packed (as JSON without tokens; with them)",
      `${mean((k) => packedPut(k).laid.annotation.length)} (${mean((k) => json({ ...k.annotation, tokens: [] }))}; ${mean((k) => json(k.annotation))})`,
    ],
  ];
}

async function fill(store: Store, sample: readonly Kept[], from: number, count = A_COMMIT): Promise<void> {
  const change = await store.begin();
  const kept = Array.from({ length: count }, (_, at) => copyOf(sample, from + at));
  for (const each of kept) change.put(each);
  for (let at = 0; at < count; at += A_STORY) change.tell(dossierOf(`s-${from + at}`, kept.slice(at, at + A_STORY)));
  for (const { article } of kept)
    change.log({ at: "2026-11-28T00:00:00Z", what: "article-added", subject: article.id });
  await change.commit();
}

function dossierOf(id: string, kept: readonly Kept[]): Dossier {
  const articles = kept.map(({ article }) => article);
  const of = <K extends "entities" | "quotes" | "claims" | "events" | "quantities" | "times">(list: K) =>
    kept.flatMap(({ annotation }) => annotation[list] as readonly unknown[]) as unknown as Dossier[K];
  const support = {
    articles: kept.length,
    publishers: kept.length,
    lineages: { atLeast: 1, atMost: kept.length },
    origins: [],
  };
  const ids = articles.map((article) => article.id);
  return {
    story: { id, title: articles[0]?.title ?? id, articles: ids, support },
    articles,
    links: ids.slice(1).map((b) => ({
      a: ids[0]!,
      b,
      kind: "rewrite",
      score: 0.8,
      direction: "undetermined",
      evidence: articles[0]!.body.slice(0, 10).map((a) => ({ a, b: a, signal: "aligned-sentence" })),
    })),
    lineages: [{ id: `l-${id}`, articles: ids, weakest: 0.8 }],
    entities: of("entities"),
    quotes: of("quotes"),
    utterances: [],
    claims: of("claims"),
    events: of("events"),
    quantities: of("quantities"),
    times: of("times"),
    facts: of("quantities")
      .slice(0, 30)
      .map((q) => ({
        id: `f-${q.id}`,
        story: id,
        kind: "quantity",
        text: `${q.value} ${q.of ?? ""}`,
        mentions: [{ article: q.article, span: q.span, ref: q.id }],
        support,
      })),
    messages: [],
  };
}

function idOf(number: number): string {
  return `copy-${String(number).padStart(6, "0")}`;
}

/** The same places under another id: a word reversed is as long as it was. */
function copyOf(sample: readonly Kept[], number: number): Kept {
  const kept = sample[number % sample.length]!;
  const round = Math.floor(number / sample.length) % 10;
  const id = idOf(number);
  const text = kept.article.text.replace(/[a-z]{3,}/g, (word) =>
    hash32(word) % 10 === round ? [...word].reverse().join("") : word,
  );
  const annotation = JSON.parse(
    JSON.stringify({ ...kept.annotation, tokens: [] }).replaceAll(
      `"article":"${kept.article.id}"`,
      `"article":"${id}"`,
    ),
  );
  return {
    article: { ...kept.article, id, text },
    annotation,
    version: { ...kept.version, textHash: `${id}-${round}` },
  };
}

async function searched(store: Store, sample: readonly Kept[], number: number): Promise<void> {
  const words = sample[number % sample.length]!.article.text.match(/[a-z]{6,}/g) ?? ["council"];
  const [first, second] = [words[(number * 7) % words.length], words[(number * 13 + 5) % words.length]];
  for await (const _ of store.search(`${first} ${second}`, { limit: 20 }));
}

async function times(count: number, run: (number: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let number = 0; number < count; number++) {
    const start = performance.now();
    await run(number);
    taken.push(performance.now() - start);
  }
  return taken.sort((x, y) => x - y);
}

function spread(sorted: readonly number[]): string {
  const at = (share: number) => sorted[Math.floor(sorted.length * share)]!.toFixed(2);
  return `${at(0.5)} ms, 95 % under ${at(0.95)} ms`;
}

async function annotatedSample(path: string): Promise<Kept[]> {
  const lines = readFileSync(path, "utf8").split("\n").slice(0, SAMPLE).join("\n");
  const raw = {
    location: "gva.jsonl",
    name: "gva",
    open: async function* () {
      yield Buffer.from(lines);
    },
  };
  const kept: Kept[] = [];
  for await (const made of annotatePile([raw]))
    if ("article" in made)
      kept.push({ ...made, version: { number: 1, textHash: "", firstSeen: "2026-11-28T00:00:00Z" } });
  return kept;
}
