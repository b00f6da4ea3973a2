import { mix32 } from "../model/index.ts";

/** Words in a row that make one shingle. */
const SHINGLE = 5;
/** Smallest shingle hashes kept per article: a sample of its wording. */
const SKETCH = 48;
/** Fewest words that can show a copy: pages of nothing but furniture are alike and shorter. */
const WORDS = 60;
/** Fewest words of a shorter text that is a copy when every word is the same. */
const FEWEST = 20;
/** Share of two sketches that must agree; only near-identical wording gets there. */
const ALIKE = 0.6;
/** Smallest hashes under which a sketch is looked up, and groups looked at under each. */
const KEYS = 4;
const LOOKED_AT = 20;

/**
 * Groups near-copies by the words of each text alone, each given by a hash of it: bottom-k sketches of five-word shingles (Broder 1997). Groups of indices,
 * each ascending. An article meets only group leaders that share one of its four smallest hashes, so thousands of
 * copies of one text stay linear.
 */
export function copyGroups(texts: Iterable<readonly number[]>): number[][] {
  const groups: number[][] = [];
  const sketches: Uint32Array[] = [];
  const leaders = new Map<number, number[]>();
  let index = -1;
  for (const words of texts) {
    index++;
    const sketch = sketchOf(words);
    const group = leaderAlike(sketch, sketches, leaders);
    if (group !== undefined) groups[group]!.push(index);
    else {
      groups.push([index]);
      sketches.push(sketch);
      for (const hash of sketch.slice(0, KEYS)) {
        const known = leaders.get(hash);
        if (!known) leaders.set(hash, [groups.length - 1]);
        else if (known.length < LOOKED_AT) known.push(groups.length - 1);
      }
    }
  }
  return groups;
}

function leaderAlike(
  sketch: Uint32Array,
  sketches: readonly Uint32Array[],
  leaders: ReadonlyMap<number, readonly number[]>,
): number | undefined {
  for (const hash of sketch.slice(0, KEYS)) {
    for (const group of leaders.get(hash) ?? []) {
      if (likeness(sketch, sketches[group]!) >= ALIKE) return group;
    }
  }
  return undefined;
}

/** The smallest distinct shingle hashes, ascending; empty for a text too short to tell. */
function sketchOf(words: readonly number[]): Uint32Array {
  if (words.length < FEWEST) return new Uint32Array();
  if (words.length < WORDS) return Uint32Array.of(hashOf(words, 0, words.length));
  const hashes = new Uint32Array(words.length - SHINGLE + 1);
  for (let i = 0; i < hashes.length; i++) hashes[i] = hashOf(words, i, i + SHINGLE);
  hashes.sort();
  const sketch = new Uint32Array(SKETCH);
  let size = 0;
  for (let i = 0; i < hashes.length && size < SKETCH; i++)
    if (i === 0 || hashes[i] !== hashes[i - 1]) sketch[size++] = hashes[i]!;
  return sketch.slice(0, size);
}

function hashOf(words: readonly number[], from: number, to: number): number {
  let hash = 0;
  for (let k = from; k < to; k++) hash = mix32(hash ^ words[k]!);
  return hash;
}

/** Resemblance of two texts estimated from their sketches, 0..1. */
function likeness(a: Uint32Array, b: Uint32Array): number {
  let i = 0;
  let j = 0;
  let union = 0;
  let shared = 0;
  while (union < SKETCH && (i < a.length || j < b.length)) {
    const x = a[i] ?? Number.POSITIVE_INFINITY;
    const y = b[j] ?? Number.POSITIVE_INFINITY;
    if (x === y) shared++;
    if (x <= y) i++;
    if (y <= x) j++;
    union++;
  }
  return shared / Math.max(1, union);
}
