import { modelBytes } from "../load.ts";
import type { Lexicon } from "../names/lexicon.ts";
import type { Words } from "../names/words.ts";
import type { Draft } from "./gather.ts";
import { genderOf } from "./gender.ts";
import { type Choose, chooseByWeights, type NamePlace, resolvePronouns } from "./pronouns.ts";

/**
 * A pronoun is left open below this share. Tuned on the training part of gum-coref, where it trades a few right
 * answers for as many wrong ones; held by the names benchmark.
 */
const AT_LEAST = 0.55;

let chooser: Choose | undefined;

/** Adds `he` and `she` to the people of the article, as mentions. */
export function addPronouns(article: string, words: Words, drafts: readonly Draft[], known: Lexicon): void {
  const people = drafts.filter((draft) => draft.type === "person");
  const candidates = people.map((person) => {
    const starts = person.mentions.map((mention) => mention.span.start);
    const gender = person.gender ?? genderOf(words.text, person.words.length > 1 ? person.words : [], starts, known);
    return { gender, places: [] };
  });
  for (const { at, of } of resolvePronouns(words, candidates, placesOf(words, people), choose())) {
    const span = { start: words.start[at]!, end: words.end[at]! };
    people[of]!.mentions.push({ article, span, form: "pronoun" });
  }
  people.forEach((person, i) => {
    const gender = candidates[i]!.gender;
    if (gender) person.gender = gender;
    person.mentions.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  });
}

function choose(): Choose {
  chooser ??= chooseByWeights(weights(), AT_LEAST);
  return chooser;
}

function weights(): number[] {
  const bytes = modelBytes("pronouns.json");
  return bytes ? (JSON.parse(new TextDecoder().decode(bytes)) as number[]) : [];
}

function placesOf(words: Words, people: readonly Draft[]): NamePlace[] {
  const places = people.flatMap(({ mentions }, of) =>
    mentions.map(({ span }) => ({ of, from: tokenAt(words, span.start), to: tokenAt(words, span.end - 1) + 1 })),
  );
  return places.sort((a, b) => a.to - b.to || a.from - b.from);
}

/** The token that covers the code unit, or the last one before it. */
function tokenAt({ start, count }: Words, at: number): number {
  let [low, high] = [0, count - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (start[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
