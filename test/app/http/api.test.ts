import { parse } from "csv-parse/sync";
import { beforeAll, expect, test } from "vitest";
import { Limiter } from "../../../src/app/http/rate.ts";
import { memoryStore, type Store } from "../../../src/index.ts";
import { QUESTIONS } from "../../../src/question/index.ts";
import { type Answer, exampleStore } from "../../question/asked.ts";
import { Clock, get, post, served } from "./serving.ts";

let store: Store;
beforeAll(async () => {
  store = await exampleStore();
});

async function json(path: string): Promise<Answer> {
  const response = await get(served(store).app, path);
  expect(response.status, path).toBe(200);
  expect(response.headers.get("content-type")).toBe("application/json");
  return response.json();
}

test("every question has its route, and every answer says as of when and of what", async () => {
  const inputs: Record<string, string> = await inputsOf();
  for (const question of QUESTIONS) {
    const address = question.path.replace("{id}", encodeURIComponent(inputs[question.name] ?? ""));
    const query = QUERIES[question.name]?.(inputs) ?? "";
    const answer = await json(`/api/v1/${address}${query}`);
    expect(answer.asOf, question.name).toMatchObject({ seq: await store.seq() });
    expect(answer.coverage, question.name).toEqual({ articles: 20, publishers: 18, stories: 6, failed: 0, waiting: 0 });
  }
});

const QUERIES: Record<string, (inputs: Record<string, string>) => string> = {
  links: ({ article }) => `?article=${encodeURIComponent(article!)}`,
  trace: ({ article }) => `?id=${encodeURIComponent(article!)}`,
  compare: ({ article, other }) => `?a=${encodeURIComponent(article!)}&b=${encodeURIComponent(other!)}`,
  check: () => "?claim=Nine%20people%20were%20killed",
  search: () => "?q=ferry",
};

async function inputsOf(): Promise<Record<string, string>> {
  const [lineage] = (await json("/api/v1/lineages")).items;
  const [article, other] = lineage.articles as [string, string];
  const story = lineage.stories[0];
  const fact = (await json(`/api/v1/facts?story=${story}`)).items[0].id;
  const ids = { story, "story-changes": story, article, versions: article, diff: article, "article-lineage": article };
  return { ...ids, lineage: lineage.id, fact, other };
}

test("lists are read page by page to their end, each item once", async () => {
  for (const path of [
    "stories",
    "articles",
    "facts",
    "utterances",
    "entities",
    "lineages",
    "search?q=ferry",
    "stories?q=ferry",
    "articles?q=the",
  ]) {
    const seen: string[] = [];
    let next: string | undefined;
    do {
      const glue = path.includes("?") ? "&" : "?";
      const page = await json(
        `/api/v1/${path}${glue}limit=3${next === undefined ? "" : `&cursor=${encodeURIComponent(next)}`}`,
      );
      expect(page.returned).toBe(page.items.length);
      seen.push(...page.items.map((item: Answer) => item.id ?? item.article?.id ?? `${item.name} ${item.type}`));
      next = page.next;
    } while (next !== undefined && seen.length < 2_000);
    const whole = await json(`/api/v1/${path}${path.includes("?") ? "&" : "?"}limit=200`);
    expect(seen.slice(0, whole.items.length), path).toEqual(
      whole.items.map((item: Answer) => item.id ?? item.article?.id ?? `${item.name} ${item.type}`),
    );
    if (whole.next === undefined) expect(seen.length, path).toBe(whole.items.length);
  }
});

test("the same as lines and as a table, by ending or by Accept", async () => {
  const { app } = served(store);
  const { items } = await json("/api/v1/stories");
  const lines = await get(app, "/api/v1/stories.jsonl");
  expect(lines.headers.get("content-type")).toBe("application/x-ndjson");
  expect(
    (await lines.text())
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line)),
  ).toEqual(items);
  const table = await get(app, "/api/v1/stories", { Accept: "text/csv" });
  const rows = parse(await table.text(), { columns: true }) as Record<string, string>[];
  expect(rows.map((row) => [row.id, Number(row["support.lineages.atLeast"])])).toEqual(
    items.map((item: Answer) => [item.id, item.support.lineages.atLeast]),
  );
  expect((await get(app, `/api/v1/stories/${items[0].id}.csv`)).headers.get("content-type")).toContain("text/csv");
  expect((await get(app, "/api/v1/stories", { Accept: "image/png" })).status).toBe(406);
});

test("the tag is the number of the last event; a known one is answered with nothing", async () => {
  const { app } = served(store);
  const tag = (await get(app, "/api/v1/stories")).headers.get("etag")!;
  expect(tag).toContain(String(await store.seq()));
  for (const path of ["/api/v1/stories", "/api/v1/facts.csv", "/feed.atom", "/api/v1/export/csv"]) {
    const again = await get(app, path, { "If-None-Match": `"other", ${tag}` });
    expect([again.status, await again.text()], path).toEqual([304, ""]);
  }
});

test("what is asked wrongly is told by field, what is not there is told so", async () => {
  const { app } = served(store);
  const cases: readonly [string, number, RegExp][] = [
    ["/api/v1/stories?limit=0", 422, /limit/],
    ["/api/v1/stories?limit=lots", 422, /limit/],
    ["/api/v1/stories?limit=1&limit=2", 422, /twice/],
    ["/api/v1/stories?colour=red", 422, /colour/],
    ["/api/v1/stories?cursor=AAAA", 422, /cursor/],
    ["/api/v1/articles?since=2026-13-45", 422, /since/],
    ["/api/v1/stories/nowhere", 404, /nowhere/],
    ["/api/v1/facts/..%2f..%2fetc", 404, /etc/],
    ["/api/v1/jobs/none", 404, /job/],
    ["/api/v1/nothing", 404, /address/],
    ["/api/v1/check", 422, /claim/],
    ["/api/v1/export/parquet", 404, /stix/],
  ];
  for (const [path, status, words] of cases) {
    const response = await get(app, path);
    expect(response.status, path).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({ status, detail: expect.stringMatching(words) });
  }
  const deleted = await app.request("http://localhost/api/v1/stories", {
    method: "DELETE",
    headers: { Host: "localhost" },
  });
  expect([deleted.status, deleted.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
});

test("a failure inside is told without its words", async () => {
  const broken: Store = { ...memoryStore(), seq: async () => Promise.reject(new Error("/secret/place is broken")) };
  const heard: unknown[] = [];
  const response = await get(served(broken, { onFailure: (error) => heard.push(error) }).app, "/api/v1/stories");
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain("secret");
  expect(heard).toHaveLength(1);
});

test("a question that takes too long is given up, to be asked again", async () => {
  const clock = new Clock();
  const slow: Store = {
    ...store,
    async *search(words, page) {
      clock.now += 20_000;
      yield* store.search(words, page);
    },
  };
  const response = await get(served(slow, {}, clock).app, "/api/v1/check?claim=Nine%20people%20were%20killed");
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
});

test("long input is posted; anything but JSON is refused", async () => {
  const { app } = served(store);
  const answer = await post(
    app,
    "/api/v1/check",
    JSON.stringify({ claim: "Tarvia will release 340 million cubic metres of water a year." }),
  );
  expect(await answer.json()).toMatchObject({ status: "corroborated" });
  expect((await post(app, "/api/v1/check", "{")).status).toBe(400);
  expect((await post(app, "/api/v1/check", "claim=x", { "Content-Type": "text/plain" })).status).toBe(415);
  expect((await post(app, "/api/v1/check", "[1]")).status).toBe(422);
  const large = await post(app, "/api/v1/check", "x".repeat(8_000_001));
  expect([large.status, large.headers.get("connection")]).toEqual([413, "close"]);
});

test("who asks too often waits", async () => {
  const clock = new Clock();
  const limiter = new Limiter({ perSecond: 2, burst: 3 }, clock.read);
  const { app } = served(store, { access: { limiter } }, clock);
  const statuses = async (count: number) => {
    const found = [];
    for (let turn = 0; turn < count; turn++) found.push((await get(app, "/api/v1/status")).status);
    return found;
  };
  expect(await statuses(4)).toEqual([200, 200, 200, 429]);
  clock.now += 1_000;
  expect(await statuses(3)).toEqual([200, 200, 429]);
});

test("the feed is Atom and tells every story of the query", async () => {
  const response = await get(served(store).app, "/feed.atom?q=ferry");
  expect(response.headers.get("content-type")).toContain("application/atom+xml");
  const text = await response.text();
  const { items } = await json("/api/v1/stories?q=ferry");
  expect([...text.matchAll(/<entry>/g)]).toHaveLength(items.length);
  for (const { id } of items) expect(text).toContain(`http://localhost/stories/${id}`);
});

test("the pile is exported in each of its formats", async () => {
  const { app } = served(store);
  for (const { format, mediaType } of (await json("/api/v1/exports")).items) {
    const response = await get(app, `/api/v1/export/${format}`);
    expect([response.status, response.headers.get("content-type")], format).toEqual([200, mediaType]);
    expect((await response.text()).length, format).toBeGreaterThan(100);
  }
});
