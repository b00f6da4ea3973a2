import { expect, test } from "vitest";
import { uuid5 } from "../../src/report/uuid.ts";
import { codedPile } from "./coded-pile.ts";
import { rendered } from "./rendered.ts";

type Fields = Record<string, unknown>;

test("name-based UUIDs are those of RFC 9562", () => {
  expect(uuid5("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com")).toBe("2ed6657d-e927-568b-95e1-2665a8aea6a2");
});

/** Required properties by type, as the tables of STIX 2.1 have them (common ones apart). */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  ...{ identity: ["name"], report: ["name", "published", "object_refs"], url: ["value"] },
  ...{ note: ["content", "object_refs"], grouping: ["context", "object_refs"] },
  relationship: ["relationship_type", "source_ref", "target_ref"],
  "extension-definition": ["name", "schema", "version", "extension_types", "created_by_ref"],
};
const COMMON = ["type", "spec_version", "id", "created", "modified"];
const OPTIONAL = [
  ...["created_by_ref", "labels", "lang", "external_references", "extensions"],
  ...["description", "name", "abstract", "identity_class"],
];
const IDENTIFIER = /^[a-z][a-z0-9-]+[a-z0-9]--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** What the tables of STIX 2.1 forbid about one object. */
function faultsOf(object: Fields): string[] {
  const type = String(object.type);
  const isObservable = type === "url";
  const required = [...(isObservable ? COMMON.slice(0, 3) : COMMON), ...(REQUIRED[type] ?? ["an unknown type"])];
  const allowed = new Set([...required, ...(isObservable ? [] : OPTIONAL)]);
  const empty = (value: unknown) => value === "" || value === null || (Array.isArray(value) && value.length === 0);
  return [
    ...required.filter((name) => empty(object[name] ?? "")).map((name) => `${type} without ${name}`),
    ...Object.keys(object)
      .filter((name) => !allowed.has(name) || empty(object[name]))
      .map((name) => `${type}: ${name}`),
    ...(IDENTIFIER.test(String(object.id)) && String(object.id).startsWith(`${type}--`) ? [] : [`id ${object.id}`]),
    ...["created", "modified", "published"].filter((n) => n in object && !TIMESTAMP.test(String(object[n]))),
    ...(String(object.created ?? "") > String(object.modified ?? "") ? [`${type} modified before it was created`] : []),
    ...(object.spec_version === "2.1" ? [] : ["spec_version"]),
  ];
}

const bundle = async () => {
  return JSON.parse(await rendered(codedPile(), "stix")) as { type: string; id: string; objects: Fields[] };
};

test("a STIX bundle holds what the specification asks for, every id once, every reference at hand", async () => {
  const { type, id, objects } = await bundle();
  expect([type, id]).toEqual(["bundle", expect.stringMatching(IDENTIFIER)]);
  expect(objects.flatMap(faultsOf)).toEqual([]);
  const ids = objects.map((object) => object.id as string);
  expect(new Set(ids).size).toBe(ids.length);
  const references = objects.flatMap((object) => [
    ...((object.object_refs as string[] | undefined) ?? []),
    ...["created_by_ref", "source_ref", "target_ref"].flatMap((name) => (object[name] as string | undefined) ?? []),
  ]);
  expect(references.filter((reference) => !ids.includes(reference))).toEqual([]);
});

test("the checker of STIX objects finds faults", async () => {
  const { objects } = await bundle();
  const note = objects.find(({ type }) => type === "note")!;
  expect(faultsOf({ ...note, object_refs: [] })).not.toEqual([]);
  expect(faultsOf({ ...note, confidence_of_ours: 3 })).not.toEqual([]);
  expect(faultsOf({ ...note, id: "note--1" })).not.toEqual([]);
  expect(faultsOf({ ...note, created: "2031-03-02" })).not.toEqual([]);
});

test("stories, facts, articles and links are in the bundle, with the counts of their support", async () => {
  const report = codedPile();
  const { objects } = await bundle();
  const of = (type: string) => objects.filter((object) => object.type === type);
  expect(of("grouping").map(({ context }) => context)).toEqual(report.stories.map(() => "unspecified"));
  expect(of("report")).toHaveLength(report.articles.length);
  expect(of("url").map(({ id }) => id)).toContain("url--0ed44f60-634d-5698-8533-fa9a9c913b71");
  for (const { text, support } of report.facts) {
    const note = of("note").find(({ abstract }) => abstract === text);
    const [counts] = Object.values(note?.extensions as Record<string, Fields>);
    expect(counts).toMatchObject({ articles: support.articles, lineages_at_least: support.lineages.atLeast });
    expect(counts).toMatchObject({ lineages_at_most: support.lineages.atMost, publishers: support.publishers });
  }
  const nameOf = new Map(
    of("report").map(({ id, external_references }) => {
      return [id, (external_references as Fields[])[0]!.external_id] as const;
    }),
  );
  const links = of("relationship").map((link) => [
    link.relationship_type,
    nameOf.get(link.source_ref),
    nameOf.get(link.target_ref),
  ]);
  expect(links).toContainEqual(["derived-from", "port-sabel-post", "evening-ledger"]);
  expect(links).toContainEqual(["derived-from", "port-sabel-post", "quickbytes"]);
  expect(links).toContainEqual(["related-to", "ormsey-courier", "port-sabel-post"]);
  expect(links).toHaveLength(report.links.length);
});

/** Fields of an event and an attribute with their types, as the schema of the MISP core format 2.5 has them. */
const EVENT: Fields = {
  ...{ uuid: "string", date: "string", threat_level_id: "string", info: "string", published: "boolean" },
  ...{
    analysis: "string",
    timestamp: "string",
    distribution: "string",
    Orgc: "object",
    Tag: "object",
    Attribute: "object",
  },
};
const ATTRIBUTE: Fields = {
  ...{ uuid: "string", type: "string", category: "string", to_ids: "boolean", distribution: "string" },
  ...{ timestamp: "string", comment: "string", disable_correlation: "boolean", value: "string" },
};
const misfits = (object: Fields, fields: Fields) =>
  Object.entries(object).filter(([name, value]) => typeof value !== fields[name]);

test("MISP events have the fields and types of the core format, an event a story", async () => {
  const report = codedPile();
  const { response } = JSON.parse(await rendered(report, "misp")) as { response: { Event: Fields }[] };
  expect(response.map(({ Event }) => Event.info).sort()).toEqual(report.stories.map(({ title }) => title).sort());
  for (const { Event } of response) {
    expect(misfits(Event, EVENT)).toEqual([]);
    const attributes = Event.Attribute as Fields[];
    expect(attributes.flatMap((attribute) => misfits(attribute, ATTRIBUTE))).toEqual([]);
    expect(new Set(attributes.map(({ uuid }) => uuid)).size).toBe(attributes.length);
    expect(attributes.filter(({ type, to_ids }) => !/^(?:url|text)$/.test(String(type)) || to_ids)).toEqual([]);
    expect(Event.Tag).toEqual([{ name: "tlp:clear" }]);
  }
});

test("a MISP event holds the address of each article and the counts of each fact", async () => {
  const { response } = JSON.parse(await rendered(codedPile(), "misp")) as { response: { Event: Fields }[] };
  const attributes = response.flatMap(({ Event }) => Event.Attribute as Fields[]);
  expect(attributes).toContainEqual(
    expect.objectContaining({ type: "url", value: "https://courier.example/2031/03/ferry-aground" }),
  );
  const people = attributes.find(({ value }) => value === "People on board");
  expect(people?.comment).toContain("5 articles, 5 publishers, 2–3 lineages");
});

test("PLOVER records have the fields of the manual and the counts of their fact", async () => {
  const report = codedPile();
  const lines = (await rendered(report, "plover"))
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Fields);
  expect(lines.map(({ event }) => event)).toEqual([["THREATEN"], ["SUPPORT"], ["PROTEST"]]);
  for (const { id, date, actor, recipient } of lines) {
    expect([typeof id, Array.isArray(actor), Array.isArray(recipient)]).toEqual(["string", true, true]);
    expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
  }
  const [threat, vote, walk] = lines;
  expect(threat).toMatchObject({ quad_code: 3, event_scale: -3.5, mode: ["future"], date_of: "publication" });
  expect(threat?.actor).toEqual([
    { code: "XTS", sector: "AGR", actor_text: "Farmers below the dam", identifier_text: "Farmers below the dam" },
  ]);
  expect(vote).toMatchObject({ date: "2031-03-03", event_loc: { name: "Tessaly", cc3: "XTS", latitude: -12.25 } });
  expect(vote?.support).toMatchObject({ articles: 2, lineages_at_least: 2, lineages_at_most: 2 });
  expect(walk).toMatchObject({ date: "2031-03-01", enddate: "2031-03-31", mode: ["obstruct"] });
  expect(walk).not.toHaveProperty("support");
});
