import type { AnnotatedArticle, Quantity, Span } from "../model/index.ts";
import { numbersIn } from "./stated-numbers.ts";
import { stemOf } from "./stems.ts";

/** How many of each thing the words of a clause count. */
export type Counts = ReadonlyMap<string, readonly number[]>;

/** Whoever is counted by one of these may be counted by another. */
const PEOPLE = new Set(["person", "people", "victim", "man", "woman"].map(stemOf));

/** The plain counts of a clause: "the nine workers were named" has nine workers in it, whatever it says of them. */
export function countsIn({ annotation }: AnnotatedArticle, at: Span): Counts {
  const counts = new Map<string, number[]>();
  for (const one of numbersIn(annotation).between(at.start, at.end)) {
    const thing = thingOf(stemOf((one.of ?? "").split(" ").at(-1)!.toLowerCase()));
    if (isPlain(one) && thing !== "") counts.set(thing, [...(counts.get(thing) ?? []), one.value]);
  }
  return counts;
}

/** What is counted, by the last of its stems. */
export function thingOf(stems: string): string {
  const noun = stems.split(" ").at(-1)!;
  return PEOPLE.has(noun) ? "person" : noun;
}

function isPlain({ unit, operator, high }: Quantity): boolean {
  return unit === undefined && operator === "=" && high === undefined;
}
