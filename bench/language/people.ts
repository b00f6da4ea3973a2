import { genderOf } from "../../src/annotation/entities/gender.ts";
import type { NamePlace } from "../../src/annotation/entities/pronouns.ts";
import type { Candidate, Gender } from "../../src/annotation/entities/ranker.ts";
import { lexicon } from "../../src/annotation/names/lexicon.ts";
import { type Words, wordsFrom } from "../../src/annotation/names/words.ts";
import type { GoldDocument, GoldMention } from "./coreference.ts";

/** People named in a gold document, ready for the pronoun resolver, with the gold person of each he and she. */
export interface PeopleTask {
  readonly words: Words;
  readonly people: Candidate[];
  readonly names: NamePlace[];
  /** Token of the pronoun -> index into `people`. */
  readonly gold: ReadonlyMap<number, number>;
}

const PRONOUN = /^(?:he|him|his|himself|she|her|hers|herself)$/i;

/** Gold name mentions of people become candidates; pronouns of chains without a name are left out. */
export function peopleTask(document: GoldDocument): PeopleTask {
  const words = wordsOf(document);
  const chains = new Map<string, GoldMention[]>();
  for (const mention of document.mentions) {
    if (mention.type === "person" && isName(document, mention))
      chains.set(mention.chain, [...(chains.get(mention.chain) ?? []), mention]);
  }
  const keys = [...chains.keys()];
  const people = keys.map((key) => ({ gender: genderIn(document, words, chains.get(key) ?? []), places: [] }));
  const names = keys
    .flatMap((key, of) => (chains.get(key) ?? []).map(({ from, to }) => ({ of, from, to })))
    .sort((a, b) => a.to - b.to || a.from - b.from);
  const pronouns = document.mentions.filter(
    (one) => one.to === one.from + 1 && PRONOUN.test(document.tokens[one.from] ?? ""),
  );
  const gold = new Map(
    pronouns.filter((one) => chains.has(one.chain)).map((one) => [one.from, keys.indexOf(one.chain)]),
  );
  return { words, people, names, gold };
}

function wordsOf(document: GoldDocument): Words {
  const start: number[] = [];
  const end: number[] = [];
  let text = "";
  for (const token of document.tokens) {
    start.push(text.length);
    text += token;
    end.push(text.length);
    text += " ";
  }
  const sentences = document.sentences.map((from, s) => ({
    start: start[from] ?? 0,
    end: end[(document.sentences[s + 1] ?? document.tokens.length) - 1] ?? 0,
  }));
  return wordsFrom(text, Int32Array.from(start), Int32Array.from(end), sentences);
}

function isName({ heads, upos, tokens }: GoldDocument, { from, to }: GoldMention): boolean {
  for (let i = from; i < to; i++) {
    const isHead = heads[i]! < from || heads[i]! >= to;
    if (isHead) return upos[i] === "PROPN" && !PRONOUN.test(tokens[i] ?? "");
  }
  return false;
}

function genderIn(document: GoldDocument, words: Words, mentions: readonly GoldMention[]): Gender | undefined {
  for (const { from, to } of mentions) {
    const parts = document.tokens.slice(from, to).map((token) => token.toLowerCase());
    while (parts.length > 1 && !/\p{L}/u.test(parts[0] ?? "")) parts.shift();
    const found = genderOf(words.text, parts, [words.start[from] ?? 0], lexicon());
    if (found) return found;
    const inner = parts.find((part) => genderOf("", [part], [], lexicon()));
    if (inner) return genderOf("", [inner], [], lexicon());
  }
  return undefined;
}
