import type { Quote } from "../model/index.ts";

/** Names of speakers and agencies as one story's reports share them. */
export interface Speakers {
  /** The canonical name of whoever says the quotation; nothing when nobody is named. */
  nameOf(quote: Quote): string | undefined;
  /** True when the name is that of somebody in particular, not "officials" or "head of the agency". */
  isNamed(name: string): boolean;
  /** True when both are somebody in particular, and not the same. */
  areTwo(a: string | undefined, b: string | undefined): boolean;
}

/** Capitalised at the start of a sentence, but nobody in particular. */
const NOBODY =
  /^(?:police|officials?|witness(?:es)?|authorities|investigators?|prosecutors?|experts?|analysts?|sources?|residents?|neighbou?rs?|relatives?|critics|lawyers?|detectives?|officers?|deputies|others|people|some|many|reporters?|scientists|researchers|doctors|government|victims?|one|someone)$/i;
/** Small words that a name may begin with. */
const PARTICLE =
  /^(?:al|el|ben|bin|ibn|abu|da|de|del|della|der|den|di|dos|du|la|le|ter|van|von|zu|zur)(?:$|[\s'’-])|^d['’]/u;

/** Names as the annotation room resolved them over the story; credits by article. */
export function speakersOf(): Speakers {
  const isNamed = (name: string) =>
    /\p{Lu}/u.test(name) && !NOBODY.test(name) && (!/^\p{Ll}/u.test(name) || PARTICLE.test(name));
  return {
    nameOf: ({ speaker }) => speaker.name,
    isNamed,
    areTwo: (a, b) => a !== undefined && b !== undefined && a !== b && isNamed(a) && isNamed(b) && !isPart(a, b),
  };
}

/** "Coastline Ferries captain" is no other than "Coastline Ferries", nor "Orth" than "Lena Orth". */
function isPart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const words = new Set(long.split(" "));
  return short.split(" ").every((word) => words.has(word));
}
