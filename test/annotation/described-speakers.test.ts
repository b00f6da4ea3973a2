import { expect, test } from "vitest";
import { annotate } from "../../src/annotation/index.ts";
import { articleOf } from "./reading.ts";

const TEXT = `Norwegian leader Ada Moor met Icelandic leader Jan Dorn in Velm on Monday. Moor praised the harbour.

The Norwegian leader said that the ferry would sail again. "We shall paint it green," the Icelandic leader said.

The Danish leader said that he had not been asked.`;

test("whoever is described by office and country is called by the name that the entities give", () => {
  const { quotes } = annotate(articleOf(TEXT), ["entities", "quotes"]);
  const speakers = quotes.filter(({ attitude }) => attitude === undefined).map(({ speaker }) => speaker.name);
  expect(speakers).toEqual(["Ada Moor", "Jan Dorn", "Danish leader"]);
});
