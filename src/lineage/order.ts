import { type Bag, countsOf } from "./bags.ts";
import type { Profile } from "./profile.ts";

/** Words used more often than this in a text have no one place in it. */
const MOST_USES = 2;
/** Shared words looked at; enough for a stable figure, and it bounds the work. */
const MOST_WORDS = 200;

/**
 * Kendall's tau of the places of telling words that both texts use once or twice, shrunk towards 0 for few words:
 * near 1 when the second tells its details in the order of the first.
 */
export function orderOf(a: Profile, b: Profile, maskA: Uint8Array, maskB: Uint8Array, leastIdf: number): number {
  const places = firstPlaces(b, maskB, leastIdf);
  const mine = firstPlaces(a, maskA, leastIdf);
  const sequence: number[] = [];
  for (const stem of mine.keys()) {
    const place = places.get(stem);
    if (place !== undefined) sequence.push(place);
    if (sequence.length >= MOST_WORDS) break;
  }
  return (kendallTau(sequence) * sequence.length) / (sequence.length + 8);
}

function firstPlaces(profile: Profile, mask: Uint8Array, leastIdf: number): Bag {
  const counts = countsOf(profile, mask);
  const places = new Map<number, number>();
  for (let i = 0; i < mask.length; i++) {
    const stem = profile.stem[i]!;
    if (mask[i] || profile.idf[i]! < leastIdf || places.has(stem) || counts.get(stem)! > MOST_USES) continue;
    places.set(stem, i);
  }
  return places;
}

function kendallTau(sequence: readonly number[]): number {
  const pairs = (sequence.length * (sequence.length - 1)) / 2;
  if (sequence.length < 3) return 0;
  let rising = 0;
  for (let i = 0; i < sequence.length; i++) {
    for (let j = i + 1; j < sequence.length; j++) if (sequence[i]! < sequence[j]!) rising++;
  }
  return (2 * rising) / pairs - 1;
}
