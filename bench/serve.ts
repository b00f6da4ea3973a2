import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { LOCAL_HOSTS } from "../src/app/http/access.ts";
import { adderBeside } from "../src/app/http/adding-beside.ts";
import { appOf } from "../src/app/http/app.ts";
import { Jobs } from "../src/app/http/jobs.ts";
import { listen } from "../src/app/http/listening.ts";
import { Limiter } from "../src/app/http/rate.ts";
import { addPages } from "../src/app/web/pages.ts";
import { openDesk, type Store, storeAt } from "../src/index.ts";
import { pushTo } from "../src/model/grouping.ts";
import { randomFrom } from "../train/random.ts";
import { copyStories } from "./copies.ts";
import { fill, recordsOf, SETS, variantOf } from "./desk.ts";
import type { Benchmark } from "./main.ts";
import { postgresLike } from "./moving.ts";
import { table } from "./tables.ts";

const [ARTICLES, READERS, SECONDS] = [20_000, 50, 60];
/** How long a reader looks at an answer before the next request, in milliseconds; `--pause` gives another. */
const PAUSE_MS = 500;
/** The thread that writes, as it is built: a thread of its own cannot read TypeScript. */
const WRITER = new URL("../dist/app/http/adding-work.js", import.meta.url);

/**
 * Readers beside a writer: a server over a store, asked by many at once while articles are posted to it one after another. `--store`
 * names a store; what it lacks of `--articles` is filled in first. `--copies N` keeps what is told N more times under other ids: a large
 * store for readers in minutes, of which the writer knows the originals alone. `--postgres` takes the rows of `--store`, a SQLite file, to
 * a PostgreSQL server of its own. Wants `npm run build`.
 */
export const benchmark: Benchmark = {
  async run(dataFolder, options) {
    const asked = (name: string, usual: number) => Number(options.get(name) ?? usual);
    const size = {
      articles: asked("articles", ARTICLES),
      readers: asked("readers", READERS),
      seconds: asked("seconds", SECONDS),
      pause: asked("pause", PAUSE_MS),
    };
    const folder = mkdtempSync(join(tmpdir(), "secondsource-bench-"));
    const records = SETS.flatMap((name) => recordsOf(join(dataFolder, name)));
    try {
      const place = options.get("store") ?? join(folder, "pile.db");
      await prepared(place, records, size.articles, asked("copies", 0));
      if (!options.has("postgres")) return await measured(place, records, size);
      const server = await postgresLike(place);
      try {
        return await measured(server.url, records, size);
      } finally {
        await server.stop();
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

type Records = Parameters<typeof variantOf>[0];

interface Size {
  readonly articles: number;
  readonly readers: number;
  readonly seconds: number;
  readonly pause: number;
}

/** Adds what a store lacks, and works it in. */
async function filled(store: Store, records: Records, articles: number): Promise<void> {
  const { totals } = await store.source();
  if (totals.articles >= articles) return;
  const desk = openDesk(store, { now });
  await fill(desk, records, articles);
  await desk.refresh();
}

/** The time that the log carries. */
const now = (): string => new Date().toISOString();

async function prepared(place: string, records: Records, articles: number, copies: number): Promise<void> {
  const store = await storeAt(place);
  await filled(store, records, articles);
  if (copies > 0) await copyStories(store, copies);
  await store.close();
}

async function measured(place: string, records: Records, { readers, seconds, pause }: Size): Promise<string> {
  const store = await storeAt(place);
  const from = (await store.source()).totals.articles;
  const clock = () => performance.now();
  const jobs = new Jobs(adderBeside(place, WRITER));
  const access = { hosts: LOCAL_HOSTS, limiter: new Limiter({ perSecond: 1e6, burst: 1e6 }, clock) };
  const listening = await listen(
    appOf({ store, version: "bench", access, clock, jobs, pages: addPages }),
    "127.0.0.1",
    0,
  );
  const alone = await oneByOne(() => appOf({ store, version: "bench", access, clock, pages: addPages }).app);
  const times = new Map<string, number[]>();
  const [end, cpu] = [performance.now() + seconds * 1000, process.cpuUsage()];
  const writing = writer(listening.url, records, from, end);
  const errors = (
    await Promise.all(Array.from({ length: readers }, (_, at) => reader(listening.url, { at, end, pause }, times)))
  ).reduce((sum, one) => sum + one, 0);
  const written = await writing;
  const { user, system } = process.cpuUsage(cpu);
  await listening.close();
  await store.close();
  const rows = [...times].sort().map(([what, all]): [string, string] => [what, spread(all)]);
  const kind = place.startsWith("postgres") ? "PostgreSQL" : "SQLite";
  const what = `${from} articles (${SETS.map((name) => `\`${name}\``).join(" and ")}, repeated with every tenth word reversed) in ${kind}, ${readers} readers with a pause of ${pause} ms beside one writer, ${seconds} s; load ${loadavg()[0]!.toFixed(1)}.`;
  return [
    what,
    "",
    table(
      ["request", "figure"],
      [
        ...[...alone].sort().map(([what, all]): [string, string] => [`${what}, alone, of processor`, spread(all)]),
        ...rows,
        ["errors", String(errors)],
        ["articles posted one by one and worked in meanwhile", spread(written)],
        ["processor, readers among it", `${((user + system) / 1e6).toFixed(0)} s`],
      ],
    ),
  ].join("\n");
}

const WORDS = ["police", "minister", "court", "fire", "storm", "election", "trade", "school"];
const TURNS = 24;

/** Processor time of requests one after another, without a network; nothing is kept from one turn to the next, as after a change. */
async function oneByOne(appAnew: () => ReturnType<typeof appOf>["app"]): Promise<Map<string, number[]>> {
  const times = new Map<string, number[]>();
  for (let turn = 0; turn < TURNS; turn++) {
    const app = appAnew();
    const ask = async (what: string, path: string) => {
      const cpu = process.cpuUsage();
      const response = await app.request(`http://localhost/${path}`, { headers: { Host: "localhost" } });
      const text = await response.text();
      const { user, system } = process.cpuUsage(cpu);
      pushTo(times, what, (user + system) / 1000);
      return path.startsWith("api")
        ? (JSON.parse(text) as { readonly items?: readonly { readonly id: string }[] })
        : {};
    };
    await ask("first request after a change (status)", "api/v1/status");
    const word = WORDS[turn % WORDS.length]!;
    const { items = [] } = await ask("list of stories", `api/v1/stories?limit=50&q=${word}`);
    const story = items[(turn * 7) % Math.max(1, items.length)];
    await ask("page of a search", `search?q=${word}`);
    await ask("search", `api/v1/search?q=${WORDS[(turn + 3) % WORDS.length]}`);
    if (!story) continue;
    await ask("page of a story", `stories/${story.id}`);
    const { items: facts = [] } = await ask("facts of a story", `api/v1/facts?story=${story.id}`);
    if (facts[0]) await ask("page of a fact", `facts/${facts[0].id}`);
  }
  return times;
}

/** Posts until the end; how long each article took until it was worked in, in milliseconds. */
async function writer(url: string, records: Records, from: number, end: number): Promise<number[]> {
  const took: number[] = [];
  while (performance.now() < end) {
    const start = performance.now();
    const posted = await fetch(`${url}/api/v1/articles`, {
      method: "POST",
      headers: { "Content-Type": "application/x-ndjson" },
      body: `${JSON.stringify(variantOf(records, from + took.length))}\n`,
    });
    const { id } = (await posted.json()) as { readonly id: string };
    for (let state = "waiting"; state !== "done"; ) {
      await new Promise((resume) => setTimeout(resume, 100));
      ({ state } = (await (await fetch(`${url}/api/v1/jobs/${id}`)).json()) as { readonly state: string });
      if (state === "failed") throw new Error("an article was not taken");
    }
    took.push(performance.now() - start);
  }
  return took;
}

interface Reading {
  /** Which word a reader begins with. */
  readonly at: number;
  readonly end: number;
  readonly pause: number;
}

async function reader(url: string, { at, end, pause }: Reading, times: Map<string, number[]>): Promise<number> {
  let errors = 0;
  // Readers who all pause alike ask all at once, again and again.
  const random = randomFrom(at);
  const paused = () => new Promise((resume) => setTimeout(resume, pause * (0.5 + random())));
  await paused();
  const page = async (what: string, path: string): Promise<string> => {
    const start = performance.now();
    const response = await fetch(`${url}/${path}`);
    const text = await response.text();
    // A story may go on under another id between the list and the request.
    if (!response.ok && response.status !== 404) errors++;
    pushTo(times, response.status === 404 ? "not there any more (404)" : what, performance.now() - start);
    await paused();
    return text;
  };
  const ask = async (what: string, path: string) =>
    JSON.parse(await page(what, `api/v1/${path}`)) as { readonly items?: readonly { readonly id: string }[] };
  for (let turn = at; performance.now() < end; turn++) {
    const { items = [] } = await ask("list of stories", `stories?limit=50&q=${WORDS[turn % WORDS.length]}`);
    const story = items[turn % Math.max(1, items.length)];
    if (!story) continue;
    await ask("story", `stories/${story.id}`);
    const { items: facts = [] } = await ask("facts of a story", `facts?story=${story.id}`);
    if (facts[0]) await ask("fact", `facts/${facts[0].id}`);
    await ask("search", `search?q=${WORDS[(turn + 3) % WORDS.length]}`);
    await page("page of a story", `stories/${story.id}`);
    if (facts[0]) await page("page of a fact", `facts/${facts[0].id}`);
    await page("page of a search", `search?q=${WORDS[(turn + 5) % WORDS.length]}`);
  }
  return errors;
}

function spread(times: readonly number[]): string {
  if (times.length === 0) return "none";
  const sorted = [...times].sort((x, y) => x - y);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(0);
  return `${sorted.length} times, ${at(0.5)} ms, 95 % under ${at(0.95)} ms`;
}
