import type { Annotation, Article, ArticleId, Setting } from "../model/index.ts";
import type { Looking } from "./backend.ts";
import type { Lately } from "./lately.ts";
import { damaged, opened } from "./opened.ts";
import type { Ground } from "./parts.ts";
import type { Kept, Version } from "./store.ts";
import { type AnnotationRow, type ArticleRow, TABLES, type VersionRow } from "./tables.ts";

/** Those of `ids` that are kept, in the order asked. */
export async function readKept(look: Looking, ids: readonly ArticleId[], lately: Lately): Promise<Kept[]> {
  const found = (await look.get(TABLES.article, ids.map(keyOfId))).filter((row) => row !== undefined);
  const [versions, annotations] = await readTexts(look, found);
  return found.map((row, at) => keptOf(row, need(versions[at], row.id), need(annotations[at], row.id), lately));
}

/** The same as it lies, to be opened elsewhere: by `openedKept`. */
export async function readPacked(look: Looking, ids: readonly ArticleId[]): Promise<PackedKept[]> {
  const found = (await look.get(TABLES.article, ids.map(keyOfId))).filter((row) => row !== undefined);
  const [versions, annotations] = await readTexts(look, found);
  return found.map(({ id, setting }, at) => {
    return { version: need(versions[at], id), annotation: need(annotations[at], id), ...(setting && { setting }) };
  });
}

/** An article as it lies in a store. */
export interface PackedKept {
  readonly version: VersionRow;
  readonly setting?: Uint8Array;
  readonly annotation: AnnotationRow;
}

/** A packed article as it is kept, and what a dossier is told from. */
export function openedKept({ version, setting, annotation }: PackedKept): {
  readonly kept: Kept;
  readonly ground: Ground;
} {
  const ground = groundOf(version, annotation, PLAINLY);
  const laid = setting ? { setting: opened(setting) as Setting } : {};
  const kept = { article: ground.article, ...laid, annotation: ground.annotation, version: versionOf(version) };
  return { kept, ground };
}

/** What dossiers may be told from, as it is kept now, by article. */
export async function readGround(
  look: Looking,
  ids: readonly ArticleId[],
  lately: Lately,
): Promise<Map<ArticleId, Ground>> {
  const found = (await look.get(TABLES.article, ids.map(keyOfId))).filter((row) => row !== undefined);
  const [versions, annotations] = await readTexts(look, found);
  return new Map(
    found.map((row, at) => [row.id, groundOf(need(versions[at], row.id), need(annotations[at], row.id), lately)]),
  );
}

/** What dossiers were told from, as it was then: by number of version and hash of annotation. */
export async function readOldGround(
  look: Looking,
  wanted: readonly { readonly id: ArticleId; readonly number?: number; readonly hash?: string }[],
): Promise<(Ground | undefined)[]> {
  const keys = wanted.map(({ id, number, hash }) => ({ id, number: number ?? 0, annotation: hash ?? "" }));
  const [versions, annotations] = await readTexts(look, keys);
  return versions.map((version, at) => {
    const annotation = annotations[at];
    return version && annotation && groundOf(version, annotation, PLAINLY);
  });
}

async function readTexts(
  look: Looking,
  rows: readonly Pick<ArticleRow, "id" | "number" | "annotation">[],
): Promise<[(VersionRow | undefined)[], (AnnotationRow | undefined)[]]> {
  const versions = await look.get(
    TABLES.version,
    rows.map((row) => [row.id, row.number]),
  );
  return [
    versions,
    await look.get(
      TABLES.annotation,
      rows.map((row) => [row.id, row.annotation]),
    ),
  ];
}

function keyOfId(id: ArticleId): readonly string[] {
  return [id];
}

function need<T>(row: T | undefined, id: ArticleId): T {
  if (row === undefined) throw damaged(`article ${id} has lost its text or annotation`);
  return row;
}

type Opening = Pick<Lately, "article" | "annotation">;

/** Each asked for once. */
const PLAINLY: Opening = {
  article: ({ packed }) => opened(packed) as Article,
  annotation: ({ packed }) => opened(packed) as Annotation,
};

function groundOf(version: VersionRow, annotation: AnnotationRow, opening: Opening): Ground {
  return {
    article: opening.article(version),
    number: version.number,
    annotation: opening.annotation(annotation),
    hash: annotation.hash,
  };
}

function keptOf(row: ArticleRow, version: VersionRow, annotation: AnnotationRow, opening: Opening): Kept {
  return {
    article: opening.article(version),
    ...(row.setting ? { setting: opened(row.setting) as Setting } : {}),
    annotation: opening.annotation(annotation),
    version: versionOf(version),
  };
}

export function versionOf(row: VersionRow): Version {
  const { number, text_hash: textHash, first_seen: firstSeen, raw_hash: rawHash, fetched, place } = row;
  return {
    number,
    ...(rawHash === undefined ? {} : { rawHash }),
    textHash,
    firstSeen,
    ...(fetched === undefined ? {} : { fetched }),
    ...(place === undefined ? {} : { place }),
  };
}
