import type { Facets } from "../src/annotation/syntax/facets.ts";
import { rowsOf } from "../src/annotation/syntax/net/inputs.ts";
import type { Sentence } from "./conllu.ts";
import type { ParseData } from "./network.ts";
import { jointTag } from "./tagger.ts";

/** Names that numbers stand for, and the words with rows of their own. */
export interface Names {
  readonly tags: readonly string[];
  readonly relations: readonly string[];
  /** Hash of a lower-cased word to its row, from 1. */
  readonly own: ReadonlyMap<number, number>;
}

/** Words seen less often share row 0. */
const LEAST_SEEN = 3;

/** The relations and frequent words of the training sentences. */
export function namesOf(sentences: readonly Sentence[], facets: Facets, tags: readonly string[]): Names {
  const relations = [...new Set(sentences.flatMap((one) => one.relations))].sort();
  const seen = new Map<number, number>();
  for (const hash of facets.lower) seen.set(hash, (seen.get(hash) ?? 0) + 1);
  const frequent = [...seen].filter(([, count]) => count >= LEAST_SEEN).map(([hash]) => hash);
  return { tags, relations, own: new Map(frequent.sort((a, b) => a - b).map((hash, i) => [hash, i + 1])) };
}

/** Sentences as columns; `guessed` are the tags the network reads, the sentences' own are those it learns. */
export function parseData(
  sentences: readonly Sentence[],
  laid: { facets: Facets; first: Int32Array },
  guessed: Uint8Array,
  names: Names,
): ParseData {
  const number = (list: readonly string[]) => new Map(list.map((name, i) => [name, i]));
  const [tags, relations] = [number(names.tags), number(names.relations)];
  return {
    rows: rowsOf(laid.facets, guessed, names.own),
    first: laid.first,
    counts: { words: names.own.size, tags: names.tags.length, relations: names.relations.length },
    head: Int32Array.from(sentences.flatMap((one, s) => one.heads.map((h) => (h < 0 ? -1 : laid.first[s]! + h)))),
    relation: Uint8Array.from(sentences.flatMap((one) => one.relations.map((name) => relations.get(name) ?? 0))),
    tag: Uint8Array.from(sentences.flatMap((one) => one.forms.map((_, i) => tags.get(jointTag(one, i)) ?? 0))),
  };
}
