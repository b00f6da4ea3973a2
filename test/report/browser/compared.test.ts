import axe from "axe-core";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { comparePair, renderComparison, renderFolder } from "../../../src/index.ts";
import { sourceOf } from "../../../src/pile/partition.ts";
import { rawsOfExample } from "../../piles.ts";
import { pile } from "../pile.ts";
import { CHROMIUM, onDisk, opened, startBrowser } from "./browser.ts";

describe.skipIf(!CHROMIUM)("two texts and the folder in a browser (needs Chromium)", () => {
  let browser: Browser;
  let compared: string;

  beforeAll(async () => {
    browser = await startBrowser();
    const raws = rawsOfExample("pile");
    const rawFor = (name: string) => raws.find((raw) => raw.name === name)!;
    const { comparison, a, b } = await comparePair(rawFor("ferry-ledger"), rawFor("ferry-coast-mail"));
    compared = onDisk("compared.html", [...renderComparison(comparison!, a!, b!, "html")].join(""));
  });
  afterAll(() => browser?.close());

  test("the panes scroll together, sentence by sentence", async () => {
    const { page, context, complaints } = await opened(browser, compared, { viewport: { width: 1280, height: 500 } });
    const panes = page.locator(".pair.tied .text");
    await panes.first().hover();
    await page.mouse.wheel(0, 600);
    await page.waitForFunction(() => document.querySelectorAll(".pair.tied .text")[1]!.scrollTop > 100);
    const apart = await page.evaluate(() => {
      const [left, right] = [...document.querySelectorAll(".pair.tied .text")];
      const top = (pane: Element, element: Element) =>
        element.getBoundingClientRect().top - pane.getBoundingClientRect().top;
      const own = [...left!.querySelectorAll<HTMLElement>("[data-pair]")].find((element) => top(left!, element) >= 0)!;
      const partner = right!.querySelector(`[data-pair="${own.dataset.pair}"]`)!;
      return Math.abs(top(left!, own) - top(right!, partner));
    });
    expect(apart).toBeLessThan(40);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("sentences that both have word for word are one line; axe finds nothing", async () => {
    const { page, context } = await opened(browser, compared, { bypassCSP: true });
    expect(await page.locator("tr.equal summary").first().textContent()).toMatch(
      /^\d+ sentences stand in both word for word$/,
    );
    await page.addScriptTag({ content: axe.source });
    const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)).toEqual([]);
    await context.close();
  });

  test("from the index to a story and back; the list is filtered", async () => {
    const files = new Map<string, string>();
    for await (const { name, text } of renderFolder(sourceOf(pile())))
      files.set(
        name,
        onDisk(
          name.replace("stories/", "story-"),
          text.replaceAll("stories/", "story-").replaceAll("../index", "index"),
        ),
      );
    const { page, context, complaints } = await opened(browser, files.get("index.html")!);
    await page.locator(".filter input[type=search]").fill("tessaly");
    expect(await page.locator(".stories li:visible").count()).toBe(1);
    await page.locator(".stories li:visible a").click();
    expect(await page.locator("h2").first().textContent()).toContain("Tessaly council");
    expect(await page.locator(".bars").isVisible()).toBe(true);
    await page.locator(".promise a").click();
    expect(await page.locator(".stories li").count()).toBe(3);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
