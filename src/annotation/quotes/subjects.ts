import type { Entity, Span } from "../../model/index.ts";
import type { Lexeme } from "../lexemes.ts";
import { cueForm } from "./cues.ts";
import { looksFinite } from "./grammar.ts";
import { CLASSES } from "./lexicon.ts";
import { isGivenName } from "./name-runs.ts";
import { sentenceAt } from "./named-people.ts";
import type { Passage, Range } from "./passages.ts";
import { leadingNoun } from "./sentence-start.ts";

/** A name of somebody or something, where it stands. */
interface Named {
  readonly span: Span;
  readonly isPerson: boolean;
}

/** Names looked at in one sentence. */
const MOST = 12;

/**
 * Whom the sentence before a pronoun is about: the first person (or body, for "it") that it names outside quotation marks, if
 * that name opens a phrase of its own. Nothing where the pronoun's own sentence names somebody before it.
 */
export function subjectFinder(
  passages: readonly Passage[],
  entities: readonly Entity[],
): (pronoun: Span, isPerson: boolean) => Span | undefined {
  const named = namesOf(entities);
  const starts = named.map(({ span }) => span.start);
  const places = new Map(
    passages.flatMap((p, k) => p.sentences.map((s, n) => [p.lexemes[s.from]!.start, [k, n]] as const)),
  );
  const first = [...places.keys()];
  return (pronoun, isPerson) => {
    const own = lastAt(first, pronoun.start);
    if (own < 1) return undefined;
    const [before, k] = [places.get(first[own - 1]!)!, places.get(first[own]!)!];
    const holder = passages[k[0]!]!;
    const isBefore = ({ span }: Named) =>
      span.end <= pronoun.start && !isInOpening(holder, holder.sentences[k[1]!]!, span.start);
    if (inSentence(holder, k[1]!).some(isBefore)) return undefined;
    if (k[0]! - before[0]! > 1) return undefined;
    const p = passages[before[0]!]!;
    const fitting = inSentence(p, before[1]!).filter((one) => one.isPerson === isPerson);
    const opening = openingEnd(p, p.sentences[before[1]!]!);
    const sentence = p.sentences[before[1]!]!;
    const isApart =
      isParticiple(p, sentence) ||
      (isPhrase(p, sentence) && /^(?:he|she)\b/iu.test(p.text.slice(opening, opening + 8).trimStart()));
    const found = fitting.find(({ span }) => span.start >= opening) ?? (isApart ? undefined : fitting[0]);
    const isMeant =
      found && opensPhrase(p, sentence, found.span) && !(isPerson && isBesidePronoun(p, found.span, pronoun));
    return isMeant ? found.span : undefined;
  };

  function inSentence(p: Passage, n: number): Named[] {
    const { from, to } = p.sentences[n]!;
    const [start, end] = [p.lexemes[from]!.start, p.lexemes[to - 1]!.end];
    const found: Named[] = [];
    for (let i = lastAt(starts, start - 1) + 1; i < named.length && found.length < MOST && starts[i]! < end; i++)
      if (!p.runs.some(({ outer }) => outer.start <= starts[i]! && starts[i]! < outer.end)) found.push(named[i]!);
    return found;
  }
}

function namesOf(entities: readonly Entity[]): Named[] {
  return entities
    .filter(({ type }) => type !== "other")
    .flatMap(({ type, mentions }) =>
      mentions.filter(({ form }) => form === "name").map(({ span }) => ({ span, isPerson: type === "person" })),
    )
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

const SUBORDINATE = /^(?:if|when|while|as|although|though|because|since|once|until|after|before)$/;

/** Where what comes before the subject ends: behind the comma of "Speaking to Lena Orth on Monday, …", "If Lena Orth goes, …". */
function openingEnd(p: Passage, sentence: Range): number {
  const { lexemes, runOf } = p;
  const { from, to } = sentence;
  const first = lexemes[from]!;
  if (!isPhrase(p, sentence) && !SUBORDINATE.test(first.lower)) return first.start;
  for (let k = from + 1; k < to; k++) if (runOf[k] === -1 && lexemes[k]!.text === ",") return lexemes[k]!.end;
  return first.start;
}

/** A participle or a preposition: whoever is named behind it is not the subject of the sentence. */
function isPhrase(p: Passage, sentence: Range): boolean {
  return isParticiple(p, sentence) || CLASSES.prepositions.has(p.lexemes[sentence.from]!.lower);
}

/** "Calling Lena Orth a friend", "Asked by Lena Orth whether". */
function isParticiple({ lexemes }: Passage, { from }: Range): boolean {
  const [first, next] = [lexemes[from]!, lexemes[from + 1]];
  if (/^\p{Lu}\p{Ll}{2,}ing$/u.test(first.text)) return true;
  const follows = /^(?:about|if|whether|why|how|what|when|where)$/.test(next?.lower ?? "");
  return (
    /^\p{Lu}\p{Ll}{2,}ed$/u.test(first.text) &&
    !isGivenName(first.text) &&
    (follows || CLASSES.prepositions.has(next?.lower ?? ""))
  );
}

/** True when a place stands in the participle that opens its sentence. */
export function isInOpening(p: Passage, sentence: Range, place: number): boolean {
  return isParticiple(p, sentence) && place < openingEnd(p, sentence);
}

/**
 * "Calling Lena Orth a friend, he said", "Asked by Lena Orth, the mayor smiled. He said": whoever is named in the phrase
 * that opens the pronoun's sentence or one before it is somebody else.
 */
export function isSubjectApart(p: Passage, name: Span, pronoun: Span): boolean {
  const sentence = p.sentences[sentenceAt(p, name.start)];
  if (!sentence || !isPhrase(p, sentence)) return false;
  const end = openingEnd(p, sentence);
  if (name.start >= end) return false;
  return isParticiple(p, sentence) || p.text.slice(end, pronoun.start).trim() === "";
}

/** "On Friday he was asked about Lena Orth's visit. He said": who is named behind "he" in the sentence before is another one. */
export function isBesidePronoun(p: Passage, name: Span, pronoun: Span): boolean {
  const sentence = p.sentences[sentenceAt(p, name.start)];
  if (!sentence || SUBORDINATE.test(p.lexemes[sentence.from]!.lower) || isParticiple(p, sentence)) return false;
  const lower = p.text.slice(pronoun.start, pronoun.end).toLowerCase();
  return p.lexemes.slice(sentence.from, sentence.to).some((one, k) => {
    return (
      one.lower === lower && one.start < name.start && one.start < pronoun.start && p.runOf[sentence.from + k] === -1
    );
  });
}

/** The noun phrase that a sentence opens with, a "but" left out, where a verb follows it before a place. */
export function nameThatOpens(p: Passage, sentence: Range, place: number): Span | undefined {
  const from = /^(?:but|and|so|yet)$/.test(p.lexemes[sentence.from]?.lower ?? "") ? sentence.from + 1 : sentence.from;
  const first = p.lexemes[from];
  if (!first?.cap || p.runOf[from] !== -1 || isPhrase(p, sentence) || SUBORDINATE.test(first.lower)) return undefined;
  const noun = leadingNoun(p, { from, to: sentence.to }, sentence.to);
  const [last, next] = [p.lexemes[(noun?.to ?? 0) - 1], p.lexemes[noun?.to ?? 0]];
  if (noun?.from !== from || !last || !next || last.end >= place || next.start >= place) return undefined;
  return looksFinite(next) || next.lower === "has" ? { start: first.start, end: last.end } : undefined;
}

/** "in Velm" and "Velm's" are about nobody. */
function opensPhrase({ text, lexemes }: Passage, { from, to }: Range, { start, end }: Span): boolean {
  if (/^['’-]/.test(text.slice(end, end + 1)) || /['’]s?$/.test(text.slice(start, end))) return false;
  for (let k = from; k < to && lexemes[k]!.start < start; k++) {
    const { lower, end: ends } = lexemes[k]!;
    if (ends <= start && text.slice(ends, start).trim() === "" && CLASSES.prepositions.has(lower)) return false;
  }
  const after = lexemes.slice(from, to).find((one) => one.start >= end);
  return !after || after.kind === "mark" || after.cap || isVerbLike(after);
}

/** "the Velm post" is about a post. */
function isVerbLike(lexeme: Lexeme): boolean {
  const { breakers, between, prepositions } = CLASSES;
  return (
    looksFinite(lexeme) ||
    cueForm(lexeme.lower) !== undefined ||
    [breakers, between, prepositions].some((small) => small.has(lexeme.lower))
  );
}

/** Number of the last value that is not above `at`, -1 where all are. */
function lastAt(values: readonly number[], at: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
