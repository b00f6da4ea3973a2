import { expect, test } from "vitest";
import { adderOver } from "../../../src/app/http/adding.ts";
import { Jobs } from "../../../src/app/http/jobs.ts";
import { isPosted, keepPosted } from "../../../src/app/http/posted.ts";
import { addPages } from "../../../src/app/web/pages.ts";
import { memoryStore } from "../../../src/index.ts";
import { AT } from "../../pile/desks.ts";
import { rawsOfExample } from "../../piles.ts";
import { type Answer, storeOf } from "../../question/asked.ts";
import { get, post, served } from "./serving.ts";

const ARTICLE = {
  title: "Bridge at Vell closed",
  text: "The bridge at Vell was closed on Monday after 12 cars collided, police said.",
  publisher: "Vell Echo",
};

test("what is posted is kept and worked in, once", async () => {
  const { app, jobs } = served(memoryStore());
  const first = await post(app, "/api/v1/articles", JSON.stringify(ARTICLE));
  expect(first.status).toBe(202);
  const job: Answer = await first.json();
  expect(first.headers.get("location")).toBe(`/api/v1/jobs/${job.id}`);
  await jobs.idle();
  expect(await (await get(app, `/api/v1/jobs/${job.id}`)).json()).toMatchObject({ state: "done", added: 1, same: 0 });
  const again: Answer = await (await post(app, "/api/v1/articles", JSON.stringify([ARTICLE]))).json();
  await jobs.idle();
  expect(await (await get(app, `/api/v1/jobs/${again.id}`)).json()).toMatchObject({ state: "done", added: 0, same: 1 });
  const listed: Answer = await (await get(app, "/api/v1/articles")).json();
  expect(listed.items).toMatchObject([{ title: ARTICLE.title, publisher: "Vell Echo" }]);
  expect(listed.coverage).toMatchObject({ articles: 1, waiting: 0 });
});

test("what was accepted and not kept when a server ends is kept as it came, and worked in at the next start", async () => {
  const store = memoryStore();
  const stuck = { ...adderOver(store, () => AT), add: () => new Promise<never>(() => undefined) };
  const jobs = new Jobs(stuck);
  jobs.post(Buffer.from(JSON.stringify(ARTICLE)), "application/json", undefined);
  const house = { house: "Vell Media", publishers: ["Vell Echo", "Vell Post"] };
  jobs.correct({ publishers: [house] });
  const rest = await jobs.end(20);
  expect(rest).toHaveLength(2);
  expect(() => jobs.correct({ publishers: [house] })).toThrow(/ending/);
  await keepPosted(store, rest);
  expect(await isPosted(store)).toBe(true);
  const { app, jobs: next } = served(store);
  next.goOn();
  await next.idle();
  expect(await isPosted(store)).toBe(false);
  const status: Answer = await (await get(app, "/api/v1/status")).json();
  expect(status).toMatchObject({ totals: { articles: 1 }, coverage: { waiting: 0 } });
  expect(await store.corrections("publishers")).toEqual([house]);
});

test("one key is one job; with other bytes it is refused", async () => {
  const { app, jobs } = served(memoryStore());
  const sent = (body: object) => post(app, "/api/v1/articles", JSON.stringify(body), { "Idempotency-Key": "monday" });
  const [one, two]: Answer[] = [await (await sent(ARTICLE)).json(), await (await sent(ARTICLE)).json()];
  expect(two.id).toBe(one.id);
  expect((await sent({ ...ARTICLE, text: "Another." })).status).toBe(422);
  await jobs.idle();
});

test("records one a line; bad ones are messages", async () => {
  const { app, jobs } = served(memoryStore());
  const lines = `${JSON.stringify(ARTICLE)}\n{broken\n`;
  const job: Answer = await (
    await post(app, "/api/v1/articles", lines, { "Content-Type": "application/x-ndjson" })
  ).json();
  await jobs.idle();
  const done: Answer = await (await get(app, `/api/v1/jobs/${job.id}`)).json();
  expect(done).toMatchObject({ state: "done", added: 1 });
  expect(done.messages.length).toBeGreaterThan(0);
  const status: Answer = await (await get(app, "/api/v1/status")).json();
  expect(status.coverage.failed).toBe(1);
});

test("what is no article is refused, or a message of the job, and never a story", async () => {
  const { app, jobs } = served(memoryStore());
  for (const [body, status] of [
    ["{bad", 400],
    ["3", 422],
    ['"Bridge"', 422],
  ] as const) {
    const refused = await post(app, "/api/v1/articles", body);
    const type = refused.headers.get("content-type");
    expect([body, refused.status, type]).toEqual([body, status, "application/problem+json"]);
  }
  for (const [body, added, rules] of [
    [{ titel: "Bridge closed", txt: "The bridge was closed." }, 0, ["no-text"]],
    [{ title: "Bridge closed" }, 0, ["no-text"]],
    [[], 0, []],
    [[{ title: "Bridge closed" }, ARTICLE], 1, ["no-text"]],
  ] as const) {
    const { id }: Answer = await (await post(app, "/api/v1/articles", JSON.stringify(body))).json();
    await jobs.idle();
    const job: Answer = await (await get(app, `/api/v1/jobs/${id}`)).json();
    expect([job.state, job.added, job.messages.map(({ rule }: Answer) => rule)]).toEqual(["done", added, rules]);
  }
  const lines = `${JSON.stringify({ title: "Bridge closed" })}\n${JSON.stringify(ARTICLE)}\n`;
  await post(app, "/api/v1/articles", lines, { "Content-Type": "application/x-ndjson" });
  await jobs.idle();
  const { items }: Answer = await (await get(app, "/api/v1/articles")).json();
  expect(new Set(items.map(({ title }: Answer) => title))).toEqual(new Set([ARTICLE.title]));
});

test("a server that only reads refuses, so does one for other content or none", async () => {
  const { app } = served(memoryStore());
  expect((await post(app, "/api/v1/articles", "x", { "Content-Type": "text/html" })).status).toBe(415);
  expect((await post(app, "/api/v1/articles", "")).status).toBe(422);
  const { app: reading } = served(memoryStore(), { jobs: undefined as never });
  expect((await post(reading, "/api/v1/articles", "{}")).status).toBe(403);
});

test("corrections are kept behind one another, laid over the stories, and need the scope admin", async () => {
  const store = await storeOf(rawsOfExample("tiny"));
  const { app, jobs } = served(store, { pages: addPages });
  const stories = async (): Promise<Answer[]> => ((await (await get(app, "/api/v1/stories")).json()) as Answer).items;
  const [first, second] = await stories();
  expect((await post(app, "/api/v1/corrections", JSON.stringify({ merge: [[first.id, second.id]] }))).status).toBe(202);
  await jobs.idle();
  expect(await stories()).toHaveLength(1);
  const { items }: Answer = await (await get(app, "/api/v1/articles")).json();
  const form = new URLSearchParams({ what: "split", ids: `${items[0].id}\n` }).toString();
  const sent = await post(app, "/corrections", form, {
    "Content-Type": "application/x-www-form-urlencoded",
    Origin: "http://localhost:8080",
  });
  expect([sent.status, sent.headers.get("location")]).toEqual([303, "/corrections"]);
  const kept: Answer = await (await get(app, "/api/v1/corrections")).json();
  expect(kept.stories).toEqual({
    merge: [[first.id, second.id]],
    split: [[items[0].id]],
    order: ["merge", "split"],
  });
  expect((await stories()).length).toBeGreaterThan(1);
  expect((await post(app, "/api/v1/corrections", JSON.stringify({ merge: "x" }))).status).toBe(422);
  expect((await post(app, "/corrections", form, { Origin: "http://evil.example" })).status).toBe(403);
});

test("corrections: nothing is no correction, an export is one, and what is dropped is taken back", async () => {
  const store = await storeOf(rawsOfExample("tiny"));
  const { app, jobs } = served(store, { pages: addPages });
  const stories = async (): Promise<Answer[]> => ((await (await get(app, "/api/v1/stories")).json()) as Answer).items;
  const kept = async (): Promise<Answer> => (await get(app, "/api/v1/corrections")).json();
  const correct = async (body: object): Promise<Answer> => {
    const sent = await post(app, "/api/v1/corrections", JSON.stringify(body));
    expect(sent.status).toBe(202);
    const { id }: Answer = await sent.json();
    await jobs.idle();
    return (await get(app, `/api/v1/jobs/${id}`)).json();
  };
  const ids = (await stories()).map(({ id }) => id);
  expect(await correct({ merge: [ids] })).toMatchObject({ state: "done", messages: [] });
  expect(await stories()).toHaveLength(1);
  for (const nothing of [{}, { merge: [] }, { stories: {}, people: {} }, { drop: {} }])
    expect((await post(app, "/api/v1/corrections", JSON.stringify(nothing))).status).toBe(422);
  expect((await kept()).stories).toEqual({ merge: [ids] });
  expect(await correct(await kept())).toMatchObject({ state: "done" });
  expect((await kept()).stories).toEqual({ merge: [ids] });
  const lost = await correct({ move: [{ article: "nowhere-1", to: "nowhere-2" }] });
  expect(lost.messages.map(({ text }: Answer) => text).join()).toMatch(/nowhere-1.*nowhere-2/);
  const { messages } = await correct({ drop: { move: [{ article: "x", to: "y" }] } });
  expect(messages).toMatchObject([{ rule: "correction-not-kept" }]);
  const page = await (await get(app, "/corrections")).text();
  const [, back = ""] = /name="back" value="([^"]*merge[^"]*)"/.exec(page) ?? [];
  const form = new URLSearchParams({ back: back.replaceAll("&quot;", '"') }).toString();
  const headers = { "Content-Type": "application/x-www-form-urlencoded", Origin: "http://localhost:8080" };
  expect((await post(app, "/corrections", form, headers)).status).toBe(303);
  expect((await stories()).length).toBe(ids.length);
  const unknown = new URLSearchParams({ what: "merge", ids: "nobody-1\nnobody-2" }).toString();
  expect(await (await post(app, "/corrections", unknown, headers)).text()).toContain("nobody-2");
});

test("people and publishers are corrected over the API and by form; what is exported can be given back", async () => {
  const store = await storeOf(rawsOfExample("pile"));
  const { app, jobs } = served(store, { pages: addPages });
  const json = async (path: string): Promise<Answer> => (await get(app, `/api/v1/${path}`)).json();
  const { items } = await json("utterances?limit=1");
  const { name } = items[0].speakers[0];
  const { items: articles } = await json("articles?limit=200");
  const publishers = [...new Set<string>(articles.flatMap(({ publisher }: Answer) => publisher ?? []))].slice(0, 2);
  const before = (await json("status")).totals.publishers;
  const given = {
    people: { rename: [{ from: name, to: "Odo Marrek" }] },
    publishers: [{ house: "One House", publishers }],
  };
  expect((await post(app, "/api/v1/corrections", JSON.stringify(given))).status).toBe(202);
  await jobs.idle();
  expect((await json(`utterances?speaker=Odo+Marrek`)).items.length).toBeGreaterThan(0);
  expect((await json("status")).totals.publishers).toBe(before - 1);
  const form = new URLSearchParams({ what: "people-merge", ids: `${name}\nMarrek\n` }).toString();
  const headers = { "Content-Type": "application/x-www-form-urlencoded", Origin: "http://localhost:8080" };
  expect((await post(app, "/corrections", form, headers)).status).toBe(303);
  const { stories, people, publishers: houses } = await json("corrections");
  expect({ stories, people, houses }).toEqual({
    stories: {},
    people: { ...given.people, merge: [[name, "Marrek"]] },
    houses: given.publishers,
  });
  const other = served(await storeOf(rawsOfExample("pile")));
  const exported = JSON.stringify({ stories, people, publishers: houses });
  expect((await post(other.app, "/api/v1/corrections", exported)).status).toBe(202);
  await other.jobs.idle();
  const again: Answer = await (await get(other.app, "/api/v1/corrections")).json();
  expect({ ...again, asOf: 0, coverage: 0 }).toEqual({ stories, people, publishers: houses, asOf: 0, coverage: 0 });
  for (const wrong of [{ people: { rename: [["a", "b"]] } }, { publishers: [{ house: "" }] }, { persons: {} }])
    expect((await post(app, "/api/v1/corrections", JSON.stringify(wrong))).status).toBe(422);
});

test("events stream as they come and go on behind the last one that was heard", async () => {
  const store = memoryStore();
  const { app, jobs, close } = served(store);
  const response = await get(app, "/api/v1/events/stream", { "Last-Event-ID": "0" });
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const reader = response.body!.getReader();
  await post(app, "/api/v1/articles", JSON.stringify(ARTICLE));
  await jobs.idle();
  let text = "";
  while (!text.includes("story-new")) text += new TextDecoder().decode((await reader.read()).value);
  const numbers = [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
  expect(numbers).toEqual(numbers.map((_, at) => at + 1));
  expect(text).toContain("event: article-added");
  await reader.cancel();
  await close();
});
