import { wordLists } from "../word-lists.ts";
import type { Seen } from "./features.ts";
import { ORGANISATION, PLACE, wordAt } from "./stretches.ts";

const LISTS = wordLists<"settlements" | "firms" | "beforePlaces">("shapes.json");
const SETTLEMENTS = new Set(LISTS.settlements);
const FIRMS = new Set(LISTS.firms);
const BEFORE_PLACES = new Set(LISTS.beforePlaces);

/** Weights of a cue where a lone mention weighs 1; tuned on every other article of the worldwide newswire, held by `cues.test.ts`. */
const WEIGHTS = { of: 2, beside: 0.8, preposition: 0.3 } as const;

/**
 * What the words beside the name of tokens `from .. to - 1` say of its class, with a weight each: `the town of Torvik`, `Torvik
 * district` and, less surely, `in Torvik` are places; `the newspaper Havnepost`, `Havnepost group` are organisations.
 */
export function cuesOf(seen: Seen, from: number, to: number): (readonly [kind: number, weight: number])[] {
  const word = (i: number) => (i >= 0 && i < seen.words.count ? wordAt(seen, i) : "");
  const [before, behind] = [word(from - 1), word(to)];
  const cues: (readonly [number, number])[] = [];
  if (before === "of" && SETTLEMENTS.has(word(from - 2))) cues.push([PLACE, WEIGHTS.of]);
  if (SETTLEMENTS.has(before)) cues.push([PLACE, WEIGHTS.beside]);
  if (BEFORE_PLACES.has(before)) cues.push([PLACE, WEIGHTS.preposition]);
  if (SETTLEMENTS.has(behind)) cues.push([PLACE, WEIGHTS.beside]);
  if (FIRMS.has(before)) cues.push([ORGANISATION, WEIGHTS.beside]);
  if (FIRMS.has(behind)) cues.push([ORGANISATION, WEIGHTS.beside]);
  return cues;
}
