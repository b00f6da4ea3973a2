import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { memoryStore } from "../../src/index.ts";
import { rawsOfExample } from "../piles.ts";
import { addAll, deskOver, reportAfter, reportOf } from "./desks.ts";

/** Where the fault is thrown, and at which call of it; 0 for none. */
const fault = vi.hoisted(() => ({ at: "", call: 0, calls: 0 }));

function failing<M extends object>(module: M, ...names: (keyof M & string)[]): M {
  const broken = Object.fromEntries(
    names.map((name) => {
      const real = module[name] as (...args: unknown[]) => unknown;
      const made = (...args: unknown[]) => {
        if (fault.at === name && ++fault.calls === fault.call) throw new Error(`fault in ${name}`);
        return real(...args);
      };
      return [name, made];
    }),
  );
  return { ...module, ...broken };
}

vi.mock("../../src/article/assemble.ts", async (real) =>
  failing(await real<typeof import("../../src/article/assemble.ts")>(), "assemble"),
);
vi.mock("../../src/lineage/entry.ts", async (real) =>
  failing(await real<typeof import("../../src/lineage/entry.ts")>(), "entryOf"),
);
vi.mock("../../src/lineage/link.ts", async (real) =>
  failing(await real<typeof import("../../src/lineage/link.ts")>(), "linkBetween"),
);
vi.mock("../../src/story/reading.ts", async (real) =>
  failing(await real<typeof import("../../src/story/reading.ts")>(), "readingOf"),
);
vi.mock("../../src/story/describe.ts", async (real) =>
  failing(await real<typeof import("../../src/story/describe.ts")>(), "describe"),
);
vi.mock("../../src/fact/statements.ts", async (real) =>
  failing(await real<typeof import("../../src/fact/statements.ts")>(), "statementsOf"),
);
vi.mock("../../src/annotation/entities/across.ts", async (real) =>
  failing(await real<typeof import("../../src/annotation/entities/across.ts")>(), "resolveStory"),
);

beforeEach(() => Object.assign(fault, { at: "", call: 0, calls: 0 }));
afterEach(() => Object.assign(fault, { at: "" }));

interface Shape {
  readonly articles: readonly { readonly id: string }[];
  readonly stories: readonly { readonly id: string; readonly articles: readonly string[] }[];
  readonly messages: readonly { readonly rule: string; readonly level?: string }[];
}

describe("a fault in a stage costs one article or one story, and is a message", () => {
  test.each([
    ["assemble", 3, "article-failed"],
    ["entryOf", 4, "lineage-failed"],
    ["linkBetween", 2, "lineage-failed"],
    ["readingOf", 5, "story-failed"],
    ["describe", 2, "story-failed"],
    ["statementsOf", 1, "story-failed"],
    ["resolveStory", 1, "story-failed"],
  ])("in %s at call %i: %s", async (at, call, rule) => {
    const raws = rawsOfExample("pile");
    const whole = JSON.parse(await reportAfter([raws])) as Shape;
    Object.assign(fault, { at, call, calls: 0 });
    const store = memoryStore();
    const broken = JSON.parse(await reportAfter([raws], store)) as Shape;
    expect(broken.messages.filter(({ level }) => level === "error").map((one) => one.rule)).toEqual([rule]);
    expect(broken.articles.length).toBeGreaterThanOrEqual(whole.articles.length - (at === "assemble" ? 2 : 0));
    const told = new Set(broken.stories.flatMap(({ articles }) => articles));
    expect(broken.articles.filter(({ id }) => !told.has(id))).toEqual([]);
  });

  test("and is gone when the article is worked on again without it", async () => {
    const raws = rawsOfExample("pile");
    Object.assign(fault, { at: "readingOf", call: 5, calls: 0 });
    const store = memoryStore();
    await reportAfter([raws], store);
    const desk = deskOver(store);
    const ids: string[] = [];
    for await (const id of store.articleIds()) ids.push(id);
    await desk.remove(ids);
    await addAll(desk, raws);
    await desk.refresh();
    expect(await reportOf(store)).toBe(await reportAfter([raws]));
  });
});
