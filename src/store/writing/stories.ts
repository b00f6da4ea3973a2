import type { ArticleId, Dossier, Story } from "../../model/index.ts";
import type { Writing } from "../backend.ts";
import { readGround } from "../kept.ts";
import type { Lately } from "../lately.ts";
import { opened } from "../opened.ts";
import { pack } from "../packed/pack.ts";
import { type Ground, type Parts, partsOf } from "../parts.ts";
import { type Key, type LineageRow, type StoryRow, TABLES, type ToldRow } from "../tables.ts";
import type { ArticleWriter } from "./articles.ts";

/** A story as it is kept: what it adds to texts and annotations, packed, and where it is found. */
export interface PackedStory {
  readonly row: StoryRow;
  readonly place: string;
  readonly dossier: Uint8Array;
  readonly lineages: readonly LineageRow[];
  readonly told: readonly ToldRow[];
}

/** Keeps a story in place of what was told of it before. */
export async function tellStory(to: Writing, articles: ArticleWriter, dossier: Dossier, lately: Lately): Promise<void> {
  const ids = dossier.articles.map(({ id }) => id);
  await putStory(to, articles, packStory(dossier, await readGround(to, ids, lately)));
}

/** Packs a story that was told from these texts and annotations. */
export function packStory(dossier: Dossier, ground: ReadonlyMap<ArticleId, Ground>): PackedStory {
  const { story, lineages, facts } = dossier;
  const parts = partsOf(dossier, ground);
  const [weight, place] = weightOf(story);
  return {
    row: { id: story.id, weight, start: story.start ?? "", facts: facts.length, packed: pack(story) },
    place,
    dossier: pack(parts),
    lineages: lineageRows(lineages, story.id),
    told: toldRows(story, parts),
  };
}

export async function putStory(to: Writing, articles: ArticleWriter, story: PackedStory): Promise<void> {
  const { row, place, dossier, lineages, told } = story;
  await dropStory(to, articles, row.id);
  await to.put(TABLES.story, [row]);
  await to.put(TABLES.dossier, [{ id: row.id, packed: dossier }]);
  await to.put(TABLES.weight, [{ weight: row.weight, place, story: row.id }]);
  await to.put(TABLES.lineage, lineages);
  await to.put(TABLES.told, told);
}

/** Puts other links and lineages in place of those that a story was told with. */
export async function relayStory(
  to: Writing,
  id: string,
  { links, lineages }: Pick<Dossier, "links" | "lineages">,
): Promise<void> {
  const [row] = await to.get(TABLES.dossier, [[id]]);
  if (!row) return;
  const parts = opened(row.packed) as Parts;
  await to.delete(
    TABLES.lineage,
    parts.lineages.map((lineage): Key => [lineage.id, id]),
  );
  await to.put(TABLES.lineage, lineageRows(lineages, id));
  await to.put(TABLES.dossier, [{ id, packed: pack({ ...parts, links, lineages }) }]);
}

function lineageRows(lineages: Dossier["lineages"], story: string): LineageRow[] {
  return lineages.map(({ id }) => ({ lineage: id, story }));
}

function toldRows(story: Story, parts: Parts): ToldRow[] {
  const hashes = new Map(parts.articles.map((part) => [part.id, part.hash ?? ""]));
  const own = new Set(story.articles);
  return [...new Set([...own, ...hashes.keys()])].map((article) => ({
    article,
    story: story.id,
    annotation: hashes.get(article) ?? "",
    own: own.has(article) ? 1 : 0,
  }));
}

/** The most reported story first, then the earlier one: the order of reports. */
function weightOf(story: Story): readonly [weight: number, place: string] {
  return [-story.articles.length, `${story.start ?? ""}\u0000${story.id}`];
}

/** Takes a story away with all that was told of it. */
export async function dropStory(to: Writing, articles: ArticleWriter, id: string): Promise<void> {
  const [row] = await to.get(TABLES.dossier, [[id]]);
  const [kept] = await to.get(TABLES.story, [[id]]);
  if (!row || !kept) return;
  const story = opened(kept.packed) as Story;
  const parts = opened(row.packed) as Parts;
  const told = toldRows(story, parts);
  for (const { article, annotation } of told) if (annotation) articles.doubt(article, annotation);
  await to.delete(
    TABLES.told,
    told.map((each): Key => [each.article, id]),
  );
  await to.delete(
    TABLES.lineage,
    parts.lineages.map((lineage): Key => [lineage.id, id]),
  );
  await to.delete(TABLES.weight, [weightOf(story)]);
  await to.delete(TABLES.dossier, [[id]]);
  await to.delete(TABLES.story, [[id]]);
}
