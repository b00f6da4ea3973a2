import { Linear } from "../src/annotation/syntax/linear.ts";
import { tagFacets } from "../src/annotation/syntax/tagger.ts";
import type { Sentence } from "./conllu.ts";
import { packTagger, type TagData, trainTagger } from "./tagger.ts";

/**
 * Tags of the training sentences by taggers that did not see them: one tagger a fold, folds by document. The parser learns from
 * these, so that it meets at training time the tagging errors it will meet later.
 */
export function foldTags(data: TagData, folds: Uint8Array, fold: number, epochs: number, tags: Uint8Array): void {
  const sentences = Array.from(folds, (_, s) => s);
  const linear = new Linear(
    packTagger(
      trainTagger(
        data,
        sentences.filter((s) => folds[s] !== fold),
        epochs,
        11 + fold,
      ),
      0.1,
    ),
  );
  const all = tagFacets(data.facets, data.first, linear);
  for (const s of sentences.filter((one) => folds[one] === fold)) {
    tags.set(all.subarray(data.first[s]!, data.first[s + 1]!), data.first[s]!);
  }
}

/** The fold of every sentence: documents in turn. */
export function foldsOf(sentences: readonly Sentence[], count: number): Uint8Array {
  let document = 0;
  return Uint8Array.from(sentences, (one) => {
    if (one.startsDocument) document++;
    return document % count;
  });
}
