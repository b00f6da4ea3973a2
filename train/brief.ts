import { existsSync } from "node:fs";
import { join } from "node:path";
import { measure } from "../src/lineage/features.ts";
import { briefOf } from "../src/lineage/link.ts";
import { type Profile, profileOf, QUOTED } from "../src/lineage/profile.ts";
import { articleOf, type CopySet, type Doc, linesOf, readSet } from "./copies.ts";
import { type Example, fitLogistic, type Logistic } from "./logistic.ts";
import { cutTo, languageOf } from "./pairs.ts";

/** Both texts of a pair are cut to their first so many words. */
const CUTS = [40, 60, 100];
/** Sets of true pairs; each weighs the same, so that no way of rewriting counts more than another. */
const POSITIVE: readonly (readonly [set: string, keeps: RegExp])[] = [
  ["l2r-news", /./],
  ["onestop", /./],
  ["wmt21-news", /refA|refB|refC|refD/],
  ["mixset", /rewrite/],
  ["raidar-news", /orig/],
  ["roundtrip-news", /./],
];
/** Weight of each set of true pairs at each length. */
const TRUE = 100;
/** Weight of each kind of reports that do not derive: so much that of 100 independent ones two at most reach .5. */
const REPORTS = { independent: 800, story: 400, sibling: 100 } as const;
/** A run of so many words outside quotations makes two reports of a story copies that nobody labelled. */
const LONGEST_RUN = 9;
/** Pairs taken of one story, and stories of one file. */
const PAIRS_OF_STORY = 3;
const STORIES = 250;
/** Newton steps are damped more than for whole texts: twenty measures on few independent reports. */
const PENALTY = 10;

/** A measured pair of short English texts. */
export interface BriefRow {
  /** `l2r-news` and so on, `independent`, `story` or `sibling`. */
  readonly family: string;
  readonly label: 0 | 1;
  /** Lineage or event: never split between training and test. */
  readonly group: string;
  readonly words: number;
  readonly x: Float64Array;
}

type TextPair = readonly [a: Doc, b: Doc, group: string];

/** Measures the English pairs of the copies sets, and reports of one story or of sibling stories, cut short. */
export function briefRows(data: string): BriefRow[] {
  const rows = POSITIVE.flatMap(([name, keeps]) => cutRows(name, 1, labelled(readSet(data, name), 1, keeps)));
  const stories = ["allsides", "ecbplus"].flatMap((name) => storiesOf(data, name));
  return [
    ...rows,
    ...cutRows("independent", 0, labelled(readSet(data, "same-event-independent"), 0, /./)),
    ...cutRows("story", 0, stories.flatMap(independentPairs)),
    ...cutRows("sibling", 0, siblingPairs(stories)),
  ];
}

/** Fits the model for short texts on the rows that `keeps` accepts. */
export function fitBrief(rows: readonly BriefRow[], keeps: (row: BriefRow) => boolean = () => true): Logistic {
  const kindOf = (row: BriefRow): string => `${row.family} ${row.words}`;
  const sizes = new Map<string, number>();
  for (const row of rows) sizes.set(kindOf(row), (sizes.get(kindOf(row)) ?? 0) + 1);
  const examples = rows.filter(keeps).map((row): Example => {
    const weight = row.label === 1 ? TRUE : REPORTS[row.family as keyof typeof REPORTS];
    return { x: row.x, y: row.label, weight: weight / sizes.get(kindOf(row))! };
  });
  return fitLogistic(examples, PENALTY);
}

function labelled(set: CopySet, label: 0 | 1, keeps: RegExp): TextPair[] {
  return set.pairs.flatMap((pair): TextPair[] => {
    const [a, b] = [set.docs.get(pair.a), set.docs.get(pair.b)];
    if (pair.label !== label || !a || !b || languageOf(a) !== "en" || languageOf(b) !== "en") return [];
    const isKept = keeps.test(pair.a) || keeps.test(pair.b) || keeps.test(pair.type);
    return isKept ? [[a, b, String(pair.cluster ?? a.lineage ?? pair.a.split(".")[0])]] : [];
  });
}

function cutRows(family: string, label: 0 | 1, pairs: readonly TextPair[]): BriefRow[] {
  const read = new Map<string, Profile>();
  const profile = (doc: Doc, words: number): Profile => {
    const key = `${words} ${doc.id}`;
    const known = read.get(key) ?? profileOf(articleOf(cutTo(doc, words)));
    read.set(key, known);
    return known;
  };
  return pairs.flatMap(([a, b, group]) =>
    CUTS.flatMap((words): BriefRow[] => {
      const [x, y] = [profile(a, words), profile(b, words)];
      const measures = briefOf(x, y, measure(x, y));
      return measures ? [{ family, label, group, words, x: measures }] : [];
    }),
  );
}

/** The stories of a file of labelled stories, evenly spaced, each with its English texts of more words than are kept. */
function storiesOf(data: string, name: string): Doc[][] {
  const path = join(data, "stories", `${name}.jsonl`);
  const docs = existsSync(path) ? linesOf<Doc>(path).filter((doc) => languageOf(doc) === "en" && isLong(doc)) : [];
  const stories = new Map<string, Doc[]>();
  for (const doc of docs) stories.set(doc.cluster ?? doc.id, [...(stories.get(doc.cluster ?? doc.id) ?? []), doc]);
  const several = [...stories.values()].filter((story) => story.length > 1);
  const step = Math.max(1, Math.floor(several.length / STORIES));
  return several.filter((_, i) => i % step === 0);
}

function isLong(doc: Doc): boolean {
  return doc.text.split(/\s+/).length > 70;
}

/** Some pairs of reports of one story without a long run of words in common. */
function independentPairs(story: readonly Doc[]): TextPair[] {
  const pairs = story.flatMap((a, i) => story.slice(i + 1, i + 6).map((b): TextPair => [a, b, `story ${a.cluster}`]));
  return pairs
    .slice(0, 4 * PAIRS_OF_STORY)
    .filter(shareNoRun)
    .slice(0, PAIRS_OF_STORY);
}

/** The first reports of neighbouring stories: in `ecbplus` these are sibling events, such as two court cases of one person. */
function siblingPairs(stories: readonly (readonly Doc[])[]): TextPair[] {
  return stories.slice(1).map((story, i) => [stories[i]![0]!, story[0]!, `story ${story[0]!.cluster}`]);
}

function shareNoRun([a, b]: TextPair): boolean {
  const runs = new Set(runsIn(profileOf(articleOf(a))));
  return !runsIn(profileOf(articleOf(b))).some((run) => runs.has(run));
}

function runsIn({ stem, flags }: Profile): string[] {
  const own = Array.from(stem).filter((_, i) => !(flags[i]! & QUOTED));
  return own.slice(LONGEST_RUN - 1).map((_, i) => own.slice(i, i + LONGEST_RUN).join(" "));
}
