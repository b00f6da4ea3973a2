import { modelBytes } from "../load.ts";
import type { Facets } from "./facets.ts";
import { Linear } from "./linear.ts";
import { CHAINED, chainedFeatures } from "./tag-features.ts";
import { WordSums } from "./word-sums.ts";

/** Joint tag number of "nothing before": no tag has it. */
const NONE = 255;

let loaded: Linear | undefined;
let names: { upos: string; xpos: string }[] = [];

/** Universal part of speech of a joint tag number. */
export function uposOf(tag: number): string {
  return names[tag]?.upos ?? "X";
}

/** Penn part of speech of a joint tag number. */
export function xposOf(tag: number): string {
  return names[tag]?.xpos ?? "XX";
}

/** Joint tag of a number, e.g. `VERB|VBD`; undefined for numbers that no tag has. */
export function tagName(tag: number): string | undefined {
  return loaded?.classes[tag];
}

/** The trained tagger, read on first use. */
export function taggerModel(): Linear | undefined {
  if (loaded) return loaded;
  const bytes = modelBytes("tagger.bin");
  if (!bytes) return undefined;
  loaded = new Linear(bytes);
  names = loaded.classes.map((name) => {
    const [upos = "X", xpos = "XX"] = name.split("|");
    return { upos, xpos };
  });
  return loaded;
}

/** Tags from facets, left to right, each tag seeing the two before it. Without a model every tag is 0. */
export function tagFacets(facets: Facets, first: Int32Array, linear: Linear | undefined): Uint8Array {
  const tags = new Uint8Array(facets.count);
  if (!linear) return tags;
  const words = wordSumsOf(linear);
  const scores = new Int32Array(linear.classes.length);
  const chained = new Int32Array(CHAINED);
  for (let s = 0; s + 1 < first.length; s++) {
    const [from, to] = [first[s]!, first[s + 1]!];
    let [before, second] = [NONE, NONE];
    for (let i = from; i < to; i++) {
      scores.fill(0);
      words.add(facets, i, from, to, scores);
      chainedFeatures(facets, i, to, before, second, chained);
      for (let k = 0; k < CHAINED; k++) linear.add(chained[k]!, scores);
      second = before;
      before = largest(scores);
      tags[i] = before;
    }
  }
  return tags;
}

let words: { readonly of: Linear; readonly sums: WordSums } | undefined;

function wordSumsOf(linear: Linear): WordSums {
  if (words?.of !== linear) words = { of: linear, sums: new WordSums(linear) };
  return words.sums;
}

function largest(scores: Int32Array): number {
  let top = 0;
  for (let c = 1; c < scores.length; c++) if (scores[c]! > scores[top]!) top = c;
  return top;
}
