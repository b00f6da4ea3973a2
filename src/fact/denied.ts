import { overlaps, type Span } from "../model/index.ts";
import { wordsIn } from "./load.ts";
import type { Party } from "./participants.ts";
import type { Reading } from "./reading.ts";

/**
 * What a denial is of: `allegation`, whatever somebody is accused of ("the allegations"); `saying`, what was just said ("that
 * account"); `report`, what it tells itself ("claims that"); `part` in something, or knowledge of it; `deed`, a clause; `own`, what
 * somebody says himself not to have done.
 */
type DenialKind = "allegation" | "saying" | "report" | "part" | "deed" | "own";

/** That somebody denies something, in one place. */
export interface Denial {
  readonly kind: DenialKind;
  readonly reading: Reading;
  readonly who: Party;
  /** Where what is denied is told. */
  readonly of: Span;
  /** The clause that is denied, where it is told to be reported. */
  readonly reported: Reading | undefined;
  /** Names of the verbs that are denied. */
  readonly predicates: ReadonlySet<string>;
  /** Telling stems of what is denied. */
  readonly stems: ReadonlySet<string>;
}

/** Who denies, where it is told what, and how. */
type Denied = Pick<Denial, "kind" | "who" | "of">;

const DENYING = new Set(wordsIn("denyingVerbs"));
/** Nouns for what is alleged, for wrongs in general, and for what was said. */
const ALLEGED = new Set([...wordsIn("accused"), ...wordsIn("wrongs")]);
const SAID = new Set(wordsIn("sayings"));
/** Ways to have been in something: "a part", "a hand", "knowledge". */
const INVOLVED = new Set(wordsIn("involved"));

/** Every denial that one report tells, of somebody whom it names or describes. */
export function denialsIn(readings: readonly Reading[], text: string): Denial[] {
  return readings.flatMap((reading) => {
    const { modality, predicate } = reading.claim;
    if (modality === "possible" || modality === "planned") return [];
    const denied = DENYING.has(predicate) ? byVerb(reading, text) : (byNegation(reading, text) ?? byOwnWord(reading));
    return denied ? [{ reading, ...denied, ...deniedIn(denied, reading, readings) }] : [];
  });
}

/** "He denied the allegations", "denies any part in it", "denied that he took it", but not "denied them entry". */
function byVerb(one: Reading, text: string): Denied | undefined {
  const { claim, parties } = one;
  const who = parties.find(({ role }) => role === "actor");
  const isToSomebody = claim.roles.some(({ role }) => role === "recipient");
  if (who === undefined || claim.polarity === "denied" || isToSomebody) return undefined;
  const of = { start: claim.head.end, end: claim.span.end };
  const kind = kindOf(one, text.slice(of.start, of.end));
  return kind && { kind, who, of };
}

function kindOf({ claim: { predicate, roles } }: Reading, behind: string): DenialKind | undefined {
  const nouns = roles.flatMap(({ role, name }) => (role === "theme" ? [lastWord(name)] : []));
  const pointed = POINTED.exec(behind)?.[1] ?? "";
  if (SAID.has(pointed.toLowerCase()) && !ALLEGED.has(pointed.toLowerCase())) return "saying";
  const isAlleged = nouns.some((noun) => ALLEGED.has(noun));
  if (TOLD.test(behind) && (isAlleged || nouns.some((noun) => SAID.has(noun)))) return "report";
  if (isAlleged) return "allegation";
  if (nouns.some((noun) => INVOLVED.has(noun))) return "part";
  return predicate === DENY && nouns.length === 0 && CLAUSE.test(behind) ? "deed" : undefined;
}

const DENY = "deny";
/** "That account", "the story". */
const POINTED = /^\s(?:that|this|these|those|the)\s(\p{L}{1,20})/u;
/** "Claims that", "any suggestion of". */
const TOLD = /^\s(?:\p{L}{1,20}\s){1,3}?(?:that|of)\s/u;
/** What a verb of denying is followed by where a clause is denied. */
const CLAUSE = /^\s(?:that\s|\p{Ll}{2,20}ing\b|\p{Lu}|he\s|she\s|they\s|it\s|ever\s)/u;

/** "Had no part in it", "played no role", "had nothing to do with it", "was not involved", "was not aware of it". */
function byNegation({ claim, parties, predicate }: Reading, text: string): Denied | undefined {
  const who = parties.find(({ role }) => role === "actor") ?? parties.find(({ role }) => role === "patient");
  if (who === undefined || claim.polarity !== "denied") return undefined;
  const of = { start: claim.head.end, end: claim.span.end };
  const isPart = parties.some(({ role, name }) => role === "patient" && INVOLVED.has(lastWord(name)));
  const isNothing = predicate.name === HAVE && NOTHING.test(text.slice(of.start, of.start + NOTHING_LONG));
  return isPart || isNothing || INVOLVED.has(claim.predicate) ? { kind: "part", who, of } : undefined;
}

const HAVE = "~have";
const NOTHING = /^\snothing to do\b/u;
const NOTHING_LONG = 20;

/** "He never offered it", said by himself: the verb, with whom or what it is done to. */
function byOwnWord({ claim, parties, predicate }: Reading): Denied | undefined {
  const who = parties.find(({ role }) => role === "actor");
  const source = claim.sources.at(-1);
  if (who === undefined || source === undefined || claim.polarity !== "denied" || predicate.isLight) return undefined;
  return isCalled(who, source.name) ? { kind: "own", who, of: claim.head } : undefined;
}

/** True where a source is whom a claim names so. */
export function isCalled(who: Party, name: string): boolean {
  return who.name.toLowerCase() === name.toLowerCase();
}

function lastWord(name: string): string {
  return name.slice(name.lastIndexOf(" ") + 1).toLowerCase();
}

/** Bits from which on a stem tells what is denied. */
const TELLING = 4;

/** What is denied: the clause that hangs on the denial, not what is told beside it; of a part in something all that tells in what. */
function deniedIn(
  { kind, who, of }: Denied,
  reading: Reading,
  readings: readonly Reading[],
): Pick<Denial, "predicates" | "stems" | "reported"> {
  const inside = readings
    .filter(({ claim }) => overlaps(of, claim.head))
    .sort((a, b) => a.claim.head.start - b.claim.head.start)
    .slice(0, kind === "part" ? undefined : 1);
  const own = new Set(who.words);
  const isTelling = ([stem, worth]: readonly [string, number]) => worth >= TELLING && !own.has(stem);
  const telling = [reading, ...inside].flatMap(({ bits }) => [...bits].filter(isTelling));
  return {
    reported: kind === "report" ? inside.find(({ predicate }) => predicate.name !== ACCUSE) : undefined,
    predicates: new Set(inside.flatMap(({ predicate }) => (predicate.isLight ? [] : [predicate.name]))),
    stems: new Set(telling.map(([stem]) => stem)),
  };
}

/** The class of verbs and nouns by which somebody is accused. */
export const ACCUSE = "accuse";
