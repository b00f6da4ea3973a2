import { beforeAll, expect, test } from "vitest";
import { Pile } from "../../src/question/index.ts";
import { rawsOfExample } from "../piles.ts";
import { type Answer, ask, storeOf } from "./asked.ts";

let pile: Pile;
beforeAll(async () => {
  pile = new Pile(await storeOf(rawsOfExample("tiny")));
});

const asked = (input: object): Promise<Answer> => ask(pile, "alerts", input);

test("a rule tells what the log has, and page by page the same", async () => {
  const all = await asked({ when: "lineages" });
  expect(all.items.length).toBeGreaterThan(0);
  for (const { story, fact } of all.items) {
    expect(story).toMatch(/^s-/);
    expect((await ask(pile, "fact", { id: fact })).support.lineages.atLeast).toBeGreaterThanOrEqual(2);
  }
  const disputes = await asked({});
  for (const { fact } of disputes.items)
    expect((await ask(pile, "fact", { id: fact })).sides.length).toBeGreaterThanOrEqual(2);
  const stories = await asked({ when: "new-story" });
  expect(stories.items).toHaveLength((await ask(pile, "stories", { limit: 200 })).items.length);
  const seen: string[] = [];
  for (let after: number | undefined = 0; after !== undefined; ) {
    const page: Answer = await asked({ when: "new-story", limit: 1, after });
    seen.push(...page.items.map(({ id }: Answer) => id));
    after = page.next;
  }
  expect(seen).toEqual(stories.items.map(({ id }: Answer) => id));
});

test("words narrow it; a field of another rule is refused", async () => {
  expect((await asked({ when: "new-story", words: "nobody writes this" })).items).toEqual([]);
  await expect(asked({ when: "new-story", origin: "office" })).rejects.toThrow(/no such field/);
  await expect(asked({ when: "second-value", atLeast: 3 })).rejects.toThrow(/no such field/);
});
