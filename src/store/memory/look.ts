import type { Article, ArticleId, Totals } from "../../model/index.ts";
import type { Indexing, Looking, Stretch, Writing } from "../backend.ts";
import { opened } from "../opened.ts";
import { type IndexedWords, searchWordsOf } from "../search-words.ts";
import type { Hit } from "../store.ts";
import { type ArticleRow, type Key, type StoryRow, TABLES, type Table, type VersionRow } from "../tables.ts";
import { Overlay, Sheet } from "./rows.ts";
import { WordIndex } from "./search.ts";

/** All rows of a store at one commit. While somebody looks at it, the next commit goes to a fork of it. */
export class MemoryState {
  looks = 0;
  readonly sheets: ReadonlyMap<string, Sheet>;
  readonly words: WordIndex;

  constructor(
    sheets: ReadonlyMap<string, Sheet> = new Map(Object.values(TABLES).map(({ name }) => [name, new Sheet()])),
    words: WordIndex = new WordIndex(),
  ) {
    this.sheets = sheets;
    this.words = words;
  }

  fork(): MemoryState {
    return new MemoryState(new Map([...this.sheets].map(([name, sheet]) => [name, sheet.fork()])), this.words.fork());
  }

  sheet(table: { readonly name: string }): Sheet {
    return this.sheets.get(table.name)!;
  }
}

/** Reads the state as it was when the look began. */
export class MemoryLook implements Looking {
  protected readonly state: MemoryState;

  constructor(state: MemoryState) {
    this.state = state;
    state.looks++;
  }

  async get<R extends object>(table: Table<R>, keys: readonly Key[]): Promise<(R | undefined)[]> {
    const sheet = this.state.sheet(table);
    return keys.map((key) => sheet.get(key) as R | undefined);
  }

  async range<R extends object>(table: Table<R>, stretch: Stretch): Promise<R[]> {
    return this.state.sheet(table).range(stretch) as R[];
  }

  async rangesOf<R extends object>(table: Table<R>, firsts: readonly string[]): Promise<R[]> {
    return (await Promise.all(firsts.map((first) => this.range(table, { first })))).flat();
  }

  async search(words: readonly string[], limit: number): Promise<Hit[]> {
    return this.state.words.search(words, limit, (id) => this.#wordsOf(id));
  }

  #wordsOf(id: ArticleId): IndexedWords {
    const { number } = this.state.sheet(TABLES.article).get([id]) as ArticleRow;
    return searchWordsOf(opened((this.state.sheet(TABLES.version).get([id, number]) as VersionRow).packed) as Article);
  }

  async lastSeq(): Promise<number> {
    return this.state.sheet(TABLES.log).size;
  }

  async totals(): Promise<Totals> {
    const sheet = (name: keyof typeof TABLES) => this.state.sheet(TABLES[name]);
    const distinct = <R>(name: keyof typeof TABLES, of: (row: R) => string) =>
      new Set([...sheet(name).all()].map((row) => of(row as R))).size;
    return {
      articles: sheet("article").size,
      publishers: distinct("article", (row: ArticleRow) => row.publisher),
      lineages: distinct("lineage", (row: { readonly lineage: string }) => row.lineage),
      stories: sheet("story").size,
      facts: [...sheet("story").all()].reduce((sum, row) => sum + (row as StoryRow).facts, 0),
      links: sheet("link").size,
    };
  }

  async publishersAmong(keys: readonly string[]): Promise<number> {
    const wanted = new Set(keys);
    const rows = [...this.state.sheet(TABLES.article).all()] as ArticleRow[];
    return new Set(rows.map(({ publisher }) => publisher).filter((key) => wanted.has(key))).size;
  }

  async end(): Promise<void> {
    this.state.looks--;
  }
}

/** Collects rows and lays them over the state at `commit`, all in one turn. */
export class MemoryWriting extends MemoryLook implements Writing {
  readonly #overlays = new Map<string, Overlay>();
  readonly #indexed = new Map<ArticleId, boolean>();
  readonly #release: (next: MemoryState) => void;
  #next: MemoryState;

  constructor(state: MemoryState, release: (next: MemoryState) => void) {
    super(state);
    this.#next = state;
    this.#release = release;
  }

  override async get<R extends object>(table: Table<R>, keys: readonly Key[]): Promise<(R | undefined)[]> {
    const [overlay, sheet] = [this.#overlay(table), this.state.sheet(table)];
    return keys.map((key) => overlay.get(key, sheet) as R | undefined);
  }

  override async range<R extends object>(table: Table<R>, stretch: Stretch): Promise<R[]> {
    return this.#overlay(table).range(table, stretch, this.state.sheet(table)) as R[];
  }

  async put<R extends object>(table: Table<R>, rows: readonly R[]): Promise<void> {
    const overlay = this.#overlay(table);
    for (const row of rows) overlay.put(table, row);
  }

  async delete<R extends object>(table: Table<R>, keys: readonly Key[]): Promise<void> {
    const overlay = this.#overlay(table);
    for (const key of keys) overlay.delete(key);
  }

  async index(articles: ReadonlyMap<ArticleId, Indexing | undefined>): Promise<void> {
    for (const [id, indexing] of articles) this.#indexed.set(id, indexing !== undefined);
  }

  async commit(): Promise<void> {
    if (this.state.looks > 1) this.#next = this.state.fork();
    for (const [name, overlay] of this.#overlays) overlay.applyTo(this.#next.sheets.get(name)!);
    for (const [id, isThere] of this.#indexed) this.#next.words.set(id, isThere);
  }

  override async end(): Promise<void> {
    await super.end();
    this.#release(this.#next);
  }

  #overlay(table: { readonly name: string }): Overlay {
    const overlay = this.#overlays.get(table.name) ?? new Overlay();
    this.#overlays.set(table.name, overlay);
    return overlay;
  }
}
