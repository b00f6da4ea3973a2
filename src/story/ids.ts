import { type ArticleId, type Message, stableId } from "../model/index.ts";

/** A story as an earlier run gave it; a `Story` is one. */
export interface EarlierStory {
  readonly id: string;
  readonly articles: readonly ArticleId[];
}

/** What happened to stories between two runs. */
export interface StoryChange {
  readonly kind: "new" | "gone" | "merged" | "split";
  /** The story it happened to: a new id for `new` and `merged`, an earlier id for `gone` and `split`. */
  readonly story: string;
  /** Merged: the earlier stories it was made from. Split: the stories it became. Else empty. */
  readonly stories: readonly string[];
}

/**
 * Ids for groups of articles. A group that shares articles with an earlier story keeps its id, the largest overlap
 * first; any other gets an id from its first article, so adding later articles to a pile keeps ids without a memory.
 */
export function idsOf(groups: readonly (readonly ArticleId[])[], earlier: readonly EarlierStory[]): string[] {
  const ids: (string | undefined)[] = groups.map(() => undefined);
  const taken = new Set<string>();
  for (const { group, story } of overlapsOf(groups, earlier)) {
    if (ids[group] !== undefined || taken.has(story)) continue;
    ids[group] = story;
    taken.add(story);
  }
  return groups.map((group, index) => {
    const kept = ids[index];
    if (kept !== undefined) return kept;
    let id = stableId("s", group[0] ?? "");
    for (let turn = 1; taken.has(id); turn++) id = stableId("s", group[0] ?? "", String(turn));
    taken.add(id);
    return id;
  });
}

/** Earlier stories of each group, sorted: more than one were merged. */
export function earlierOf(groups: readonly (readonly ArticleId[])[], earlier: readonly EarlierStory[]): string[][] {
  const homes = homesOf(earlier);
  return groups.map((group) => distinct(group, homes));
}

/** What became of the stories of an earlier run, in words; new stories are left to `Story.earlier`, which they lack. */
export function changeMessages(earlier: readonly EarlierStory[], now: readonly EarlierStory[]): Message[] {
  const words = {
    merged: (change: StoryChange) =>
      `the earlier stories ${change.stories.join(", ")} are one story now, ${change.story}`,
    split: (change: StoryChange) => `the earlier story ${change.story} is now ${change.stories.join(", ")}`,
    gone: (change: StoryChange) => `no article of the earlier story ${change.story} is in this pile`,
  };
  return storyChanges(earlier, now).flatMap((change) =>
    change.kind === "new" ? [] : { rule: `story-${change.kind}`, level: "note", text: words[change.kind](change) },
  );
}

/** Merges, splits, new and lost stories between an earlier run and this one, sorted. Articles may come and go. */
export function storyChanges(earlier: readonly EarlierStory[], now: readonly EarlierStory[]): StoryChange[] {
  const changes: StoryChange[] = [];
  const [before, after] = [homesOf(earlier), homesOf(now)];
  for (const { id, articles } of now) {
    const from = distinct(articles, before);
    if (from.length === 0) changes.push({ kind: "new", story: id, stories: [] });
    if (from.length > 1) changes.push({ kind: "merged", story: id, stories: from });
  }
  for (const { id, articles } of earlier) {
    const into = distinct(articles, after);
    if (into.length === 0) changes.push({ kind: "gone", story: id, stories: [] });
    if (into.length > 1) changes.push({ kind: "split", story: id, stories: into });
  }
  const key = (change: StoryChange) => `${change.kind} ${change.story}`;
  return changes.sort((x, y) => (key(x) < key(y) ? -1 : 1));
}

interface Shared {
  readonly group: number;
  readonly story: string;
  readonly articles: number;
}

/** Pairs of group and earlier story that share articles, the most first. */
function overlapsOf(groups: readonly (readonly ArticleId[])[], earlier: readonly EarlierStory[]): Shared[] {
  const homes = homesOf(earlier);
  const shared = groups.flatMap((ids, group) => {
    const counts = new Map<string, number>();
    for (const id of ids) {
      const story = homes.get(id);
      if (story !== undefined) counts.set(story, (counts.get(story) ?? 0) + 1);
    }
    return [...counts].map(([story, articles]) => ({ group, story, articles }));
  });
  return shared.sort((x, y) => y.articles - x.articles || (x.story < y.story ? -1 : 1) || x.group - y.group);
}

function homesOf(stories: readonly EarlierStory[]): Map<ArticleId, string> {
  return new Map(stories.flatMap(({ id, articles }) => articles.map((article) => [article, id] as const)));
}

function distinct(articles: readonly ArticleId[], homes: ReadonlyMap<ArticleId, string>): string[] {
  return [...new Set(articles.flatMap((article) => homes.get(article) ?? []))].sort();
}
