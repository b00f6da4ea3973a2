import type { Ground } from "./ground.ts";
import { wordsIn } from "./load.ts";

/** How many lineages give a number of people in their headline, by what became of them: `killed` or `injured`. */
export interface HeadlineCounts {
  of(measure: string, value: number): number;
}

/** What the headlines of a story count. Headlines are no part of the texts that facts stand in: they only say which count is meant. */
export function headlineCounts({ articles, lineageOf }: Ground): HeadlineCounts {
  const lineages = new Map<string, Set<number | string>>();
  for (const { article } of articles.values())
    for (const key of keysIn(article.title ?? "")) {
      const own = lineages.get(key) ?? new Set();
      lineages.set(key, own.add(lineageOf.get(article.id) ?? article.id));
    }
  return { of: (measure, value) => lineages.get(`${measure} ${value}`)?.size ?? 0 };
}

const NUMBERS = new Map(wordsIn("upTo12").map((word, k) => [word, k + 1]));
const OUTCOMES = new Map((["killed", "injured"] as const).flatMap((kind) => wordsIn(kind).map((word) => [word, kind])));
/** Words of a headline that are read, and how many behind a number may say what became of those whom it counts. */
const MOST = 60;
const REACH = 3;

/** "2 dead, 5 others hurt", "leaves three wounded", "kills 4". */
function keysIn(title: string): string[] {
  const words =
    title
      .slice(0, 500)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.slice(0, MOST) ?? [];
  return words.flatMap((word, at) => {
    const value = NUMBERS.get(word) ?? (/^\d{1,4}$/.test(word) ? Number(word) : undefined);
    if (value === undefined) return [];
    const measure = [...words.slice(at + 1, at + 1 + REACH), words[at - 1] ?? ""]
      .map((one) => OUTCOMES.get(one))
      .find(Boolean);
    return measure ? [`${measure} ${value}`] : [];
  });
}
