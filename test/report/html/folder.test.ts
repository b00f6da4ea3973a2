import { expect, test } from "vitest";
import { sourceOf } from "../../../src/pile/partition.ts";
import { renderFolder } from "../../../src/report/index.ts";
import { pile } from "../pile.ts";

async function pages(report = pile()): Promise<Map<string, string>> {
  const all = new Map<string, string>();
  for await (const { name, text } of renderFolder(sourceOf(report))) all.set(name, text);
  return all;
}

test("every story of the report has a page that the index leads to, and the page leads back", async () => {
  const all = await pages();
  const index = all.get("index.html")!;
  expect([...all.keys()].at(-1)).toBe("index.html");
  for (const { id, title } of pile().stories) {
    expect(index).toContain(`href="stories/${id}.html"`);
    const page = all.get(`stories/${id}.html`)!;
    expect(page).toContain(title);
    expect(page).toContain(`href="../index.html"`);
  }
  expect(all.size).toBe(pile().stories.length + 1);
});

test("every fact and every article stands on the page of its story, and every jump lands", async () => {
  const all = await pages();
  for (const { story, id } of pile().facts.filter(({ kind }) => kind !== "statement"))
    expect(all.get(`stories/${story}.html`)).toContain(`id="${id}"`);
  for (const [name, page] of all) {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size, name).toBe(ids.length);
    const jumps = [...page.matchAll(/href="#([^"]+)"/g)].map(([, to]) => to);
    expect(
      jumps.filter((to) => !ids.includes(to)),
      name,
    ).toEqual([]);
  }
});

test("an id that is no file name names a file all the same, inside the folder", async () => {
  const report = pile();
  const stories = report.stories.map((one) => (one.id === "s-bell" ? { ...one, id: "../../etc/x y" } : one));
  const names = [...(await pages({ ...report, stories })).keys()];
  expect(names.filter((name) => !/^(?:index|stories\/[\w-]+)\.html$/.test(name))).toEqual([]);
  expect(names).toHaveLength(4);
});

test("the same pile is the same folder", async () => {
  expect(await pages()).toEqual(await pages());
});
