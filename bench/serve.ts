import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { LOCAL_HOSTS } from "../src/app/http/access.ts";
import { adderOver } from "../src/app/http/adding.ts";
import { appOf } from "../src/app/http/app.ts";
import { Jobs } from "../src/app/http/jobs.ts";
import { listen } from "../src/app/http/listening.ts";
import { Limiter } from "../src/app/http/rate.ts";
import { openDesk, storeAt } from "../src/index.ts";
import { pushTo } from "../src/model/grouping.ts";
import type { Benchmark } from "./main.ts";
import { table } from "./tables.ts";

const [ARTICLES, READERS, SECONDS] = [20_000, 50, 60];
const SET = "stories/gva.jsonl";
/** What a reader does between two requests, in milliseconds. */
const PAUSE_MS = 500;

/** Readers beside a writer: a server over a store, asked by many at once while articles are posted to it one after another. */
export const benchmark: Benchmark = {
  async run(dataFolder, options) {
    const asked = (name: string, usual: number) => Number(options.get(name) ?? usual);
    const size = {
      articles: asked("articles", ARTICLES),
      readers: asked("readers", READERS),
      seconds: asked("seconds", SECONDS),
    };
    const folder = mkdtempSync(join(tmpdir(), "secondsource-bench-"));
    const lines = readFileSync(join(dataFolder, SET), "utf8")
      .split("\n")
      .filter((line) => line !== "");
    try {
      return await measured(options.get("store") ?? join(folder, "pile.db"), lines, size);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

interface Size {
  readonly articles: number;
  readonly readers: number;
  readonly seconds: number;
}

async function measured(
  place: string,
  lines: readonly string[],
  { articles, readers, seconds }: Size,
): Promise<string> {
  const store = await storeAt(place);
  const now = () => new Date().toISOString();
  const desk = openDesk(store, { now });
  const bytes = Buffer.from(Array.from({ length: articles }, (_, at) => recordOf(lines, at)).join(""));
  for await (const _ of desk.add([
    {
      location: "all.jsonl",
      name: "all",
      async *open() {
        yield bytes;
      },
    },
  ]));
  await desk.refresh();
  const clock = () => performance.now();
  const jobs = new Jobs(adderOver(await storeAt(place), now));
  const access = { hosts: LOCAL_HOSTS, limiter: new Limiter({ perSecond: 1e6, burst: 1e6 }, clock) };
  const listening = await listen(appOf({ store, version: "bench", access, clock, jobs }), "127.0.0.1", 0);
  const times = new Map<string, number[]>();
  const [end, cpu] = [performance.now() + seconds * 1000, process.cpuUsage()];
  const writing = writer(listening.url, lines, articles, end);
  const errors = (
    await Promise.all(Array.from({ length: readers }, (_, at) => reader(listening.url, at, end, times)))
  ).reduce((sum, one) => sum + one, 0);
  const added = await writing;
  const { user, system } = process.cpuUsage(cpu);
  await listening.close();
  await store.close();
  const rows = [...times].sort().map(([what, all]): [string, string] => [what, spread(all)]);
  const what = `${articles} articles of \`${SET}\` (repeated), ${readers} readers with a pause of ${PAUSE_MS} ms beside one writer in the same process, ${seconds} s; load ${loadavg()[0]!.toFixed(1)}.`;
  return [
    what,
    "",
    table(
      ["request", "figure"],
      [
        ...rows,
        ["errors", String(errors)],
        ["articles worked in meanwhile", String(added)],
        ["processor", `${((user + system) / 1e6).toFixed(0)} s`],
      ],
    ),
  ].join("\n");
}

function recordOf(lines: readonly string[], number: number): string {
  const record = JSON.parse(lines[number % lines.length]!) as Record<string, unknown>;
  return `${JSON.stringify({ ...record, id: `n${number}`, url: undefined })}\n`;
}

async function writer(url: string, lines: readonly string[], from: number, end: number): Promise<number> {
  let added = 0;
  while (performance.now() < end) {
    const posted = await fetch(`${url}/api/v1/articles`, {
      method: "POST",
      headers: { "Content-Type": "application/x-ndjson" },
      body: recordOf(lines, from + added),
    });
    const { id } = (await posted.json()) as { readonly id: string };
    for (let state = "waiting"; state !== "done" && state !== "failed"; ) {
      await new Promise((resume) => setTimeout(resume, 100));
      ({ state } = (await (await fetch(`${url}/api/v1/jobs/${id}`)).json()) as { readonly state: string });
    }
    added++;
  }
  return added;
}

async function reader(url: string, number: number, end: number, times: Map<string, number[]>): Promise<number> {
  let errors = 0;
  const ask = async (what: string, path: string): Promise<{ readonly items?: readonly { readonly id: string }[] }> => {
    const start = performance.now();
    const response = await fetch(`${url}/api/v1/${path}`);
    const answer = (await response.json()) as { readonly items?: readonly { readonly id: string }[] };
    if (!response.ok) errors++;
    pushTo(times, what, performance.now() - start);
    await new Promise((resume) => setTimeout(resume, PAUSE_MS));
    return answer;
  };
  const words = ["police", "minister", "court", "fire", "storm", "election", "trade", "school"];
  for (let turn = number; performance.now() < end; turn++) {
    const { items = [] } = await ask("list of stories", `stories?limit=50&q=${words[turn % words.length]}`);
    const story = items[turn % Math.max(1, items.length)];
    if (!story) continue;
    await ask("story", `stories/${story.id}`);
    const { items: facts = [] } = await ask("facts of a story", `facts?story=${story.id}`);
    if (facts[0]) await ask("fact", `facts/${facts[0].id}`);
    await ask("search", `search?q=${words[(turn + 3) % words.length]}`);
  }
  return errors;
}

function spread(times: readonly number[]): string {
  const sorted = [...times].sort((x, y) => x - y);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(0);
  return `${sorted.length} times, ${at(0.5)} ms, 95 % under ${at(0.95)} ms`;
}
