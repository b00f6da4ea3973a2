import { isSameParty } from "./participants.ts";
import type { Reading } from "./reading.ts";
import type { Likeness } from "./sides.ts";
import { subjectsClash } from "./vetoes.ts";

/** Share of the reports of a main event that tell it of the same people or things when it is one thing said. */
const OF_ONE = 0.75;
/** Readings of a main event that are looked at; more only a huge story has. */
const MOST_COMPARED = 60;

/**
 * A main event as most reports tell it, of one participant, without what is told of others alone: "charged" of the aunt, not of
 * the parents. Broad where there is none such: "killed" of the victims here and of the gunman there.
 */
export function ofOne(group: readonly Reading[], isOne: Likeness): { group: readonly Reading[]; isBroad: boolean } {
  const articles = (some: readonly Reading[]) => countOf(some, ({ article }) => article);
  const [most = []] = group
    .slice(0, MOST_COMPARED)
    .map((one) => likeIn(group, one, isOne))
    .sort((a, b) => articles(b) - articles(a) || b.length - a.length);
  const isBroad = articles(most.filter(({ parties }) => parties.length > 0)) < OF_ONE * articles(group);
  if (isBroad) return { group: most, isBroad };
  const kept = new Set(most);
  const isOther = (one: Reading) => !kept.has(one) && most.some((other) => subjectsClash(one, other));
  return { group: group.filter((one) => !isOther(one)), isBroad };
}

/** What is told of the same people as one reading, or in its words where its report does not tell them of two. */
function likeIn(group: readonly Reading[], one: Reading, isOne: Likeness): Reading[] {
  const same = new Set(group.filter((other) => takePart(one, other)));
  const isOther = (other: Reading) => [...same].some((kept) => subjectsClash(kept, other));
  return group.filter(
    (other) => other.parties.length === 0 || same.has(other) || (isOne(one, other) && !isOther(other)),
  );
}

/** True when somebody or something takes the same part in both. */
function takePart({ parties: a }: Reading, { parties: b }: Reading): boolean {
  return a.some((one) => one.role !== "other" && b.some((other) => one.role === other.role && isSameParty(one, other)));
}

/** How many articles, lineages or others the readings are of. */
export function countOf(group: readonly Reading[], of: (one: Reading) => string | number): number {
  return new Set(group.map(of)).size;
}
