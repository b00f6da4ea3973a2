import { createHash } from "node:crypto";
import { type Article, type ArticleId, compareText, emptyAnnotation, type Message } from "../model/index.ts";
import type { Change, Kept, Store } from "../store/store.ts";
import { countersFor } from "./counters.ts";
import { type Holder, named, type Place, placeOf, placesBehind } from "./holders.ts";
import { factsOfText, type Reading } from "./news.ts";
import { SHELF, shelve, shelved } from "./shelves.ts";

/** What is still to be done with an article. */
export interface Pending {
  /** Its text is new; otherwise what the pile tells of it may have changed. */
  readonly isNew?: true;
  readonly isGone?: true;
  /** Its annotation stands; the index and the window are to take it in anew. */
  readonly isKept?: true;
  /** Published, for the order of work. */
  readonly day?: string;
  /** What the text before this one said. */
  readonly before?: Reading;
}

/** How many articles of a portion were what. */
export interface Filed {
  added: number;
  changed: number;
  same: number;
}

/** Gives articles their ids, and keeps what came new in one change. */
export class Filing {
  readonly #store: Store;
  readonly #now: string;
  readonly #change: Change;
  /** Ids as read whose text was filed in this go. */
  readonly #fresh: Set<string>;
  readonly #names = new Map<string, Holder[]>();
  readonly #puts = new Map<ArticleId, Article>();
  readonly #removes = new Map<ArticleId, Article>();
  /** Ids whose article is another one now, or none: its versions go. */
  readonly #vacated = new Set<ArticleId>();
  readonly #before = new Map<ArticleId, Reading>();
  readonly #log: { what: string; subject: string; before?: unknown; after?: unknown }[] = [];
  readonly filed: Filed = { added: 0, changed: 0, same: 0 };
  /** Notes beside the messages of reading, by key; undefined takes one back. */
  readonly #notes = new Map<string, Message | undefined>();

  constructor(store: Store, change: Change, now: string, fresh: Set<string>) {
    this.#store = store;
    this.#change = change;
    this.#now = now;
    this.#fresh = fresh;
  }

  /** What is said of texts that were read from several places. */
  get notes(): Message[] {
    return [...this.#notes.values()].flatMap((one) => one ?? []);
  }

  /** Files an article with the posts that stand inside it. */
  async file([article, ...posts]: readonly [Article, ...Article[]]): Promise<void> {
    const place = await this.#place(article);
    const kept = place.holder;
    if (place.is === "same") this.filed.same += posts.length;
    if (place.is === "same" || place.is === "older") return;
    const ids: ArticleId[] = [];
    for (const post of posts) {
      const { holder } = await this.#place({ ...post, partOf: { ...post.partOf!, article: kept.id } });
      ids.push(holder.id);
    }
    const gone = place.is === "new" ? [] : place.before.posts.filter((id) => !ids.includes(id));
    await this.remove(gone);
    this.#update(article.id, { ...this.#holder(article.id, kept), posts: ids });
  }

  /** Takes articles off, with the posts inside them. A namesake of one that goes may come into its id. */
  async remove(ids: readonly ArticleId[]): Promise<void> {
    const found = [];
    for (const id of ids) found.push(...(await this.#held(id)));
    for (const { base, identity } of found) {
      const holders = await this.#holders(base);
      const holder = holders.find((one) => one.identity === identity);
      const article = holder && (await this.#article(holder.id));
      if (!holder || !article) continue;
      this.#take(holder.id, article);
      this.#log.push({ what: "article-removed", subject: holder.id });
      await this.#rename(
        base,
        holders.filter((one) => one !== holder),
      );
      await this.remove(holder.posts);
    }
  }

  /** Under which id as read, and as what, an article is kept. */
  async #held(id: ArticleId): Promise<{ base: string; identity: string }[]> {
    for (const base of basesOf(id)) {
      const holder = (await this.#holders(base)).find((one) => one.id === id);
      if (holder) return [{ base, identity: holder.identity }];
    }
    return [];
  }

  /** Writes everything down; nothing is kept before the change is committed. */
  async write(): Promise<void> {
    const { puts, removes } = await this.#movedIn();
    const part = await countersFor(this.#change, [...puts.values(), ...removes.values()]);
    const touched = part.counters.change([...puts.values()], [...removes.values()]);
    part.save(this.#change);
    for (const id of this.#vacated) if (removes.has(id)) this.#change.remove(id);
    for (const article of puts.values()) this.#change.put(this.#keptOf(article));
    await this.#mark(puts, removes, touched);
    for (const [base, holders] of this.#names)
      shelve(this.#change, SHELF.names, base, holders.length > 0 ? holders : undefined);
    for (const [key, message] of this.#notes) this.#change.say(key, message && [message]);
    for (const entry of this.#log) this.#change.log({ at: this.#now, ...entry });
  }

  async #place(article: Article): Promise<Place> {
    const base = article.id;
    const holders = await this.#holders(base);
    const place = placeOf(article, holders, ({ identity }) => this.#fresh.has(keyOf(base, identity)));
    const { holder, before } = { before: undefined, ...place };
    this.#notePlaces(article, place);
    if (place.is !== "older") this.#fresh.add(keyOf(base, holder.identity));
    if (place.is === "same") {
      this.filed.same++;
      this.#update(base, holder);
      return place;
    }
    if (place.is === "older") this.filed.same++;
    await this.#rename(
      base,
      [...holders.filter((one) => one !== before), holder],
      place.is === "new" ? holder : undefined,
    );
    const id = this.#holder(base, holder).id;
    if (place.is !== "older") await this.#put({ ...article, id }, place);
    return { ...place, holder: this.#holder(base, holder) };
  }

  async #put(article: Article, { is }: Place): Promise<void> {
    const { id } = article;
    const old = is === "new" ? undefined : await this.#kept(id);
    if (old && !this.#removes.has(id)) this.#removes.set(id, old.article);
    this.#puts.set(id, article);
    if (is === "new") {
      this.filed.added++;
      this.#log.push({ what: "article-added", subject: id });
    } else if (is === "version") {
      this.filed.changed++;
      this.#log.push({
        what: "text-changed",
        subject: id,
        ...(old && { before: hashOf(old.article) }),
        after: hashOf(article),
      });
      // A text that was not worked in yet has said nothing that could have changed.
      if (old && isAnnotated(old)) this.#before.set(id, factsOfText(old.article, old.annotation));
    }
  }

  /** Keeps the holders of an id under the ids that they have by now. */
  async #rename(base: string, holders: readonly Holder[], fresh?: Holder): Promise<void> {
    const before = new Map(holders.map((holder) => [holder.identity, holder.id]));
    const now = named(base, holders);
    const moving: Article[] = [];
    for (const { identity, id } of now) {
      const old = before.get(identity)!;
      if (old === id || identity === fresh?.identity) continue;
      const article = await this.#article(old);
      if (!article) continue;
      this.#take(old, article);
      moving.push({ ...article, id });
    }
    for (const article of moving) this.#puts.set(article.id, article);
    this.#names.set(base, now);
  }

  #take(id: ArticleId, article: Article): void {
    if (!this.#puts.delete(id) && !this.#removes.has(id)) this.#removes.set(id, article);
    this.#vacated.add(id);
  }

  /** The article of an id as this portion leaves it. */
  async #article(id: ArticleId): Promise<Article | undefined> {
    return this.#puts.get(id) ?? (this.#removes.has(id) ? undefined : (await this.#kept(id))?.article);
  }

  #kept(id: ArticleId): Promise<Kept | undefined> {
    return this.#store.article(id);
  }

  async #holders(base: string): Promise<Holder[]> {
    const known = this.#names.get(base) ?? (await shelved<Holder[]>(this.#change, SHELF.names, [base])).get(base) ?? [];
    this.#names.set(base, known);
    return known;
  }

  #holder(base: string, { identity }: Holder): Holder {
    return this.#names.get(base)!.find((one) => one.identity === identity)!;
  }

  #update(base: string, holder: Holder): void {
    const others = this.#names.get(base)!.filter(({ identity }) => identity !== holder.identity);
    this.#names.set(
      base,
      [...others, holder].sort((a, b) => compareText(a.identity, b.identity)),
    );
  }

  /** An article that was put under an id and whose old text had been removed is replaced. */
  async #movedIn(): Promise<{ puts: ReadonlyMap<ArticleId, Article>; removes: ReadonlyMap<ArticleId, Article> }> {
    for (const id of this.#puts.keys()) {
      const old = this.#removes.has(id) ? undefined : await this.#kept(id);
      if (old) this.#removes.set(id, old.article);
    }
    return { puts: this.#puts, removes: this.#removes };
  }

  #keptOf(article: Article): Kept {
    const fetched = article.extra?.fetched;
    const version = {
      number: 1,
      textHash: hashOf(article),
      firstSeen: this.#now,
      ...(typeof fetched === "string" ? { fetched } : {}),
      place: article.location,
    };
    return { article, annotation: emptyAnnotation(article.id), version };
  }

  async #mark(
    puts: ReadonlyMap<ArticleId, Article>,
    removes: ReadonlyMap<ArticleId, Article>,
    touched: readonly ArticleId[],
  ): Promise<void> {
    const ids = [...new Set([...puts.keys(), ...removes.keys(), ...touched])];
    const known = await shelved<Pending>(this.#change, SHELF.pending, ids);
    for (const id of ids) {
      const before = known.get(id);
      const article = puts.get(id);
      if (article) shelve(this.#change, SHELF.pending, id, this.#newMark(article, before));
      else if (removes.has(id)) shelve(this.#change, SHELF.pending, id, { isGone: true });
      else if (!before) shelve(this.#change, SHELF.pending, id, {});
    }
  }

  #newMark({ id, published }: Article, earlier: Pending | undefined): Pending {
    const before = earlier?.before ?? this.#before.get(id);
    return { isNew: true, ...(published && { day: published.slice(0, 10) }), ...(before && { before }) };
  }

  /** What is said of the places of an article depends on all that was read of it, not on what came first. */
  #notePlaces({ id, location }: Article, place: Place): void {
    const say = (at: string, rule?: "read-twice" | "older-version") =>
      this.#notes.set(`${at}\u0001${id}`, rule && noteAt(at, id, rule));
    if (place.is === "same") {
      const isAgain = location !== place.holder.location || this.#fresh.has(keyOf(id, place.before.identity));
      if (isAgain) say(location, "read-twice");
    } else if (place.is === "moved") {
      say(place.before.location, "read-twice");
      if (place.before.elsewhere?.includes(location)) say(location);
    } else if (place.is === "older") {
      if (place.holder.elsewhere?.includes(location)) say(location, "older-version");
    } else if (place.is === "version") {
      say(location);
      for (const at of placesBehind(place.before, location)) say(at, "older-version");
    }
  }
}

const NOTES = {
  "read-twice": "the same words of the same publisher were read before; they count once",
  "older-version": "a later text of this article was read; that one counts",
} as const;

function noteAt(location: string, id: ArticleId, rule: keyof typeof NOTES): Message {
  return { rule, text: `${id}: ${NOTES[rule]}`, location, level: "note" };
}

function keyOf(base: string, identity: string): string {
  return `${base}\u0001${identity}`;
}

/** Ids as read under which an id may be held. */
function basesOf(id: ArticleId): string[] {
  const end = id.lastIndexOf("~");
  return end > 0 ? [id, id.slice(0, end)] : [id];
}

function isAnnotated({ annotation }: Kept): boolean {
  return annotation.sentences.length > 0;
}

function hashOf({ text }: Article): string {
  return createHash("sha256").update(text).digest("hex");
}
