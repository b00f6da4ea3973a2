import { type AnnotatedArticle, wordsOf } from "../src/model/index.ts";
import { averageLink as linkByMean } from "../src/story/linkage.ts";

type Rule = (pile: readonly AnnotatedArticle[]) => string[][];
type Sparse = Map<string, number>;

/** Threshold of the plain TF-IDF rules: the round figure with the best macro of the average link over the sets. */
const COSINE = 0.2;

/** What simpler tools do, on the same documents: groups of article ids. */
export const BASELINES: Readonly<Record<string, Rule>> = {
  "headline Jaccard ≥ .5": byHeadline((shared, a, b) => shared / (a + b - shared) >= 0.5),
  "headline overlap > .6": byHeadline((shared, a, b) => shared / Math.min(a, b) > 0.6),
  "TF-IDF single pass": singlePass,
  "TF-IDF average link": averageLink,
};

/** Joins every two articles whose headline word sets pass a test; without a title the first 12 words stand in. */
function byHeadline(test: (shared: number, a: number, b: number) => boolean): Rule {
  return (pile) => {
    const sets = pile.map(headlineWords);
    const root = pile.map((_, i) => i);
    const find = (i: number): number => {
      let at = i;
      while (root[at] !== at) at = root[at]!;
      return at;
    };
    sets.forEach((a, i) => {
      for (let j = 0; j < i; j++) {
        const b = sets[j]!;
        let shared = 0;
        for (const word of a) if (b.has(word)) shared++;
        if (shared > 0 && test(shared, a.size, b.size)) root[find(i)] = find(j);
      }
    });
    return groupsBy(pile, (i) => find(i));
  };
}

function headlineWords({ article }: AnnotatedArticle): Set<string> {
  if (article.title) return new Set(wordsOf(article.title).map((word) => word.text));
  return new Set(
    wordsOf(article.text.slice(0, 300))
      .slice(0, 12)
      .map((word) => word.text),
  );
}

/** Each article joins the most similar centroid of the articles before it, or starts a group. */
function singlePass(pile: readonly AnnotatedArticle[]): string[][] {
  const centroids: { sum: Sparse; squared: number }[] = [];
  const index = new Map<string, Set<number>>();
  const home = tfIdf(pile).map((vector) => {
    const dots = new Map<number, number>();
    for (const [word, weight] of vector)
      for (const group of index.get(word) ?? [])
        dots.set(group, (dots.get(group) ?? 0) + weight * centroids[group]!.sum.get(word)!);
    let [best, at] = [COSINE, centroids.length];
    for (const [group, dot] of dots) {
      const cosine = dot / Math.sqrt(centroids[group]!.squared || 1);
      if (cosine >= best) [best, at] = [cosine, group];
    }
    addTo(centroids, index, at, vector);
    return at;
  });
  return groupsBy(pile, (i) => home[i]!);
}

function addTo(
  centroids: { sum: Sparse; squared: number }[],
  index: Map<string, Set<number>>,
  at: number,
  vector: Sparse,
): void {
  centroids[at] ??= { sum: new Map(), squared: 0 };
  const centroid = centroids[at];
  for (const [word, weight] of vector) {
    const before = centroid.sum.get(word) ?? 0;
    centroid.sum.set(word, before + weight);
    centroid.squared += (before + weight) ** 2 - before ** 2;
    if (!index.has(word)) index.set(word, new Set());
    index.get(word)!.add(at);
  }
}

/** Joins the two groups of highest mean cosine until none reaches the threshold; cosines under a quarter of it count as 0. */
function averageLink(pile: readonly AnnotatedArticle[]): string[][] {
  const vectors = tfIdf(pile);
  const index = new Map<string, number[]>();
  const dots = new Float64Array(pile.length);
  const edges = vectors.flatMap((vector, b) => {
    dots.fill(0, 0, b);
    for (const [word, weight] of vector) {
      const posting = index.get(word) ?? [];
      for (const j of posting) dots[j]! += weight * vectors[j]!.get(word)!;
      posting.push(b);
      index.set(word, posting);
    }
    return Array.from(dots.subarray(0, b), (score, a) => ({ a, b, score })).filter(({ score }) => score > COSINE / 4);
  });
  return linkByMean(pile.length, edges, { threshold: COSINE }).map((group) => group.map((i) => pile[i]!.article.id));
}

function tfIdf(pile: readonly AnnotatedArticle[]): Sparse[] {
  const counts = pile.map(({ article }) => {
    const words: Sparse = new Map();
    for (const { text } of wordsOf(`${article.title ?? ""}\n${article.text}`))
      words.set(text, (words.get(text) ?? 0) + 1);
    return words;
  });
  const articles: Sparse = new Map();
  for (const words of counts) for (const word of words.keys()) articles.set(word, (articles.get(word) ?? 0) + 1);
  return counts.map((words) => {
    const weigh = ([word, count]: [string, number]): [string, number] => [
      word,
      (1 + Math.log(count)) * Math.log((pile.length + 1) / articles.get(word)!),
    ];
    const weighed = [...words].map(weigh).filter(([, weight]) => weight > 0);
    const norm = Math.hypot(...weighed.map(([, weight]) => weight)) || 1;
    return new Map(weighed.map(([word, weight]) => [word, weight / norm]));
  });
}

function groupsBy(pile: readonly AnnotatedArticle[], keyOf: (index: number) => number): string[][] {
  const groups = new Map<number, string[]>();
  pile.forEach(({ article }, i) => {
    const key = keyOf(i);
    groups.set(key, [...(groups.get(key) ?? []), article.id]);
  });
  return [...groups.values()];
}
