import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { quotes } from "../src/annotation/quotes.ts";
import { type Article, emptyAnnotation, type Quote, type Span } from "../src/model/index.ts";
import type { Benchmark } from "./main.ts";
import { speakerNames } from "./speaker-names.ts";
import { table } from "./tables.ts";

interface GoldQuote {
  readonly spans: readonly (readonly [number, number])[];
  readonly type: "direct" | "mixed" | "indirect";
  readonly speaker?: {
    readonly start?: number;
    readonly end?: number;
    readonly spans?: readonly (readonly [number, number])[];
  };
}
interface GoldDocument {
  readonly doc_id: string;
  readonly text: string;
  readonly lang?: string;
  readonly quotes: readonly GoldQuote[];
}
/** One attribution: everything that hangs on one reporting word. */
interface Said {
  readonly parts: readonly Span[];
  readonly speaker: readonly Span[];
}
/** How answers are compared: PolNeAR joins the direct runs of one reporting word and counts wishes, GUM does neither. */
interface Way {
  readonly name: string;
  readonly withStance: boolean;
  readonly joins: boolean;
  /** What is marked as stance, and the true attributions that it matches, are left out on both sides. */
  readonly apart?: boolean;
}
const WAYS: readonly Way[] = [
  { name: "", withStance: true, joins: true },
  { name: ", stance apart", withStance: false, joins: true, apart: true },
  { name: ", without stance", withStance: false, joins: true },
  { name: ", without stance, runs apart", withStance: false, joins: false },
];
interface Tally {
  gold: number;
  found: number;
  matched: number;
  speaker: number;
  joint: number;
  readonly goldOf: Record<string, number>;
  readonly matchedOf: Record<string, number>;
  segments: number;
  segmentsFound: number;
  segmentsRight: number;
  bytes: number;
  seconds: number;
}

/** Attribution quality: content by character overlap (IoU >= .5), speaker by overlap, as in the notes of the peers. */
export const benchmark: Benchmark = {
  async run(dataFolder, options) {
    const rows = setsIn(join(dataFolder, "quotes"))
      .filter(([name]) => !options.has("set") || name.includes(options.get("set")!))
      .map(([name, file]) => [name, documents(file)] as const)
      .filter(([, all]) => all.length > 0)
      .flatMap(([name, all]) => WAYS.map((way) => row(`${name}${way.name}`, tallyOf(all, way))));
    const head = ["set", "documents", "P", "R", "F1", "speaker", "joint F1", "direct R", "mixed R", "indirect R"];
    const names = options.has("set") ? "" : `\n\n${speakerNames(dataFolder)}\n\n${NAMES}`;
    return `${table([...head, "quoted runs found", "right speaker", "MB/s"], rows)}\n\n${NOTE}${names}`;
  },
};
const NOTE = `Sets: PolNeAR (networkdynamics/PolNeAR), GUM Wikinews (amir-zeldes/gum), German Wikinews (uhh-lt). An attribution is all
quotations that hang on one reporting word; "stance apart" leaves out what is marked as a wish, a belief or a judgement and the true attributions that it matches, "without stance" the former alone. P, R, F1: characters of the content overlap by half or more (intersection over
union). Speaker: share of matched attributions whose speaker overlaps the true one. Quoted runs: stretches between quotation
marks inside a true attribution. MB/s: characters a second of processor time on one core. "other" German types count as indirect.`;

const NAMES = `Names: 300 quotations drawn by seed from what was found in gw5 and PolNeAR dev, wishes left out, each read by eye; the
name an editor would print stands in bench/speakers.json. The kinds of error seen there were mended afterwards, so these are
figures of a development set. Impossible: of the names shown those that nobody who can speak bears (a place that is no state or seat of one, a thing that is
no paper, a day, a pronoun, a film, words of a page run together, a piece of a name); each was read by eye, and a name that nobody has read is counted apart.`;

function setsIn(folder: string): [string, string][] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".jsonl"));
  return files.sort().map((name) => [name.replace(/\.jsonl$/, ""), join(folder, name)]);
}

function documents(file: string): GoldDocument[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as GoldDocument)
    .filter((one) => Array.isArray(one.quotes));
}

function tallyOf(all: readonly GoldDocument[], way: Way): { documents: number; tally: Tally } {
  const tally: Tally = {
    gold: 0,
    found: 0,
    matched: 0,
    speaker: 0,
    joint: 0,
    goldOf: {},
    matchedOf: {},
    segments: 0,
    segmentsFound: 0,
    segmentsRight: 0,
    bytes: 0,
    seconds: 0,
  };
  for (const one of all) score(one, tally, way);
  return { documents: all.length, tally };
}

function score(doc: GoldDocument, tally: Tally, way: Way): void {
  const article: Article = {
    id: doc.doc_id,
    location: doc.doc_id,
    text: doc.text,
    language: doc.lang ?? "en",
    body: [{ start: 0, end: doc.text.length }],
    aside: [],
    credits: [],
  };
  const began = process.cpuUsage();
  const all = quotes.run(article, emptyAnnotation(article.id)).quotes ?? [];
  tally.seconds += process.cpuUsage(began).user / 1e6;
  const found = way.withStance ? all : all.filter(({ attitude }) => attitude !== "stance");
  tally.bytes += doc.text.length;
  const wanted = way.apart ? withoutStance(doc.quotes, all) : doc.quotes;
  const gold = wanted.map(goldSaid);
  match(wanted, gold, grouped(found, way.joins), tally);
  segments(doc.text, gold, found, tally);
}

/** The true attributions that no wish or judgement of ours matches better than what we hold to be said. */
function withoutStance(gold: readonly GoldQuote[], all: readonly Quote[]): GoldQuote[] {
  const [stance, said] = [true, false].map((isStance) =>
    grouped(
      all.filter(({ attitude }) => (attitude === "stance") === isStance),
      true,
    ),
  );
  const best = (one: GoldQuote, some: readonly Said[]) =>
    some.reduce((most, { parts }) => Math.max(most, overlapShare(goldSaid(one).parts, parts)), 0);
  return gold.filter((one) => {
    const asStance = best(one, stance!);
    return asStance < 0.5 || best(one, said!) >= asStance;
  });
}

function goldSaid(quote: GoldQuote): Said {
  const speaker =
    quote.speaker?.spans?.map(([start, end]) => ({ start, end })) ??
    (quote.speaker?.start !== undefined ? [{ start: quote.speaker.start, end: quote.speaker.end! }] : []);
  return { parts: quote.spans.map(([start, end]) => ({ start, end })), speaker };
}

function grouped(found: readonly Quote[], joins: boolean): Said[] {
  const groups = new Map<string, Quote[]>();
  for (const one of found) {
    const key = joins && one.cue && one.kind === "direct" ? `${one.cue.start}` : one.id;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((group) => ({
    parts: group.flatMap((one) => one.parts ?? [one.span]),
    speaker: group.flatMap((one) => (one.speaker.span ? [one.speaker.span] : [])).slice(0, 1),
  }));
}

function match(kinds: readonly GoldQuote[], gold: readonly Said[], found: readonly Said[], tally: Tally): void {
  const pairs: [number, number, number][] = [];
  gold.forEach((g, i) => {
    found.forEach((f, j) => {
      const score = overlapShare(g.parts, f.parts);
      if (score >= 0.5) pairs.push([score, i, j]);
    });
  });
  pairs.sort((a, b) => b[0] - a[0] || a[1] - b[1] || a[2] - b[2]);
  const [usedGold, usedFound] = [new Set<number>(), new Set<number>()];
  for (const [, i, j] of pairs) {
    if (usedGold.has(i) || usedFound.has(j)) continue;
    usedGold.add(i);
    usedFound.add(j);
    tally.matched++;
    tally.matchedOf[kinds[i]!.type] = (tally.matchedOf[kinds[i]!.type] ?? 0) + 1;
    if (sameSpeaker(gold[i]!, found[j]!)) tally.speaker++;
  }
  for (const { type } of kinds) tally.goldOf[type] = (tally.goldOf[type] ?? 0) + 1;
  tally.gold += gold.length;
  tally.found += found.length;
}

function sameSpeaker(gold: Said, found: Said): boolean {
  if (gold.speaker.length === 0 || found.speaker.length === 0) return gold.speaker.length === found.speaker.length;
  return gold.speaker.some((a) => found.speaker.some((b) => a.start < b.end && b.start < a.end));
}

function overlapShare(a: readonly Span[], b: readonly Span[]): number {
  const size = (spans: readonly Span[]) => spans.reduce((sum, one) => sum + one.end - one.start, 0);
  let shared = 0;
  for (const x of a) for (const y of b) shared += Math.max(0, Math.min(x.end, y.end) - Math.max(x.start, y.start));
  return shared / (size(a) + size(b) - shared || 1);
}

/** Runs between curly or straight double marks that lie in a true attribution: found, and with the right speaker? */
function segments(text: string, gold: readonly Said[], found: readonly Quote[], tally: Tally): void {
  for (const run of text.matchAll(/“([^”“\n]{2,})”|"([^"\n]{2,})"/g)) {
    const at = { start: run.index + 1, end: run.index + run[0].length - 1 };
    const holder = gold.filter((one) => one.parts.some((part) => part.start <= at.start + 1 && at.end - 1 <= part.end));
    if (holder.length === 0) continue;
    tally.segments++;
    const ours = found.filter(
      ({ span }) => Math.min(span.end, at.end) - Math.max(span.start, at.start) > (at.end - at.start) / 2,
    );
    if (ours.length) tally.segmentsFound++;
    const right = ours.some((one) =>
      holder.some((h) => sameSpeaker(h, { parts: [], speaker: one.speaker.span ? [one.speaker.span] : [] })),
    );
    if (right) tally.segmentsRight++;
  }
}

function row(name: string, { documents: count, tally: t }: { documents: number; tally: Tally }): (string | number)[] {
  const [p, r] = [t.matched / (t.found || 1), t.matched / (t.gold || 1)];
  const [jp, jr] = [t.speaker / (t.found || 1), t.speaker / (t.gold || 1)];
  const recall = (kind: string) => percent((t.matchedOf[kind] ?? 0) / (t.goldOf[kind] || 1));
  return [
    name,
    count,
    percent(p),
    percent(r),
    percent((2 * p * r) / (p + r || 1)),
    percent(t.speaker / (t.matched || 1)),
    percent((2 * jp * jr) / (jp + jr || 1)),
    recall("direct"),
    recall("mixed"),
    recall("indirect"),
    percent(t.segmentsFound / (t.segments || 1)),
    percent(t.segmentsRight / (t.segments || 1)),
    Number((t.bytes / 1e6 / (t.seconds || 1)).toFixed(2)),
  ];
}

function percent(share: number): number {
  return Number((100 * share).toFixed(1));
}
