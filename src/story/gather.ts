import type { Article, ArticleId } from "../model/index.ts";
import { candidatesOf } from "./candidates.ts";
import { copyGroups } from "./copies.ts";
import { closeness, dayOf } from "./dates.ts";
import { averageLink, type Edge } from "./linkage.ts";
import { termsOf } from "./terms.ts";
import { type Space, vectorsOf } from "./vectors.ts";

const WEIGHTING = { prior: 500, title: 2, lead: 1, name: 1, number: 1 };
const LIMITS = { terms: 40, postings: 400, kept: 80 };
/** Mean similarity at which two groups are one story; from the macro over the public sets, held by bench/stories.ts. */
const THRESHOLD = 0.2;
/** Similarity assumed for pairs that share no rare term. */
const FLOOR = 0.02;

/**
 * Partitions articles (in time order) into stories, as groups of ascending indices. Copies count once: only one
 * representative of each copy group is linked. `known` are copy groups found elsewhere.
 */
export function gather(
  articles: readonly Article[],
  known?: readonly (readonly ArticleId[])[],
  onProgress?: (done: number, total: number) => void,
): number[][] {
  const copies = known ? knownGroups(articles, known) : copyGroups(articles);
  const leaders = copies.map((group) => articles[group[0]!]!);
  const space = vectorsOf(leaders.map(termsOf), WEIGHTING);
  const edges = edgesOf(space, leaders.map(dayOf));
  onProgress?.(articles.length, articles.length);
  const stories = averageLink(leaders.length, edges, THRESHOLD, FLOOR);
  const groups = stories.map((story) => story.flatMap((leader) => copies[leader]!).sort((x, y) => x - y));
  return groups.sort((x, y) => x[0]! - y[0]!);
}

function knownGroups(articles: readonly Article[], known: readonly (readonly ArticleId[])[]): number[][] {
  const groupOf = new Map(known.flatMap((ids, group) => ids.map((id) => [id, group] as const)));
  const groups = new Map<number | string, number[]>();
  articles.forEach((article, index) => {
    const key = groupOf.get(article.id) ?? article.id;
    const group = groups.get(key);
    if (group) group.push(index);
    else groups.set(key, [index]);
  });
  return [...groups.values()];
}

function edgesOf(space: Space, days: readonly (number | undefined)[]): Edge[] {
  const dense = new Float32Array(space.rarity.length);
  return candidatesOf(space.vectors, LIMITS).flatMap((others, b) => {
    const vector = space.vectors[b]!;
    vector.ids.forEach((id, at) => {
      dense[id] = vector.weights[at]!;
    });
    const edges = others.map((a) => {
      const { ids, weights } = space.vectors[a]!;
      let dot = 0;
      for (let at = 0; at < ids.length; at++) dot += dense[ids[at]!]! * weights[at]!;
      return { a, b, score: dot * closeness(days[a], days[b]) };
    });
    for (const id of vector.ids) dense[id] = 0;
    return edges;
  });
}
