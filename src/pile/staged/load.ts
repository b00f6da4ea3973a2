import { madeBy, READ } from "../../annotation/index.ts";
import { groupedBy } from "../../model/grouping.ts";
import type { Article, ArticleId, Dossier, Link, Message, Setting } from "../../model/index.ts";
import type { Change, Store } from "../../store/store.ts";
import type { StoryGroup } from "../../story/index.ts";
import { Filing } from "../filing.ts";
import { inPortions } from "../kept.ts";
import { Pens } from "../pen.ts";
import { fromBytes, SHELF, shelve } from "../shelves.ts";
import { dropStories, keepTold, newsOfStories, toldOf } from "../telling.ts";
import { packedIn, textIn } from "./columns.ts";
import { annotatedIn } from "./digesting.ts";
import type { Row, Rows } from "./stage.ts";

/** Rows that are committed together. */
const PORTION = 200;

/** What was loaded, and what could not be. */
export interface Loaded {
  readonly articles: number;
  readonly links: number;
  readonly stories: number;
  readonly messages: readonly Message[];
}

/**
 * Keeps in a store what the stages came to: rows of `kept` articles, then `link`s, `dossier`s and `message`s; by id, so that
 * loading twice changes nothing. What is other than before goes to the log. A desk that opens the store later takes the
 * articles in anew, with the annotations they have.
 */
export async function loadRows(store: Store, rows: Rows, now: () => string): Promise<Loaded> {
  const load = new Load(store, now);
  for await (const portion of inPortions(rows, PORTION)) await load.take(portion);
  await load.end();
  return load.loaded;
}

class Load {
  readonly #store: Store;
  readonly #pens: Pens;
  readonly #now: () => string;
  readonly #articles = new Set<ArticleId>();
  readonly #told = new Map<string, StoryGroup>();
  readonly loaded = { articles: 0, links: 0, stories: 0, messages: [] as Message[] };

  constructor(store: Store, now: () => string) {
    this.#store = store;
    this.#pens = new Pens(store);
    this.#now = now;
  }

  async take(rows: readonly Row[]): Promise<void> {
    const read = rows.flatMap((row) => this.#read(row));
    const of = groupedBy(read, ({ of }) => of);
    const list = <Kind extends Read["of"]>(kind: Kind) => (of.get(kind) ?? []) as Extract<Read, { of: Kind }>[];
    await this.#pens.with(async ({ change }) => {
      await this.#keep(change, list("kept"));
      const links = list("link").map(({ link }) => link);
      change.link(links, []);
      this.loaded.links += links.length;
      for (const { dossier } of list("dossier")) await this.#tell(change, dossier);
      const said = groupedBy(list("message"), ({ message: { location, article } }) => location ?? article ?? "stage");
      for (const [key, messages] of said)
        change.say(
          key,
          messages.map(({ message }) => message),
        );
    });
  }

  /** Stories that hold articles of these and were not told again are no more; nothing of these waits to be worked in. */
  async end(): Promise<void> {
    await this.#pens.with(async ({ change }) => {
      const before = new Map<string, StoryGroup>();
      for await (const [id, bytes] of this.#store.all(SHELF.stories)) before.set(id, fromBytes(bytes));
      const isOver = ({ id, articles }: StoryGroup) =>
        !this.#told.has(id) && articles.some((article) => this.#articles.has(article));
      const drop = [...before.values()].filter(isOver).map(({ id }) => id);
      const put = [...this.#told.values()];
      for (const entry of newsOfStories({ told: before }, put, drop)) change.log({ at: this.#now(), ...entry });
      await dropStories(change, drop, { told: before, put: [] });
      for (const id of drop) shelve(change, SHELF.stories, id, undefined);
      for (const group of put) shelve(change, SHELF.stories, group.id, group);
      for (const id of this.#articles) change.keep(SHELF.pending, id, undefined);
      shelve(change, SHELF.desk, "made", JSON.stringify(madeBy(READ)));
    });
  }

  async #keep(change: Change, kept: readonly KeptRow[]): Promise<void> {
    const filing = new Filing(this.#store, change, this.#now(), new Set());
    for (const { article } of kept) await filing.file([article]);
    await filing.write();
    for (const { article, setting, annotation } of kept) {
      const { id, label } = article;
      const ends = await this.#store.links(id);
      change.link(
        [],
        ends.flatMap(({ a, b }) => (b === id ? [[a, b] as const] : [])),
      );
      change.set(id, setting, annotation);
      shelve(change, SHELF.articles, id, { ...(label !== undefined && { label }), ties: [] });
      this.#articles.add(id);
    }
    this.loaded.articles += kept.length;
  }

  async #tell(change: Change, dossier: Dossier): Promise<void> {
    await keepTold(change, toldOf(dossier), this.#now());
    const { id, articles, passages, thread } = dossier.story;
    this.#told.set(id, { id, articles, ...(passages && { passages }), ...(thread && { thread }) });
    this.loaded.stories++;
  }

  #read(row: Row): Read[] {
    try {
      return readRow(row);
    } catch (error) {
      const text = `a row was not loaded: ${String(error)}`;
      this.loaded.messages.push({ rule: "stage-row", text, level: "error" });
      return [];
    }
  }
}

interface KeptRow {
  readonly of: "kept";
  readonly article: Article;
  readonly setting: Setting;
  readonly annotation: ReturnType<typeof annotatedIn>["annotation"];
}

type Read =
  | KeptRow
  | { readonly of: "link"; readonly link: Link }
  | { readonly of: "dossier"; readonly dossier: Dossier }
  | { readonly of: "message"; readonly message: Message };

function readRow(row: Row): Read[] {
  switch (row.of) {
    case "kept": {
      const { annotation } = annotatedIn(textIn(row, "text"), textIn(row, "notes"));
      return [{ of: "kept", article: packedIn(row, "article"), setting: packedIn(row, "setting"), annotation }];
    }
    case "link":
      return [{ of: "link", link: packedIn(row, "link") }];
    case "dossier":
      return [{ of: "dossier", dossier: packedIn(row, "dossier") }];
    case "message":
      return [{ of: "message", message: packedIn(row, "message") }];
    default:
      throw new TypeError(`there are no rows of ${String(row.of)}`);
  }
}
