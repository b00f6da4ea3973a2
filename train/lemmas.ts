import { mix } from "../src/annotation/syntax/facets.ts";
import {
  CASINGS,
  endingKey,
  type LemmaRules,
  LONGEST_ENDING,
  regularLemma,
  scriptFrom,
  tagHash,
  wholeKey,
} from "../src/annotation/syntax/lemmas.ts";
import type { Lexicon } from "../src/annotation/syntax/lexicon.ts";
import { writeSections } from "../src/annotation/syntax/sections.ts";
import type { Sentence } from "./conllu.ts";
import { jointTag } from "./tagger.ts";

interface Word {
  readonly form: string;
  readonly tag: string;
  readonly lemma: string;
  readonly script: string;
  count: number;
}

/** Trains `models/lemmas.bin`: the ending rules that most words follow, then the forms that break them. */
export function trainLemmas(sentences: readonly Sentence[], lexicon: Lexicon): Uint8Array {
  const words = wordsOf(sentences);
  const endings = [...new Set(words.map((word) => word.script))].sort();
  const number = new Map(endings.map((name, i) => [name, i]));
  const rules = new Map<number, number>();
  for (let size = 0; size <= LONGEST_ENDING; size++) addEndings(words, size, rules, number);
  const exceptions = exceptionsOf(words, { scripts: endings.map(scriptFrom), rules }, lexicon);
  const names = [...endings, ...[...new Set(exceptions.values())].filter((name) => !number.has(name)).sort()];
  const place = new Map(names.map((name, i) => [name, i]));
  for (const [key, name] of exceptions) rules.set(key, place.get(name)!);
  const keys = [...rules.keys()].sort((a, b) => a - b);
  return writeSections({
    scripts: names.join("\n"),
    keys: Int32Array.from(keys),
    values: Uint16Array.from(keys, (key) => rules.get(key)!),
  });
}

function wordsOf(sentences: readonly Sentence[]): Word[] {
  const words = new Map<string, Word>();
  for (const one of sentences) {
    one.forms.forEach((form, i) => {
      const [lemma, tag] = [one.lemmas[i]!, jointTag(one, i)];
      if (/\s/.test(lemma) || lemma === "_" || one.xpos[i] === "GW") return;
      const key = `${form}\t${tag}\t${lemma}`;
      const word = words.get(key);
      if (word) word.count++;
      else words.set(key, { form, tag, lemma, script: scriptOf(form, lemma), count: 1 });
    });
  }
  return [...words.values()];
}

/** The casing that leaves most of the form standing; as written only where lower case does worse. */
function scriptOf(form: string, lemma: string): string {
  const kept = CASINGS.map((casing) => shared(casing(form), lemma));
  const common = Math.max(...kept);
  return `${kept.indexOf(common)} ${form.length - common} ${lemma.slice(common)}`;
}

function shared(a: string, b: string): number {
  let k = 0;
  while (k < a.length && k < b.length && a[k] === b[k]) k++;
  return k;
}

function addEndings(
  words: readonly Word[],
  size: number,
  rules: Map<number, number>,
  number: ReadonlyMap<string, number>,
): void {
  const votes = new Map<number, Map<number, number>>();
  for (const word of words) {
    const lower = word.form.toLowerCase();
    if (lower.length < size || (size > 0 && isWhole(word))) continue;
    const key = keyOf(tagHash(word.tag, word.form), lower, size);
    const of = votes.get(key) ?? new Map<number, number>();
    const script = number.get(word.script)!;
    of.set(script, (of.get(script) ?? 0) + Math.sqrt(word.count));
    votes.set(key, of);
  }
  for (const [key, of] of votes) {
    const [best] = [...of].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const all = [...of.values()].reduce((sum, count) => sum + count, 0);
    if (best && (size < 3 || of.size > 1 || all >= 2) && best[1] > all * 0.5) rules.set(key, best[0]);
  }
}

/** Longest piece that a rule of an ending puts in its place; what adds more writes out an abbreviation. */
const LONGEST_ADDED = 3;

/** True for scripts that tell nothing about other words: they replace (nearly) the whole word or write out an abbreviation. */
function isWhole(word: Word): boolean {
  const [, cut, added = ""] = word.script.split(" ");
  const strip = Number(cut);
  return added.length > LONGEST_ADDED || (strip > 0 && word.form.length - strip < 2);
}

function keyOf(tag: number, lower: string, size: number): number {
  let hash = 37;
  for (let k = 1; k <= size; k++) hash = mix(hash, lower.charCodeAt(lower.length - k));
  return endingKey(tag, hash, size);
}

/** Forms that the rules get wrong, each with its most frequent lemma written out. */
function exceptionsOf(words: readonly Word[], learnt: LemmaRules, lexicon: Lexicon): Map<number, string> {
  const votes = new Map<number, Map<string, number>>();
  const wrong = new Map<number, number>();
  for (const word of words) {
    const key = wholeKey(tagHash(word.tag, word.form), word.form.toLowerCase());
    const of = votes.get(key) ?? new Map<string, number>();
    of.set(word.lemma, (of.get(word.lemma) ?? 0) + word.count);
    votes.set(key, of);
    if (regularLemma(learnt, word.form, word.tag, lexicon) !== word.lemma) wrong.set(key, word.form.length);
  }
  const found = new Map<number, string>();
  for (const [key, length] of wrong) {
    const [best] = [...votes.get(key)!].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1));
    found.set(key, `0 ${length} ${best![0]}`);
  }
  return found;
}
