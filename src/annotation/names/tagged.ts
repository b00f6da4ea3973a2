import { agree } from "./consistency.ts";
import { mayEndName } from "./edges.ts";
import { seenIn } from "./features.ts";
import { TYPES } from "./labels.ts";
import type { Lexicon, Phrase } from "./lexicon.ts";
import { labelNames, type NameModel } from "./model.ts";
import { type FoundName, typeOfPhrase } from "./name.ts";
import { PERSON, type Stretch } from "./stretches.ts";
import { HAS_LOWER, INITIAL_CAPITAL, type Words } from "./words.ts";

/** Letters of the longest last part of a name that a hyphen joins. */
const LONGEST_TAIL = 6;

/** Names of an English text by the trained model, made consistent over the text; countries and nationalities by the tables. */
export function namesByModel(words: Words, known: Lexicon, model: NameModel): FoundName[] {
  const seen = seenIn(words, known);
  const names = agree(seen, labelNames(model, seen)).map((one) => nameFrom(words, toHyphensEnd(words, one), known));
  return [...names, ...countriesBeside(words, names, known)].sort((a, b) => a.from - b.from || a.to - b.to);
}

/** "Kim Dong" of "Kim Dong-yup" is no name; "Velm-based" and "pro-Orth" are left as they are. */
function toHyphensEnd({ text, start, end, count }: Words, one: Stretch): Stretch {
  const { to } = one;
  if (one.kind !== PERSON || to + 1 >= count || text[start[to]!] !== "-" || end[to]! - start[to]! !== 1) return one;
  const isGlued = start[to] === end[to - 1] && start[to + 1] === end[to];
  const word = text.slice(start[to + 1], end[to + 1]);
  return isGlued && word.length <= LONGEST_TAIL && mayEndName(word) ? { ...one, to: to + 2 } : one;
}

function nameFrom(words: Words, { from, to, kind }: Stretch, known: Lexicon): FoundName {
  const type = TYPES[kind] ?? "other";
  const phrase = known.phraseAt(words, from, to);
  if (!phrase || phrase.length !== to - from || !mayBe(phrase, type)) return { from, to, type };
  const isDemonym = phrase.kind === "demonym";
  const isCountry = isDemonym || phrase.kind === "country";
  return { from, to, type: isCountry ? "country" : type, phrase, ...(isDemonym && { isDemonym }) };
}

/** Whether the model's type leaves room for the phrase: people are people, and nothing else is. */
function mayBe(phrase: Phrase, type: FoundName["type"]): boolean {
  if (phrase.kind === "person" || type === "person") return typeOfPhrase(phrase) === type;
  return phrase.kind !== "organisation" || type !== "place";
}

/** Countries and nationality words with a capital that stand outside every name found. */
function countriesBeside(words: Words, names: readonly FoundName[], known: Lexicon): FoundName[] {
  const taken = new Uint8Array(words.count);
  for (const { from, to } of names) taken.fill(1, from, to);
  const found: FoundName[] = [];
  for (let s = 0; s + 1 < words.first.length; s++) {
    for (let i = words.first[s]!; i < words.first[s + 1]!; i++) {
      if (taken[i] || !(words.shape[i]! & INITIAL_CAPITAL)) continue;
      const phrase = known.phraseAt(words, i, words.first[s + 1]!);
      if (
        !phrase ||
        (phrase.kind !== "country" && phrase.kind !== "demonym") ||
        runsInto(words, taken, i, phrase.length)
      )
        continue;
      const isDemonym = phrase.kind === "demonym";
      found.push({ from: i, to: i + phrase.length, type: "country", phrase, ...(isDemonym && { isDemonym }) });
      i += phrase.length - 1;
    }
  }
  return found;
}

/** True when the phrase touches a name or is written small after all. */
function runsInto(words: Words, taken: Uint8Array, at: number, length: number): boolean {
  for (let i = at; i < at + length; i++) {
    const isSmall = words.shape[i]! & HAS_LOWER && !(words.shape[i]! & INITIAL_CAPITAL) && length === 1;
    if (taken[i] || isSmall) return true;
  }
  return false;
}
