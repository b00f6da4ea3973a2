import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { renderFolder } from "../../../src/index.ts";
import { sourceOf } from "../../../src/pile/partition.ts";
import { crowdedStory, manyStories } from "../large-piles.ts";
import { rendered } from "../rendered.ts";
import { CHROMIUM, onDisk, opened, startBrowser } from "./browser.ts";

/** Most that the index of 2,000 articles may keep the page's thread busy until it is shown, in seconds of processor time. */
const MOST_BUSY = 2;

describe.skipIf(!CHROMIUM)("large stories and large piles in a browser (needs Chromium)", () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    browser = await startBrowser();
    folder = mkdtempSync(join(tmpdir(), "secondsource-page-"));
    for await (const { name, text } of renderFolder(sourceOf(manyStories(300, 500)))) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
  });
  afterAll(() => browser?.close());

  test("the head of a story of long statements and many disputes fits the first screen at 1280x900", async () => {
    const { page, context } = await opened(browser, onDisk("crowded.html", await rendered(crowdedStory(), "html")));
    const story = page.locator(".story").first();
    await story.evaluate((element) => element.scrollIntoView());
    const foot = (query: string) => story.locator(query).evaluate((element) => element.getBoundingClientRect().bottom);
    expect(await foot(".brief")).toBeLessThan(900);
    expect(await story.locator(".best li").count()).toBeGreaterThanOrEqual(3);
    expect(await story.locator(".warned li").count()).toBe(4);
    await expect(story.locator(".onetext").textContent()).resolves.toContain("3 of 10 articles are one text");
    const marks = await story
      .locator(".best .pip")
      .evaluateAll((list) => list.map((mark) => mark.scrollWidth - mark.clientWidth));
    expect(marks.filter((beyond) => beyond > 0)).toEqual([]);
    await context.close();
  });

  test("the index of 2,000 articles opens at once, and a copied link to a fact opens it again", async () => {
    const { page, context, complaints } = await opened(browser, pathToFileURL(join(folder, "index.html")).href);
    const session = await context.newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.reload();
    const { metrics } = await session.send("Performance.getMetrics");
    const busy = metrics.find(({ name }) => name === "TaskDuration")!.value;
    expect(busy).toBeGreaterThan(0);
    expect(busy).toBeLessThan(MOST_BUSY);
    expect(await page.locator(".stories li").count()).toBe(800);
    await page.locator(".filter input[type=search]").fill("Wreck 777");
    await page.locator(".stories li:visible a").first().click();
    const fact = page.locator(".fact").last();
    const again = await opened(browser, `${page.url()}#${await fact.getAttribute("id")}`);
    const row = again.page.locator(`#${await fact.getAttribute("id")}`);
    const box = await row.boundingBox();
    expect(box && box.y > -20 && box.y < 880).toBe(true);
    expect(await row.locator(".what").textContent()).toContain("inspector number 777-");
    expect([...complaints, ...again.complaints]).toEqual([]);
    await again.context.close();
    await context.close();
  });

  test("axe finds nothing on the index, in the dark too", async () => {
    const url = pathToFileURL(join(folder, "index.html")).href;
    const { page, context } = await opened(browser, url, { colorScheme: "dark", bypassCSP: true });
    await page.evaluate(() => {
      for (const row of [...document.querySelectorAll(".stories li")].slice(40)) row.remove();
    });
    await page.addScriptTag({ content: axe.source });
    const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)).toEqual([]);
    await context.close();
  });
});
