import jsonld from "jsonld";
import { expect, test } from "vitest";
import { codedPile } from "./coded-pile.ts";
import { rendered } from "./rendered.ts";

type Node = Record<string, unknown> & { readonly "@id": string; readonly "@type"?: string[] };
const SCHEMA_ORG = "https://schema.org/";

/** The graph with every term expanded; fails on a term that the inline context does not define and on any fetch. */
async function expanded(): Promise<Node[]> {
  const document = JSON.parse(await rendered(codedPile(), "jsonld")) as jsonld.JsonLdDocument;
  const documentLoader = async (url: string): Promise<never> => {
    throw new Error(`${url} was asked for`);
  };
  const options = { documentLoader, safe: true } as jsonld.Options.Expand;
  return (await jsonld.expand(document, options)) as unknown as Node[];
}

test("JSON-LD expands without a network, no term is lost", async () => {
  const nodes = await expanded();
  expect(nodes.length).toBeGreaterThan(30);
  const types = new Set(nodes.flatMap((node) => node["@type"] ?? []));
  for (const type of ["Claim", "NewsArticle"]) expect(types).toContain(SCHEMA_ORG + type);
  expect([...types].filter((type) => !/^(?:https?|urn):/.test(type))).toEqual([]);
});

test("every fact is a Claim that appears in the articles that carry it, with words and place of each", async () => {
  const report = codedPile();
  const nodes = await expanded();
  for (const fact of report.facts) {
    const claim = nodes.find((node) => node["@id"] === `urn:secondsource:fact:${fact.id}`);
    expect(claim?.["@type"]).toContain(`${SCHEMA_ORG}Claim`);
    const carrying = [...new Set(fact.mentions.map(({ article }) => `urn:secondsource:article:${article}`))];
    const ids = ((claim?.[`${SCHEMA_ORG}appearance`] ?? []) as Node[]).map((node) => node["@id"]);
    expect(ids.sort()).toEqual(carrying.sort());
    const places = nodes.find((node) => node["@id"] === `urn:secondsource:mentions:${fact.id}`);
    expect(places?.["http://www.w3.org/ns/oa#hasTarget"]).toHaveLength(fact.mentions.length);
    expect(places?.["http://www.w3.org/ns/oa#hasBody"]).toEqual([{ "@id": claim?.["@id"] }]);
  }
});

test("it says who derives from whom, and never that something is true", async () => {
  const nodes = await expanded();
  const ledger = nodes.find((node) => node["@id"] === "urn:secondsource:article:evening-ledger");
  expect(ledger?.["http://www.w3.org/ns/prov#wasDerivedFrom"]).toEqual([
    { "@id": "urn:secondsource:article:port-sabel-post" },
  ]);
  expect(JSON.stringify(nodes)).not.toMatch(/reviewRating|ClaimReview|ratingValue/);
});
