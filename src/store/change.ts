import type { Annotation, ArticleId, Dossier, Link, Message, Setting } from "../model/index.ts";
import { compareText } from "../model/index.ts";
import type { Writing } from "./backend.ts";
import type { Lately } from "./lately.ts";
import { pack } from "./packed/pack.ts";
import { shelfIn, shelvedIn } from "./reader.ts";
import type { Change, Kept, LogEntry } from "./store.ts";
import { TABLES } from "./tables.ts";
import { ArticleWriter } from "./writing/articles.ts";
import { type Laid, type Put, packedLaid, packedPut } from "./writing/laid.ts";
import { dropStory, type PackedStory, putStory, relayStory, tellStory } from "./writing/stories.ts";

type Step = (to: Writing, articles: ArticleWriter) => Promise<void>;

/** Keeps what is to be done, packed, until `commit` does it in order. */
export class BufferedChange implements Change {
  readonly #writing: Writing;
  readonly #lately: Lately;
  readonly #steps: Step[] = [];
  readonly #shelves = new Map<string, Map<string, Uint8Array | undefined>>();
  readonly #log: Omit<LogEntry, "seq">[] = [];
  #puts: Map<ArticleId, Put> = new Map();
  #over = false;

  constructor(writing: Writing, lately: Lately) {
    this.#writing = writing;
    this.#lately = lately;
  }

  put(kept: Kept): void {
    this.#open();
    const put = packedPut(kept);
    if (this.#puts.size === 0 || this.#puts.has(kept.article.id)) this.#beginPuts();
    this.#puts.set(kept.article.id, put);
  }

  /** Articles put one after another are written together. */
  #beginPuts(): void {
    const puts = new Map<ArticleId, Put>();
    this.#step((_, articles) => articles.put(puts));
    this.#puts = puts;
  }

  set(id: ArticleId, setting: Setting | undefined, annotation: Annotation): void {
    const laid: Laid = packedLaid(id, setting, annotation);
    this.#step((_, articles) => articles.set(laid));
  }

  remove(id: ArticleId): void {
    this.#step((_, articles) => articles.remove(id));
  }

  link(put: readonly Link[], drop: readonly (readonly [a: ArticleId, b: ArticleId])[]): void {
    const rows = put.map((link) => ({ a: link.a, b: link.b, packed: pack(link) }));
    this.#step(async (to) => {
      await to.delete(TABLES.link, drop);
      await to.delete(
        TABLES.back,
        drop.map(([a, b]) => [b, a]),
      );
      await to.put(TABLES.link, rows);
      await to.put(TABLES.back, rows);
    });
  }

  tell(dossier: Dossier): void {
    this.#step((to, articles) => tellStory(to, articles, dossier, this.#lately));
  }

  tellPacked(story: PackedStory): void {
    this.#step((to, articles) => putStory(to, articles, story));
  }

  relay(story: string, beside: Pick<Dossier, "links" | "lineages">): void {
    this.#step((to) => relayStory(to, story, beside));
  }

  drop(story: string): void {
    this.#step((to, articles) => dropStory(to, articles, story));
  }

  keep(shelf: string, key: string, value: Uint8Array | undefined): void {
    this.#open();
    const kept = this.#shelves.get(shelf) ?? new Map<string, Uint8Array | undefined>();
    this.#shelves.set(shelf, kept.set(key, value?.slice()));
  }

  say(key: string, messages: readonly Message[] | undefined): void {
    const packed = messages && pack(messages);
    this.#step((to) => (packed ? to.put(TABLES.message, [{ id: key, packed }]) : to.delete(TABLES.message, [[key]])));
  }

  correct(kind: string, corrections: unknown): void {
    const packed = pack(corrections);
    this.#step((to) => to.put(TABLES.correction, [{ id: kind, packed }]));
  }

  log(entry: Omit<LogEntry, "seq">): void {
    this.#open();
    this.#log.push(entry);
  }

  async get(shelf: string, keys: readonly string[]): Promise<readonly (Uint8Array | undefined)[]> {
    this.#open();
    const kept = this.#shelves.get(shelf);
    const values = await shelvedIn(this.#writing, shelf, keys);
    return values.map((value, at) => (kept?.has(keys[at]!) ? kept.get(keys[at]!) : value));
  }

  async *all(shelf: string): AsyncGenerator<readonly [string, Uint8Array]> {
    this.#open();
    const fresh = [...(this.#shelves.get(shelf) ?? [])].sort(([x], [y]) => compareText(x, y));
    const known = new Set(fresh.map(([key]) => key));
    let next = 0;
    for await (const [key, value] of shelfIn(this.#writing, shelf)) {
      for (; next < fresh.length && fresh[next]![0] <= key; next++) yield* there(fresh[next]!);
      if (!known.has(key)) yield [key, value];
    }
    for (; next < fresh.length; next++) yield* there(fresh[next]!);
  }

  async commit(): Promise<void> {
    this.#open();
    this.#over = true;
    try {
      const articles = new ArticleWriter(this.#writing);
      for (const step of this.#steps) await step(this.#writing, articles);
      await articles.sweep();
      await this.#writeShelves();
      await this.#writeLog();
      await this.#writing.commit();
    } finally {
      await this.#writing.end();
    }
  }

  async abandon(): Promise<void> {
    if (this.#over) return;
    this.#over = true;
    await this.#writing.end();
  }

  #step(step: Step): void {
    this.#open();
    this.#puts = new Map();
    this.#steps.push(step);
  }

  #open(): void {
    if (this.#over) throw new Error("this change is over");
  }

  async #writeShelves(): Promise<void> {
    for (const [shelf, values] of this.#shelves) {
      const all = [...values];
      const rows = all.flatMap(([key, value]) => (value ? [{ shelf, key, value }] : []));
      await this.#writing.put(TABLES.shelf, rows);
      await this.#writing.delete(
        TABLES.shelf,
        all.filter(([, value]) => !value).map(([key]) => [shelf, key]),
      );
    }
  }

  async #writeLog(): Promise<void> {
    if (this.#log.length === 0) return;
    const last = await this.#writing.lastSeq();
    const rows = this.#log.map(({ at, what, subject, ...rest }, index) => ({
      seq: last + index + 1,
      at,
      what,
      subject,
      packed: pack(rest),
    }));
    await this.#writing.put(TABLES.log, rows);
  }
}

function* there([key, value]: readonly [string, Uint8Array | undefined]): Generator<readonly [string, Uint8Array]> {
  if (value) yield [key, value];
}
