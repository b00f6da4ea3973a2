import type { Ground } from "./ground.ts";

/** How many lineages give a number of people in their headline, by what became of them. */
export interface HeadlineCounts {
  of(measure: string, value: number): number;
}

const known = new WeakMap<Ground, HeadlineCounts>();

export function headlineCounts(ground: Ground): HeadlineCounts {
  const made = known.get(ground) ?? countsIn(ground);
  known.set(ground, made);
  return made;
}

function countsIn({ articles, lineageOf }: Ground): HeadlineCounts {
  const lineages = new Map<string, Set<number | string>>();
  for (const { article } of articles.values())
    for (const key of keysIn(article.title ?? "")) {
      const own = lineages.get(key) ?? new Set();
      lineages.set(key, own.add(lineageOf.get(article.id) ?? article.id));
    }
  return { of: (measure, value) => lineages.get(`${measure} ${value}`)?.size ?? 0 };
}

const NUMBERS = new Map(
  "one two three four five six seven eight nine ten eleven twelve".split(" ").map((w, k) => [w, k + 1]),
);
const WORDS = new Map([
  ...["dead", "killed", "die", "dies", "died", "slain", "kills", "killing", "kill"].map((w) => [w, "killed"] as const),
  ...["injured", "hurt", "wounded", "injures", "injuring", "wounds", "wounding", "hurts", "injure", "wound"].map(
    (w) => [w, "injured"] as const,
  ),
]);
const REACH = 3;

/** "2 dead, 5 others hurt", "leaves three wounded", "kills 4". */
function keysIn(title: string): string[] {
  const words =
    title
      .slice(0, 500)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.flatMap((word, at) => {
    const value = NUMBERS.get(word) ?? (/^\d{1,4}$/.test(word) ? Number(word) : undefined);
    if (value === undefined) return [];
    const ahead = words.slice(at + 1, at + 1 + REACH);
    const measure =
      ahead.map((next) => WORDS.get(next)).find((one) => one !== undefined) ?? WORDS.get(words[at - 1] ?? "");
    return measure ? [`${measure} ${value}`] : [];
  });
}
