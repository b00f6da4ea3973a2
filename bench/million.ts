import { mkdtempSync, readFileSync, rmSync } from "node:fs";
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
 * them; one article in five has most of the runs of words of one before it.
 */
export const benchmark: Benchmark = {
  async run(_, options) {
    const articles = Number(options.get("articles") ?? 1_000_000);
    const reach = Number(options.get("reach") ?? 16);
    const folder = mkdtempSync(join(tmpdir(), "secondsource-million-"));
    try {
      const instance = await DuckDBInstance.create(":memory:", { threads: options.get("threads") ?? "2" });
      const db = await instance.connect();
      await db.run(
        `SET memory_limit = '${options.get("memory") ?? "6GB"}'; SET temp_directory = '${join(folder, "spill")}'`,
      );
      return await measured(db, folder, articles, reach);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

async function measured(db: DuckDBConnection, folder: string, articles: number, reach: number): Promise<string> {
  const rows: (string | number)[][] = [];
  const step = async (name: string, work: () => Promise<unknown>) => {
    const [start, wall] = [process.cpuUsage(), performance.now()];
    const found = await work();
    const { user, system } = process.cpuUsage(start);
    rows.push([
      name,
      ((user + system) / 1e6).toFixed(1),
      ((performance.now() - wall) / 1e3).toFixed(1),
      memory(),
      String(found ?? ""),
    ]);
  };
  await step("inventing the digests of a month and a day, by bucket", () => invent(db, folder, articles));
  await db.run(`SET VARIABLE reach = ${reach}; SET VARIABLE lookback = 1`);
  await db.run(`CREATE MACRO bucket_of(day) AS ((day - DATE '1970-01-01') // 14)::INTEGER;
    CREATE TABLE walks (b VARCHAR, asked VARCHAR[], copy_of VARCHAR)`);
  const lastDay = `DATE '2031-01-01' + ${DAYS - 1}`;
  await step("postings of the month", async () => {
    await look(db, `'${folder}/digests/*/*.parquet'`, `day < ${lastDay}`);
    await db.run(sql("30-postings"));
    return `${await number(db, "SELECT count(*) FROM posted")} postings`;
  });
  let candidates = 0;
  await step("candidates of the month, day by day", async () => {
    for (let day = 0; day < DAYS - 1; day++) {
      await db.run(`SET VARIABLE day = DATE '2031-01-01' + ${day}`);
      await db.run(sql("31-candidates"));
      candidates += await number(db, "SELECT coalesce(sum(len(asked)), 0) FROM asked");
    }
    return `${candidates} pairs`;
  });
  await db.run("DROP TABLE lookers; DROP TABLE heads; DROP TABLE posted; DROP TABLE named");
  await step("candidates of one day more", async () => {
    const where = `bucket >= bucket_of(${lastDay}) - 1`;
    const files = await scanned(
      db,
      `SELECT count(keys) FROM read_parquet('${folder}/digests/*/*.parquet', hive_partitioning = true) WHERE ${where}`,
    );
    await look(db, `'${folder}/digests/*/*.parquet'`, where);
    await db.run(`SET VARIABLE day = ${lastDay}`);
    await db.run(sql("30-postings"));
    await db.run(sql("31-candidates"));
    const pairs = await number(db, "SELECT coalesce(sum(len(asked)), 0) FROM asked");
    return `${pairs} pairs; ${files} files of digests read`;
  });
  const head = `${articles} invented digests of ${DAYS} days, ${WORDS + RUNS} keys each, reach ${reach}, one bucket of 14 days back.`;
  return `${head}\n\n${table(["step", "processor, s", "wall, s", "peak of memory", "found"], rows)}`;
}

async function invent(db: DuckDBConnection, folder: string, articles: number): Promise<void> {
  const perDay = Math.ceil(articles / DAYS);
  await db.run("SELECT setseed(0.42)");
  for (let day = 0; day < DAYS; day++) {
    const from = day * perDay;
    await db.run(`COPY (
      WITH article AS (SELECT i, DATE '2031-01-01' + ${day} AS day,
          CASE WHEN hash(i, 1) % 5 = 0 AND i > 2000 THEN i - 1 - (hash(i, 2) % 2000)::BIGINT ELSE i END AS source
          FROM range(${from}, ${Math.min(articles, from + perDay)}) t(i)),
        word AS (SELECT i, day, k, (400 * pow(1e5, (hash(source, k) % 1000000) / 1e6))::BIGINT AS key FROM article, range(${WORDS}) w(k)),
        run AS (SELECT i, day, k, (CASE WHEN hash(i, k, 3) % 10 < 7 THEN hash(source, k, 4) ELSE hash(i, k, 5) END >> 1)::BIGINT AS key
          FROM article, range(${RUNS}) r(k)),
        keyed AS (SELECT DISTINCT i, day, key, 1 + (hash(key) % 120)::INTEGER AS worth FROM (FROM word UNION ALL FROM run))
      SELECT i, 'a' || lpad(i::VARCHAR, 9, '0') AS id, day, bucket, 'en' AS language, keys, worth, total, []::BIGINT[] AS names,
        []::INTEGER[] AS name_worth, 0 AS name_total
      FROM (SELECT i, day, ((day - DATE '1970-01-01') // 14)::INTEGER AS bucket, list(key ORDER BY key) AS keys,
        list(worth ORDER BY key) AS worth, sum(worth)::INTEGER AS total FROM keyed GROUP BY i, day))
      TO '${folder}/digests' (FORMAT parquet, PARTITION_BY (bucket), APPEND)`);
  }
}

async function look(db: DuckDBConnection, files: string, where: string): Promise<void> {
  await db.run(`CREATE TABLE lookers AS SELECT *, row_number() OVER (ORDER BY i) AS n
    FROM read_parquet(${files}, hive_partitioning = true, hive_types = {bucket: INTEGER}) WHERE ${where}`);
  await db.run("CREATE TABLE heads AS SELECT id FROM lookers");
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

/** Of the whole process so far. */
function memory(): string {
  return `${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`;
}
