import { bridged } from "../src/lineage/bridges.ts";
import { measure } from "../src/lineage/features.ts";
import { type CandidateKeys, nameKeysOf, shareOf } from "../src/lineage/keys.ts";
import { type Profile, profileOf } from "../src/lineage/profile.ts";
import { tokensOf } from "../src/lineage/tokens.ts";
import { articleOf, type CopySet, type Doc, readSet } from "./copies.ts";
import { languageOf, type Row } from "./pairs.ts";

/** Originals looked at for one translation: the likeliest by shared names and numbers, and the true one. */
const LIKELIEST = 8;

/** A measured pair of texts in two languages, with what is needed to rank the originals of one translation. */
export interface CrossRow extends Row {
  /** The translation whose originals are ranked together. */
  readonly query: string;
  /** `de>en` and the like. */
  readonly route: string;
}

/** Every translation against the likeliest originals of its set, the true one among them. */
export function crossRows(data: string): CrossRow[] {
  return ["wmt21-news", "roundtrip-news"].flatMap((name) => rowsOf(readSet(data, name)));
}

function rowsOf(set: CopySet): CrossRow[] {
  const read = new Map([...set.docs.values()].map((doc) => [doc, profileOf(articleOf(doc), "names")]));
  const keys = new Map([...read.keys()].map((doc) => [doc, nameKeysOf(tokensOf(articleOf(doc)))]));
  const wanted = set.pairs.filter((pair) => pair.type === "cross_lingual" || pair.type === "translation");
  const systems = /refA|Online-B/;
  const seen = new Set<string>();
  return wanted.flatMap((pair) => {
    const [original, query] = [set.docs.get(pair.a), set.docs.get(pair.b)];
    const isTaken = !original || !query || seen.has(query.id) || (query.system && !systems.test(query.id));
    if (isTaken || languageOf(original) === languageOf(query)) return [];
    seen.add(query.id);
    const pool = [...read.keys()].filter((doc) => languageOf(doc) !== languageOf(query) && isOriginal(doc));
    return ranked(query, pool, keys).map((doc) => crossRow(set, query, doc, languageOf(original), read));
  });
}

function isOriginal(doc: Doc): boolean {
  return doc.kind !== "human_translation" && doc.kind !== "machine_translation";
}

function ranked(query: Doc, pool: readonly Doc[], keys: ReadonlyMap<Doc, CandidateKeys>): Doc[] {
  const mine = keys.get(query)!;
  const scored = pool.map((doc) => {
    const theirs = keys.get(doc)!;
    return { doc, share: shareOf(mine, theirs) };
  });
  scored.sort((x, y) => y.share - x.share || (x.doc.id < y.doc.id ? -1 : 1));
  return scored.filter(({ doc }, rank) => rank < LIKELIEST || doc.lineage === query.lineage).map(({ doc }) => doc);
}

function crossRow(set: CopySet, query: Doc, doc: Doc, from: string, read: ReadonlyMap<Doc, Profile>): CrossRow {
  const label = doc.lineage === query.lineage ? 1 : 0;
  const route = `${from}>${languageOf(query)}`;
  const x = measure(...bridged(read.get(query)!, read.get(doc)!)).features;
  return {
    set: set.name,
    family: `${label ? "translation" : "other"} ${set.name}`,
    label,
    group: query.lineage ?? query.id,
    a: query.id,
    b: doc.id,
    language: route,
    query: query.id,
    route,
    x,
    sketch: [],
  };
}
