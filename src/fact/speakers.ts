import type { Quote } from "../model/index.ts";

/** Names of speakers and agencies as one story's reports share them. */
export interface Speakers {
  /** The canonical name of whoever says the quotation; nothing when nobody is named. */
  nameOf(quote: Quote): string | undefined;
  /** True when the name is that of somebody in particular, not "officials" or "a source". */
  isNamed(name: string): boolean;
}

/** Capitalised at the start of a sentence, but nobody in particular. */
const NOBODY =
  /^(?:police|officials?|witness(?:es)?|authorities|investigators?|prosecutors?|experts?|analysts?|sources?|residents?|neighbou?rs?|relatives?|critics|lawyers?|detectives?|officers?|deputies|others|people|some|many|reporters?|scientists|researchers|doctors|government|victims?|one|someone)$/i;

/** Names as the annotation room resolved them over the story; credits by article. */
export function speakersOf(): Speakers {
  return {
    nameOf: ({ speaker }) => speaker.name,
    isNamed: (name) => /\p{Lu}/u.test(name) && !NOBODY.test(name),
  };
}
