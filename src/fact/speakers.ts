import type { AnnotatedArticle, Article, Quote } from "../model/index.ts";

/** Names of speakers and agencies as one story's reports share them. */
export interface Speakers {
  /** The canonical name of whoever says the quotation; nothing when nobody is named. */
  nameOf(quote: Quote): string | undefined;
  /** The agencies that an article credits. */
  creditsOf(article: Article): readonly string[];
  /** True when the name is that of somebody in particular, not "officials" or "a source". */
  isNamed(name: string): boolean;
}

const TITLE =
  /^(?:mr|mrs|ms|dr|prof|sir|lord|lady|dame|president|premier|chancellor|minister|secretary|senator|governor|general|colonel|major|captain|sergeant|ambassador|mayor|chief|judge|justice|king|queen|prince|princess|pope|director|commander|spokesman|spokeswoman|spokesperson|leader|chairman|chairwoman|congressman|congresswoman|representative|sen|rep|gov|gen|col|lt|capt|sgt|adm|editor|professor|economist|analyst|detective|officer|sheriff|coach|attorney|prosecutor)\.?$/i;

/** Capitalised at the start of a sentence, but nobody in particular. */
const NOBODY =
  /^(?:police|officials?|witness(?:es)?|authorities|investigators?|prosecutors?|experts?|analysts?|sources?|residents?|neighbou?rs?|relatives?|critics|lawyers?|detectives?|officers?|deputies|others|people|some|many|reporters?|scientists|researchers|doctors|government|victims?|one|someone)$/i;

/** Builds the story's table: a surname stands for the one full name that the story's reports give it. */
export function speakersOf(pile: readonly AnnotatedArticle[]): Speakers {
  const entityNames = new Map<string, string>();
  const names = new Set<string>();
  for (const { annotation } of pile) {
    for (const entity of annotation.entities) entityNames.set(`${annotation.article} ${entity.id}`, entity.name);
    for (const { speaker } of annotation.quotes) if (speaker.name) names.add(bare(speaker.name));
  }
  for (const name of entityNames.values()) names.add(bare(name));
  const full = fullNames(names);
  const credits = new Map<string, readonly string[]>();
  return {
    nameOf: ({ article, speaker }) => {
      const raw = (speaker.entity && entityNames.get(`${article} ${speaker.entity}`)) ?? speaker.name;
      if (!raw) return undefined;
      const name = bare(raw);
      return full.get(name.toLowerCase()) ?? name;
    },
    creditsOf: (article) => {
      const known = credits.get(article.id) ?? [...new Set(article.credits.map(({ agency }) => agency))].sort();
      credits.set(article.id, known);
      return known;
    },
    isNamed: (name) => /\p{Lu}/u.test(name) && !NOBODY.test(name),
  };
}

/** One word to the single full name that holds it as first or last word. */
function fullNames(names: ReadonlySet<string>): Map<string, string> {
  const holders = new Map<string, Set<string>>();
  for (const name of names) {
    const words = name.split(" ");
    if (
      words.length < 2 ||
      words.length > 4 ||
      !words.every((word) => /^\p{Lu}|^(?:de|van|von|der|bin|al|el|la|da|di)$/u.test(word))
    )
      continue;
    for (const word of new Set([words[0]!, words.at(-1)!])) {
      const key = word.toLowerCase();
      holders.set(key, (holders.get(key) ?? new Set()).add(name));
    }
  }
  const full = new Map<string, string>();
  for (const [word, holding] of holders) {
    const only = holding.size === 1 ? [...holding][0] : undefined;
    if (only) full.set(word, only);
  }
  return full;
}

/** A name without titles, article and possessive. */
function bare(name: string): string {
  const words = name
    .replace(/['’]s?$/u, "")
    .split(/\s+/)
    .filter(Boolean);
  const last = words.findLastIndex((word) => TITLE.test(word));
  const rest = last >= 0 && last < words.length - 1 ? words.slice(last + 1) : words;
  if (rest.length > 1 && /^(?:the|a|an)$/i.test(rest[0]!)) rest.shift();
  return rest.join(" ");
}
