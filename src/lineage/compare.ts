import type { AnnotatedArticle, Comparison, Span } from "../model/index.ts";
import { changedWords } from "./changes.ts";
import { type AlignedPair, alignedPairs } from "./evidence.ts";
import { type Measures, measure } from "./features.ts";
import { linkOf, scorePair } from "./link.ts";
import { keptWords } from "./mask.ts";
import type { Profile } from "./profile.ts";
import { comparable, readingOf } from "./reading.ts";
import { reasonsFor } from "./reasons.ts";

/** Compares two articles word against word, whatever they score. */
export function compareArticles(a: AnnotatedArticle, b: AnnotatedArticle): Comparison {
  const [left, right] = comparable(readingOf(a), readingOf(b));
  const measures = measure(left, right);
  const link = linkOf(left, right, measures, scorePair(left, right, measures));
  const pairs = alignedPairs(left, right);
  // Across two languages every word is another.
  const changed = left.grammar === "names" ? [] : changedWords(left, right, pairs);
  return {
    ...link,
    containment: containmentOf(left, right, measures),
    alignedSentences: pairs.map(({ i, j, score }) => ({
      a: left.sentences[i]!,
      b: right.sentences[j]!,
      score: Math.round(score * 1000) / 1000,
    })),
    changedWords: changed,
    masked: { a: maskedSpans(left, measures.maskA), b: maskedSpans(right, measures.maskB) },
    reasons: reasonsFor(left, right, measures, link, pairs as readonly AlignedPair[], changed.length),
  };
}

/** Share of the shorter body's distinct telling words found in the other, 0..1, shared quotations masked. */
function containmentOf(a: Profile, b: Profile, { maskA, maskB }: Measures): number {
  const [short, long, mask] = keptWords(maskA) <= keptWords(maskB) ? [a, b, maskA] : [b, a, maskB];
  const there = new Set(long.stem);
  const seen = new Set<number>();
  let [all, shared] = [0, 0];
  for (let i = 0; i < short.stem.length; i++) {
    const stem = short.stem[i]!;
    if (mask[i] || short.idf[i]! < 1 || seen.has(stem)) continue;
    seen.add(stem);
    all += short.idf[i]!;
    if (there.has(stem)) shared += short.idf[i]!;
  }
  return all === 0 ? 0 : Math.round((shared / all) * 1000) / 1000;
}

function maskedSpans(profile: Profile, mask: Uint8Array): Span[] {
  const spans: Span[] = [];
  for (let i = 0; i < mask.length; i++) {
    if (!mask[i]) continue;
    const from = i;
    while (i + 1 < mask.length && mask[i + 1]) i++;
    spans.push({ start: profile.start[from]!, end: profile.end[i]! });
  }
  return spans;
}
