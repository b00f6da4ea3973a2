import { expect, test } from "vitest";
import { type Annotator, chainOf } from "../../src/annotation/annotator.ts";
import { type Article, PackageDamaged } from "../../src/model/index.ts";

const article: Article = {
  id: "a",
  location: "a.txt",
  text: "One.",
  language: "fr",
  body: [{ start: 0, end: 4 }],
  aside: [],
  credits: [],
};

const base = { needs: [], adds: [], made: "1" } as const;
const sentences: Annotator = { ...base, name: "s", adds: ["sentences"], run: () => ({ sentences: article.body }) };
const times: Annotator = { ...base, name: "t", needs: ["sentences"], adds: ["times"], run: () => ({ times: [] }) };

function failing(one: Annotator): Annotator {
  return {
    ...one,
    run: () => {
      throw new TypeError("no such word");
    },
  };
}

test("a chain runs in order and merges what each adds", () => {
  const note: Annotator = {
    ...base,
    name: "n",
    adds: ["messages"],
    run: () => ({ messages: [{ rule: "r", text: "t" }] }),
  };
  const found = chainOf([sentences, note, note, times])(article, ["sentences"], "fr");
  expect(found.sentences).toEqual(article.body);
  expect(found.messages).toHaveLength(2);
});

test("a chain that lacks a needed field is refused when put together", () => {
  expect(() => chainOf([times, sentences])).toThrow(RangeError);
  expect(() => chainOf([times])).toThrow(/needs "sentences"/);
});

test("two annotators add one field only when the later refines it", () => {
  expect(() => chainOf([sentences, sentences])).toThrow(/second time/);
  expect(() => chainOf([sentences, { ...sentences, needs: ["sentences"] }])).not.toThrow();
});

test("an annotator returns only what it says it adds", () => {
  const stray: Annotator = { ...base, name: "x", run: () => ({ times: [] }) };
  expect(() => chainOf([stray])(article, [], "fr")).toThrow(/does not say/);
});

test("only what is wanted is made, and what that needs; only what is wanted is given", () => {
  const ran: string[] = [];
  const watched = [sentences, times, { ...base, name: "q", adds: ["quotes"] as const, run: () => ({}) }].map((one) => ({
    ...one,
    run: (...given: Parameters<Annotator["run"]>) => {
      ran.push(one.name);
      return one.run(...given);
    },
  }));
  const chain = chainOf(watched);
  expect(chain(article, ["times"], "fr").sentences).toEqual([]);
  expect(ran).toEqual(["s", "t"]);
  expect(chain.made(["times"])).toEqual({ s: "1", t: "1" });
  expect(chain.made(["quotes"])).toEqual({ q: "1" });
});

test("an annotator made for another language is left out with a message", () => {
  const found = chainOf([sentences, { ...times, language: "en" }])(article, ["times"], "fr");
  expect(found.messages).toEqual([
    { rule: "analysis-not-made", text: 'Not analysed for language "fr": t.', article: "a" },
  ]);
});

test("an annotator that fails costs what it adds, with a message; the rest is made", () => {
  const found = chainOf([sentences, failing({ ...sentences, needs: ["sentences"] }), failing(times)])(
    article,
    ["sentences", "times"],
    "fr",
  );
  expect(found.sentences).toEqual(article.body);
  expect(found.times).toEqual([]);
  expect(found.messages.map(({ rule, article: id, level }) => [rule, id, level])).toEqual([
    ["annotator-failed", "a", "error"],
    ["annotator-failed", "a", "error"],
  ]);
  expect(found.messages[1]!.text).toContain("t of this article");
});

test("a broken package is not the article's fault", () => {
  const broken: Annotator = {
    ...times,
    run: () => {
      throw new PackageDamaged("models/x.bin", "is missing");
    },
  };
  expect(() => chainOf([sentences, broken])(article, ["times"], "fr")).toThrow(/models\/x\.bin is missing/);
});
