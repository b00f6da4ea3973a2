import { agree } from "../../../src/annotation/names/consistency.ts";
import { seenIn } from "../../../src/annotation/names/features.ts";
import { CLASSES } from "../../../src/annotation/names/labels.ts";
import { lexicon } from "../../../src/annotation/names/lexicon.ts";
import { labelsFrom, type Stretch } from "../../../src/annotation/names/stretches.ts";
import { wordsFrom } from "../../../src/annotation/names/words.ts";

/** Sentences of space-separated tokens with the names a tagger found, `[sentence, from, to, class]`, and the shares of the classes in each. */
export function agreed(
  sentences: readonly string[],
  names: readonly (readonly [number, number, number, number])[],
  shares: readonly (readonly number[])[] = [],
): string[] {
  const text = sentences.join("\n");
  const tokens = [...text.matchAll(/\S+/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  let at = 0;
  const spans = sentences.map((sentence) => {
    at += sentence.length + 1;
    return { start: at - sentence.length - 1, end: at - 1 };
  });
  const words = wordsFrom(
    text,
    Int32Array.from(tokens, (one) => one.start),
    Int32Array.from(tokens, (one) => one.end),
    spans,
  );
  const stretches: Stretch[] = names.map(([s, from, to, kind]) => ({
    from: words.first[s]! + from,
    to: words.first[s]! + to,
    kind,
  }));
  const found = agree(seenIn(words, lexicon()), {
    labels: labelsFrom(stretches, words.count),
    shares: new Map(shares.map((row, k) => [stretches[k]!.from, Float64Array.from(row)])),
  });
  return found.map((one) => `${text.slice(words.start[one.from], words.end[one.to - 1])} ${CLASSES[one.kind]}`);
}
