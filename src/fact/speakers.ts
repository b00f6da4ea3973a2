import { compareText, type Quote } from "../model/index.ts";
import { wordsIn as listed } from "./load.ts";

/** Names of speakers and agencies as one story's reports share them. */
export interface Speakers {
  /** The canonical name of whoever says the quotation; nothing when nobody is named. */
  nameOf(quote: Quote): string | undefined;
  /** True when the name is that of somebody in particular, not "officials" or "head of the agency". */
  isNamed(name: string): boolean;
  /** True when both are somebody in particular, and not the same. */
  areTwo(a: string | undefined, b: string | undefined): boolean;
  /** True when both are told and called otherwise, whether or not it is told who they are. */
  areUnlike(a: string | undefined, b: string | undefined): boolean;
}

/** Capitalised at the start of a sentence, but nobody in particular. */
const NOBODY = new Set(listed("nobody"));
/** The same with "the" before them, of state also with a word like "vice". */
const OFFICES = new Set(listed("office"));
const OF_STATE = new Set(listed("ofState"));
/** "Velmish Officials" are nobody in particular either. */
const NOBODIES = new Set(listed("nobodies"));
/** Nouns of bodies: a name may end in one in small letters. */
const BODIES = new Set(listed("body"));
/** Small words that a name may begin with. */
const PARTICLE =
  /^(?:al|el|ben|bin|ibn|abu|da|de|del|della|der|den|di|dos|du|la|le|ter|van|von|zu|zur)(?:$|[\s'’-])|^d['’]/u;

/** Names as the annotation room resolved them over the story; credits by article. */
export function speakersOf(): Speakers {
  const isNamed = (name: string) =>
    /\p{Lu}/u.test(name) &&
    !isNobody(name.toLowerCase()) &&
    !isDescribed(name) &&
    (!/^\p{Ll}/u.test(name) || PARTICLE.test(name));
  const areUnlike = (a: string | undefined, b: string | undefined) =>
    a !== undefined && b !== undefined && a !== b && !isPart(a, b);
  return {
    nameOf: ({ speaker }) => speaker.name,
    isNamed,
    areUnlike,
    areTwo: (a, b) => areUnlike(a, b) && isNamed(a!) && isNamed(b!),
  };
}

function isNobody(lower: string): boolean {
  const words = lower.replace(/^the /u, "").split(" ");
  const [first = "", noun = ""] = words;
  if (words.length === 2) return OF_STATE.has(first) && (noun === "president" || noun === "minister");
  return NOBODY.has(lower) || (words.length === 1 && OFFICES.has(first));
}

/** "Velm resident", "Coastline Ferries flight captain": who ends in a small noun is described, unless the noun is that of a body. */
function isDescribed(name: string): boolean {
  const last = /\s(\S+)$/u.exec(name)?.[1] ?? "";
  return NOBODIES.has(last.toLowerCase()) || (/^\p{Ll}[\p{L}’'-]*$/u.test(last) && !BODIES.has(last));
}

/** "Coastline Ferries captain" is no other than "Coastline Ferries", nor "Orth" than "Lena Orth", whatever the case. */
function isPart(a: string, b: string): boolean {
  if (areShortAndLong(a, b) || areShortAndLong(b, a)) return true;
  const [few, many] = [wordsIn(a), wordsIn(b)].sort((x, y) => x.size - y.size) as [Set<string>, Set<string>];
  return [...few].every((word) => many.has(word));
}

/** "VHB" is the "Velm Harbour Board". */
function areShortAndLong(short: string, long: string): boolean {
  if (!/^\p{Lu}{2,8}$/u.test(short) || !long.includes(" ")) return false;
  const initials = long.split(/[\s-]+/u).flatMap((word) => (/^\p{Lu}/u.test(word) ? [word[0]!] : []));
  return initials.join("") === short;
}

function wordsIn(name: string): Set<string> {
  return new Set(name.toLowerCase().split(" "));
}

/** Names by the one fuller name among them that holds all their words; equal words stand once, as briefly as they come. */
export function fullerNames(names: readonly string[]): Map<string, string> {
  const known = [...new Set(names)].sort(
    (a, b) => wordsIn(b).size - wordsIn(a).size || a.length - b.length || compareText(a, b),
  );
  const found = new Map<string, string>();
  for (const [index, name] of known.entries()) {
    const fuller = new Set(
      known
        .slice(0, index)
        .filter((one) => isPart(name, one))
        .map((one) => found.get(one)!),
    );
    found.set(name, fuller.size === 1 ? [...fuller][0]! : name);
  }
  return found;
}
