import fc from "fast-check";
import { expect, test } from "vitest";
import { annotate, homeOf, placeOf } from "../../src/annotation/index.ts";
import { kilometres } from "../../src/annotation/places/choosing.ts";
import { withPlaces } from "../../src/annotation/places.ts";
import type { Entity, Place } from "../../src/model/index.ts";
import { articleOf } from "./reading.ts";

/** Entities of a text by hand: every listed name at its first place. */
function entitiesIn(text: string, ...names: string[]): Entity[] {
  return names.map((name) => {
    const start = text.indexOf(name);
    const mention = { article: "a", span: { start, end: start + name.length }, form: "name" as const };
    return { id: name, name, type: "place", mentions: [mention] };
  });
}

function located(text: string, ...names: string[]): Entity[] {
  return withPlaces(articleOf(text), entitiesIn(text, ...names));
}

function isNear(place: Pick<Place, "lat" | "lon"> | undefined, lat: number, lon: number): boolean {
  return place !== undefined && kilometres(place, { lat, lon }) < 30;
}

test("a name alone is the place of most people, a country before a town", () => {
  expect(placeOf("Paris")?.country).toBe("FRA");
  expect(isNear(placeOf("Paris"), 48.86, 2.35)).toBe(true);
  expect(placeOf("Georgia")?.country).toBe("GEO");
  expect(isNear(placeOf("Washington"), 38.9, -77.04)).toBe(true);
});

test("a container decides, in full or short, and a place outside it is none", () => {
  expect(isNear(placeOf("Paris", { container: "Texas" }), 33.66, -95.56)).toBe(true);
  expect(isNear(placeOf("Macon", { container: "Georgia" }), 32.84, -83.63)).toBe(true);
  expect(isNear(placeOf("Oxford", { container: "N.C." }), 36.31, -78.59)).toBe(true);
  expect(placeOf("Kutaisi", { container: "Texas" })).toBeUndefined();
});

test("a dateline tells which of two namesakes is meant", () => {
  const text = "MACON, Ga. - The fire spread to Milledgeville and to Oxford.";
  const dateline = { start: 0, end: "MACON, Ga.".length };
  const [there] = withPlaces(articleOf(text, { dateline }), entitiesIn(text, "Oxford"));
  expect(kilometres(there!, { lat: 33.62, lon: -83.87 })).toBeLessThan(250);
  expect(isNear(located(text.slice(dateline.end), "Oxford")[0], 51.75, -1.26)).toBe(true);
});

test("exonyms, accents and short forms of saints find the same place", () => {
  expect(isNear(placeOf("Kiev"), 50.45, 30.52)).toBe(true);
  expect(placeOf("Kiev")?.lat).toBe(placeOf("Kyiv")?.lat);
  expect(placeOf("Bogota")?.lat).toBe(placeOf("Bogotá")?.lat);
  expect(placeOf("St. Louis")?.lat).toBe(placeOf("Saint Louis", { container: "Missouri" })?.lat);
});

test("what else the text names and the publisher's home tell namesakes apart", () => {
  const near = [placeOf("Columbus", { container: "Ohio" })!];
  expect(isNear(placeOf("Dublin", { near, home: near[0]! }), 40.1, -83.11)).toBe(true);
  expect(placeOf("Dublin")?.country).toBe("IRL");
});

test("an article is read as a whole: Georgia beside Macon is the state", () => {
  const text = "The storm hit near Macon, Georgia. Georgia sent help.";
  const [macon, georgia] = located(text, "Macon", "Georgia");
  expect([macon!.country, georgia!.country]).toEqual(["USA", "USA"]);
  const [kutaisi, country] = located("The storm hit Kutaisi, Georgia.", "Kutaisi", "Georgia");
  expect([kutaisi!.country, country!.country]).toEqual(["GEO", "GEO"]);
});

test("qualifiers and what stands in a place are taken off", () => {
  const found = located(
    "They met in north Texas and at the Walker County Fairgrounds.",
    "north Texas",
    "Walker County Fairgrounds",
  );
  expect(found.map(({ country }) => country)).toEqual(["USA", "USA"]);
});

test("continents and unknown names have no coordinates", () => {
  expect(placeOf("Asia")).toBeUndefined();
  expect(placeOf("Velmark")).toBeUndefined();
  expect(placeOf("Paris", { container: "Velmark" })).toBeUndefined();
  expect(placeOf("constructor")).toBeUndefined();
});

test("a publisher is at home where most of its names could lie", () => {
  expect(homeOf(["Columbus", "Dublin", "Hilliard", "Upper Arlington", "Worthington"])?.country).toBe("USA");
  expect(homeOf(["Paris", "London"])).toBeUndefined();
  expect(homeOf([])).toBeUndefined();
});

test("entities of an annotation carry them; persons do not", () => {
  const text = "LAGOS — Anna Rossi said the ferry sank off Mombasa, Kenya, on Friday. She left for Nairobi.";
  const { entities } = annotate(articleOf(text), ["entities"]);
  const nairobi = entities.find(({ name }) => name === "Nairobi");
  expect(nairobi?.country).toBe("KEN");
  expect(isNear(nairobi, -1.29, 36.82)).toBe(true);
  expect(entities.filter(({ type }) => type === "person").every(({ lat }) => lat === undefined)).toBe(true);
});

test("any names: coordinates lie on the globe, the same ones twice, order changes nothing", () => {
  const name = fc.oneof(
    fc.string(),
    fc.constantFrom("Paris", "Georgia", "Springfield", "St. ", ", Texas", "London", "__proto__"),
  );
  fc.assert(
    fc.property(fc.array(name, { maxLength: 6 }), (names) => {
      const text = names.join(", ");
      const entities = entitiesIn(text, ...new Set(names.filter((one) => one !== "")));
      const found = withPlaces(articleOf(text), entities);
      const other = withPlaces(articleOf(text), [...entities].reverse()).reverse();
      expect(other).toEqual(found);
      for (const { lat, lon } of found)
        if (lat !== undefined) expect(Math.abs(lat) <= 90 && Math.abs(lon!) <= 180).toBe(true);
    }),
    { seed: 12, numRuns: 200 },
  );
});

test("a paper named after a town tells which one, and its site's country too", () => {
  const text = "Athens will mend the road to Nelsonville.";
  const read = (publisher: string) =>
    withPlaces(articleOf(text, { publisher }), entitiesIn(text, "Athens", "Nelsonville"));
  for (const publisher of ["Athens Courier", "athenscourier.com"])
    expect(isNear(read(publisher)[0], 39.33, -82.1), publisher).toBe(true);
  expect(located("Athens will mend the road.", "Athens")[0]!.country).toBe("GRC");
  const road = "The road to Limerick is shut.";
  const [limerick] = withPlaces(articleOf(road, { publisher: "courier.ie" }), entitiesIn(road, "Limerick"));
  expect(limerick!.country).toBe("IRL");
});

test("a paper named after a country, or after a town far from all that it names, tells nothing", () => {
  const text = "China built a bridge near Dresden.";
  const read = (publisher: string) => withPlaces(articleOf(text, { publisher }), entitiesIn(text, "China", "Dresden"));
  expect(read("China Courier").map(({ country }) => country)).toEqual(["CHN", "DEU"]);
  expect(read("houstoncourier.com").map(({ country }) => country)).toEqual(["CHN", "DEU"]);
});

test("a county goes by its bare name beside its neighbours, never before a state", () => {
  const text = "Fires burn near Winder, Georgia and all over Barrow.";
  expect(isNear(located(text, "Winder", "Barrow")[1], 33.99, -83.71)).toBe(true);
  const muncie = "They drove from Muncie, Indiana to Delaware.";
  expect(kilometres(located(muncie, "Muncie", "Delaware")[1]!, { lat: 39, lon: -75.5 })).toBeLessThan(100);
});

test("seas and areas of several countries have a point and no country", () => {
  const kashmir = placeOf("Kashmir")!;
  expect([kashmir.country, Math.round(kashmir.lat!)]).toEqual([undefined, 34]);
  expect(placeOf("Yorkshire")?.country).toBe("GBR");
});
