import { describe, expect, test } from "vitest";
import { factsOf, groundOf, lineagesOf } from "../../src/fact/index.ts";
import { placeNames, townsBefore, townsBehind } from "../../src/fact/towns.ts";
import { supportCounter } from "../../src/model/index.ts";
import { lineages, oneStory, report } from "./piles.ts";

const isPlace =
  (...names: string[]) =>
  (name: string) =>
    names.includes(name);

describe("the town of a report", () => {
  test("stands before the body that it has, in prose", () => {
    expect(townsBefore("Two men were held, Ostaby police said.", isPlace())).toEqual(["Ostaby"]);
    expect(townsBefore("The Lower Ostaby Police Department said that nobody was hurt in the fire.", isPlace())).toEqual(
      ["Lower Ostaby"],
    );
    expect(townsBefore("State Police and county police came.", isPlace())).toEqual([]);
    expect(townsBefore("Masked Gang Flees Before Police Arrive", isPlace())).toEqual([]);
  });

  test("stands before people and events only where its name is known for a place", () => {
    expect(townsBefore("Ostaby girl hurt in barn fire", isPlace("Ostaby"))).toEqual(["Ostaby"]);
    expect(townsBefore("Second Deadly Ostaby Shooting in a Week", isPlace("Ostaby"))).toEqual(["Ostaby"]);
    expect(townsBefore("Deadly shooting in a week", isPlace("Ostaby"))).toEqual([]);
  });

  test("stands behind a preposition; months, counties and short forms of people do not", () => {
    expect(townsBehind("The barn in Lower Ostaby burned, west of the town of Vell.")).toEqual(["Lower Ostaby", "Vell"]);
    expect(townsBehind("Five were hurt in northwest Ostaby on Monday.")).toEqual(["Ostaby"]);
    expect(townsBehind("The barn burned in May in Sorn County, near Hedda's mill.")).toEqual([]);
  });

  test("is known from prose alone, not from lines that capitalise every word", () => {
    const pile = [
      report("a", "Third Suspect Arrested in Fatal Shooting\nThe man was found in Ostaby."),
      report("b", "He was held in Ostaby."),
    ];
    expect(placeNames(pile)).toEqual(new Map([["Ostaby", 2]]));
  });

  test("is told as the place of the story, the county behind it", () => {
    const pile = [
      report("a", "A barn burned down on Friday and a girl of 12 was hurt, Ostaby police said. Sorn County sent help."),
      report("b", "The girl who was hurt in a barn fire on Friday is out of danger. She was playing in Ostaby."),
    ];
    const map = lineages(pile);
    const byId = new Map(pile.map((one) => [one.article.id, one]));
    const ground = groundOf(
      oneStory(pile)[0]!,
      byId,
      supportCounter(
        [...byId.values()].map(({ article }) => article),
        map,
      ),
      lineagesOf(map),
    );
    expect(factsOf(ground).story.where?.[0]?.name).toBe("Ostaby");
  });
});
