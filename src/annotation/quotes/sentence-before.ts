import type { Span } from "../../model/index.ts";
import type { Lexeme } from "../lexemes.ts";
import { CLASSES } from "./lexicon.ts";
import type { Passage, Range } from "./passages.ts";
import { isRoleNoun } from "./roles.ts";
import { leadingNoun } from "./sentence-start.ts";

/** The noun phrase that opens the sentence before a place, a "when" or "after" left out; nothing at the first sentence. */
export function nounBefore(passages: readonly Passage[], place: number): Span | undefined {
  const { p, sentence } = sentenceBefore(passages, place) ?? {};
  if (!p || !sentence) return undefined;
  const isLed = /^(?:when|as|after|while|before|but|and)$/.test(p.lexemes[sentence.from]!.lower);
  const from = isLed ? Math.min(sentence.from + 1, sentence.to - 1) : sentence.from;
  const noun = p.runOf[from] === -1 ? leadingNoun(p, { from, to: sentence.to }, sentence.to) : undefined;
  return noun && { start: p.lexemes[noun.from]!.start, end: p.lexemes[noun.to - 1]!.end };
}

function sentenceBefore(passages: readonly Passage[], place: number): { p: Passage; sentence: Range } | undefined {
  const k = passages.findLastIndex(({ span }) => span.start <= place);
  const own = passages[k]?.sentences.findLastIndex((s) => passages[k]!.lexemes[s.from]!.start <= place) ?? -1;
  const p = own > 0 ? passages[k] : passages[k - 1];
  const sentence = p?.sentences.at(own > 0 ? own - 1 : -1);
  return p && sentence && { p, sentence };
}

/** Words of "three senior officers" that go with "officer". */
const MODIFIERS = 2;

/** "senior officer" for "three senior officers", the last plural of people in the sentence before a place. */
export function memberBefore(passages: readonly Passage[], place: number): string | undefined {
  const { p, sentence } = sentenceBefore(passages, place) ?? {};
  if (!p || !sentence) return undefined;
  for (let i = sentence.to - 1; i >= sentence.from; i--) {
    const { lower, cap } = p.lexemes[i]!;
    if (cap || p.runOf[i] !== -1 || !/[^s]s$/.test(lower) || !isRoleNoun(lower.slice(0, -1))) continue;
    let from = i;
    while (from > sentence.from && i - from < MODIFIERS && isModifier(p.lexemes[from - 1]!)) from--;
    const words = p.lexemes.slice(from, i).map(({ text }) => text);
    return [...words, lower.slice(0, -1)].join(" ");
  }
  return undefined;
}

function isModifier({ kind, cap, lower }: Lexeme): boolean {
  const { breakers, prepositions, determiners, pronouns } = CLASSES;
  return kind === "word" && !cap && ![breakers, prepositions, determiners, pronouns].some((small) => small.has(lower));
}
