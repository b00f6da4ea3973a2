import { plainHash, wholeKey } from "../src/annotation/syntax/lemmas.ts";
import { writeSections } from "../src/annotation/syntax/sections.ts";
import type { Sentence } from "./conllu.ts";
import { jointTag } from "./tagger.ts";

/** Features that tell of one writer's slip or style, not of the word. */
const LEFT_OUT = /^(?:Typo|Style|CorrectForm|Foreign|Abbr)=/;

/** Share of the cases in which a feature must hold to be said of a word; what depends on the sentence stays unsaid. */
const SURE = 0.9;

/** Counts of the features seen with a key, and of the cases. */
interface Votes {
  readonly seen: Map<string, number>;
  cases: number;
}

/** Trains `models/feats.bin`: the sure features of every tag, and of the words that have others with it. */
export function trainFeats(sentences: readonly Sentence[]): Uint8Array {
  const [byTag, byWord] = [new Map<number, Votes>(), new Map<number, Votes>()];
  const tagOf = new Map<number, number>();
  for (const one of sentences) {
    one.forms.forEach((form, i) => {
      const [tag, list] = [plainHash(jointTag(one, i)), listOf(one.feats[i]!)];
      const key = wholeKey(tag, form.toLowerCase());
      tagOf.set(key, tag);
      vote(byTag, tag, list);
      vote(byWord, key, list);
    });
  }
  const rules = new Map([...byTag].map(([tag, votes]) => [tag, sureOf(votes)]));
  for (const [key, votes] of byWord) {
    const list = sureOf(votes);
    if (list !== rules.get(tagOf.get(key)!)) rules.set(key, list);
  }
  return pack(rules);
}

function pack(rules: ReadonlyMap<number, string>): Uint8Array {
  const lists = ["", ...[...new Set(rules.values())].filter((list) => list !== "").sort()];
  const keys = [...rules.keys()].sort((a, b) => a - b);
  return writeSections({
    lists: lists.join("\n"),
    keys: Int32Array.from(keys),
    values: Uint16Array.from(keys, (key) => lists.indexOf(rules.get(key)!)),
  });
}

function listOf(feats: string): string[] {
  return feats === "_" ? [] : feats.split("|").filter((one) => !LEFT_OUT.test(one));
}

function vote(all: Map<number, Votes>, key: number, list: readonly string[]): void {
  const votes = all.get(key) ?? { seen: new Map<string, number>(), cases: 0 };
  for (const one of list) votes.seen.set(one, (votes.seen.get(one) ?? 0) + 1);
  votes.cases++;
  all.set(key, votes);
}

function sureOf({ seen, cases }: Votes): string {
  return [...seen]
    .filter(([, count]) => count >= SURE * cases)
    .map(([one]) => one)
    .sort()
    .join("|");
}
