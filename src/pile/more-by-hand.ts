import type { NameCorrections } from "../model/index.ts";
import { correctionsOf, type StoryCorrections, stepsOf } from "../story/corrections.ts";

/** Everything that was set right by hand, by what it is about. */
export interface ByHand {
  readonly stories: StoryCorrections;
  readonly people: NonNullable<NameCorrections["people"]>;
  readonly publishers: NonNullable<NameCorrections["publishers"]>;
}

/** What becomes of a correction that is given again: it counts as said last, or it stays where it was said first. */
export type Again = "last" | "first";

/** Corrections with more behind those before: what is said last wins. Only what is more of is in the answer. */
export function moreByHand(before: ByHand, more: Partial<ByHand>, again: Again): Partial<ByHand> {
  const { stories, people, publishers } = more;
  return {
    ...(stories && { stories: correctionsOf(behind(stepsOf(before.stories), stepsOf(stories), again)) }),
    ...(people && { people: byName(before.people, people, (old, fresh) => behind(old, fresh, again)) }),
    // A publisher is of the first house that names it.
    ...(publishers && { publishers: behind(before.publishers, publishers, again, true) }),
  };
}

/** Corrections without those that are taken back. */
export function lessByHand(before: ByHand, back: Partial<ByHand>): Partial<ByHand> {
  const { stories, people, publishers } = back;
  return {
    ...(stories && { stories: correctionsOf(without(stepsOf(before.stories), stepsOf(stories))) }),
    ...(people && { people: byName(before.people, people, without) }),
    ...(publishers && { publishers: without(before.publishers, publishers) }),
  };
}

function behind<T>(before: readonly T[], more: readonly T[], again: Again, isFirst = false): T[] {
  const old = again === "last" ? without(before, more) : [...before];
  const fresh = again === "last" ? [...more] : without(more, before);
  return isFirst ? [...fresh, ...old] : [...old, ...fresh];
}

function without<T>(all: readonly T[], gone: readonly T[]): T[] {
  const keys = new Set(gone.map((one) => JSON.stringify(one)));
  return all.filter((one) => !keys.has(JSON.stringify(one)));
}

type People = ByHand["people"];

function byName(before: People, other: People, join: <T>(old: readonly T[], fresh: readonly T[]) => T[]): People {
  const merge = join(before.merge ?? [], other.merge ?? []);
  const split = join(before.split ?? [], other.split ?? []);
  const rename = join(before.rename ?? [], other.rename ?? []);
  return {
    ...(merge.length > 0 && { merge }),
    ...(split.length > 0 && { split }),
    ...(rename.length > 0 && { rename }),
  };
}
