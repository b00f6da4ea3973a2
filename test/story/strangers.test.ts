import { expect, test } from "vitest";
import { type Article, emptyAnnotation } from "../../src/model/index.ts";
import { HeldTerms } from "../../src/story/held.ts";
import { findStories } from "../../src/story/index.ts";
import { overlapOf } from "../../src/story/overlap.ts";
import { areStrangers } from "../../src/story/strangers.ts";
import { termsOf } from "../../src/story/terms.ts";
import { type Vector, vectorOf } from "../../src/story/vectors.ts";

function article(id: string, title: string, text: string): Article {
  const body = [{ start: 0, end: text.length }];
  return { id, location: id, title, text, language: "en", published: "2031-05-12", body, aside: [], credits: [] };
}

function strangers(a: readonly [string, string], b: readonly [string, string]): boolean {
  const [x, y] = [a, b].map(([title, text]) => vectorOf(termsOf(article("x", title, text))));
  expect(parted(y!, x!)).toBe(parted(x!, y!));
  return parted(x!, y!);
}

function parted(x: Vector, y: Vector): boolean {
  const held = new HeldTerms();
  held.hold(y);
  return areStrangers(x, y, overlapOf(x, held));
}

const HARWICK = [
  "Woman robbed at pier in Harwick",
  "A 52-year-old woman was robbed at the pier in Harwick on Sunday night. Nobody was hurt, Sergeant Ada Moor said.",
] as const;
const LOWMERE = [
  "Woman robbed at pier in Lowmere",
  "A 38-year-old woman was robbed at the pier in Lowmere on Sunday night. Nobody was hurt, Sergeant Tom Hale said.",
] as const;
const OHIO = [
  "Mill fire in Verona",
  "A fire in a mill in downtown Verona, Ohio, left two men with burns. Owner Jan Dorn ran.",
] as const;

test("two events told alike in two towns are two stories; a third report joins the one it is of", () => {
  const third = article(
    "c",
    "Harwick robbery",
    "Police hold a man after a woman was robbed at the pier in Harwick, Sergeant Ada Moor said.",
  );
  const pile = [article("a", ...HARWICK), article("b", ...LOWMERE), third].map((one) => ({
    article: one,
    annotation: emptyAnnotation(one.id),
  }));
  expect(findStories(pile).map(({ articles }) => [...articles].sort())).toEqual([["a", "c"], ["b"]]);
});

test("days and titles of people are nothing in common, a person is", () => {
  expect(strangers(HARWICK, LOWMERE)).toBe(true);
  expect(strangers(HARWICK, ["Woman robbed", LOWMERE[1].replace("Tom Hale", "Ada Moor")])).toBe(false);
});

test("half of a place is no place in common", () => {
  expect(
    strangers(OHIO, [
      "Mill fire in Verona",
      "A fire in a mill near Verona left two women with burns. Owner Lena Orth ran.",
    ]),
  ).toBe(true);
  expect(strangers(OHIO, ["Fire in a mill", "A fire in a mill in Verona, Ohio, left two women with burns."])).toBe(
    false,
  );
  expect(
    strangers(
      ["Storm near Dalton, Ostria", "A storm hit homes near Dalton, Ostria, on Monday."],
      ["Storm", "A storm hit homes in Ostria on Monday."],
    ),
  ).toBe(false);
});

test("of a list none contains another", () => {
  const list = ["Rain", "Rain fell in Velm, Ostria and Skarn on Monday."] as const;
  expect(strangers(list, ["Rain", "Rain fell in Velm and Kolb on Monday."])).toBe(false);
});

test("who shares no name with another is a stranger, who names nobody is none", () => {
  expect(strangers(HARWICK, ["Woman robbed", "A woman was robbed, Sergeant Tom Hale said."])).toBe(true);
  expect(strangers(HARWICK, ["Woman robbed", "A woman was robbed at a pier on Sunday night, police said."])).toBe(
    false,
  );
  const late = `A woman was robbed at a pier. ${"The police look for a man in a grey coat who ran away. ".repeat(6)}`;
  expect(strangers(HARWICK, ["Woman robbed", `${late} He may be in Lowmere, Sergeant Tom Hale said.`])).toBe(false);
});

test("strangers are no crowd: what two reports have in common counts the same among forty others of their kind", () => {
  const told = (town: string, officer: string, more: string) =>
    [
      `Woman robbed at pier in ${town}`,
      `A woman was robbed at the pier in ${town} on Sunday night. ${more}, Sergeant ${officer} said.`,
    ] as const;
  const two = [
    article("a", ...told("Harwick", "Ada Moor", "She was not hurt and walked home")),
    article("b", ...told("Harwick", "Ada Moor", "Her handbag with a watch of her mother is gone")),
  ];
  const others = Array.from({ length: 40 }, (_, k) => {
    const sign = String.fromCharCode(97 + (k % 20));
    return article(
      `c${k}`,
      ...told(`Low${sign}mere${k < 20 ? "" : "ton"}`, `T${sign}m${k} H${sign}le${k}`, "Nobody was hurt"),
    );
  });
  const pile = [...two, ...others].map((one) => ({ article: one, annotation: emptyAnnotation(one.id) }));
  const stories = findStories(pile).map(({ articles }) => [...articles].sort());
  expect(stories.filter((articles) => articles.length > 1)).toEqual([["a", "b"]]);
});
