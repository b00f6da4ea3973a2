import type { Facets } from "./facets.ts";

/** Shared details looked at; enough for a stable figure, and it bounds the work. */
const MOST_DETAILS = 200;

/**
 * Kendall's tau of the places of telling words that both texts use once or twice, shrunk towards 0 for few words:
 * near 1 when the second tells its details in the order of the first. `match` gives the entry in `b` of each in `a`.
 */
export function orderOf(a: Facets, b: Facets, match: Int32Array): number {
  const places: number[] = [];
  for (const entry of a.details) {
    const there = match[entry]!;
    const place = there < 0 ? -1 : b.place[there]!;
    if (place >= 0) places.push(place);
    if (places.length >= MOST_DETAILS) break;
  }
  return (kendallTau(places) * places.length) / (places.length + 8);
}

function kendallTau(places: readonly number[]): number {
  const pairs = (places.length * (places.length - 1)) / 2;
  if (places.length < 3) return 0;
  let rising = 0;
  for (let i = 0; i < places.length; i++) {
    for (let j = i + 1; j < places.length; j++) if (places[i]! < places[j]!) rising++;
  }
  return (2 * rising) / pairs - 1;
}
