import { type Article, type ArticleId, publisherKey } from "../../model/index.ts";
import type { Writing } from "../backend.ts";
import { opened } from "../opened.ts";
import { type ArticleRow, type Key, TABLES, type VersionRow } from "../tables.ts";
import type { Laid, Put } from "./laid.ts";
import { dropStory } from "./stories.ts";

/** Writes articles and takes away annotations that nothing needs any more. */
export class ArticleWriter {
  readonly #to: Writing;
  /** Annotations that may have lost their last reader. */
  readonly #doubtful: Key[] = [];

  constructor(to: Writing) {
    this.#to = to;
  }

  async put(puts: ReadonlyMap<ArticleId, Put>): Promise<void> {
    const ids = [...puts.keys()];
    const before = await this.#to.get(
      TABLES.article,
      ids.map((id) => [id]),
    );
    const latest = await this.#to.get(
      TABLES.version,
      ids.map((id, at) => [id, before[at]?.number ?? 0]),
    );
    const versions = ids.map((id, at) => versionAfter(latest[at], puts.get(id)!.version));
    const laid = [...puts.values()].map((put) => put.laid);
    for (const row of before) if (row) this.doubt(row.id, row.annotation);
    await this.#to.put(TABLES.version, versions);
    await this.#to.put(TABLES.annotation, laid.map(annotationRow));
    await this.#to.put(
      TABLES.article,
      [...puts.values()].map((put, at) => articleRow(put.laid, versions[at]!.number, put.publisher)),
    );
    await this.#to.index(new Map([...puts].map(([id, put]) => [id, put.words])));
  }

  async set(laid: Laid): Promise<void> {
    const [row] = await this.#to.get(TABLES.article, [[laid.id]]);
    if (!row) throw new RangeError(`article ${laid.id} is not kept`);
    this.doubt(row.id, row.annotation);
    await this.#to.put(TABLES.annotation, [annotationRow(laid)]);
    await this.#to.put(TABLES.article, [articleRow(laid, row.number, await this.#publisherOf(laid, row))]);
  }

  /** A setting that names no publisher leaves the one that the article was read with. */
  async #publisherOf(laid: Laid, { id, number }: ArticleRow): Promise<string> {
    const [version] = await this.#to.get(TABLES.version, [[id, number]]);
    const { publisher: _, ...article } = opened(version!.packed) as Article;
    const read = (opened(version!.packed) as Article).publisher;
    const shown = laid.publisher ?? read;
    return publisherKey(shown === undefined ? article : { ...article, publisher: shown });
  }

  async remove(id: ArticleId): Promise<void> {
    for (const { story } of await this.#to.range(TABLES.told, { first: id })) await dropStory(this.#to, this, story);
    await this.#to.delete(TABLES.article, [[id]]);
    const versions = await this.#to.range(TABLES.version, { first: id });
    await this.#to.delete(
      TABLES.version,
      versions.map((row) => [id, row.number]),
    );
    const annotations = await this.#to.range(TABLES.annotation, { first: id });
    await this.#to.delete(
      TABLES.annotation,
      annotations.map((row) => [id, row.hash]),
    );
    await this.#unlink(id);
    await this.#to.index(new Map([[id, undefined]]));
  }

  async #unlink(id: ArticleId): Promise<void> {
    const ahead = (await this.#to.range(TABLES.link, { first: id })).map((row) => [row.a, row.b] as const);
    const behind = (await this.#to.range(TABLES.back, { first: id })).map((row) => [row.a, row.b] as const);
    const links = [...ahead, ...behind];
    await this.#to.delete(TABLES.link, links);
    await this.#to.delete(
      TABLES.back,
      links.map(([a, b]) => [b, a]),
    );
  }

  /** Says that something has stopped reading an annotation. */
  doubt(id: ArticleId, hash: string): void {
    this.#doubtful.push([id, hash]);
  }

  /** Takes away the doubtful annotations that are neither present nor told from. */
  async sweep(): Promise<void> {
    const present = await this.#to.get(
      TABLES.article,
      this.#doubtful.map(([id]) => [id!]),
    );
    const gone: Key[] = [];
    for (const [at, [id, hash]] of this.#doubtful.entries()) {
      if (present[at]?.annotation === hash) continue;
      const told = await this.#to.range(TABLES.told, { first: id! });
      if (!told.some((row) => row.annotation === hash)) gone.push([id!, hash!]);
    }
    await this.#to.delete(TABLES.annotation, gone);
  }
}

function versionAfter(latest: VersionRow | undefined, next: VersionRow): VersionRow {
  if (!latest) return next;
  if (latest.text_hash !== next.text_hash) return { ...next, number: latest.number + 1 };
  return { ...next, number: latest.number, first_seen: latest.first_seen };
}

function annotationRow({ id, hash, annotation }: Laid) {
  return { article: id, hash, packed: annotation };
}

function articleRow({ id, hash, setting }: Laid, number: number, publisher: string): ArticleRow {
  return { id, number, annotation: hash, setting, publisher };
}
