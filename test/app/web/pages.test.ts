import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Served } from "../../../src/app/http/app.ts";
import { Limiter } from "../../../src/app/http/rate.ts";
import { readTokens } from "../../../src/app/http/tokens.ts";
import { addPages, problemPage } from "../../../src/app/web/pages.ts";
import { memoryStore, type Store } from "../../../src/index.ts";
import { rawOf } from "../../piles.ts";
import { type Answer, exampleStore, storeOf } from "../../question/asked.ts";
import { recordOf } from "../../written.ts";
import { HOSTILE } from "../http/requests.ts";
import { get, post, served } from "../http/serving.ts";

const withPages = (store: Store): Served["app"] => served(store, { pages: addPages }).app;

async function page(app: Served["app"], path: string): Promise<string> {
  const response = await get(app, path);
  expect([response.status, response.headers.get("content-type")], path).toEqual([200, "text/html; charset=UTF-8"]);
  return response.text();
}

/** Every address that the pages of a server link to, from the front page on. */
async function walked(app: Served["app"], most: number): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  const waiting = ["/"];
  while (waiting.length > 0 && pages.size < most) {
    const path = waiting.shift()!;
    if (pages.has(path)) continue;
    const text = await page(app, path);
    pages.set(path, text);
    if (path.endsWith("/report")) continue;
    for (const [, href = ""] of text.matchAll(/href="([^"]+)"/g)) {
      const link = href.replace(/&amp;/g, "&").replace(/&#39;/g, "'").split("#")[0]!;
      if (link.startsWith("/") && !/^\/(?:feed\.atom$|api\/)/.test(link)) waiting.push(link);
    }
  }
  return pages;
}

describe("the example pile", () => {
  let app: Served["app"];
  let store: Store;
  beforeAll(async () => {
    store = await exampleStore();
    app = withPages(store);
  });

  test("every link of every page leads to a page", async () => {
    const pages = await walked(app, 120);
    for (const kind of ["/stories/", "/facts/", "/articles/", "/lineages/", "/people", "/report"])
      expect(
        [...pages.keys()].some((path) => path.includes(kind)),
        kind,
      ).toBe(true);
  });

  test("a page loads nothing, runs its own script alone, and may be framed by nobody", async () => {
    const response = await get(app, "/");
    const policy = response.headers.get("content-security-policy")!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe/);
    const text = await response.text();
    const [[, script = ""] = [], ...others] = text.matchAll(/<script>([\s\S]*?)<\/script>/g);
    const hash = createHash("sha256").update(script).digest("base64");
    expect([others, policy.includes(`script-src 'sha256-${hash}';`)]).toEqual([[], true]);
    expect(text).not.toMatch(/<script |<img|<iframe|src=/);
  });

  test("a fact's page has the counts and the words that the API has, each place with a name", async () => {
    const { items }: Answer = await (await get(app, "/api/v1/facts?disputed=true&limit=3")).json();
    for (const fact of items) {
      const text = await page(app, `/facts/${fact.id}`);
      expect(text).toContain(`<b>${fact.support.articles}</b> article`);
      for (const { article, start, end } of fact.words) expect(text).toContain(`id="${article}.${start}-${end}"`);
    }
  });

  test("an article's page shows its text whole, and every place that is linked to", async () => {
    const { items }: Answer = await (await get(app, "/api/v1/articles?limit=3")).json();
    for (const { id } of items) {
      const told: Answer = await (await get(app, `/api/v1/articles/${encodeURIComponent(id)}?text=true`)).json();
      const text = await page(app, `/articles/${encodeURIComponent(id)}`);
      for (const { start, end } of told.marks) expect(text).toContain(`id="${start}-${end}"`);
      const [, shown = ""] = /<div class="text" dir="auto">([\s\S]*?)<\/div>/.exec(text) ?? [];
      expect(plain(shown)).toBe(told.text.replace(/\r/g, "\r"));
    }
  });

  test("a sentence is checked on a page, with the status and counts that the API has", async () => {
    expect(await page(app, "/check")).toContain('name="claim"');
    for (const claim of ["Oskland will pay 92 million crowns a year for the dam.", "The captain was arrested."]) {
      const query = `check?claim=${encodeURIComponent(claim)}`;
      const { status, facts, nearest }: Answer = await (await get(app, `/api/v1/${query}`)).json();
      const text = await page(app, `/${query}`);
      expect(text).toContain(`<p class="fine">${status};`);
      for (const { fact } of [...facts, ...nearest]) expect(text).toContain(`href="/facts/${fact.id}"`);
    }
    expect((await get(app, "/check?claim=x")).status).toBe(422);
  });

  test("a story and an article lead to the form that corrects them, with their ids in it", async () => {
    const { items }: Answer = await (await get(app, "/api/v1/articles?limit=1")).json();
    for (const [path, what, id] of [
      [`/stories/${items[0].story}`, "merge", items[0].story],
      [`/articles/${encodeURIComponent(items[0].id)}`, "split", items[0].id],
    ]) {
      const href = `/corrections?what=${what}&ids=${encodeURIComponent(id)}`;
      expect((await page(app, path)).replaceAll("&amp;", "&")).toContain(href);
      const form = await page(app, href);
      expect(form).toContain(`<option value="${what}" selected>`);
      expect(form).toContain(`required>${id}</textarea>`);
    }
  });

  test("what is not there is said on a page; a known page is not sent again", async () => {
    const missing = await get(app, "/facts/f-none");
    expect([missing.status, (await missing.text()).includes("f-none")]).toEqual([404, true]);
    expect((await get(app, "/stories?minLineages=x")).status).toBe(422);
    const tag = (await get(app, "/")).headers.get("etag")!;
    expect((await get(app, "/", { "If-None-Match": tag })).status).toBe(304);
  });
});

describe("a browser is told in plain words on a page", () => {
  const HTML = { Accept: "text/html,application/xhtml+xml,*/*;q=0.8" };
  let app: Served["app"];
  beforeAll(async () => {
    app = served(await exampleStore(), { pages: addPages, problemPage }).app;
  });
  const told = async (path: string) => {
    const response = await get(app, path, HTML);
    const text = await response.text();
    expect(response.headers.get("content-type"), path).toBe("text/html; charset=UTF-8");
    return { status: response.status, text: text.slice(text.indexOf("<main>")) };
  };

  test("what words are missing, which value is wrong, which address is not there", async () => {
    expect(await told("/search?q=")).toMatchObject({ status: 200, text: expect.stringContaining("Write the words") });
    const wrong = await told("/stories?since=yesterday");
    expect([wrong.status, /day as in 2026/.test(wrong.text), /pattern|Invalid/.test(wrong.text)]).toEqual([
      422,
      true,
      false,
    ]);
    expect((await told("/stories?minLineages=x")).text).not.toMatch(/Invalid|expected/);
    expect(await told("/nowhere")).toMatchObject({ status: 404, text: expect.stringContaining("nothing at this") });
    expect((await told("/stories/none/report")).status).toBe(404);
    const program = await get(app, "/api/v1/nowhere", HTML);
    expect(program.headers.get("content-type")).toBe("application/problem+json");
    expect((await get(app, "/nowhere")).headers.get("content-type")).toBe("application/problem+json");
  });

  test("a form that is wrong", async () => {
    const headers = { ...HTML, "Content-Type": "application/x-www-form-urlencoded", Origin: "http://localhost:8080" };
    const response = await post(app, "/corrections", "what=merge&ids=", headers);
    expect([response.status, response.headers.get("content-type")]).toEqual([422, "text/html; charset=UTF-8"]);
  });

  test("who may not correct sees no form", async () => {
    const tokens = readTokens(
      ["read", "admin"]
        .map((scope) => `${scope} ${createHash("sha256").update(scope).digest("hex")} ${scope}`)
        .join("\n"),
    );
    const limiter = new Limiter({ perSecond: 60, burst: 1_000 }, () => 0);
    const { app: guarded } = served(await exampleStore(), { pages: addPages, access: { tokens, limiter } });
    const seen = async (token: string, path: string) =>
      (await get(guarded, path, { Authorization: `Bearer ${token}` })).text();
    const { items }: Answer = await (await get(app, "/api/v1/stories?limit=1")).json();
    const story = `/stories/${items[0].id}`;
    for (const [token, isShown] of [
      ["admin", true],
      ["read", false],
    ] as const)
      expect([
        (await seen(token, "/corrections")).includes("<textarea"),
        (await seen(token, story)).includes("/corrections?"),
      ]).toEqual([isShown, isShown]);
  });
});

test("an article without publisher is called by its label", async () => {
  const text = "The ferry Halvard ran aground off Veskar on Sunday with 40 passengers, the harbour office said.";
  const record = JSON.stringify({ id: "halvard-note", text });
  const app = withPages(await storeOf([rawOf("halvard-note", record, "halvard-note.json")]));
  const { items }: Answer = await (await get(app, "/api/v1/facts?limit=1")).json();
  const shown = await page(app, `/facts/${items[0].id}`);
  const cited = [...shown.matchAll(/<cite[^>]*>([^<]*)</g)].map(([, name]) => name);
  expect(cited.length).toBeGreaterThan(0);
  for (const name of cited) expect(name).toMatch(/halvard-note/);
});

test("a story that goes on under another id is shown there, whoever asks by the old one", async () => {
  const store = memoryStore();
  const add = async (...names: readonly string[]) => {
    const of = { site: "paper mill", chief: "Hedda Strohm", owner: "Hollin Transit", month: "April", town: "Oxmoor" };
    const raws = names.map((name, style) => {
      const record = recordOf(name, {
        happening: { ...of, hurt: 20, money: 30 },
        style: name === "before" ? 2 : style,
      });
      return rawOf(name, record, `${name}.jsonl`);
    });
    await storeOf(raws, store);
    const app = withPages(store);
    const { items }: Answer = await (await get(app, "/api/v1/stories")).json();
    return { app, id: items[0].id as string };
  };
  const old = await add("one", "two");
  const { app, id } = await add("before");
  expect(id).not.toBe(old.id);
  for (const rest of ["", "/changes", "/report"]) {
    const led = await get(app, `/stories/${old.id}${rest}`);
    expect([led.status, led.headers.get("location")]).toEqual([302, `/stories/${id}${rest}`]);
  }
  const asked: Answer = await (await get(app, `/api/v1/stories/${old.id}`)).json();
  expect(asked.id).toBe(id);
  const facts: Answer = await (await get(app, `/api/v1/facts?story=${old.id}`)).json();
  expect(facts.items.length).toBeGreaterThan(0);
  const report = await get(app, `/stories/${id}/report`);
  const tag = report.headers.get("etag")!;
  expect((await get(app, `/stories/${id}/report`, { "If-None-Match": tag })).status).toBe(304);
});

function plain(html: string): string {
  const text = html.replace(/<br>/g, "\n").replace(/<[^>]*>/g, "");
  return text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&");
}

describe("hostile words in every field are text", () => {
  const PROBES = HOSTILE.filter((text) => /[<"']/.test(text));

  test("of articles", async () => {
    const raws = PROBES.map((probe, at) => {
      const text = `The ${probe} mayor of Vell said ${probe} on Monday. “${probe} we will see,” said Hedda ${probe} Strohm. 12 ${probe} people were hurt.`;
      const fields = {
        id: `x${at}${probe}`,
        title: probe,
        text,
        publisher: probe,
        byline: probe,
        published: "2026-03-01",
        url: `javascript:${probe}`,
      };
      return rawOf(`x${at}`, JSON.stringify(fields), `${at}.json`);
    });
    const app = withPages(await storeOf(raws));
    for (const [path, text] of await walked(app, 80)) if (!path.endsWith("/report")) expectHarmless(text, path);
  });

  test("of requests", async () => {
    const app = withPages(await exampleStore());
    for (const probe of PROBES)
      for (const path of [
        "/search?q=",
        "/stories?publisher=",
        "/people?q=",
        "/said?speaker=",
        "/facts/",
        "/stories/",
        "/articles/",
        "/nowhere/",
      ]) {
        const response = await get(app, path + encodeURIComponent(probe));
        expect(response.status).toBeLessThan(500);
        if (response.headers.get("content-type")?.includes("html")) expectHarmless(await response.text(), path + probe);
      }
  });
});

/** Only elements and attributes that the pages themselves have. */
function expectHarmless(text: string, path: string): void {
  const body = text.slice(text.indexOf("<body>"));
  expect(body, path).not.toMatch(/<(?:script|img|svg\/|iframe|object|embed|style|link|meta|base)\b/i);
  const bare = body.replace(/"[^"]*"/g, '""');
  for (const [tag] of bare.matchAll(/<[a-z][^>]*>/gi)) expect(tag, path).not.toMatch(/\son\w+\s*=/i);
  for (const [, href = ""] of body.matchAll(/href="([^"]*)"/g)) expect(href, path).toMatch(/^(?:[/?]|https?:)/);
}
