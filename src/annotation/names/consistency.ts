import { mix32 } from "../../model/index.ts";
import type { Seen } from "./features.ts";
import { CLASSES, LABELS, labelOf } from "./labels.ts";
import { FEMALE_NAME, FEMALE_TITLE, MALE_NAME, MALE_TITLE, TITLE } from "./lexicon.ts";
import { HAS_DIGIT, INITIAL_CAPITAL } from "./words.ts";

/** Tokens `from .. to - 1` with a class of `CLASSES`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly kind: number;
}

const PERSON = CLASSES.indexOf("PER");
const LONGEST = 6;

/** The names that a row of labels spells. */
export function stretchesOf(labels: Uint8Array): Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    if (label === 0 || label >= LABELS) continue;
    const [place, kind] = [(label - 1) % 4, (label - 1) >> 2];
    if (place === 0 || place === 3) from = i;
    if (place >= 2) found.push({ from, to: i + 1, kind });
  }
  return found;
}

/**
 * Makes one text agree with itself: what is called by the same words has the class it has most often, a surname of a
 * full name is that person, and a name found once is found wherever the same words stand with capitals. Linear.
 */
export function agree(seen: Seen, labels: Uint8Array): Stretch[] {
  const first = stretchesOf(labels).map((one) => withoutTitle(seen, one));
  const surnames = surnamesOf(seen, first);
  const votes = votesOf(seen, first, surnames);
  const settled = first.map((one) => ({ ...one, kind: classOf(votes, keyOf(seen, one.from, one.to)) ?? one.kind }));
  return [...settled, ...repeated(seen, settled, votes)].sort((a, b) => a.from - b.from);
}

/** A personal name begins after its titles; a title that is also a given name may be the name. */
function withoutTitle({ bits }: Seen, one: Stretch): Stretch {
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

/** Weight of a full name for the class of its surname, where a lone mention weighs 1. */
const FULL_NAME = 1.5;

type Votes = Map<number, Float64Array>;

function votesOf(seen: Seen, names: readonly Stretch[], surnames: ReadonlyMap<number, number>): Votes {
  const votes: Votes = new Map();
  const vote = (key: number, kind: number, weight: number) => {
    const row = votes.get(key) ?? new Float64Array(CLASSES.length);
    row[kind]! += weight;
    votes.set(key, row);
  };
  for (const { from, to, kind } of names) vote(keyOf(seen, from, to), kind, 1);
  for (const [key, count] of surnames) vote(key, PERSON, count * FULL_NAME);
  return votes;
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

function isCapital({ words }: Seen, i: number): boolean {
  return (words.shape[i]! & INITIAL_CAPITAL) !== 0 && (words.shape[i]! & HAS_DIGIT) === 0;
}

/** Writes names back as labels. */
export function labelsFrom(names: readonly Stretch[], count: number): Uint8Array {
  const labels = new Uint8Array(count);
  for (const { from, to, kind } of names) {
    for (let i = from; i < to; i++) {
      labels[i] = labelOf(to - from === 1 ? 3 : i === from ? 0 : i === to - 1 ? 2 : 1, kind);
    }
  }
  return labels;
}
