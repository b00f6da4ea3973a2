import type { Span } from "../model/index.ts";
import { type Ground, holderOf } from "./ground.ts";
import { wordsIn } from "./load.ts";
import { peopleIn } from "./people.ts";
import type { Reading } from "./reading.ts";

/** What opens a clause that leans on the one before it. */
export const LEANING =
  /^(?:(?:that|which|who|whom|whose|where|when|while|as|and|but|or|if|because|after|before|since|so(?! (?:many|much|few|far|called|that)\b)|to|by|of|for|in|with|then|also|it|he|she|they|this|these|those|there)\b(?!['’])[\s,]*)+/iu;

/**
 * Who or what the clause is about, where its words leave it out: "" where they say it, undefined where nobody knows, or not
 * for sure. `rest` are its words without what leans on the clause before.
 */
export function subjectOf(one: Reading, rest: string, text: string, ground: Ground): string | undefined {
  const { claim, parties } = one;
  const roles = claim.roles.filter(({ role }) => role === "actor" || role === "recipient" || role === "theme");
  const [first] = roles.sort((a, b) => a.span.start - b.span.start);
  const words = first ? text.slice(first.span.start, first.span.end).replace(/\s+/g, " ") : "";
  if (words !== "" && !LEANING.test(`${words} `) && rest.includes(words)) return "";
  const party = actorOf(parties);
  if (!party) return undefined;
  if (rest.includes(party.name)) return "";
  const at = claim.roles.find(({ name }) => name === party.name)?.span;
  if (at === undefined) return undefined;
  if (!party.isName) return phraseBefore(at, one, text);
  if (isOfOthers(at, party.name, text)) return undefined;
  return isPlain(at, one, text, ground) ? `${party.name} ` : undefined;
}

/** "His fellow councillors", for whom the council is named: they are not it. */
function isOfOthers({ start, end }: Span, name: string, text: string): boolean {
  const words = text.slice(start, end);
  return /^\p{Ll}/u.test(words) && !PRONOUN.test(words) && !words.includes(name.slice(name.lastIndexOf(" ") + 1));
}

/** True when the one set before a clause is called by that name in the very sentence, and not by a pronoun or a noun. */
export function isCalledSo({ claim, parties, sentence }: Reading, text: string): boolean {
  const party = actorOf(parties);
  const at = claim.roles.find(({ name }) => name === party?.name)?.span;
  if (!party?.isName || at === undefined || at.start < sentence.start) return false;
  const words = text.slice(at.start, at.end).replace(/['’]s$/u, "");
  return /^\p{Lu}/u.test(words) && !PRONOUN.test(words) && party.name.endsWith(words.slice(words.lastIndexOf(" ") + 1));
}

/** A noun alone, for want of a better subject: "Shooting injured four". */
export function bareSubject({ parties, claim }: Reading, text: string): string {
  const party = actorOf(parties);
  const at = claim.roles.find(({ name }) => name === party?.name)?.span;
  const isSure = at !== undefined && hangsFrom(at, claim.span, text) && !isHeldAt(at, text) && !isBase(claim, text);
  return party === undefined || party.isName || !isSure ? "" : `${party.name} `;
}

/** Who acts, or who is acted on where nobody does. */
function actorOf(parties: Reading["parties"]): Reading["parties"][number] | undefined {
  return parties.find(({ role }) => role === "actor") ?? parties.find(({ role }) => role === "patient");
}

const DETERMINER =
  /^(?:an?|the|his|her|its|their|this|these|those|one|two|three|four|five|six|seven|eight|nine|ten|\d[\d,]{0,9}|\p{Lu}\p{L}{1,30}['’]s)$/iu;
const ATTRIBUTE = /^[\p{L}\d][\p{L}\d-]{1,30}$/u;
const SMALL = new Set([...wordsIn("parting"), ...wordsIn("subordinating")]);
const LOOK_BACK = 100;
/** Words of a phrase before its noun, at most. */
const MOST_WORDS = 4;

/** A noun with what belongs to it, where the clause hangs from it: "a drive-by shooting | that killed one". A bare noun tells nobody. */
function phraseBefore(at: Span, { claim }: Reading, text: string): string | undefined {
  if (!hangsFrom(at, claim.span, text)) return undefined;
  const words = text
    .slice(Math.max(0, at.start - LOOK_BACK), at.start)
    .trimEnd()
    .split(/\s+/u)
    .slice(-MOST_WORDS);
  for (let k = words.length - 1; k >= 0; k--) {
    const word = words[k]!.replace(/^[(“"]/u, "");
    if (DETERMINER.test(word))
      return `${[word, ...words.slice(k + 1)].join(" ")} ${text.slice(at.start, at.end).replace(/\s+/g, " ")} `;
    if (!ATTRIBUTE.test(word) || SMALL.has(word.toLowerCase())) return undefined;
  }
  return undefined;
}

/** True when nothing but a small word stands between somebody and the clause about him. */
function hangsFrom(at: Span, clause: Span, text: string): boolean {
  if (at.end > clause.start) return false;
  return /^[,\s]*(?:(?:who|which|that)\s*)?$/iu.test(text.slice(at.end, clause.start));
}

/** "Ada Moor met the board | and left": of the same subject, with no other clause and no quotation between. */
function goesOn(between: string): boolean {
  return (
    /(?:\b(?:and|but|or|then)|,)\s+(?:\p{Ll}+ly\s)?$/u.test(between) &&
    !/[:;“”"‘]|\b(?:who|which|that|what|how)\b/iu.test(between)
  );
}

/** Verbs whose past is their base. */
const UNCHANGED = new Set(wordsIn("unchanged"));

/** True of a verb without an ending: its auxiliary stands before another one, "could appeal | and ask". */
export function isBase({ predicate, head }: Reading["claim"], text: string): boolean {
  const word = text.slice(head.start, head.end);
  return word === predicate.split(" ")[0] && !UNCHANGED.has(word);
}

const PRONOUN =
  /^(?:he|she|it|they|him|her|his|hers|its|them|their|we|us|you|i|me|my|our|your|himself|herself|itself|who|which|that)$/iu;
/** Nouns for people, and what stands before them where they are only described: "a young man", "his 9-year-old sister". */
const DESCRIBED = new Set(wordsIn("described"));
const DESCRIBING = new Set(wordsIn("describing"));

/** True of words that tell of somebody without a name, whom a pronoun may mean. */
function isOfSomebody(words: string): boolean {
  const all = words.toLowerCase().split(/[^\p{L}\p{N}-]+/u);
  const isPerson = (word: string) => DESCRIBED.has(word) || /^\d{1,2}-year-old$/u.test(word);
  return all.some(
    (word, k) => isPerson(word) && all.slice(Math.max(0, k - MOST_WORDS), k).some((one) => DESCRIBING.has(one)),
  );
}

/** A sentence about somebody who is only described: "A Velm sailor was sentenced by Judge Orth after he". */
const SOMEBODY = /^\s*(?:An?|The|One|Another)\s/u;

/**
 * True when a name may be set before a clause: its own word stands for it, and no other clause lies between; or it is "he" or
 * "she", and its sentence and the one before tell of nobody else.
 */
function isPlain(at: Span, { parties, sentence, claim, article }: Reading, text: string, ground: Ground): boolean {
  const word = text.slice(at.start, at.end).toLowerCase();
  if (!PRONOUN.test(word))
    return hangsFrom(at, claim.span, text) || (goesOn(text.slice(at.end, claim.span.start)) && !isBase(claim, text));
  if (word !== "he" && word !== "she") return false;
  const { annotation } = ground.articles.get(article)!;
  const before = holderOf(annotation.sentences, { start: sentence.start - 3, end: sentence.start });
  const from = before?.start ?? sentence.start;
  if (isOfSomebody(text.slice(from, at.start)) || SOMEBODY.test(text.slice(sentence.start, at.start))) return false;
  const named = new Set(peopleIn(annotation).between(from, at.start));
  return named.size === 1 && named.has(actorOf(parties)?.entity ?? "");
}

const HELD = /\b(?:at|of|in|from|with|near|on)\s+(?:(?:the|a|an|his|her|its|their)\s+)?$/iu;

/** True when whoever is set before a clause hangs on somebody else there: "someone at the club called". */
export function isHeldByOther({ claim, parties }: Reading, text: string): boolean {
  const at = claim.roles.find(({ name }) => name === actorOf(parties)?.name)?.span;
  return at !== undefined && at.end <= claim.head.start && isHeldAt(at, text);
}

function isHeldAt({ start }: Span, text: string): boolean {
  return HELD.test(text.slice(Math.max(0, start - 24), start));
}
