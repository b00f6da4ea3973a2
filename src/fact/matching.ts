import { groupedBy, pushTo } from "../model/grouping.ts";
import { compareText } from "../model/index.ts";
import type { Aligned } from "./aligned.ts";
import type { Anchors } from "./anchors.ts";
import { claimScore } from "./claim-score.ts";
import { DisjointSets } from "./disjoint-sets.ts";
import { pairScore } from "./pair-score.ts";
import type { Reading } from "./reading.ts";
import { clash, subjectsClash } from "./vetoes.ts";

/**
 * Readings that say word for word the same, in copies, or of which one was made of the other by putting words for words; they are
 * never taken apart. `leads` has one of each wording.
 */
interface Twins {
  readonly key: string;
  readonly leads: readonly Reading[];
  readonly all: readonly Reading[];
}

/** Longest list of claims that one key leads to: a key that more share tells too little. */
const POSTINGS = 400;
/** With this many others a claim is compared, those with most in common first. */
const COMPARED = 32;
/** Members of two groups that are compared before the groups join. */
const SAMPLED = 8;
/**
 * A pair is looked at as one with at least `linked`; two groups join with at least `joined` on average. What lies below is
 * refused: of pairs of labelled stories below every second is one, of those above nine in ten (bench facts).
 */
interface Levels {
  readonly linked: number;
  readonly joined: number;
}
const CLAIMS: Levels = { linked: 0.55, joined: 0.45 };
const EVENTS: Levels = { linked: 0.6, joined: 0.5 };
/**
 * A pair scored no less is looked at as one where the sentences of both are the nearest ones: then four in five are; so are seven
 * in ten of those that are the only clauses of their verb in both reports.
 */
const NEAREST = 0.45;
const ONLY = 0.34;

/** Groups of which one article has claims in both join only when they are surely one: it says so twice. */
const TWICE = 0.9;

/** How two claims are compared, and which may be in one group. */
interface Comparing {
  /** The likeness of two claims; anything below `least` where it is less. */
  readonly score: (a: Reading, b: Reading, least?: number) => number;
  /** What a claim is found by. */
  readonly keys: (one: Reading) => Map<string, number>;
  readonly levels: Levels;
  /** True when a group has one claim of an article, its words in copies apart. */
  readonly isAligned: boolean;
}

/** Tells two claims by what stands beside them in their two reports. */
type Beside = (a: Reading, b: Reading) => boolean;

/**
 * Groups of claims that say one thing, or take sides on one: one claim an article. Pairs are found by shared keys, scored,
 * and joined from the surest on while groups fit on average: one likeness never chains two groups. A function of the set
 * of readings.
 */
export function groupsOf(
  readings: readonly Reading[],
  anchors: (one: Reading) => Anchors,
  { areNearest, areOnly }: { readonly areNearest: Beside; readonly areOnly: Beside },
  aligned: Aligned,
): Reading[][] {
  const score: Comparing["score"] = (a, b, least = 0) => {
    const found = claimScore(a, b, anchors, Math.min(least, ONLY));
    if (found < ONLY || found >= CLAIMS.linked) return found;
    return (found >= NEAREST && areNearest(a, b)) || areOnly(a, b) ? CLAIMS.linked : found;
  };
  const keys: Comparing["keys"] = (one) => keysOf(one, anchors(one));
  return grouped(twinsOf(readings, aligned), { score, keys, levels: CLAIMS, isAligned: true });
}

/** Groups of claims that name one event, however often an article names it and whatever else it says of it. */
export function eventsOf(readings: readonly Reading[]): Reading[][] {
  const nodes = twinsOf(readings, undefined);
  return grouped(nodes, { score: pairScore, keys: (one) => keysOf(one, NONE), levels: EVENTS, isAligned: false });
}

const NONE: Anchors = new Map();

function grouped(nodes: readonly Twins[], how: Comparing): Reading[][] {
  const links = linksOf(nodes, how);
  const groups = nodes.map((node) => [node]);
  const sets = new DisjointSets(nodes.length);
  const scores = new Map<string, number>();
  for (const { a, b } of links) {
    const [x, y] = [sets.rootOf(a), sets.rootOf(b)];
    if (x === y) continue;
    const isTwice = how.isAligned && shareArticle(groups[x]!, groups[y]!);
    if (isTwice && tellOfTwo(groups[x]!, groups[y]!)) continue;
    if (averageOf(groups[x]!, groups[y]!, scores, how) < (isTwice ? TWICE : how.levels.joined)) continue;
    sets.join(x, y);
    const [into, from] = x < y ? [x, y] : [y, x];
    for (const node of groups[from]!) groups[into]!.push(node);
    groups[from] = [];
  }
  return groups.filter((group) => group.length > 0).map((group) => group.flatMap(({ all }) => all).sort(byPlace));
}

function shareArticle(a: readonly Twins[], b: readonly Twins[]): boolean {
  const own = new Set(a.flatMap(({ all }) => all.map(({ article }) => article)));
  return b.some(({ all }) => all.some(({ article }) => own.has(article)));
}

/** True where one article says it of two subjects, one in each group. */
function tellOfTwo(a: readonly Twins[], b: readonly Twins[]): boolean {
  const own = groupedBy(
    a.flatMap(({ all }) => all),
    ({ article }) => article,
  );
  return b.some(({ all }) => all.some((one) => own.get(one.article)?.some((other) => subjectsClash(one, other))));
}

/** Order by article and place. */
export function byPlace(a: Reading, b: Reading): number {
  return (
    compareText(a.article, b.article) ||
    a.claim.head.start - b.claim.head.start ||
    a.claim.span.start - b.claim.span.start ||
    compareText(a.claim.id, b.claim.id)
  );
}

function twinsOf(readings: readonly Reading[], aligned: Aligned | undefined): Twins[] {
  const found = groupedBy(readings, ({ key }) => key);
  const keys = [...found.keys()].sort();
  const twins = keys.map((key): Twins => {
    const all = found.get(key)!.sort(byPlace);
    return { key, leads: [all.reduce((best, one) => (tellsMore(one, best) ? one : best))], all };
  });
  return aligned ? alignedTwins(twins, aligned) : twins;
}

/** Wordings that were made of each other, put together unless they tell of two things. */
function alignedTwins(twins: readonly Twins[], aligned: Aligned): Twins[] {
  const numbers = new Map(twins.map(({ key }, index) => [key, index]));
  const sets = new DisjointSets(twins.length);
  for (const [a, b] of aligned.pairs) {
    const [x, y] = [numbers.get(a), numbers.get(b)];
    if (x === undefined || y === undefined) continue;
    const [one, two] = [twins[x]!.leads[0]!, twins[y]!.leads[0]!];
    if (!clash(one, two) && !subjectsClash(one, two)) sets.join(x, y);
  }
  return sets.joined(twins.map((one) => [one])).map((group) => ({
    key: group[0]!.key,
    leads: group.flatMap(({ leads }) => leads),
    all: group.flatMap(({ all }) => all).sort(byPlace),
  }));
}

/** Of copies the one that says most of who, when and beside what stands for all: not the one whose address comes first. */
function tellsMore(a: Reading, b: Reading): boolean {
  const [x, y] = [a, b].map(({ parties, day, around }) => [parties.length, Number(day !== undefined), around.size]);
  const at = x!.findIndex((value, k) => value !== y![k]);
  return at >= 0 && x![at]! > y![at]!;
}

interface Found {
  readonly a: number;
  readonly b: number;
  readonly score: number;
}

function linksOf(nodes: readonly Twins[], how: Comparing): Found[] {
  const postings = new Map<string, Posting[]>();
  const shared = new Float64Array(nodes.length);
  const links: Found[] = [];
  nodes.forEach((node, index) => {
    const keys = mostOf(node.leads.map((lead) => how.keys(lead)));
    for (const other of candidates(keys, postings, shared)) {
      const score = likenessOf(nodes[other]!, node, how, how.levels.linked);
      if (score >= how.levels.linked) links.push({ a: other, b: index, score });
    }
    for (const [key, weight] of keys) pushTo(postings, key, { at: index, weight }, POSTINGS);
  });
  return links.sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
}

/** The highest weight of each key. */
function mostOf(all: readonly Map<string, number>[]): Map<string, number> {
  const [first, ...rest] = all;
  for (const keys of rest) for (const [key, weight] of keys) first!.set(key, Math.max(weight, first!.get(key) ?? 0));
  return first!;
}

/** Wordings of one claim that are compared with those of another, at most. */
const MOST_LEADS = 4;

/** How likely two are one by those of their wordings that are most alike; -1 when any two tell of two things. */
function likenessOf(x: Twins, y: Twins, how: Comparing, least?: number): number {
  let most = 0;
  for (const a of x.leads.slice(0, MOST_LEADS))
    for (const b of y.leads.slice(0, MOST_LEADS)) {
      if (clash(a, b)) return -1;
      most = Math.max(most, how.score(a, b, least));
    }
  return most;
}

/** What a claim is found by, with weights: predicate, participants and numbers more than the other words. */
function keysOf({ predicate, core, words, amount }: Reading, anchors: Anchors): Map<string, number> {
  const keys = new Map<string, number>();
  for (const [key, bits] of anchors) keys.set(`a:${key}`, bits);
  for (const [stem, weight] of words) keys.set(`w:${stem}`, weight);
  for (const [stem, weight] of core) keys.set(`w:${stem}`, weight * 2);
  if (!predicate.isLight) keys.set(`p:${predicate.axis?.name ?? predicate.name}`, 3);
  if (amount) keys.set(`m:${amount.measure}`, 3).set(`n:${amount.value}`, 2);
  return keys;
}

/** A claim that has a key, and what sharing the key weighs at most. */
interface Posting {
  readonly at: number;
  readonly weight: number;
}

/** The claims that share most with these keys. `shared` has a cell a claim, all of them zero before and after. */
function candidates(
  keys: ReadonlyMap<string, number>,
  postings: ReadonlyMap<string, readonly Posting[]>,
  shared: Float64Array,
): number[] {
  const met: number[] = [];
  for (const [key, weight] of keys) {
    for (const { at, weight: other } of postings.get(key) ?? []) {
      if (shared[at] === 0) met.push(at);
      shared[at]! += Math.min(weight, other);
    }
  }
  const first = most(met, shared);
  for (const at of met) shared[at] = 0;
  return first;
}

/** The `COMPARED` of these with the highest values, the lower number first among equals. */
function most(met: readonly number[], values: Float64Array): number[] {
  const isBefore = (a: number, b: number) => values[a]! > values[b]! || (values[a] === values[b] && a < b);
  const first: number[] = [];
  for (const at of met) {
    if (first.length === COMPARED && !isBefore(at, first[COMPARED - 1]!)) continue;
    if (first.length === COMPARED) first.pop();
    let place = first.length;
    while (place > 0 && isBefore(at, first[place - 1]!)) place--;
    first.splice(place, 0, at);
  }
  return first;
}

/** Mean probability over members of both groups; 0 when any two clash. */
function averageOf(a: readonly Twins[], b: readonly Twins[], scores: Map<string, number>, how: Comparing): number {
  let [sum, count] = [0, 0];
  for (const x of sampled(a)) {
    for (const y of sampled(b)) {
      const score = scoreOf(x, y, scores, how);
      if (score < 0) return 0;
      sum += score;
      count++;
    }
  }
  return sum / count;
}

function sampled(group: readonly Twins[]): readonly Twins[] {
  return group.length <= SAMPLED ? group : [...group].sort((x, y) => compareText(x.key, y.key)).slice(0, SAMPLED);
}

function scoreOf(x: Twins, y: Twins, scores: Map<string, number>, how: Comparing): number {
  const key = x.key < y.key ? `${x.key}\u0002${y.key}` : `${y.key}\u0002${x.key}`;
  const known = scores.get(key);
  if (known !== undefined) return known;
  const score = how.isAligned && subjectsClash(x.leads[0]!, y.leads[0]!) ? -1 : likenessOf(x, y, how);
  scores.set(key, score);
  return score;
}
