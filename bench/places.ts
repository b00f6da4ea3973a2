import { existsSync, readFileSync } from "node:fs";
import { annotate, homeOf } from "../src/annotation/index.ts";
import { kilometres } from "../src/annotation/places/choosing.ts";
import { withPlaces } from "../src/annotation/places.ts";
import type { Article, Entity, Place, Span } from "../src/model/index.ts";
import { bareArticle } from "./rows.ts";

interface PlaceDocument {
  readonly id: string;
  readonly url: string;
  readonly text: string;
  readonly gold: readonly { start: number; end: number; lat: string | null; lon: string | null }[];
}
interface Read {
  readonly document: PlaceDocument;
  readonly article: Article;
  readonly entities: readonly Entity[];
  readonly site: string;
}

/** Head of the table that `placeRows` fills. */
export const PLACE_HEAD = [
  "places",
  "texts",
  "gold",
  "P",
  "R",
  "F1",
  "with coordinates of found",
  "within 161 km of found",
  "of placed",
];
/** The field's limit for "the same place": 161 km are 100 miles. */
const LIMIT_KM = 161;

/**
 * Toponyms against gold: spans by overlap, each used once, and how far the coordinates lie from the true ones. The publisher's
 * home is read from its other articles, never from the one measured; the second row knows each text alone, as `annotate` does.
 */
export function placeRows(name: string, file: string): (string | number)[][] {
  const documents = existsSync(file)
    ? readFileSync(file, "utf8")
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line) as PlaceDocument)
    : [];
  const read = documents.map(readDocument);
  const alone = read.map((one) => [one, undefined] as const);
  return [
    placeRow(
      name,
      read.map((one) => [one, homeFor(one, read)] as const),
    ),
    placeRow(`${name}, each text alone`, alone),
  ];
}

function placeRow(name: string, read: readonly (readonly [Read, Place | undefined])[]): (string | number)[] {
  const counts = { gold: 0, found: 0, matched: 0, located: 0, near: 0, measured: 0 };
  for (const [one, home] of read) score(one, home, counts);
  const [p, r] = [counts.matched / (counts.found || 1), counts.matched / (counts.gold || 1)];
  const share = (part: number) => Number((100 * part).toFixed(1));
  return [
    name,
    read.length,
    counts.gold,
    share(p),
    share(r),
    share((2 * p * r) / (p + r || 1)),
    share(counts.located / (counts.measured || 1)),
    share(counts.near / (counts.measured || 1)),
    share(counts.near / (counts.located || 1)),
  ];
}

function readDocument(document: PlaceDocument): Read {
  const { id, text, url } = document;
  const site = /^https?:\/\/(?:www\d?\.)?([^/]+)/.exec(url)?.[1] ?? "";
  const article = { ...bareArticle(id, text), publisher: site };
  return { document, article, entities: annotate(article, ["entities"]).entities, site };
}

/** Where the other articles of the site are at home. */
function homeFor({ document, site }: Read, all: readonly Read[]): Place | undefined {
  const others = all.filter((one) => one.site === site && one.document.id !== document.id);
  return homeOf(
    others.flatMap(({ entities }) => entities.filter(({ type }) => type === "place").map(({ name }) => name)),
    site,
  );
}

type Counts = Record<"gold" | "found" | "matched" | "located" | "near" | "measured", number>;

function score({ document, article, entities }: Read, home: Place | undefined, counts: Counts): void {
  const found = withPlaces(article, entities, home)
    .filter(({ type }) => type === "place" || type === "country")
    .flatMap((entity) =>
      entity.mentions
        .filter(({ form }) => form !== "pronoun")
        .map(({ span }) => ({ span, place: entity, isUsed: false })),
    );
  counts.gold += document.gold.length;
  counts.found += found.length;
  for (const { start, end, lat, lon } of document.gold) {
    const one = found.find(({ span, isUsed }) => !isUsed && overlaps(span, { start, end }));
    if (!one) continue;
    one.isUsed = true;
    counts.matched++;
    if (lat === null || lon === null) continue;
    counts.measured++;
    if (one.place.lat !== undefined) counts.located++;
    if (kilometres(one.place, { lat: Number(lat), lon: Number(lon) }) <= LIMIT_KM) counts.near++;
  }
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
