import fc from "fast-check";
import { expect, test } from "vitest";
import { annotate, type Dossier, type ReportFormat } from "../../src/index.ts";
import { sourceOf } from "../../src/pile/partition.ts";
import { sourceOfDossiers } from "../../src/pile/source.ts";
import { codedPile } from "./coded-pile.ts";
import { articleOf, support } from "./pile.ts";
import { rendered } from "./rendered.ts";

const EXPORTS: readonly ReportFormat[] = [
  ...(["jsonld", "events-csv", "crosswalk-csv", "gdelt", "plover", "stix", "misp"] as const),
];

test.each(EXPORTS)("%s is the same bytes, whatever the order of dossiers and of their lists", async (format) => {
  const dossiers: Dossier[] = [];
  for await (const dossier of sourceOf(codedPile()).dossiers("id")) dossiers.push(dossier);
  const written = await rendered(sourceOfDossiers(dossiers), format);
  const shuffled = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length });
  const turned = (dossier: Dossier) => {
    const { story: _, ...lists } = dossier;
    const mixed = Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, shuffled<unknown>(list)]));
    return fc.record(mixed).map((lists) => ({ ...dossier, ...lists }) as Dossier);
  };
  const arbitrary = fc.tuple(...dossiers.map(turned)).chain((all) => shuffled(all));
  await fc.assert(
    fc.asyncProperty(arbitrary, async (mixed) => {
      expect(await rendered(sourceOfDossiers(mixed), format)).toBe(written);
    }),
    { seed: 13, numRuns: 12 },
  );
});

test("events that the annotators read in a text come out of every event export", async () => {
  const text =
    "Police clash with dockers in Harmouth\n\nPolice in Harmouth arrested forty dockers on Monday after hundreds marched to the town hall to protest against the closure of the yard.\n\nThe mayor met union leaders on Tuesday.";
  const article = articleOf("harmouth-bugle", { text, published: "2031-05-06", publisher: "Harmouth Bugle" });
  const { claims, events, entities } = annotate(article, "full");
  expect(events.length).toBeGreaterThan(1);
  const story = { id: "s-yard", title: "Dockers", articles: [article.id], support: support(1, 1, 1, 1) };
  const none = {
    links: [],
    lineages: [],
    quotes: [],
    utterances: [],
    quantities: [],
    times: [],
    facts: [],
    messages: [],
  };
  const source = sourceOfDossiers([{ story, articles: [article], claims, events, entities, ...none }]);
  const lines = (await rendered(source, "plover"))
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as object);
  expect(lines.map((line) => (line as { event: string[] }).event[0]).sort()).toEqual(
    events.map(({ type }) => type).sort(),
  );
  for (const format of ["events-csv", "gdelt"] as const)
    expect((await rendered(source, format)).trimEnd().split("\n")).toHaveLength(events.length + 1);
});
