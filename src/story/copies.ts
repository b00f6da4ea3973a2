import { type Article, hash32, mix32, wordsOf } from "../model/index.ts";

/** Words in a row that make one shingle. */
const SHINGLE = 5;
/** Smallest shingle hashes kept per article: a sample of its wording. */
const SKETCH = 48;
/** Words of each article that are looked at. */
const WORDS = 1500;
/** Share of two sketches that must agree; only near-identical wording gets there. */
const ALIKE = 0.6;

/**
 * Groups near-copies by their wording alone: bottom-k sketches of five-word shingles. Indices into `articles`, each
 * group ascending. Each article is compared with group leaders that share one of its four smallest hashes, so many
 * copies of one text stay linear.
 */
export function copyGroups(articles: readonly Article[]): number[][] {
  const groups: number[][] = [];
  const sketches: (readonly number[])[] = [];
  const leaders = new Map<number, number[]>();
  articles.forEach((article, index) => {
    const sketch = sketchOf(article);
    const group = leaderAlike(sketch, sketches, leaders);
    if (group !== undefined) groups[group]!.push(index);
    else {
      groups.push([index]);
      sketches.push(sketch);
      for (const hash of sketch.slice(0, 4)) push(leaders, hash, groups.length - 1);
    }
  });
  return groups;
}

function leaderAlike(
  sketch: readonly number[],
  sketches: readonly (readonly number[])[],
  leaders: ReadonlyMap<number, readonly number[]>,
): number | undefined {
  for (const hash of sketch.slice(0, 4)) {
    for (const group of (leaders.get(hash) ?? []).slice(0, 20)) {
      if (likeness(sketch, sketches[group]!) >= ALIKE) return group;
    }
  }
  return undefined;
}

/** The smallest distinct shingle hashes, ascending; empty for a text too short to tell. */
function sketchOf(article: Article): number[] {
  const hashes: number[] = [];
  const row: number[] = [];
  for (const span of article.body) {
    if (row.length >= WORDS) break;
    const end = Math.min(span.end, span.start + (WORDS - row.length) * 12);
    for (const word of wordsOf(article.text, { start: span.start, end })) row.push(hash32(word.text));
  }
  if (row.length < 4 * SHINGLE) return [];
  for (let i = 0; i + SHINGLE <= row.length; i++) {
    let hash = 0;
    for (let k = 0; k < SHINGLE; k++) hash = mix32(hash ^ row[i + k]!);
    hashes.push(hash);
  }
  return [...new Set(hashes)].sort((x, y) => x - y).slice(0, SKETCH);
}

/** Resemblance of two texts estimated from their sketches, 0..1. */
function likeness(a: readonly number[], b: readonly number[]): number {
  const inB = new Set(b);
  const union = [...new Set([...a, ...b])].sort((x, y) => x - y).slice(0, SKETCH);
  const inA = new Set(a);
  return union.filter((hash) => inA.has(hash) && inB.has(hash)).length / Math.max(1, union.length);
}

function push(map: Map<number, number[]>, key: number, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
