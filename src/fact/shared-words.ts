import { groupedBy } from "../model/grouping.ts";
import { compareText } from "../model/index.ts";
import type { Said } from "./said.ts";
import { sharedWeight } from "./stems.ts";

/** Two renderings that share no more of the weight of the shorter one are cut from different places of one statement. */
const APART = 0.2;
/** Different renderings of a statement that are looked at; of more only a hostile text has. */
const MOST = 24;
/** Ways to part a statement that are looked at. */
const MOST_PARTS = 8;

/**
 * The renderings of one statement by the words that they share. A long one holds two short ones which have nothing in common:
 * what each of them says, the other's report does not. The largest sets of which no two are apart; whoever is taken away, what
 * is left is a part of them. A function of the set.
 */
export function byWordsShared(group: readonly Said[]): Said[][] {
  const byKey = groupedBy(group, ({ key }) => key);
  const keys = [...byKey.keys()].sort(compareText);
  const leads = keys.map((key) => byKey.get(key)![0]!);
  if (leads.length < 3 || leads.length > MOST) return [[...group]];
  const apart = leads.map((one) => leads.map((other) => areApart(one, other)));
  const parts = setsOf(apart);
  if (parts.length > MOST_PARTS) return [[...group]];
  return parts.map((part) => part.flatMap((at) => byKey.get(keys[at]!)!));
}

function areApart(a: Said, b: Said): boolean {
  if (a === b) return false;
  return sharedWeight(a.stems, b.stems) <= APART * Math.min(a.weight, b.weight);
}

/** The largest sets without two that are apart, taken in order: each pair that is apart parts the sets that hold both. */
function setsOf(apart: readonly (readonly boolean[])[]): number[][] {
  let sets = [apart.map((_, at) => at)];
  for (const [a, row] of apart.entries())
    for (const [b, isApart] of row.slice(0, a).entries()) {
      if (!isApart) continue;
      sets = sets.flatMap((set) =>
        set.includes(a) && set.includes(b) ? [set.filter((at) => at !== a), set.filter((at) => at !== b)] : [set],
      );
      sets = sets.filter((set, k) => !sets.some((other, n) => n !== k && holds(other, set, n < k)));
      if (sets.length > MOST_PARTS) return sets;
    }
  return sets;
}

function holds(set: readonly number[], part: readonly number[], isFirst: boolean): boolean {
  return part.every((at) => set.includes(at)) && (isFirst || set.length > part.length);
}
