import { loadPredicates } from "./load.ts";
import { stemOf } from "./stems.ts";

/** What a predicate says, for comparing: two predicates of one class say the same. */
export interface PredicateClass {
  readonly name: string;
  /** The pair of classes it belongs to when it has an opposite, with its side. */
  readonly axis?: { readonly name: string; readonly side: number };
  /** True for "be", "make" and the like, which say nothing alone. */
  readonly isLight: boolean;
}

interface Known {
  readonly classOf: ReadonlyMap<string, string>;
  readonly axes: ReadonlyMap<string, { name: string; side: number }>;
  readonly light: ReadonlySet<string>;
  readonly ofStem: ReadonlyMap<string, string>;
}

let known: Known | undefined;

/** The class of a predicate by its lemma (`roll out` with a particle); a predicate in no class is its own. */
export function predicateClass(lemma: string): PredicateClass {
  known ??= read();
  const word = lemma.toLowerCase().replaceAll(" ", "_");
  const name = known.classOf.get(word) ?? `~${stemOf(word)}`;
  const axis = known.axes.get(name);
  return { name, isLight: known.light.has(word), ...(axis && { axis }) };
}

/** The class of what a stem is of, where only one class has such a word: "death" is of those that kill. */
export function classOfStem(stem: string): string | undefined {
  known ??= read();
  return known.ofStem.get(stem);
}

/** True when one rules out what the other says: pass and reject, rise and fall. */
export function areOpposite(a: PredicateClass, b: PredicateClass): boolean {
  return a.axis !== undefined && a.axis.name === b.axis?.name && a.axis.side !== b.axis.side;
}

function read(): Known {
  const { classes, opposites, light } = loadPredicates();
  const classOf = new Map(
    Object.entries(classes).flatMap(([name, words]) => words.split(" ").map((word) => [word, name] as const)),
  );
  const axes = opposites.flatMap((pair) => pair.split(" ").map((name, side) => [name, { name: pair, side }] as const));
  return { classOf, axes: new Map(axes), light: new Set(light.split(" ")), ofStem: stemsOf(classOf) };
}

/** What stemming leaves on a short word: "died". */
const ENDINGS = ["", "s", "d", "ed", "ing"] as const;

function stemsOf(classOf: ReadonlyMap<string, string>): Map<string, string> {
  const found = new Map<string, Set<string>>();
  for (const [word, name] of classOf) {
    if (word.includes("_")) continue;
    for (const ending of ENDINGS) {
      const stem = stemOf(word + ending);
      found.set(stem, (found.get(stem) ?? new Set()).add(name));
    }
  }
  return new Map([...found].flatMap(([stem, names]) => (names.size === 1 ? [[stem, [...names][0]!] as const] : [])));
}
