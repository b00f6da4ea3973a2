import { dataText } from "../load.ts";

/** Classes of words that claims are read with, from `data/annotation/claims/words.json`. */
export type WordClass =
  | "report"
  | "deny"
  | "allege"
  | "want"
  | "plan"
  | "fail"
  | "aspect"
  | "light"
  | "likely"
  | "maybe"
  | "hedge"
  | "perhaps"
  | "alleged"
  | "future"
  | "planNoun"
  | "possibleNoun"
  | "allegeNoun"
  | "chargeNoun"
  | "negators"
  | "nobody"
  | "rumour"
  | "rumourClaim"
  | "false"
  | "unaccusative"
  | "up"
  | "down"
  | "level"
  | "partMarkers"
  | "topic"
  | "recipient"
  | "place"
  | "labelled"
  | "instrument"
  | "objectSubject"
  | "objectGerund"
  | "transitive"
  | "transitiveThings"
  | "care"
  | "disposed"
  | "job"
  | "staff"
  | "jobLoss"
  | "redundancy"
  | "dismiss"
  | "hearsay"
  | "keyRate"
  | "ofSome"
  | "day"
  | "conditional"
  | "asking"
  | "relative"
  | "demonstrative"
  | "pointing"
  | "adjunct"
  | "temporal"
  | "timeUnit"
  | "sparing"
  | "ownVoice";

let classes: Record<string, ReadonlySet<string>> | undefined;

/** Whether a lemma belongs to a class. */
export function isIn(name: WordClass, lemma: string): boolean {
  classes ??= Object.fromEntries(
    Object.entries(table<Record<string, string>>("words", {})).map(([key, list]) => [key, setOf(list)]),
  );
  return classes[name]?.has(lemma) ?? false;
}

/** A table of `data/annotation/claims`; what is given otherwise when the package lacks it. */
export function table<T>(name: string, otherwise: T): T {
  const text = dataText(`annotation/claims/${name}.json`);
  return text === undefined ? otherwise : (JSON.parse(text) as T);
}

/** The words of a list, separated by spaces. */
export function setOf(list: string): ReadonlySet<string> {
  return new Set(list.split(" ").filter((word) => word !== ""));
}
