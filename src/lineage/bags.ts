import { gramAt } from "./mask.ts";
import type { Profile } from "./profile.ts";

/** Distinct stems (or pairs of stems) with what each is worth. */
export type Bag = ReadonlyMap<number, number>;

/** The distinct kept words that `takes` accepts, worth their idf. */
export function bagOf(profile: Profile, mask: Uint8Array | undefined, takes: (word: number) => boolean): Bag {
  const bag = new Map<number, number>();
  for (let i = 0; i < profile.stem.length; i++) {
    if (!mask?.[i] && takes(i)) bag.set(profile.stem[i]!, profile.idf[i]!);
  }
  return bag;
}

/** How often each kept stem occurs. */
export function countsOf(profile: Profile, mask: Uint8Array): Bag {
  const counts = new Map<number, number>();
  for (let i = 0; i < mask.length; i++) {
    if (!mask[i]) counts.set(profile.stem[i]!, (counts.get(profile.stem[i]!) ?? 0) + 1);
  }
  return counts;
}

/** Share of the worth of `bag` found in `other`; `prior` is added to the whole, so that little text proves little. */
export function shareIn(bag: Bag, other: Bag, prior: number): number {
  let [all, shared] = [prior, 0];
  for (const [key, worth] of bag) {
    all += worth;
    if (other.has(key)) shared += worth;
  }
  return shared / all;
}

/** Number of entries of `bag` that `other` lacks. */
export function novelIn(bag: Bag, other: Bag): number {
  let novel = 0;
  for (const key of bag.keys()) if (!other.has(key)) novel++;
  return novel;
}

/** Hashes of all runs of `n` kept words. */
export function shinglesOf(profile: Profile, mask: Uint8Array, n: number): ReadonlySet<number> {
  const shingles = new Set<number>();
  let run = 0;
  for (let i = 0; i < mask.length; i++) {
    run = mask[i] ? 0 : run + 1;
    if (run >= n) shingles.add(gramAt(profile, i - n + 1, n));
  }
  return shingles;
}

/** Share of the smaller set found in the larger. */
export function setContainment(a: ReadonlySet<number>, b: ReadonlySet<number>, prior: number): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const key of small) if (large.has(key)) shared++;
  return shared / (small.size + prior);
}

/** Unordered pairs of telling words that stand `from` to `to` telling words apart in one sentence: facts kept together. */
export function pairsOf(profile: Profile, mask: Uint8Array, from: number, to: number, leastIdf: number): Bag {
  const pairs = new Map<number, number>();
  for (let s = 0; s < profile.sentences.length; s++) {
    const words: number[] = [];
    for (let i = profile.firstWord[s]!; i < profile.firstWord[s + 1]!; i++) {
      if (!mask[i] && profile.idf[i]! >= leastIdf) words.push(i);
    }
    for (let x = 0; x < words.length; x++) {
      for (let y = x + from; y <= x + to && y < words.length; y++) addPair(pairs, profile, words[x]!, words[y]!);
    }
  }
  return pairs;
}

function addPair(pairs: Map<number, number>, profile: Profile, i: number, j: number): void {
  const [u, v] = [profile.stem[i]!, profile.stem[j]!];
  if (u !== v) pairs.set(Math.min(u, v) * 31 + Math.max(u, v) * 17, profile.idf[i]! + profile.idf[j]!);
}
