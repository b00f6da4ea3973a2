import type { Span } from "../../model/index.ts";
import { foldedHash } from "../clusters.ts";
import { FEMALE_NAME, FEMALE_TITLE, type Lexicon, MALE_NAME, MALE_TITLE } from "../names/lexicon.ts";
import type { Words } from "../names/words.ts";
import type { Draft } from "./gather.ts";

export type Gender = "male" | "female";

const MALE = hashes("he him his himself");
const FEMALE = hashes("she her hers herself");
/** How far back a pronoun looks, in sentences. Beyond, a name is as a rule repeated. */
const REACH = 5;

/** Adds `he` and `she` to the latest person of that gender named in the last few sentences. Linear in tokens. */
export function resolvePronouns(article: string, words: Words, drafts: readonly Draft[], known: Lexicon): void {
  const people = drafts.filter((draft) => draft.type === "person");
  for (const person of people) {
    const gender = genderOf(words, person, known);
    if (gender) person.gender ??= gender;
  }
  const named = people
    .flatMap((person) => person.mentions.map((mention) => ({ person, at: mention.span.start })))
    .sort((a, b) => a.at - b.at);
  let next = 0;
  const recent: { person: Draft; sentence: number }[] = [];
  for (let s = 0; s + 1 < words.first.length; s++) {
    for (let i = words.first[s]!; i < words.first[s + 1]!; i++) {
      while (next < named.length && named[next]!.at <= words.start[i]!) {
        recent.push({ person: named[next++]!.person, sentence: s });
        if (recent.length > 12) recent.shift();
      }
      const gender = pronounGender(words.folded[i]!);
      const found = gender && latest(recent, gender, s);
      if (found) found.mentions.push({ article, span: spanAt(words, i), form: "pronoun" });
    }
  }
  for (const person of people) person.mentions.sort((a, b) => a.span.start - b.span.start);
}

function latest(
  recent: readonly { person: Draft; sentence: number }[],
  gender: Gender,
  now: number,
): Draft | undefined {
  const near = recent.filter((one) => now - one.sentence <= REACH);
  return (near.findLast((one) => one.person.gender === gender) ?? near.findLast((one) => !one.person.gender))?.person;
}

function spanAt(words: Words, i: number): Span {
  return { start: words.start[i]!, end: words.end[i]! };
}

function pronounGender(folded: number): Gender | undefined {
  if (MALE.has(folded)) return "male";
  return FEMALE.has(folded) ? "female" : undefined;
}

/** Gender by the title before any mention, else by the given name. Undefined when neither tells. */
function genderOf(words: Words, person: Draft, known: Lexicon): Gender | undefined {
  for (const { span } of person.mentions) {
    const title = known.wordBits(wordBefore(words.text, span.start));
    if (title & MALE_TITLE) return "male";
    if (title & FEMALE_TITLE) return "female";
  }
  const given = person.words[0] ?? "";
  const bits = person.words.length > 1 ? known.wordBits(foldedHash(given, 0, given.length)) : 0;
  if ((bits & (MALE_NAME | FEMALE_NAME)) === MALE_NAME) return "male";
  return (bits & (MALE_NAME | FEMALE_NAME)) === FEMALE_NAME ? "female" : undefined;
}

function wordBefore(text: string, at: number): number {
  let end = at;
  while (end > 0 && text.charCodeAt(end - 1) === 32) end--;
  let start = end;
  while (start > 0 && end - start < 20 && text.charCodeAt(start - 1) > 32) start--;
  return foldedHash(text, start, end);
}

function hashes(list: string): Set<number> {
  return new Set(list.split(" ").map((word) => foldedHash(word, 0, word.length)));
}
