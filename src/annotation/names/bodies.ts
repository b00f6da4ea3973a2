import { foldedHash } from "../clusters.ts";
import { wordLists } from "../word-lists.ts";
import { PHRASE_KINDS, type Seen } from "./features.ts";
import { isCapital, ORGANISATION, type Stretch } from "./stretches.ts";

const LISTS = wordLists<"bodies" | "common">("shapes.json");
/** Nouns that name a body of state when they are written with a capital inside a sentence. */
const BODIES = hashesOf(LISTS.bodies);
/** What opens a sentence with a capital and belongs to no name. */
const COMMON = hashesOf(LISTS.common);
/** The text writes the word with a capital inside a sentence and never small. */
const ALWAYS_CAPITAL = 2;

/**
 * Bodies that no name holds: organisations of the tables, and runs with capitals that end in the noun of a body of state (`the
 * Interior Ministry`, `Parliament`), inside a sentence whose capitals tell something. Linear.
 */
export function bodiesBeside(seen: Seen, names: readonly Stretch[]): Stretch[] {
  const { first } = seen.words;
  const taken = new Uint8Array(seen.words.count + 1);
  for (const { from, to } of names) taken.fill(1, from, to);
  const found: Stretch[] = [];
  for (let s = 0; s + 1 < first.length; s++) {
    const [from, to] = [first[s]!, first[s + 1]!];
    for (let i = from; i < to; i++) {
      if (taken[i] || seen.runs.to[i] === 0) continue;
      const one = tableBodyAt(seen, taken, i, from, to) ?? bodyOfStateAt(seen, taken, i, from, to);
      if (one) found.push({ ...one, kind: ORGANISATION });
      i = one ? one.to - 1 : Math.max(i, freeEnd(seen, taken, i, to) - 1);
    }
  }
  return found;
}

type Found = Pick<Stretch, "from" | "to">;

/** An organisation of the tables from token `i`, where no word with a capital touches it. */
function tableBodyAt(seen: Seen, taken: Uint8Array, i: number, from: number, to: number): Found | undefined {
  const { phrase, elsewhere } = seen;
  if (phrase[i]! >> 2 !== PHRASE_KINDS.organisation) return undefined;
  let end = i + 1;
  while (end < to && phrase[end]! >> 2 === PHRASE_KINDS.organisation && (phrase[end]! & 3) >= 2) end++;
  for (let j = i; j < end; j++) if (taken[j]) return undefined;
  const touches = (end < to && isCapital(seen, end)) || (i > from && isCapital(seen, i - 1));
  const mayBeFirstWord = i === from && end - i === 1 && elsewhere[i] !== ALWAYS_CAPITAL;
  return touches || mayBeFirstWord ? undefined : { from: i, to: end };
}

function bodyOfStateAt(seen: Seen, taken: Uint8Array, i: number, from: number, to: number): Found | undefined {
  const { folded } = seen.words;
  const end = freeEnd(seen, taken, i, to);
  if (end === i || !BODIES.has(folded[end - 1]!) || (end < to && taken[end]) || (i > from && taken[i - 1])) {
    return undefined;
  }
  const begin = i === from && COMMON.has(folded[i]!) ? i + 1 : i;
  return begin > from && begin < end ? { from: begin, to: end } : undefined;
}

/** End of the run of capitals from `i` that no name holds. */
function freeEnd(seen: Seen, taken: Uint8Array, i: number, to: number): number {
  let end = i;
  while (end < to && !taken[end] && isCapital(seen, end)) end++;
  return end;
}

function hashesOf(words: readonly string[]): Set<number> {
  return new Set(words.map((word) => foldedHash(word, 0, word.length)));
}
