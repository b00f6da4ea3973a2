import { expect, test } from "vitest";
import type { Answer, Failure } from "../../../src/app/watch/fetching.ts";
import type { Job } from "../../../src/app/watch/lanes.ts";
import { Requests } from "../../../src/app/watch/requests.ts";

/** A clock that jumps, and answers by address; each request is noted with its time. */
function rig(answers: Record<string, (Partial<Answer> & { headers?: Map<string, string> }) | Failure>) {
  let now = 1_000_000;
  const asked: [url: string, at: number][] = [];
  const clock = { now: () => now, until: async () => undefined };
  const ask = async ({ url }: { url: string }): Promise<Answer | Failure> => {
    asked.push([url, now]);
    const answer = answers[url] ?? { status: 404 };
    return "failure" in answer ? answer : { status: 200, headers: new Map(), bytes: new Uint8Array(), ...answer };
  };
  const requests = new Requests(clock, ask, new AbortController().signal);
  const outcomes: unknown[] = [];
  const drain = async () => {
    for (let steps = 0; steps < 100; steps++) {
      requests.start(({ url }) => ({ url, accept: "*/*" }));
      await Promise.all(requests.underway);
      for (let one = requests.outcome(); one; one = requests.outcome()) if (!("again" in one)) outcomes.push(one);
      const next = requests.lanes.nextTime();
      if (next === undefined) return;
      now = Math.max(now, next);
    }
  };
  return { requests, asked, outcomes, drain, now: () => now };
}

const job = (url: string, due = 0): Job => ({ key: url, kind: "page", id: url, url, due, hops: 0, isPermanent: true });
const text = (words: string) => ({ bytes: new TextEncoder().encode(words) });

test("rules first, then the address; two seconds between, also across hosts of one domain", async () => {
  const { requests, asked, outcomes, drain } = rig({ "https://a.news.example/1": {}, "https://b.news.example/2": {} });
  requests.lanes.add(job("https://a.news.example/1"));
  requests.lanes.add(job("https://b.news.example/2"));
  await drain();
  expect(asked.map(([url]) => url.replace("https://", ""))).toEqual([
    "a.news.example/robots.txt",
    "a.news.example/1",
    "b.news.example/robots.txt",
    "b.news.example/2",
  ]);
  for (const [i, [, at]] of asked.entries()) expect(at).toBe(1_002_000 + 2000 * i);
  expect(outcomes).toHaveLength(2);
});

test("other domains do not wait for each other", async () => {
  const { requests, asked, drain } = rig({});
  requests.lanes.add(job("https://one.example/1"));
  requests.lanes.add(job("https://two.example/1"));
  await drain();
  expect(new Set(asked.map(([, at]) => at)).size).toBe(2);
});

test("what rules forbid is not asked; a pause that they ask for is kept", async () => {
  const { requests, asked, outcomes, drain } = rig({
    "https://n.example/robots.txt": text(
      "User-agent: *\nDisallow: /x\nCrawl-delay: 9\n\nUser-agent: other\nDisallow: /",
    ),
    "https://n.example/1": {},
  });
  for (const path of ["x/1", "1", "2"]) requests.lanes.add(job(`https://n.example/${path}`));
  await drain();
  expect(asked.map(([url]) => url)).toEqual([
    "https://n.example/robots.txt",
    "https://n.example/1",
    "https://n.example/2",
  ]);
  expect(asked[2]![1] - asked[1]![1]).toBeGreaterThanOrEqual(9000);
  expect(outcomes).toContainEqual(expect.objectContaining({ failure: "robots.txt forbids it" }));
});

test.each([
  [{ status: 500 }, /robots.txt cannot be read: the server answered 500/],
  [{ failure: "the connection was refused" }, /robots.txt cannot be read: the connection was refused/],
])("rules that cannot be read forbid everything for now: %j", async (answer, words) => {
  const { requests, asked, outcomes, drain } = rig({ "https://n.example/robots.txt": answer });
  requests.lanes.add(job("https://n.example/1"));
  await drain();
  expect(asked).toHaveLength(1);
  expect(outcomes).toEqual([expect.objectContaining({ failure: expect.stringMatching(words) })]);
});

test("redirects go through the queue and the rules of where they lead, five at most", async () => {
  const to = (location: string) => ({ status: 301, headers: new Map([["location", location]]) });
  const hops = rig({
    "https://a.example/1": to("https://b.example/1#part"),
    "https://b.example/1": to("/2"),
    "https://b.example/2": {},
    "https://c.example/1": to("/1"),
    "https://d.example/1": to("ftp://d.example/"),
  });
  for (const domain of ["a", "c", "d"]) hops.requests.lanes.add(job(`https://${domain}.example/1`));
  await hops.drain();
  expect(hops.asked.map(([url]) => url)).toContain("https://b.example/robots.txt");
  expect(hops.outcomes).toContainEqual(
    expect.objectContaining({
      job: expect.objectContaining({ url: "https://b.example/2", hops: 2, isPermanent: true }),
    }),
  );
  expect(hops.outcomes).toContainEqual(expect.objectContaining({ failure: "more than 5 redirects" }));
  expect(hops.outcomes).toContainEqual(expect.objectContaining({ failure: "a redirect that leads nowhere" }));
  expect(hops.asked.filter(([url]) => url === "https://c.example/1")).toHaveLength(6);
});

test("429 and 503 hold the whole domain, as long as it asks and longer each time", async () => {
  const answer = { status: 429, headers: new Map([["retry-after", "600"]]) };
  const { requests, asked, outcomes, drain, now } = rig({ "https://n.example/1": answer, "https://n.example/2": {} });
  requests.lanes.add(job("https://n.example/1"));
  requests.lanes.add(job("https://n.example/2", 1));
  await drain();
  expect(asked.at(-1)![1] - asked.at(-2)![1]).toBeGreaterThanOrEqual(600_000);
  expect(outcomes[0]).toMatchObject({ status: 429, host: { domain: "n.example", value: { fails: 1 } } });
  expect(outcomes[1]).toMatchObject({ host: { domain: "n.example", value: undefined } });
  expect(now()).toBeGreaterThan(1_600_000);
});

test("a page of words under robots.txt is no rules", async () => {
  const { requests, asked, drain } = rig({
    "https://n.example/robots.txt": text("<!doctype html><p>Disallow: /</p>"),
    "https://n.example/1": {},
  });
  requests.lanes.add(job("https://n.example/1"));
  await drain();
  expect(asked).toHaveLength(2);
});
