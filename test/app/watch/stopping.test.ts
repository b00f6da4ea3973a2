import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { storeAt } from "../../../src/index.ts";
import { run, runChild, start } from "../cli/run.ts";

const folder = mkdtempSync(join(tmpdir(), "secondsource-watch-"));
const at = (name: string) => join(folder, name);

/** When a request came, in milliseconds. */
const asked: number[] = [];
const server = createServer(({ url }, response) => {
  asked.push(performance.now());
  if (url === "/robots.txt") response.writeHead(404).end();
  else if (url === "/feed") response.end(FEED);
  else if (url === "/hang") return;
  else response.writeHead(200, { "content-type": "text/html" }).end(PAGE);
});
const FEED = `<rss version="2.0"><channel><title>Post</title><item><title>Ferry stops</title><link>/a/ferry</link></item></channel></rss>`;
const PAGE = `<html><head><title>Ferry to Veskar stops</title></head><body><article><h1>Ferry to Veskar stops</h1><p>The ferry to Veskar stops on Monday, the harbour office said, and 40 people have to find other work.</p><p>The council is to meet on Tuesday, according to its clerk, and to speak of a bridge.</p></article></body></html>`;
const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

beforeAll(() => new Promise<void>((resume) => server.listen(0, "127.0.0.1", resume)));
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

test("--once reads what is due, says so and ends; the next run knows it", async () => {
  writeFileSync(at("list.txt"), `# mine\n${origin()}/feed\n`);
  const words = ["watch", "list.txt", "--store", "once.db", "--once", "--allow-private"];
  const first = await runChild(words, folder);
  expect(first.err.trimEnd().split("\n").at(-1)).toMatch(
    /^wrote articles to once\.db: 1 poll, 1 page or file read \(1 new, 0 changed\), 0 failing; next at \d{4}-/,
  );
  expect(first.status).toBe(0);
  const second = await runChild(words, folder);
  expect(second.err).toMatch(/ 0 polls, 0 pages and files read \(0 new, 0 changed\), 0 failing/);
  const report = await run(["report", "--store", at("once.db")]);
  expect(report.out).toContain("Ferry to Veskar stops");
});

test("without --allow-private this machine is not asked: exit status 1", async () => {
  const { status, err } = await runChild(["watch", `${origin()}/feed`, "--store", "private.db", "--once"], folder);
  expect(err).toMatch(/robots.txt cannot be read: an address of a private network/);
  expect(err).toMatch(/1 poll, .* 1 failing/);
  expect(status).toBe(1);
});

test("a feed that waits after a failure is told of; --now asks at once, with a pause between two requests", async () => {
  writeFileSync(at("waits.txt"), `${origin()}/feed\n`);
  const words = ["watch", "waits.txt", "--store", "waits.db", "--once"];
  const failed = await runChild(words, folder);
  expect(failed.err).toMatch(
    /1 failing; 1 feed waits after a failure until \d{4}-.* UTC \(--now asks at once\); next at/,
  );
  asked.length = 0;
  const mended = await runChild([...words, "--allow-private"], folder);
  expect(mended.err).toMatch(/0 polls, .* 0 failing; 1 feed waits after a failure until/);
  expect([mended.status, asked]).toEqual([0, []]);
  const now = await runChild([...words, "--allow-private", "--now"], folder);
  expect(now.err).toMatch(/1 poll, 1 page or file read \(1 new, 0 changed\), 0 failing; next at/);
  expect(now.status).toBe(0);
  expect(asked).toHaveLength(3);
  for (const [i, time] of asked.entries()) if (i > 0) expect(time - asked[i - 1]!).toBeGreaterThanOrEqual(1_990);
});

test("SIGINT ends a watch at once, also while a server hangs, and the store is whole", async () => {
  const child = start(
    ["watch", `${origin()}/hang`, at("list.txt"), "--store", "stopped.db", "--allow-private"],
    folder,
  );
  let err = "";
  child.stderr.on("data", (chunk: Buffer) => {
    err += chunk.toString("utf8");
  });
  while (!err.includes("1 new") && child.exitCode === null) await new Promise((wake) => setTimeout(wake, 50));
  const since = Date.now();
  child.kill("SIGINT");
  const status = await new Promise((resume) => child.on("close", resume));
  expect(Date.now() - since).toBeLessThan(2500);
  expect([status, err.trimEnd().split("\n").at(-1)]).toEqual([130, "stopped"]);
  const store = await storeAt(at("stopped.db"), { readOnly: true });
  const ids: string[] = [];
  for await (const id of store.articleIds()) ids.push(id);
  await store.close();
  expect(ids).toHaveLength(1);
});

test("a folder and an archive beside feeds; an OPML file in a folder is no list", async () => {
  writeFileSync(at("a.html"), PAGE);
  const { status, err } = await runChild(["watch", "a.html", "--store", "files.db", "--once"], folder);
  expect(err).toMatch(/0 polls, 1 page or file read \(1 new/);
  expect(status).toBe(0);
});

test.each([
  [["watch", "--store", "x.db"], /missing required argument/],
  [["watch", "nowhere.opml", "--store", "x.db"], /could not be read/],
  [["watch", "http://", "--store", "x.db"], /no address/],
  [["watch", "https://a.example/", "--store", "x.db", "--contact", "a\nb"], /--contact/],
  [["watch", "https://a.example/", "--store", "x.db", "--timeout", "0"], /--timeout 0/],
  [["watch", "https://a.example/", "--store", "x.db", "--max-size", "many"], /--max-size many/],
])("%j is a wrong call", async (argv, words) => {
  const { status, err } = await run(argv);
  expect(err).toMatch(words);
  expect(status).toBe(2);
});
