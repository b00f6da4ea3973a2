import type { Cue } from "./clauses.ts";
import { isBelief, isDirective, isOfFacts, isPromise } from "./cues.ts";
import { looksFinite } from "./grammar.ts";
import { NOUNS } from "./lexicon.ts";
import { isRefusal } from "./no-speech.ts";
import { hasFinite } from "./openings.ts";
import type { Passage, Range } from "./passages.ts";
import { nounPhraseAfter } from "./phrase-after.ts";

/** True when the cue tells of a wish, a belief or a judgement about a range, not of words. */
export function isAttitude(p: Passage, cue: Cue, { from, to }: Range, isThing: boolean): boolean {
  if (isActOfSpeech(p, cue, from, to)) return false;
  return (
    (isThing && isBareThing(p, cue, from, to)) ||
    p.lexemes[from]!.lower === "to" ||
    asksSomebody(p, cue, from, to) ||
    !isClausal(cue) ||
    !hasFinite(p, from, to) ||
    isBelief(cue.lemma) ||
    isRefusal(p, cue, from, to)
  );
}

/** "pledged to pay", "urged drivers to turn back", "called for a strike": whoever promises or calls for something does it in words. */
function isActOfSpeech(p: Passage, cue: Cue, start: number, end: number): boolean {
  const isInfinitive = p.lexemes[start]!.lower === "to";
  if (isPromise(cue.lemma)) return isInfinitive;
  if (!isDirective(cue.lemma)) return false;
  return isInfinitive || asksSomebody(p, cue, start, end) || p.lexemes[cue.end - 1]!.lower === "for";
}

/** "noted the cause of it", "found a man who was ill": a verb of facts with a thing, or with one that has a clause of its own. */
function isBareThing(p: Passage, { lemma, speaker }: Cue, start: number, end: number): boolean {
  if (!isOfFacts(lemma) || (speaker && isPaper(p, speaker))) return false;
  const verb = p.lexemes.slice(start, end).findIndex((lexeme) => looksFinite(lexeme));
  if (verb < 0 || p.lexemes[start + verb - 1]!.lower === "that") return true;
  return p.lexemes.slice(start, start + verb).some(({ lower }) => /^(?:who|which|whose)$/.test(lower));
}

/** "a study found 31 cases": what papers find they say. */
function isPaper(p: Passage, { from, to }: Range): boolean {
  return p.lexemes.slice(from, to).some(({ lower }) => NOUNS.documents.has(lower));
}

/** "asked the council to pay": who is to do it stands first. */
function asksSomebody(p: Passage, cue: Cue, start: number, end: number): boolean {
  if (!cue.frames.has("to")) return false;
  const object = nounPhraseAfter(p, start, end)?.to ?? start + 1;
  const to = p.lexemes[object]?.lower === "not" ? object + 1 : object;
  return to < end && p.lexemes[to]!.lower === "to";
}

/** True when a clause, or somebody who is told and a clause, may follow the cue. */
export function isClausal(cue: Cue): boolean {
  return cue.frames.has("clause") || cue.frames.has("told");
}
