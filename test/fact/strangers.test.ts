import { expect, test } from "vitest";
import { textsOf } from "./piles.ts";

const LEAD =
  "Ada Moor closed the herring pier of Velm on Monday after the storm broke the rails. Keepers of the pier had warned Ada Moor of the rails for years. The council of Velm will pay Ada Moor for the work on the pier. Nobody was hurt when the storm broke the rails of the pier, Ada Moor said. The pier of Velm had been open to herring boats for ninety years. Ada Moor told the council that the work would take a year. ".repeat(
    2,
  );

test("what is told of nobody whom a lead or a second report names comes behind what is told of those", () => {
  const texts = textsOf(
    `${LEAD} Imre Salt sold 40 boats to Edda Kern in Ostria. Ada Moor sold 30 boats to the council of Velm.`,
  );
  const of = (name: string) => texts.findIndex((text) => text.startsWith(name) && text.includes("boats to"));
  expect(of("Ada Moor sold")).toBeGreaterThanOrEqual(0);
  expect(of("Imre Salt sold")).toBeGreaterThan(of("Ada Moor sold"));
});
