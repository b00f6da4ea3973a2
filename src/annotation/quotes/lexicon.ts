import { dataText } from "../load.ts";

/** One list of words, by language; rules read all languages at once, since a text may hold several. */
type ByLanguage = Readonly<Record<string, string>>;

function read<Name extends string>(file: string): Readonly<Record<Name, ByLanguage>> {
  return JSON.parse(dataText(`annotation/${file}`)) as Record<Name, ByLanguage>;
}

function sets<Name extends string>(file: string): Readonly<Record<Name, ReadonlySet<string>>> {
  const lists = Object.entries<ByLanguage>(read<Name>(file)).map(([name, byLanguage]) => [name, union(byLanguage)]);
  return Object.fromEntries(lists) as Record<Name, ReadonlySet<string>>;
}

function union(byLanguage: ByLanguage): Set<string> {
  return new Set(Object.values(byLanguage).flatMap((list) => list.split(" ")));
}

/** Pronouns, articles, prepositions and other small words that bound noun phrases and clauses. */
export const CLASSES = sets<
  | "pronouns"
  | "determiners"
  | "between"
  | "breakers"
  | "prepositions"
  | "days"
  | "months"
  | "abbreviations"
  | "firstPerson"
  | "nobody"
  | "finite"
>("closed-classes.json");

/**
 * Nouns for people, bodies and papers that can say something; `collectives` are those of them that are no title before a name,
 * `requests` what somebody asks a court or a board for.
 */
export const NOUNS = sets<
  "requests" | "roles" | "spokespeople" | "bodies" | "documents" | "collectives" | "former" | "deputies"
>("roles.json");

/** Words before and after a person's name, and which of them tell whether it is a man or a woman. */
export const TITLES = sets<"titles" | "male" | "female" | "modifiers" | "suffixes">("titles.json");

/** Words by which a body is called though its name holds another one: "the airline" for "Velm Airways". */
export const ALIASES: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(read<"aliases">("roles.json").aliases ?? {}).map(([noun, list]) => [noun, new Set(list.split(" "))]),
);
