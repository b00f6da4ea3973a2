import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Listening, listen } from "../../../src/app/http/listening.ts";
import { addPages } from "../../../src/app/web/pages.ts";
import { keepWatched, type Store } from "../../../src/index.ts";
import { addAll, deskOver } from "../../pile/desks.ts";
import { rawOf, rawsOfExample } from "../../piles.ts";
import { type Answer, storeOf } from "../../question/asked.ts";
import { CHROMIUM, type Opened, opened, startBrowser } from "../../report/browser/browser.ts";
import { served } from "../http/serving.ts";

const PROBE = `</script><script>alert(1)</script><img src=x onerror=alert(2)><b>bold</b>`;

/** A report of our own whose text changes, and one that wants to be more than text. */
function reports(injured: string) {
  const text = `The pier of Vell was closed on Monday, the harbour board said. ${injured} people were injured. “We heard it crack,” said Hedda Strohm.`;
  const fields = { id: "pier", title: "Pier of Vell closed", publisher: "Vell Echo", published: "2026-03-02", text };
  const hostile = `The ${PROBE} mayor of Sorn said ${PROBE} on Monday. “${PROBE} we will see,” said Hedda ${PROBE} Strohm.`;
  const poisoned = {
    ...{ id: "poisoned", title: `Mayor of Sorn ${PROBE}`, publisher: PROBE, byline: PROBE, text: hostile },
    ...{ published: "2026-03-03", url: "javascript:alert(3)" },
  };
  return [rawOf("pier", JSON.stringify(fields), "pier.json"), rawOf("poisoned", JSON.stringify(poisoned), "p.json")];
}

async function pileOfPages(): Promise<Store> {
  const store = await storeOf([...rawsOfExample("pile"), ...reports("Three")]);
  await addAll(deskOver(store), reports("Five"));
  await deskOver(store).refresh();
  const change = await store.begin();
  const [url, polled] = ["https://b.example/feed", "2026-03-01T10:00:00Z"];
  const failing = { url, from: url, polled, fails: 2, named: 0, reason: PROBE, title: PROBE };
  keepWatched(change, "watch-feeds", url, failing);
  await change.commit();
  return store;
}

describe.skipIf(!CHROMIUM)("pages of a server in a browser (needs Chromium)", () => {
  let browser: Browser;
  let store: Store;
  let server: Listening;
  const serving = () => listen(served(store, { pages: addPages }), "127.0.0.1", 0);

  beforeAll(async () => {
    [browser, store] = await Promise.all([startBrowser(), pileOfPages()]);
    server = await serving();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const open = (path: string, options = {}): Promise<Opened> => opened(browser, server.url + path, options);
  async function asked(path: string): Promise<Answer> {
    return (await fetch(`${server.url}/api/v1/${path}`)).json();
  }

  /** One page of each kind, with something on it. */
  async function everyKind(): Promise<string[]> {
    const { items: stories } = await asked("stories?minLineages=2&limit=1");
    const { items: facts } = await asked("facts?disputed=true&limit=1");
    const { items: lineages } = await asked("lineages?limit=1");
    const [story, fact, lineage] = [stories, facts, lineages].map(([one]: Answer) => encodeURIComponent(one.id));
    return [
      ...["/", "/stories?disputed=true", `/stories/${story}`, `/stories/${story}/changes`, `/facts?story=${story}`],
      ...[`/facts/${fact}`, "/articles/pier", "/articles/pier?version=1", "/articles/pier/diff", "/articles/poisoned"],
      ...[
        "/lineages",
        `/lineages/${lineage}`,
        "/people",
        "/people?q=strohm",
        "/said?speaker=strohm",
        "/search?q=the&publisher=Vell+Echo",
      ],
      ...["/search?q=mayor", "/search?q=nowhereatall", "/events", "/feeds", "/corrections", "/facts/f-none"],
    ];
  }

  async function faultsOn(page: Page): Promise<string[]> {
    await page.addScriptTag({ content: axe.source });
    const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
  }

  test.each([
    ["light", 1280],
    ["dark", 1280],
    ["light", 390],
  ] as const)(
    "axe finds nothing on any page, and none is wider than the screen: %s, %i",
    async (colorScheme, width) => {
      const { page, context, complaints } = await open("/", {
        ...{ colorScheme, bypassCSP: true, viewport: { width, height: 900 } },
      });
      for (const path of await everyKind()) {
        await page.goto(server.url + path);
        expect([path, await faultsOn(page)]).toEqual([path, []]);
        const wide = (await page.evaluate("document.documentElement.scrollWidth")) as number;
        expect(wide, path).toBeLessThanOrEqual(width);
      }
      expect(complaints.filter((one) => !/404/.test(one))).toEqual([]);
      await context.close();
    },
  );

  test("no page says anything on the console or asks another server, and hostile words are text", async () => {
    const { page, context, complaints } = await open("/");
    for (const path of await everyKind()) {
      await page.goto(server.url + path);
      expect(await page.locator("img, iframe, object, b:text-is('bold')").count(), path).toBe(0);
    }
    expect(complaints.filter((one) => !/404/.test(one))).toEqual([]);
    await page.goto(`${server.url}/articles/poisoned`);
    expect(await page.locator("h1").textContent()).toContain("<b>bold</b>");
    expect(await page.locator(".text").textContent()).toContain("<img src=x onerror=alert(2)>");
    expect(await page.locator("a[href^='javascript']").count()).toBe(0);
    await context.close();
  });

  test("from the front page to the words of an article and to what changed in it, by clicks, without script", async () => {
    const { page, context, complaints } = await open("/", { javaScriptEnabled: false });
    await page.locator("a.name", { hasText: "Pier of Vell" }).first().click();
    await page.locator("a.what", { hasText: "injured" }).first().click();
    const words = page.locator(".mentions a.words").first();
    const said = (await words.textContent())!;
    await words.click();
    const [, start, end] = /#(\d+)-(\d+)$/.exec(page.url())!;
    const mark = page.locator(`[id="${start}-${end}"]`);
    expect(await mark.count()).toBe(1);
    expect(said).toContain("injured");
    await page.locator("a", { hasText: "what changed between its 2 versions" }).click();
    const pair = page.locator("li:has(del):has(ins)").first();
    expect([await pair.locator("del").textContent(), await pair.locator("ins").textContent()]).toEqual([
      expect.stringContaining("Three"),
      expect.stringContaining("Five"),
    ]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("search by the form of any page, and on through lineage and people", async () => {
    const { page, context, complaints } = await open("/people?q=strohm");
    await page.locator("a", { hasText: "quoted" }).first().click();
    expect(await page.locator("q").first().textContent()).toContain("crack");
    await page.locator("[role=search] input").fill("pier vell");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/search\?q=pier/);
    expect(await page.locator("ol.stories a").first().textContent()).toBe("Pier of Vell closed");
    expect(await page.locator("q").first().textContent()).toContain("pier");
    await page.goto(`${server.url}/search?q=the`);
    const hits = () => page.locator("main ol.stories > li").count();
    const [all, link] = [await hits(), page.locator("nav[aria-label='Narrow the search'] a").first()];
    const [, count] = /\((\d+)\)$/.exec((await link.textContent())!)!;
    await link.click();
    expect([await hits(), all > Number(count)]).toEqual([Number(count), true]);
    await page.locator("nav[aria-label='Narrow the search'] a", { hasText: "all" }).first().click();
    expect(await hits()).toBe(all);
    const { items } = await asked("lineages?limit=1");
    await page.goto(`${server.url}/lineages/${items[0].id}`);
    expect(await page.locator("ol.stories").first().locator("li").count()).toBe(items[0].articles.length);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("a page says how many events came since it was loaded, and leads to them; in the background it does not listen", async () => {
    const { page, context, complaints } = await open("/");
    const streams: string[] = [];
    page.on("request", (request) => request.url().includes("/stream") && streams.push(request.url()));
    const seq = async (): Promise<number> => (await asked("status")).asOf.seq;
    const before = await seq();
    const show = (isHidden: boolean) =>
      page.evaluate(
        `Object.defineProperty(document, "hidden", { value: ${isHidden}, configurable: true }); document.dispatchEvent(new Event("visibilitychange"))`,
      );
    const told = (count: number) =>
      page.locator(".live").getByText(`${count} new since you loaded this page`, { exact: true }).waitFor();
    const mill = "The mill of Sorn burned down on Tuesday, the fire brigade said.";
    await addAll(deskOver(store), [rawOf("mill", mill, "mill.txt")]);
    const first = (await seq()) - before;
    expect(first).toBeGreaterThan(0);
    await told(first);
    await show(true);
    await addAll(deskOver(store), [rawOf("kiln", mill.replace("mill", "kiln"), "kiln.txt")]);
    const both = (await seq()) - before;
    expect(both).toBeGreaterThan(first);
    await page.waitForTimeout(1_500);
    expect(await page.locator(".live").textContent()).toMatch(new RegExp(`^${first} new`));
    await show(false);
    await told(both);
    expect(new URL(streams.at(-1)!).searchParams.get("after")).toBe(`${before + first}`);
    await page.locator(".live a").click();
    expect(await page.locator("ol.stories > li").count()).toBe(both);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("a correction by the form holds, also under a new server", async () => {
    const { page, context, complaints } = await open("/corrections");
    const [other] = (await asked("articles?limit=5")).items.filter(
      ({ id }: Answer) => !["pier", "poisoned"].includes(id),
    );
    await page.locator("textarea").fill(`pier\n${other.id}`);
    await page.locator("main button").click();
    await page.waitForLoadState();
    expect(await page.locator("main").textContent()).toContain(`pier, ${other.id}`);
    expect(complaints).toEqual([]);
    const together = async () => [(await asked("articles/pier")).story, (await asked(`articles/${other.id}`)).story];
    const [one, two] = await together();
    expect(one).toBe(two);
    await server.close();
    server = await serving();
    await deskOver(store).refresh();
    expect(await together()).toEqual([one, two]);
    await page.goto(`${server.url}/corrections`);
    expect(await page.locator("main").textContent()).toContain(`pier, ${other.id}`);
    await context.close();
  });
});
