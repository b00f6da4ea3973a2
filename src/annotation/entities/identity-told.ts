import { pushTo } from "../../model/grouping.ts";
import type { PeopleCorrections } from "../../model/index.ts";

/** What the user knows better of names, by any of them. */
export interface Told {
  /** The name that whoever has one of these names is shown by. */
  nameAmong(names: readonly string[]): string | undefined;
  /** The same for names of one person or body that the user named together. */
  keyAmong(names: readonly string[]): string | undefined;
  /** Whether a name is one that the user wants shown. */
  isGiven(name: string): boolean;
  /** Whether a name is surely another person's than one of these. */
  areApart(name: string, others: readonly string[]): boolean;
}

/** Corrections by folded name. Of two lists that share a name the first has it; a new name goes before the first of a list. */
export function toldOf({ merge = [], split = [], rename = [] }: PeopleCorrections): Told {
  const lists = merge.filter((list) => list.length > 0);
  const keys = firstOf(lists.flatMap((list) => list.map((name) => [name, folded(list[0]!)] as const)));
  const first = firstOf(lists.flatMap((list) => list.map((name) => [name, list[0]!] as const)));
  const called = new Map(rename.map(({ from, to }) => [folded(from), to]));
  const given = new Set([...first.values(), ...called.values()]);
  const apart = new Map<string, string[]>();
  for (const list of split)
    for (const name of list.map(folded))
      for (const other of list.map(folded)) if (other !== name) pushTo(apart, name, other);
  const among = (known: ReadonlyMap<string, string>, names: readonly string[]) =>
    names.map((name) => known.get(folded(name))).find((found) => found !== undefined);
  return {
    nameAmong: (names) => among(called, names) ?? among(first, names),
    keyAmong: (names) => among(keys, names),
    isGiven: (name) => given.has(name),
    areApart: (name, others) => {
      const strangers = apart.get(folded(name)) ?? [];
      return strangers.length > 0 && others.some((other) => strangers.includes(folded(other)));
    },
  };
}

function firstOf(entries: readonly (readonly [name: string, value: string])[]): Map<string, string> {
  return new Map([...entries].reverse().map(([name, value]) => [folded(name), value]));
}

function folded(name: string): string {
  return name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/gu, " ").trim();
}

/** Ways in which reports call one person or body. */
interface Called {
  readonly namings: { readonly name: string }[];
  readonly roles: string[];
}

export function namesIn({ namings }: Called): string[] {
  return namings.map(({ name }) => name);
}

/** Groups that the user knows to be one are one: the first takes the others up. */
export function joined<T extends Called>(groups: readonly T[], told: Told): T[] {
  const one = new Map<string, T>();
  return groups.filter((group) => {
    const key = told.keyAmong(namesIn(group));
    const first = key === undefined ? undefined : one.get(key);
    if (key !== undefined && !first) one.set(key, group);
    first?.namings.push(...group.namings);
    first?.roles.push(...group.roles);
    return first === undefined;
  });
}
