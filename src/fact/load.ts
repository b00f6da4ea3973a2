import { shippedJson } from "../shipped/index.ts";

/** Words for predicates, from data/fact/predicates.json. */
export interface PredicateTable {
  /** Words by class, separated by spaces; a particle or object after `_`. */
  readonly classes: Readonly<Record<string, string>>;
  /** Two classes of which one says what the other rules out. */
  readonly opposites: readonly string[];
  /** Predicates that say nothing without what stands beside them. */
  readonly light: string;
}

/** Throws `PackageDamaged`. */
export function loadPredicates(): PredicateTable {
  return shippedJson<PredicateTable>("data", "fact/predicates.json");
}

/** Words by language, separated by spaces, from data/fact/words.json. */
export interface WordTable {
  /** Nouns for several events that may be counted together. */
  readonly several: Readonly<Record<string, string>>;
  /** Nouns for what happens, mostly without a verb of their own. */
  readonly happenings: Readonly<Record<string, string>>;
  /** Prepositions and conjunctions, which part two phrases. */
  readonly parting: Readonly<Record<string, string>>;
  /** Words that open a clause which cannot stand alone. */
  readonly subordinating: Readonly<Record<string, string>>;
  /** Words that may be left out of a quotation or put into it without another meaning. */
  readonly filling: Readonly<Record<string, string>>;
  /** Last words of names of streets, in full and short. */
  readonly street: Readonly<Record<string, string>>;
  /** Words without content. */
  readonly empty: Readonly<Record<string, string>>;
  /** Words so common in news that sharing them says little. */
  readonly common: Readonly<Record<string, string>>;
  /** Endings that inflection and derivation add, in the order they are tried. */
  readonly endings: Readonly<Record<string, string>>;
  /** Last words of names of streets, buildings and counties, which say less where something happened than the town does. */
  readonly noTown: Readonly<Record<string, string>>;
  /** Nouns of bodies that a town has: its name stands before them. */
  readonly ofTown: Readonly<Record<string, string>>;
  /** Nouns of people, events and houses before which a town's name may stand. */
  readonly inTown: Readonly<Record<string, string>>;
  /** Words for a side of a town, before its name. */
  readonly side: Readonly<Record<string, string>>;
  /** Capitalised words before those that are no name of a town. */
  readonly noTownName: Readonly<Record<string, string>>;
  /** Words for one office, with equals signs between them. */
  readonly called: Readonly<Record<string, string>>;
  /** Ranks and short titles that may stand between an office and a name, without their full stops. */
  readonly ranks: Readonly<Record<string, string>>;
  /** Prepositions behind which a place is named. */
  readonly insideTown: Readonly<Record<string, string>>;
  /** Nouns behind which "of" names a town. */
  readonly townOf: Readonly<Record<string, string>>;
  /** Words behind which a text may not end, and before which it may. */
  readonly ending: Readonly<Record<string, string>>;
  /** What opens a sentence that goes on from the one before. */
  readonly connecting: Readonly<Record<string, string>>;
  /** Participles that open a clause of which only the beginning would be left. */
  readonly participles: Readonly<Record<string, string>>;
  /** Words behind which a clause has only begun. */
  readonly begun: Readonly<Record<string, string>>;
  /** What, beside a past in "ed", may not be parted from what follows it. */
  readonly boundPast: Readonly<Record<string, string>>;
  /** Nouns for people who may go without a name, and what stands before them. */
  readonly described: Readonly<Record<string, string>>;
  readonly describing: Readonly<Record<string, string>>;
  /** Verbs whose past is their base. */
  readonly unchanged: Readonly<Record<string, string>>;
  /** Words that are never the last ones of a sentence. */
  readonly unended: Readonly<Record<string, string>>;
  /** Words that open a phrase or a clause which may be left out. */
  readonly opening: Readonly<Record<string, string>>;
  /** Forms of "be", "have", "do" and what stands before an infinitive: a clause with one has a verb. */
  readonly auxiliary: Readonly<Record<string, string>>;
  /** Pasts of verbs that do not end in "ed". */
  readonly pasts: Readonly<Record<string, string>>;
  /** Lemmas of verbs by which somebody denies. */
  readonly denyingVerbs: Readonly<Record<string, string>>;
  /** Nouns for wrongs in general, and for what is told about somebody. */
  readonly wrongs: Readonly<Record<string, string>>;
  /** Ways to have been in something: nouns, and lemmas of what somebody is. */
  readonly involved: Readonly<Record<string, string>>;
  /** Nouns for what only seems or may be so. */
  readonly seeming: Readonly<Record<string, string>>;
  /** Words that call untrue what stands behind them. */
  readonly untrue: Readonly<Record<string, string>>;
  /** Verbs by which somebody lets others know: who does not, denies nothing. */
  readonly telling: Readonly<Record<string, string>>;
  /** Words by which a text shows that something need not be so: possible, alleged, asked. */
  readonly hedging: Readonly<Record<string, string>>;
  /** Words by which it shows that something lies ahead. */
  readonly ahead: Readonly<Record<string, string>>;
  /** Words by which it shows that something is not so. */
  readonly negating: Readonly<Record<string, string>>;
  /** Those who are somebody's or on one side, and those of whom nobody knows who they are: what they say is said by them. */
  readonly partial: Readonly<Record<string, string>>;
  /** Verbs that say that somebody says so, and nothing of whether it is. */
  readonly plainly: Readonly<Record<string, string>>;
  /** What pages set before a caption or a headline in capitals. */
  readonly labels: Readonly<Record<string, string>>;
  /** Verbs of what people do to be kind. */
  readonly courtesies: Readonly<Record<string, string>>;
  /** Last words of names of papers, agencies and stations, which tell what others say. */
  readonly outlet: Readonly<Record<string, string>>;
  /** What may stand before one of `silent`. */
  readonly beforeThing: Readonly<Record<string, string>>;
  /** Papers, days and things, which say nothing themselves. */
  readonly silent: Readonly<Record<string, string>>;
  /** Words that point at somebody named before. */
  readonly pointing: Readonly<Record<string, string>>;
  /** What stands before a verb: "was", "to", "he", "who". */
  readonly beforeVerb: Readonly<Record<string, string>>;
  /** Nouns and pronouns for people of whom nobody in particular is meant. */
  readonly nobody: Readonly<Record<string, string>>;
  /** Nouns of offices and parts, which alone name nobody. */
  readonly office: Readonly<Record<string, string>>;
  /** Words before "president" and "minister". */
  readonly ofState: Readonly<Record<string, string>>;
  /** Nouns of several people, before which it is only told of what kind or of where they are. */
  readonly nobodies: Readonly<Record<string, string>>;
  /** Nouns of bodies in whose names they may be written small. */
  readonly body: Readonly<Record<string, string>>;
  /** Numbers in words, from one on. */
  readonly upTo12: Readonly<Record<string, string>>;
  /** Nouns for what several people tell of one thing, and verbs by which such accounts are said to be unlike. */
  readonly accounts: Readonly<Record<string, string>>;
  readonly differing: Readonly<Record<string, string>>;
  /** Verbs by which one account is said to speak against another, and those for one's own. */
  readonly contradicting: Readonly<Record<string, string>>;
  readonly undercutting: Readonly<Record<string, string>>;
  /** Words at the start of a sentence that point at the one before, and words for whose account it is. */
  readonly back: Readonly<Record<string, string>>;
  readonly his: Readonly<Record<string, string>>;
  /** What records something, verbs by which it shows it, and verbs of those who may be wrong. */
  readonly records: Readonly<Record<string, string>>;
  readonly showing: Readonly<Record<string, string>>;
  readonly believing: Readonly<Record<string, string>>;
  /** Words before "to" by which something must be done, and words that open what speaks against the sentence before. */
  readonly obliged: Readonly<Record<string, string>>;
  readonly however: Readonly<Record<string, string>>;
  readonly sayings: Readonly<Record<string, string>>;
  readonly accused: Readonly<Record<string, string>>;
  readonly particle: Readonly<Record<string, string>>;
  /** Words of headlines for those who died, and for those who were hurt. */
  readonly killed: Readonly<Record<string, string>>;
  readonly injured: Readonly<Record<string, string>>;
}

let words: WordTable | undefined;

/** Words of all languages: a text's own language is not asked, for names and quotations come from others. Throws `PackageDamaged`. */
export function wordsIn(kind: keyof WordTable): string[] {
  words ??= shippedJson<WordTable>("data", "fact/words.json");
  return Object.values(words[kind]).flatMap((list) => list.split(" "));
}

/** Phrases of what no story tells, from data/fact/asides.json; ".." stands for any words between. */
export interface AsidePhrases {
  /** Of pictures, of how to reach somebody, of a page and its newsroom. */
  readonly caption: readonly string[];
  readonly contact: readonly string[];
  readonly page: readonly string[];
  /** Of somebody who was asked and does not answer. */
  readonly unanswered: readonly string[];
  /** Names of agencies, and words in their place, in a line that says whose picture it is. */
  readonly agency: ReadonlySet<string>;
}

let asides: AsidePhrases | undefined;

/** Phrases of all languages. Throws `PackageDamaged`. */
export function asidePhrases(): AsidePhrases {
  asides ??= readAsides();
  return asides;
}

function readAsides(): AsidePhrases {
  const all = Object.values(shippedJson<Record<string, AsideTable>>("data", "fact/asides.json"));
  const of = (kind: "caption" | "contact" | "page" | "unanswered") => all.flatMap((one) => one[kind]);
  return {
    caption: of("caption"),
    contact: of("contact"),
    page: of("page"),
    unanswered: of("unanswered"),
    agency: new Set(all.flatMap(({ agency }) => agency.split(" "))),
  };
}

type AsideTable = Omit<AsidePhrases, "agency"> & { readonly agency: string };

let nouns: ReadonlyMap<string, string> | undefined;

/** Nouns that name an event, with the verb that says the same, as the claims have them. Throws `PackageDamaged`. */
export function nounsOfEvents(): ReadonlyMap<string, string> {
  nouns ??= new Map(
    Object.entries(shippedJson<Record<string, string>>("data", "annotation/claims/nominals.json")).flatMap(
      ([verb, list]) => list.split(" ").map((noun) => [noun, verb] as const),
    ),
  );
  return nouns;
}

/** A country's one-word name and what its people and things are called. */
interface Country {
  readonly name: string;
  readonly demonyms: readonly string[];
}

/** Single words for what is of one country, with the name of the country, in small letters: `russian` is `russia`. Throws `PackageDamaged`. */
export function countriesByDemonym(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { name, demonyms } of shippedJson<Country[]>("data", "annotation/countries.json"))
    for (const word of new Set(demonyms.map((one) => one.toLowerCase())))
      if (!/\s/u.test(word)) found.set(word, found.has(word) || name.includes(" ") ? word : name.toLowerCase());
  return found;
}

/** A logistic over the measures of a pair of claims. */
export interface PairWeights {
  readonly bias: number;
  readonly weights: Readonly<Record<string, number>>;
}

/** Whether two claims say one thing, from models/facts.json. Throws `PackageDamaged`. */
export function loadClaimWeights(): PairWeights {
  return shippedJson<{ claims: PairWeights }>("models", "facts.json").claims;
}

/** The fitted pair score, from models/facts.json. Throws `PackageDamaged`. */
export function loadPairWeights(): PairWeights {
  return shippedJson<PairWeights>("models", "facts.json");
}
