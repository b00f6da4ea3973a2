import { mix32 } from "../../model/index.ts";
import { bodiesBeside } from "./bodies.ts";
import { cuesOf } from "./cues.ts";
import { type Weighed, withEdges } from "./edges.ts";
import type { Seen } from "./features.ts";
import { joined } from "./joins.ts";
import { CLASSES } from "./labels.ts";
import { FEMALE_NAME, FEMALE_TITLE, MALE_NAME, MALE_TITLE, TITLE } from "./lexicon.ts";
import type { Labelled } from "./model.ts";
import { isCapital, PERSON, type Stretch, stretchesOf } from "./stretches.ts";

const LONGEST = 6;

/**
 * Makes one text agree with itself: edges by what is around them, then what is called by the same words has the class that it
 * most likely has over the text, a surname of a full name is that person, an acronym is what it is spelled out as, and a name
 * found once is found wherever the same words stand with capitals. Bodies that no name holds are added last. Linear.
 */
export function agree(seen: Seen, { labels, shares }: Labelled): Stretch[] {
  const raw = stretchesOf(labels).map((one) => ({ ...one, shares: shares.get(one.from) }));
  const first = withEdges(seen, raw).map((one) => withoutTitle(seen, one));
  const votes = votesOf(seen, first, surnamesOf(seen, first));
  const settled = first.map(({ from, to, kind }) => ({
    from,
    to,
    kind: classOf(votes, keyOf(seen, from, to)) ?? kind,
  }));
  const all = [...settled, ...repeated(seen, settled, votes)].sort(byPlace);
  return joined(seen, [...all, ...bodiesBeside(seen, all)].sort(byPlace));
}

function byPlace(a: Stretch, b: Stretch): number {
  return a.from - b.from;
}

/** A personal name begins after its titles; a title that is also a given name may be the name. */
function withoutTitle({ bits }: Seen, one: Weighed): Weighed {
  let { from } = one;
  const isTitle = (word: number) => (word & (TITLE | MALE_NAME | FEMALE_NAME)) === TITLE;
  while (one.kind === PERSON && from + 1 < one.to && isTitle(bits[from]! & ~(MALE_TITLE | FEMALE_TITLE))) from++;
  return from === one.from ? one : { ...one, from };
}

function keyOf({ words }: Seen, from: number, to: number): number {
  let key = 0;
  for (let i = from; i < to; i++) key = mix32((key ^ words.folded[i]!) + 0x51ed270b);
  return key;
}

/** How often each surname ends a full personal name, by the key of the surname alone. */
function surnamesOf(seen: Seen, names: readonly Stretch[]): Map<number, number> {
  const found = new Map<number, number>();
  for (const { from, to, kind } of names) {
    if (kind !== PERSON || to - from < 2) continue;
    const key = keyOf(seen, to - 1, to);
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  return found;
}

/** Weight of a full name for the class of its surname, and of what spells an acronym out for the acronym's, where a lone mention weighs 1. */
const FULL_NAME = 1.5;
const SPELLED_OUT = 2;

type Votes = Map<number, Float64Array>;

/** Each mention votes for every class by its share, so that one sure mention outweighs two that might be anything; what stands beside it votes too. */
function votesOf(seen: Seen, names: readonly Weighed[], surnames: ReadonlyMap<number, number>): Votes {
  const votes: Votes = new Map();
  const vote = (key: number, kind: number, weight: number) => {
    const row = votes.get(key) ?? new Float64Array(CLASSES.length);
    row[kind]! += weight;
    votes.set(key, row);
  };
  for (const { from, to, kind, shares } of names) {
    if (shares) for (const [other, share] of shares.entries()) vote(keyOf(seen, from, to), other, share);
    else vote(keyOf(seen, from, to), kind, 1);
    for (const [other, weight] of cuesOf(seen, from, to)) vote(keyOf(seen, from, to), other, weight);
    if (isSpelledOut(seen, to)) vote(keyOf(seen, to + 1, to + 2), kind, SPELLED_OUT);
  }
  for (const [key, count] of surnames) vote(key, PERSON, count * FULL_NAME);
  return votes;
}

/** True when the name that ends before token `to` is what the acronym in the bracket behind it stands for. */
function isSpelledOut({ spelled }: Seen, to: number): boolean {
  return spelled[to - 1] === 2 && spelled[to] === 0 && spelled[to + 1] === 1;
}

function classOf(votes: Votes, key: number): number | undefined {
  const row = votes.get(key);
  return row?.indexOf(Math.max(...row));
}

/** Further places that read like a name of this text and were not marked. */
function repeated(seen: Seen, names: readonly Stretch[], votes: Votes): Stretch[] {
  const { words } = seen;
  const taken = new Uint8Array(words.count);
  for (const { from, to } of names) taken.fill(1, from, to);
  const found: Stretch[] = [];
  for (let s = 0; s + 1 < words.first.length; s++) {
    for (let i = words.first[s]!; i < words.first[s + 1]!; i++) {
      const one =
        taken[i] || !isCapital(seen, i) || (i > words.first[s]! && isCapital(seen, i - 1))
          ? undefined
          : longest(seen, i, words.first[s + 1]!, taken, votes);
      if (!one || (seen.elsewhere[i]! & 1 && one.to - one.from === 1)) continue;
      found.push(one);
      i = one.to - 1;
    }
  }
  return found;
}

function longest(seen: Seen, at: number, limit: number, taken: Uint8Array, votes: Votes): Stretch | undefined {
  let key = 0;
  let found: Stretch | undefined;
  if (isWeak(seen, at)) return undefined;
  for (let i = at; i < Math.min(limit, at + LONGEST) && !taken[i]; i++) {
    key = mix32((key ^ seen.words.folded[i]!) + 0x51ed270b);
    const kind = classOf(votes, key);
    const runsOn = i + 1 < limit && isCapital(seen, i + 1);
    if (kind !== undefined && !runsOn) found = { from: at, to: i + 1, kind };
  }
  return found;
}

/** Titles, initials and two-letter words are not repeated on the strength of one sight. */
function isWeak({ words, bits }: Seen, i: number): boolean {
  return (bits[i]! & TITLE) !== 0 || words.end[i]! - words.start[i]! < 3;
}
