import type { ArticleId, Dossier, Link, ReportSource, Story } from "../model/index.ts";
import { type Backend, type Looking, looking, rowsOf } from "./backend.ts";
import { BufferedChange } from "./change.ts";
import { readKept, readOldGround, readPacked, versionOf } from "./kept.ts";
import { Lately } from "./lately.ts";
import { opened } from "./opened.ts";
import { dossierOf, type Parts } from "./parts.ts";
import { queryWords } from "./search-words.ts";
import { sourceOf } from "./source.ts";
import type { Change, Hit, Kept, LogEntry, Page, Store } from "./store.ts";
import { type Key, type LinkRow, type LogRow, TABLES } from "./tables.ts";

const PORTION = 64;
/** A page of hits may begin no deeper than this; who reads on asks a narrower question. */
const MOST_HITS = 10_000;

/** A store over any backend: what the rows mean is said here and in `change.ts`, once for all of them. */
export function storeOver(backend: Backend): Store {
  const lately = new Lately();
  return {
    begin: async (): Promise<Change> => new BufferedChange(await backend.write(), lately),
    seq: () => looking(backend, (look) => look.lastSeq()),
    article: (id) => looking(backend, async (look) => (await readKept(look, [id], lately))[0]),
    articles: (ids) => streamed(backend, (look) => keptIn(look, ids, lately)),
    packed: (ids) => looking(backend, (look) => readPacked(look, ids)),
    articleIds: () => streamed(backend, idsIn),
    versions: (id) => looking(backend, (look) => versionsIn(look, id)),
    links: (id) => looking(backend, (look) => linksIn(look, id)),
    storyOf: (id) => looking(backend, (look) => storyIn(look, id)),
    storiesOf: (ids) => looking(backend, (look) => storiesOfAll(look, ids)),
    dossier: (story) => looking(backend, (look) => dossierIn(look, story)),
    stories: (page) => streamed(backend, (look) => storiesIn(look, page)),
    search: (words, page) => streamed(backend, (look) => hitsIn(look, words, page)),
    log: (after, limit) => streamed(backend, (look) => logIn(look, after, limit)),
    corrections: (kind) =>
      looking(backend, async (look) => correctionsIn((await look.get(TABLES.correction, [[kind]]))[0])),
    get: (shelf, keys) => looking(backend, (look) => shelvedIn(look, shelf, keys)),
    all: (shelf, page) => streamed(backend, (look) => shelfIn(look, shelf, page)),
    source: (): Promise<ReportSource> => sourceOf(backend),
    close: () => backend.close(),
  };
}

/** Everything that `list` yields comes of one commit. */
export async function* streamed<T>(
  backend: Backend,
  list: (look: Looking) => AsyncIterable<T>,
): AsyncGenerator<T, void, undefined> {
  const look = await backend.look();
  try {
    yield* list(look);
  } finally {
    await look.end();
  }
}

async function* keptIn(look: Looking, ids: Iterable<ArticleId>, lately: Lately): AsyncGenerator<Kept> {
  let portion: ArticleId[] = [];
  for (const id of ids) {
    portion.push(id);
    if (portion.length < PORTION) continue;
    yield* await readKept(look, portion, lately);
    portion = [];
  }
  yield* await readKept(look, portion, lately);
}

async function* idsIn(look: Looking): AsyncGenerator<ArticleId> {
  for await (const row of rowsOf(look, TABLES.article, {})) yield row.id;
}

async function versionsIn(look: Looking, id: ArticleId): ReturnType<Store["versions"]> {
  const rows = await look.range(TABLES.version, { first: id });
  return rows.map((row) => ({ version: versionOf(row), article: opened(row.packed) as Kept["article"] }));
}

async function linksIn(look: Looking, id: ArticleId): Promise<Link[]> {
  const ahead = await look.range(TABLES.link, { first: id });
  const others = (await look.range(TABLES.back, { first: id })).filter((row) => row.a !== id);
  const behind = await look.get(
    TABLES.link,
    others.map((row): Key => [row.a, row.b]),
  );
  const before = behind.filter((row): row is LinkRow => row !== undefined);
  const early = before.filter((row) => row.a < id);
  const late = before.filter((row) => row.a > id);
  return [...early, ...ahead, ...late].map((row) => opened(row.packed) as Link);
}

async function storyIn(look: Looking, id: ArticleId): Promise<string | undefined> {
  return (await look.range(TABLES.told, { first: id })).find((row) => row.own === 1)?.story;
}

async function storiesOfAll(look: Looking, ids: readonly ArticleId[]): Promise<(string | undefined)[]> {
  const own = (await look.rangesOf(TABLES.told, ids)).filter((row) => row.own === 1);
  const stories = new Map(own.map(({ article, story }) => [article, story]));
  return ids.map((id) => stories.get(id));
}

/** The dossier of a story at one look. */
export async function dossierIn(look: Looking, id: string): Promise<Dossier | undefined> {
  const [row] = await look.get(TABLES.dossier, [[id]]);
  const [story] = await look.get(TABLES.story, [[id]]);
  if (!row || !story) return undefined;
  const parts = opened(row.packed) as Parts;
  return dossierOf(parts, opened(story.packed) as Story, await readOldGround(look, parts.articles));
}

async function* storiesIn(look: Looking, { after, limit }: Page): AsyncGenerator<Story> {
  const stretch = after === undefined ? { limit } : { after: [after], limit };
  for await (const row of rowsOf(look, TABLES.story, stretch)) yield opened(row.packed) as Story;
}

async function* hitsIn(look: Looking, words: string, { after, limit }: Page): AsyncGenerator<Hit> {
  const wanted = queryWords(words);
  if (wanted.length === 0 || limit < 1) return;
  if (after === undefined) return yield* await look.search(wanted, limit);
  const hits = await look.search(wanted, MOST_HITS);
  const from = hits.findIndex((hit) => hit.article === after) + 1;
  if (from > 0) yield* hits.slice(from, from + limit);
}

async function* logIn(look: Looking, after: number, limit: number): AsyncGenerator<LogEntry> {
  for await (const row of rowsOf(look, TABLES.log, { after: [after], limit })) yield entryOf(row);
}

function entryOf({ seq, at, what, subject, packed }: LogRow): LogEntry {
  return { seq, at, what, subject, ...(opened(packed) as Pick<LogEntry, "before" | "after" | "story">) };
}

function correctionsIn(row: { readonly packed: Uint8Array } | undefined): unknown {
  return row && opened(row.packed);
}

/** Values of a shelf in the order of `keys`. */
export async function shelvedIn(
  look: Looking,
  shelf: string,
  keys: readonly string[],
): Promise<(Uint8Array | undefined)[]> {
  const rows = await look.get(
    TABLES.shelf,
    keys.map((key) => [shelf, key]),
  );
  return rows.map((row) => row?.value);
}

/** A shelf, or a stretch of it, by key. */
export async function* shelfIn(
  look: Looking,
  shelf: string,
  page?: Page,
): AsyncGenerator<readonly [string, Uint8Array]> {
  const stretch = {
    first: shelf,
    ...(page?.after !== undefined && { after: [shelf, page.after] }),
    ...(page && { limit: page.limit }),
  };
  for await (const row of rowsOf(look, TABLES.shelf, stretch)) yield [row.key, row.value];
}
