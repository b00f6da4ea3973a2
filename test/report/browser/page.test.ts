import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Report, ReportSource } from "../../../src/model/index.ts";
import { sourceName } from "../../../src/report/phrases.ts";
import { treeOf } from "../../../src/report/tree.ts";
import { type LineageGroup, viewOf } from "../../../src/report/view.ts";
import { witnessesOf } from "../../../src/report/witnesses.ts";
import { analyse, rawsOfExample } from "../../piles.ts";
import { pile } from "../pile.ts";
import { rendered } from "../rendered.ts";
import { CHROMIUM, onDisk, opened, startBrowser } from "./browser.ts";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

describe.skipIf(!CHROMIUM)("the page in a browser (needs Chromium)", () => {
  let browser: Browser;
  let ferry: string;
  let source: ReportSource;

  beforeAll(async () => {
    browser = await startBrowser();
    ({ source } = await analyse(rawsOfExample("pile")));
    const run = { version: "0", call: "secondsource report examples/pile", inputs: [] };
    ferry = onDisk("pile.html", await rendered(source, "html", { run }));
  });
  afterAll(() => browser?.close());

  test("the two-minute head of each story fits the first screen at 1280x900", async () => {
    const { page, context } = await opened(browser, ferry);
    for (const story of await page.locator(".story").all()) {
      await story.evaluate((element) => element.scrollIntoView());
      const foot = await story.locator(".brief").evaluate((element) => element.getBoundingClientRect().bottom);
      expect(foot).toBeLessThan(900);
      expect(await story.locator(".best li").count()).toBeGreaterThanOrEqual(3);
    }
    const first = page.locator(".story").first();
    await expect(first.locator(".onetext").textContent()).resolves.toContain("7 of 9 articles are one text");
    expect(await first.locator(".best .support").allTextContents()).toEqual(
      expect.arrayContaining([expect.stringMatching(/[2-9] articles.*[2-9] publishers.*[23] lineages/)]),
    );
    await expect(first.locator(".two").textContent()).resolves.toMatch(/Disputed.*On a single source/s);
    await context.close();
  });

  test("opened from disk, its best statements stand on the screen at once", async () => {
    const { page, context } = await opened(browser, ferry);
    const foot = await page
      .locator(".best")
      .first()
      .evaluate((element) => element.getBoundingClientRect().bottom);
    expect(foot).toBeLessThan(900);
    await context.close();
  });

  test.each([
    ["light", 1280],
    ["dark", 1280],
    ["light", 390],
  ] as const)("axe finds nothing: %s, %i pixels wide", async (colorScheme, width) => {
    const { page, context } = await opened(browser, ferry, {
      ...{ colorScheme, bypassCSP: true, viewport: { width, height: 900 } },
    });
    await page.evaluate(() => {
      for (const fact of [...document.querySelectorAll("details")].slice(0, 20)) fact.open = true;
    });
    await page.addScriptTag({ content: axe.source });
    const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)).toEqual([]);
    await context.close();
  });

  test("search marks every hit, steps through them and opens what was closed", async () => {
    const { page, context, complaints } = await opened(browser, ferry);
    await page.keyboard.press("/");
    await page.keyboard.type("breakwater");
    await page.waitForFunction(() => /\d+ found/.test(document.querySelector(".find output")!.textContent!));
    const found = Number.parseInt((await page.locator(".find output").textContent())!, 10);
    const text = await page.evaluate(() => document.querySelector(".page")!.textContent!.toLowerCase());
    expect(found).toBeGreaterThan(10);
    expect(found).toBeGreaterThan(text.split("breakwater").length / 3);
    expect(await page.evaluate(() => CSS.highlights.get("found")?.size)).toBe(found);
    const steps = Math.min(found, 25);
    for (let step = 1; step <= steps; step++) {
      await page.keyboard.press("Enter");
      expect(await page.locator(".find output").textContent()).toBe(`${step} of ${found}`);
      expect(await nowVisible(page)).toBe(true);
    }
    await page.keyboard.press("Shift+Enter");
    expect(await page.locator(".find output").textContent()).toBe(`${steps - 1} of ${found}`);
    await page.locator(".find input").fill("no such words here");
    await page.waitForFunction(() => document.querySelector(".find output")!.textContent === "not found");
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("facets leave what one publisher, one kind or one speaker carries", async () => {
    const { page, context, complaints } = await opened(browser, ferry);
    await page.locator(".facetbox summary").click();
    const rows = page.locator(".row[data-kind]:not([hidden])");
    const all = await rows.count();
    await page.locator(".facets select[name=publisher]").selectOption({ label: "The Aldery Observer (1)" });
    const number = (await page.locator(".doc:not([hidden])").getAttribute("id"))!.slice(1);
    const carried = await rows.evaluateAll((list) => list.map((row) => (row as HTMLElement).dataset.a!.split(" ")));
    expect(carried.length).toBeGreaterThan(5);
    expect(carried.length).toBeLessThan(all);
    expect(carried.filter((numbers) => !numbers.includes(number))).toEqual([]);
    await page.locator(".facets button[type=reset]").click();
    await page.waitForFunction(
      (count) => document.querySelectorAll(".row[data-kind]:not([hidden])").length === count,
      all,
    );
    await page.locator(".facets select[name=kind]").selectOption("utterance");
    expect(await page.locator(".fact:not([hidden])").count()).toBe(0);
    await page.locator(".facets select[name=speaker]").selectOption("Maud Hesterby");
    expect(await rows.count()).toBeGreaterThan(0);
    expect(await page.locator(".facets output").textContent()).toMatch(/^\d+ of \d+ rows$/);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("a copied link opens the same row again, a fact that was folded away too", async () => {
    const { page, context } = await opened(browser, ferry, { permissions: ["clipboard-read", "clipboard-write"] });
    for (const kind of [".fact", ".dispute", ".utterance", ".linkrow"]) {
      const row = page.locator(`.story ${kind}`).last();
      const id = (await row.getAttribute("id"))!;
      await row.evaluate((element) => {
        for (let at: Element | null = element; at; at = at.parentElement)
          if (at instanceof HTMLDetailsElement) at.open = true;
      });
      await row.hover();
      await row.locator(".copy").click();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      const url = copied.slice(copied.indexOf("file:"));
      expect(url).toBe(`${ferry}#${id}`);
      expect(copied).toContain("measures reporting, never truth");
      const again = await opened(browser, url);
      const box = await again.page.locator(`#${id}`).boundingBox();
      expect(box && box.y > -20 && box.y < 880, `${kind} ${JSON.stringify(box)}`).toBe(true);
      await again.context.close();
    }
    await context.close();
  });

  test("on a phone a button leads from the words back to the fact; nothing scrolls sideways; what is touched is large enough", async () => {
    const { page, context, complaints } = await opened(browser, ferry, PHONE);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const fact = page.locator(".fact").first();
    await fact.locator("summary").tap();
    await fact.locator("a.words").first().tap();
    const back = page.locator(".back");
    await back.waitFor({ state: "visible" });
    expect(await back.textContent()).toBe("Back to the fact");
    await back.tap();
    const box = (await fact.locator("a.words").first().boundingBox())!;
    expect(box.y > 0 && box.y < 844).toBe(true);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll("button, select, input:not([type=checkbox]), summary, .perma")]
        .filter((element) => element.checkVisibility())
        .map((element) => ({ name: element.outerHTML.slice(0, 80), ...element.getBoundingClientRect().toJSON() }))
        .filter(({ width, height }) => width > 0 && (width < 24 || height < 24)),
    );
    expect(small).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("it prints on at most 20 pages, with marks that need no background", async () => {
    const { page, context } = await opened(browser, ferry);
    const pdf = await page.pdf({ format: "A4", printBackground: false });
    const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)!.length;
    expect(pages).toBeGreaterThan(3);
    expect(pages).toBeLessThanOrEqual(20);
    await page.emulateMedia({ media: "print" });
    const bead = page.locator(".beads i").first();
    expect(await bead.evaluate((dot) => getComputedStyle(dot).borderTopWidth)).not.toBe("0px");
    expect(await page.locator(".reader").isVisible()).toBe(false);
    await page.emulateMedia({ media: "screen" });
    await page.locator("#print-texts").check();
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".reader").isVisible()).toBe(true);
    await context.close();
  });

  test("a story is saved as CSV, as JSON and as a page of its own", async () => {
    const { page, context, complaints } = await opened(browser, ferry);
    const saved = async (name: string) => {
      const waiting = page.waitForEvent("download");
      await page.locator(".story").nth(1).locator(".tools button", { hasText: name }).click();
      const stream = await (await waiting).createReadStream();
      const parts: Buffer[] = [];
      for await (const part of stream) parts.push(part as Buffer);
      return Buffer.concat(parts).toString("utf8");
    };
    const table = await saved("CSV");
    expect(table.split("\r\n")[0]).toMatch(/^story,id,kind,text,value,articles,/);
    const json = JSON.parse(await saved("JSON")) as { rows: { id: string; support: { articles: number } }[] };
    expect(json.rows.length).toBe(await page.locator(".story").nth(1).locator(".row[data-kind]").count());
    expect(json.rows.every(({ support }) => support.articles >= 1)).toBe(true);
    const alone = await opened(browser, onDisk("alone.html", await saved("This story")));
    expect(await alone.page.locator(".story").count()).toBe(1);
    expect(await alone.page.locator(".doc").count()).toBe(5);
    expect(await alone.page.locator(".facets select[name=publisher] option").count()).toBe(6);
    expect([...complaints, ...alone.complaints]).toEqual([]);
    await alone.context.close();
    await context.close();
  });

  test("any article of a text can be the one that the others are compared with: the map is the one made for it", async () => {
    const { page, context, complaints } = await opened(browser, ferry);
    const section = page.locator(".witnesses").first();
    const box = section.getByLabel("the article that the others are compared with");
    const shown = () => section.locator(".map:visible").evaluate(signsOf);
    const first = await shown();
    const { articles, links } = await firstText(source);
    const order = treeOf(articles, links).rows.map(({ article }) => article);
    expect(await box.locator("option").allTextContents()).toEqual(order.map(sourceName));
    for (const [index, base] of order.entries()) {
      await box.selectOption({ index });
      const { rows, added } = witnessesOf([base, ...order.filter((one) => one !== base)], links);
      const wanted = rows.map(({ span, cells }) => {
        const signs = cells.map(({ state, isMoved }) => (isMoved ? "↕" : SIGNS[state]));
        return `${base.text.slice(span.start, span.end)} ${signs.join("")}`;
      });
      const { lines, names } = await shown();
      expect(lines.sort()).toEqual(wanted.sort());
      expect(names.map((words) => Number(/adds (\d+)/.exec(words)?.[1] ?? 0))).toEqual(added);
    }
    const row = section.locator(".rebased .wrow:not(.whead)").filter({ visible: true }).first();
    await row.locator("summary").click();
    expect(await row.locator(".renderings li").count()).toBe(order.length - 1);
    expect(await row.locator(".renderings").isVisible()).toBe(true);
    await box.selectOption({ index: 0 });
    expect(await shown()).toEqual(first);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("by keyboard alone: facts open, words lead to the article, marks are switched off", async () => {
    const { page, context, complaints } = await opened(browser, ferry);
    const fact = page.locator(".fact").first();
    await fact.locator("summary").focus();
    await page.keyboard.press("Enter");
    await fact.locator("a.words").first().focus();
    await page.keyboard.press("Enter");
    const landed = page.locator("mark:target").first();
    await landed.waitFor({ state: "visible" });
    expect(
      await page
        .locator(".text .e-place")
        .first()
        .evaluate((name) => getComputedStyle(name).textDecorationLine),
    ).toBe("underline");
    await page.locator("#show-e-place").focus();
    await page.keyboard.press("Space");
    expect(
      await page
        .locator(".text .e-place")
        .first()
        .evaluate((name) => getComputedStyle(name).textDecorationLine),
    ).toBe("none");
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("without script everything can be read, and what needs a script is not there", async () => {
    const { page, context } = await opened(browser, ferry, { javaScriptEnabled: false });
    expect(await page.locator(".bars").isVisible()).toBe(false);
    await page.locator(".fact summary").first().click();
    expect(await page.locator(".fact .mentions").first().isVisible()).toBe(true);
    await context.close();
  });

  test("a hostile article is shown as text", async () => {
    const word = `</script><script>alert(1)</script><img src=x onerror=alert(2)><b>bold</b>`;
    const report = pile();
    const poisoned: Report = {
      ...report,
      articles: report.articles.map((one) => ({
        ...one,
        title: word,
        publisher: word,
        text: one.text + word,
        url: "javascript:alert(3)",
      })),
      stories: report.stories.map((one) => ({ ...one, title: word })),
      facts: report.facts.map((one) => ({ ...one, text: word })),
    };
    const { page, context, complaints } = await opened(
      browser,
      onDisk("hostile.html", await rendered(poisoned, "html")),
    );
    expect(await page.locator("h2").first().textContent()).toContain("<b>bold</b>");
    expect(await page.locator("img, script:not(body > script)").count()).toBe(0);
    await page.locator(".find input").fill("<b>bold");
    await page.waitForFunction(() => /\d+ found/.test(document.querySelector(".find output")!.textContent!));
    expect(complaints).toEqual([]);
    await context.close();
  });
});

async function firstText(source: ReportSource): Promise<LineageGroup> {
  for await (const dossier of source.dossiers()) return viewOf(dossier).texts[0]!;
  throw new Error("no story");
}

const SIGNS = { same: "=", changed: "≈", dropped: "–" } as const;

/** The rows of a map as words and signs, and the line of each article. */
function signsOf(map: Element): { lines: string[]; names: string[] } {
  const lines = [...map.querySelectorAll(".heat .wrow")].map((row) => {
    const [words, cells] = [".wtext", ".cells"].map((query) => row.querySelector(query)!.textContent);
    return `${words} ${cells}`;
  });
  return { lines, names: [...map.querySelectorAll(".names li")].map((item) => item.textContent!) };
}

/** Whether the hit that the search stands at can be seen. */
function nowVisible(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const [range] = CSS.highlights.get("found-now") as unknown as Set<Range>;
    const { top, bottom, width } = range!.getBoundingClientRect();
    return width > 0 && bottom > 0 && top < innerHeight;
  });
}
