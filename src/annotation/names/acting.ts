import { foldedHash } from "../clusters.ts";
import type { FoundName } from "./name.ts";
import type { Words } from "./words.ts";

/** Verbs that a government does and a town does not. */
const ACTS = new Set(
  "said says warned warns accused accuses denied denies insisted insists wants wanted hopes hoped fears feared rejected rejects condemned condemns demanded demands imposed imposes considers considered claims claimed believes announced announces agreed agrees called calls welcomed welcomes threatened threatens vowed vows pledged pledges urged urges sees expects expected refused refuses recognised recognized supports supported opposes opposed backed backs argues argued summoned expelled ordered signed withdrew retaliated responded promised maintains maintained"
    .split(" ")
    .map((word) => foldedHash(word, 0, word.length)),
);

/** A capital or seat of government that acts stands for its country: `Moscow said`, `the White House denied`. */
export function actingSeats(words: Words, names: readonly FoundName[]): FoundName[] {
  return names.map((name) => {
    const seat = name.phrase?.kind === "seat" ? name.phrase : undefined;
    if (!seat?.seatOf || name.to >= words.count || !ACTS.has(words.folded[name.to]!)) return name;
    const phrase = { ...seat.seatOf, kind: "country" as const, length: seat.length };
    return { from: name.from, to: name.to, type: "country", phrase, isDemonym: true };
  });
}
