import type { AnnotatedArticle } from "../model/index.ts";
import { bridged } from "./bridges.ts";
import { type CandidateKeys, nameKeysOf } from "./keys.ts";
import type { Grammar } from "./lexicon.ts";
import { sharedGrams } from "./mask.ts";
import { type Profile, profileFrom, profileOf } from "./profile.ts";
import { type Tokens, tokensOf } from "./tokens.ts";

/** Share of four-word runs in common from which two texts are in one language, whatever their labels say. */
const SAME_LANGUAGE = 0.05;

/** One article read in the way its language asks for, and in other ways when a comparison needs them. */
export interface Reading {
  readonly own: Profile;
  as(grammar: Grammar): Profile;
}

export function readingOf(source: AnnotatedArticle): Reading {
  return readingFrom(tokensOf(source));
}

/** The reading of a new article with the keys under which texts of other languages find it; its words are split once. */
export function firstReading(source: AnnotatedArticle): { reading: Reading; names: CandidateKeys } {
  const tokens = tokensOf(source);
  return { reading: readingFrom(tokens), names: nameKeysOf(tokens) };
}

function readingFrom(tokens: Tokens): Reading {
  const { source } = tokens;
  const own = profileFrom(tokens);
  const made = new Map<Grammar, Profile>([[own.grammar, own]]);
  return {
    own,
    as(grammar) {
      const profile = made.get(grammar) ?? profileOf(source, grammar);
      made.set(grammar, profile);
      return profile;
    },
  };
}

/** The two profiles that can be compared: own words in one language, names and numbers across two. */
export function comparable(x: Reading, y: Reading): readonly [Profile, Profile] {
  if (x.own.language === y.own.language) return [x.own, y.own];
  const plain = [x.as("plain"), y.as("plain")] as const;
  return sharedGrams(...plain) >= SAME_LANGUAGE ? plain : bridged(x.as("names"), y.as("names"));
}
