import { table } from "./lexicon.ts";

let loaded: ReadonlyMap<string, string> | undefined;

/** Nouns that name an event, with the verb that says the same: `invasion` is `invade`. */
export function nominals(): ReadonlyMap<string, string> {
  loaded ??= new Map(
    Object.entries(table<Record<string, string>>("nominals", {})).flatMap(([verb, nouns]) =>
      nouns.split(" ").map((noun) => [noun, verb] as const),
    ),
  );
  return loaded;
}
