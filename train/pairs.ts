import { FEATURES, measure } from "../src/lineage/features.ts";
import type { Grammar } from "../src/lineage/lexicon.ts";
import { briefOf } from "../src/lineage/link.ts";
import { type Profile, profileOf } from "../src/lineage/profile.ts";

import { sketchMeasures, sketchOf } from "../src/lineage/sketch.ts";
import { articleOf, type CopySet, type Doc, type Pair, readSet } from "./copies.ts";

/** A measured pair of texts in one language. */
export interface Row {
  readonly set: string;
  /** What is reported together, e.g. `l2r GPT-4o`, `hard basil`, `random onestop`. */
  readonly family: string;
  /** What is left out together when a family is tested: see `holdOutOf`. */
  readonly label: 0 | 1;
  /** Lineage or event: never split between training and test. */
  readonly group: string;
  readonly a: string;
  readonly b: string;
  readonly language: string;
  readonly x: Float64Array;
  /** The measures of two short English texts, for which there is a model of its own. */
  readonly brief?: Float64Array | undefined;
  /** What the sketches alone tell, for pairs in one language. */
  readonly sketch: readonly number[];
}

const SETS = [
  "same-event-independent",
  "l2r-news",
  "raidar-news",
  "mixset",
  "onestop",
  "wmt21-news",
  "roundtrip-news",
  "short-answers",
];
const WITH_RANDOM = ["l2r-news", "raidar-news", "onestop", "wmt21-news", "roundtrip-news"];
/** Hard negatives are also cut to leads of so many words, so that a short text alone does not look like a copy. */
const LEADS = [70, 130, 220];

/** Measures every labelled pair of the copies sets, random pairs of other items, and leads of the hard negatives. */
export function measuredRows(data: string, grammar?: Grammar): Row[] {
  return SETS.flatMap((name) => rowsOf(readSet(data, name), grammar));
}

/** The part of the family name that decides what is left out of training when the family is tested. */
export function holdOutOf(family: string): string {
  if (family.startsWith("l2r")) return family;
  const set = family.split(" ")[0]!;
  return set === "mixset" ? (family.includes("rewrite") ? "mixset rewrite" : "mixset other") : set;
}

export const FEATURE_NAMES: readonly string[] = FEATURES;

function rowsOf(set: CopySet, grammar?: Grammar): Row[] {
  const profiles = new Map<Doc, Profile>();
  const profile = (doc: Doc): Profile => {
    const known = profiles.get(doc) ?? profileOf(articleOf(doc), grammar);
    profiles.set(doc, known);
    return known;
  };
  const row = (family: string, label: 0 | 1, a: Doc, b: Doc, group: string): Row => {
    const [left, right] = [profile(a), profile(b)];
    const measures = measure(left, right);
    const [x, brief] = [measures.features, briefOf(left, right, measures)];
    const sketch = sketchMeasures(sketchOf(left), sketchOf(right));
    return { set: set.name, family, label, group, a: a.id, b: b.id, language: languageOf(a), x, brief, sketch };
  };
  const rows: Row[] = [];
  for (const pair of set.pairs) {
    const [a, b] = [set.docs.get(pair.a), set.docs.get(pair.b)];
    if (!a || !b || languageOf(a) !== languageOf(b)) continue;
    rows.push(row(familyOf(set.name, pair), pair.label, a, b, groupOf(pair, a)));
    if (set.name !== "same-event-independent") continue;
    for (const words of LEADS) {
      const left: Doc = leadOf(a, words);
      const right: Doc = leadOf(b, words);
      if (left !== a && right !== b) rows.push(row(`lead${words} ${pair.dataset}`, 0, left, right, groupOf(pair, a)));
    }
  }
  if (set.name === "l2r-news") {
    for (const [a, b] of siblings(set)) rows.push(row("sibling l2r", 1, a, b, a.lineage ?? a.id));
  }
  if (WITH_RANDOM.includes(set.name)) {
    for (const [a, b] of randomPairs(set, 1500)) rows.push(row(`random ${set.name}`, 0, a, b, a.lineage ?? a.id));
  }
  return rows;
}

export function languageOf(doc: Doc): string {
  return doc.lang ?? "en";
}

function groupOf(pair: Pair, a: Doc): string {
  return String(pair.cluster ?? a.lineage ?? pair.a.split(".")[0]);
}

function familyOf(set: string, pair: Pair): string {
  if (set === "same-event-independent") return `hard ${pair.dataset}`;
  if (set === "l2r-news") return `l2r ${pair.b.split(".").slice(1).join(".")}`;
  if (set === "mixset") return `mixset ${pair.category === "news" ? "news " : ""}${pair.type}`;
  return `${set.split("-")[0]} ${pair.label ? pair.type : `not ${pair.type}`}`;
}

/** The first so many words, split at white space; the text itself when it has no more. */
export function cutTo(doc: Doc, words: number): Doc {
  let count = 0;
  for (const { index } of doc.text.matchAll(/\S+/g)) {
    if (count++ === words) return { ...doc, id: `${doc.id}~cut${words}`, text: doc.text.slice(0, index).trimEnd() };
  }
  return doc;
}

/** The opening sentences of a text up to about so many words; the text itself when it is hardly longer. */
function leadOf(doc: Doc, words: number): Doc {
  const ends = [...doc.text.matchAll(/[.!?]["”]?\s/g)].map((m) => m.index + m[0].length);
  const end = ends.find((at) => doc.text.slice(0, at).split(/\s+/).length >= words);
  if (end === undefined || doc.text.slice(end).split(/\s+/).length < 30) return doc;
  return { ...doc, id: `${doc.id}~${words}`, text: doc.text.slice(0, end) };
}

/** Two rewrites of one original, neither being the original. */
function siblings(set: CopySet): [Doc, Doc][] {
  const rewrites = [...set.docs.values()].filter((doc) => !doc.id.endsWith(".human"));
  const stem = (doc: Doc): string => doc.id.split(".")[0]!;
  return rewrites.flatMap((a, i) =>
    rewrites.slice(i + 1).flatMap((b): [Doc, Doc][] => (stem(a) === stem(b) ? [[a, b]] : [])),
  );
}

/** Pairs of different lineages in one language, from a fixed sequence of pseudo-random numbers. */
export function randomPairs(set: CopySet, count: number): [Doc, Doc][] {
  const docs = [...set.docs.values()];
  const lineage = (doc: Doc): string => doc.lineage ?? doc.id.split(".")[0]!;
  const pairs: [Doc, Doc][] = [];
  let state = 7;
  const next = (): Doc => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return docs[Math.floor((state / 2 ** 32) * docs.length)]!;
  };
  for (let tries = 0; pairs.length < count && tries < count * 30; tries++) {
    const [a, b] = [next(), next()];
    if (lineage(a) !== lineage(b) && languageOf(a) === languageOf(b)) pairs.push([a, b]);
  }
  return pairs;
}
