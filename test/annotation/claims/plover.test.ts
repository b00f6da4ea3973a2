import { expect, test } from "vitest";
import { table } from "../../../src/annotation/claims/lexicon.ts";
import { annotate } from "../../../src/annotation/index.ts";
import { articleOf } from "../reading.ts";

type Row = [type: string, mode: string, predicates: string, near: string, contexts: string[], example: string];
const { rows } = table<{ rows: Row[] }>("plover", { rows: [] });

test.each(rows.map(([type, mode, , , , example]) => [type, mode, example] as const))(
  "%s %s: %s",
  (type, mode, example) => {
    const { events } = annotate(articleOf(example), "full");
    const codes = events.map((event) => [event.type, event.mode ?? ""]);
    if (type === "") expect(codes).toEqual([]);
    else expect(codes).toContainEqual([type, mode]);
  },
);

test("an event carries the CAMEO code of its type and mode, of the type where the mode has none", () => {
  const codes = (text: string) => annotate(articleOf(text), "full").events.map(({ type, cameo }) => `${type} ${cameo}`);
  expect(codes("Gunmen shot a guard.")).toEqual(["ASSAULT 193"]);
  expect(codes("Miners went on strike in Skarn.")).toContain("PROTEST 140");
});

test("what is planned, ended or denied turns the type round", () => {
  const types = (text: string) => annotate(articleOf(text), "full").events.map(({ type }) => type);
  expect(types("The army will attack Harwick.")).toContain("THREATEN");
  expect(types("The ministry lifted the ban.")).toContain("RETREAT");
  expect(types("The ministry suspended the talks.")).toContain("SANCTION");
  expect(types("The army did not withdraw its troops.")).toContain("REJECT");
  expect(types("The quake killed 23 people.")).toEqual([]);
});

test("parties have the country and sector that their words tell", () => {
  const [event] = annotate(articleOf("French soldiers attacked a German bank."), "full").events;
  expect(event?.actors.map(({ country, sector }) => `${country} ${sector}`)).toEqual(["FRA MIL"]);
  expect(event?.recipients.map(({ country, sector }) => `${country} ${sector}`)).toEqual(["DEU BUS"]);
});

test("who says that another must do something asks for it, however real the act is", () => {
  const asked = (text: string) =>
    annotate(articleOf(text), "full")
      .events.filter(({ type }) => type === "REQUEST")
      .map(({ actors, recipients, modality }) =>
        [actors, recipients]
          .map((some) => some.map(({ country, sector }) => country ?? sector).join())
          .concat(modality),
      );
  expect(asked("The French minister said on Monday that the German army must leave Harwick.")).toEqual([
    ["FRA", "DEU", "actual"],
  ]);
  expect(asked("The French minister said that Germany and Poland should open their borders.")).toEqual([
    ["FRA", "DEU,POL", "actual"],
  ]);
  expect(asked("The French minister said that he must rest.")).toEqual([]);
  expect(asked("The French minister said that prices must fall.")).toEqual([]);
  expect(asked("The French minister said that the German army left Harwick.")).toEqual([]);
});
