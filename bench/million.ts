import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { Benchmark } from "./main.ts";
import { table } from "./tables.ts";

const SQL = resolve(import.meta.dirname, "../scale/duckdb");
/** A month and a day more. */
const DAYS = 31;
/** What the digests of reports have in the mean (examples/pile: 57 words, 79 runs of words). */
const WORDS = 60;
const RUNS = 75;

/**
 * Invented digests of a month, and of a day more, through the candidate join of scale/duckdb. Words follow Zipf's law from where the index takes
 * them; one article in five has most of the runs of words of one before it. With `--work DIR` a run that was ended goes on.
 */
export const benchmark: Benchmark = {
  async run(_, options) {
    const articles = Number(options.get("articles") ?? 1_000_000);
    const reach = Number(options.get("reach") ?? 16);
    const kept = options.get("work");
    if (kept) mkdirSync(kept, { recursive: true });
    const folder = kept ? resolve(kept) : mkdtempSync(join(tmpdir(), "secondsource-million-"));
    try {
      const instance = await DuckDBInstance.create(join(folder, "pile.duckdb"), {
        threads: options.get("threads") ?? "2",
      });
      const db = await instance.connect();
      await db.run(
        `SET memory_limit = '${options.get("memory") ?? "6GB"}'; SET temp_directory = '${join(folder, "spill")}'`,
      );
      return await measured(db, folder, articles, reach);
    } finally {
      if (!kept) rmSync(folder, { recursive: true });
    }
  },
};

/** What a step took, in seconds and MiB, and what it found. */
interface Taken {
  readonly name: string;
  readonly processor: number;
  readonly wall: number;
  readonly memory: number;
  readonly found: number;
}

/** Steps that are done, kept beside the database so that none is done twice. */
class Log {
  readonly #path: string;
  readonly #done: Record<string, Taken>;

  constructor(folder: string) {
    this.#path = join(folder, "done.json");
    this.#done = existsSync(this.#path) ? (JSON.parse(readFileSync(this.#path, "utf8")) as Record<string, Taken>) : {};
  }

  async step(name: string, part: string, work: () => Promise<number | undefined>): Promise<void> {
    if (this.#done[`${name} ${part}`]) return;
    const [start, from] = [process.cpuUsage(), performance.now()];
    const found = (await work()) ?? 0;
    const { user, system } = process.cpuUsage(start);
    const memory = Math.round(process.resourceUsage().maxRSS / 1024);
    const wall = (performance.now() - from) / 1e3;
    this.#done[`${name} ${part}`] = { name, processor: (user + system) / 1e6, wall, memory, found };
    writeFileSync(this.#path, JSON.stringify(this.#done));
  }

  rows(units: Readonly<Record<string, string>>): string[][] {
    return Object.entries(units).map(([name, unit]) => {
      const parts = Object.values(this.#done).filter((one) => one.name === name);
      const sum = (of: (one: Taken) => number) => parts.reduce((total, one) => total + of(one), 0);
      const memory = Math.max(...parts.map((one) => one.memory));
      const seconds = [sum((one) => one.processor), sum((one) => one.wall)].map((each) => each.toFixed(1));
      return [name, ...seconds, `${memory} MiB`, `${sum((one) => one.found)} ${unit}`];
    });
  }
}

const LAST_DAY = `DATE '2031-01-01' + ${DAYS - 1}`;
const [INVENT, POST, MONTH] = ["inventing the digests, by bucket", "postings of the month", "candidates of the month"];
const [READ, MORE] = ["reading the digests for one day more", "candidates of one day more"];

async function measured(db: DuckDBConnection, folder: string, articles: number, reach: number): Promise<string> {
  const log = new Log(folder);
  for (let day = 0; day < DAYS; day++) await log.step(INVENT, `${day}`, () => invent(db, folder, articles, day));
  await db.run(`SET VARIABLE reach = ${reach}; SET VARIABLE lookback = 1`);
  await db.run(`CREATE OR REPLACE MACRO bucket_of(day) AS ((day - DATE '1970-01-01') // 14)::INTEGER;
    CREATE TABLE IF NOT EXISTS walks (b VARCHAR, asked VARCHAR[], copy_of VARCHAR)`);
  await log.step(POST, "", async () => {
    await look(db, `'${folder}/digests/*/*.parquet'`, `day < ${LAST_DAY}`);
    await db.run(sql("30-postings").replaceAll("TEMP TABLE", "TABLE"));
    return number(db, "SELECT count(*) FROM posted");
  });
  for (let day = 0; day < DAYS - 1; day++) await log.step(MONTH, `${day}`, () => candidates(db, day));
  const where = `bucket >= bucket_of(${LAST_DAY}) - 1`;
  const files = await scanned(
    db,
    `SELECT count(keys) FROM read_parquet('${folder}/digests/*/*.parquet', hive_partitioning = true) WHERE ${where}`,
  );
  await log.step(READ, "", async () => {
    await look(db, `'${folder}/digests/*/*.parquet'`, where);
    return number(db, "SELECT count(*) FROM lookers");
  });
  await log.step(MORE, "", async () => {
    await db.run(sql("30-postings").replaceAll("TEMP TABLE", "TABLE"));
    return candidates(db, DAYS - 1);
  });
  const head = `${articles} invented digests of ${DAYS} days, ${WORDS + RUNS} keys each, reach ${reach}, one bucket of 14 days back. For one day more ${files} files of digests are opened.`;
  const units = { [INVENT]: "articles", [POST]: "postings", [MONTH]: "pairs", [READ]: "articles", [MORE]: "pairs" };
  return `${head}\n\n${table(["step", "processor, s", "wall, s", "peak of memory", "found"], log.rows(units))}`;
}

/** Pairs of the articles of a day. */
async function candidates(db: DuckDBConnection, day: number): Promise<number> {
  await db.run(`SET VARIABLE day = DATE '2031-01-01' + ${day}`);
  await db.run(sql("31-candidates"));
  return number(db, "SELECT coalesce(sum(len(asked)), 0) FROM asked");
}

/** The digests of a day, in files of its own: written once more they are the same. */
async function invent(db: DuckDBConnection, folder: string, articles: number, day: number): Promise<number> {
  const perDay = Math.ceil(articles / DAYS);
  const from = day * perDay;
  const end = Math.min(articles, from + perDay);
  await db.run(`COPY (
    WITH article AS (SELECT i, DATE '2031-01-01' + ${day} AS day,
        CASE WHEN hash(i, 1) % 5 = 0 AND i > 2000 THEN i - 1 - (hash(i, 2) % 2000)::BIGINT ELSE i END AS source
        FROM range(${from}, ${end}) t(i)),
      word AS (SELECT i, day, k, (400 * pow(1e5, (hash(source, k) % 1000000) / 1e6))::BIGINT AS key FROM article, range(${WORDS}) w(k)),
      run AS (SELECT i, day, k, (CASE WHEN hash(i, k, 3) % 10 < 7 THEN hash(source, k, 4) ELSE hash(i, k, 5) END >> 1)::BIGINT AS key
        FROM article, range(${RUNS}) r(k)),
      keyed AS (SELECT DISTINCT i, day, key, 1 + (hash(key) % 120)::INTEGER AS worth FROM (FROM word UNION ALL FROM run))
    SELECT i, 'a' || lpad(i::VARCHAR, 9, '0') AS id, day, bucket, 'en' AS language, keys, worth, total, []::BIGINT[] AS names,
      []::INTEGER[] AS name_worth, 0 AS name_total
    FROM (SELECT i, day, ((day - DATE '1970-01-01') // 14)::INTEGER AS bucket, list(key ORDER BY key) AS keys,
      list(worth ORDER BY key) AS worth, sum(worth)::INTEGER AS total FROM keyed GROUP BY i, day))
    TO '${folder}/digests' (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (bucket), FILENAME_PATTERN 'day-${day}_{i}', OVERWRITE_OR_IGNORE)`);
  return end - from;
}

async function look(db: DuckDBConnection, files: string, where: string): Promise<void> {
  await db.run(`CREATE OR REPLACE TABLE lookers AS SELECT *, row_number() OVER (ORDER BY i) AS n
    FROM read_parquet(${files}, hive_partitioning = true, hive_types = {bucket: INTEGER}) WHERE ${where}`);
  await db.run("CREATE OR REPLACE TABLE heads AS SELECT id FROM lookers");
}

/** How many files of the digests a query opens, as DuckDB says it in its plan. */
async function scanned(db: DuckDBConnection, query: string): Promise<string> {
  const plan = (await db.runAndReadAll(`EXPLAIN ${query}`)).getRows().flat().join("\n");
  return /Scanning Files:\s*(\d+\/\d+)/.exec(plan)?.[1]?.replace("/", " of ") ?? "all";
}

async function number(db: DuckDBConnection, query: string): Promise<number> {
  return Number((await db.runAndReadAll(query)).getRows()[0]![0]);
}

function sql(name: string): string {
  return readFileSync(join(SQL, `${name}.sql`), "utf8");
}
