import { type AnnotatedArticle, type ArticleId, compareText, hash32, type Link } from "../model/index.ts";
import { packed, unpacked } from "../near/bytes.ts";
import { LineUp } from "../near/line-up.ts";
import type { ListOf, Register } from "../near/meetings.ts";
import { type Candidate, Candidates, Outcome, walk } from "./candidates.ts";
import { type Entry, portionOf, type Role, readPortion } from "./entry.ts";
import { entriesOf } from "./incoming.ts";
import { keyIn } from "./keys.ts";
import { ChangeLog, type LinkChanges } from "./link-changes.ts";
import type { Reading } from "./reading.ts";
import { type Asking, answered, answeredLater } from "./readings.ts";
import { isWorthALook } from "./sketch.ts";
import { WordForWord } from "./word-for-word.ts";

/** Articles that come and articles that go. A new version of an article comes under the id of the one it replaces. */
export interface ArticleChanges {
  readonly add?: readonly AnnotatedArticle[];
  readonly remove?: readonly ArticleId[];
}

/** Finds an article of the index by its id. */
export type ReadArticle = (id: ArticleId) => AnnotatedArticle | undefined;

/** What the index knows of one article. */
interface Row {
  readonly entry: Entry;
  role: Role;
  /** The article it is a copy of, by number; itself for a head. */
  root: number;
  links: readonly number[];
}

/**
 * The links of a growing and shrinking pile. They are a function of the set of articles: whatever the order and the
 * portions in which articles came and went, the links are those that one batch would have. Every article is linked to
 * those before it by (day, id); a text with the same words as an earlier one, or a light edit of one, is linked to that
 * one alone, so that thousands of copies cost no more than one look-up each. A change recomputes what it touches.
 */
export class LineageIndex {
  readonly #read: ReadArticle | undefined;
  readonly #sources = new Map<ArticleId, AnnotatedArticle>();
  readonly #rows: (Row | undefined)[] = [];
  readonly #free: number[] = [];
  readonly #numbers = new Map<ArticleId, number>();
  /** Numbers of the articles with the same words, in order. */
  readonly #twins = new Map<string, number[]>();
  readonly #languages = new Map<string, ListOf>();
  readonly #texts = new WordForWord((number) => this.#idOf(number));
  readonly #candidates: Candidates;
  readonly #line = new LineUp((a, b) => this.#precedes(a, b));
  /** Articles whose portion is another since `changedPortions` was asked; a number of its own or none any more. */
  readonly #changed = new Set<ArticleId>();

  /** With `read` the index keeps no articles: it asks for those that it compares word for word. */
  constructor(read?: ReadArticle) {
    this.#read = read;
    this.#candidates = new Candidates({
      within: this.#register((row) => row.keys),
      across: { ...this.#register((row) => row.names), ...this.#listsAcross() },
    });
  }

  /** Takes up an index where `state` left it. Throws `RangeError` for bytes of another form. */
  static from(state: Uint8Array, read?: ReadArticle): LineageIndex {
    return LineageIndex.fromPortions(unpacked(state).arrays as readonly Uint8Array[], read);
  }

  /** The same from portions in any order. */
  static fromPortions(portions: Iterable<Uint8Array>, read?: ReadArticle): LineageIndex {
    const index = new LineageIndex(read);
    index.#restore([...portions].map(readPortion));
    return index;
  }

  /** Adds an article, or a new version of one. */
  add(article: AnnotatedArticle): LinkChanges {
    return this.update({ add: [article] });
  }

  remove(id: ArticleId): LinkChanges {
    return this.update({ remove: [id] });
  }

  /** Takes articles in and out and says what became of the links. Unknown ids in `remove` change nothing. */
  update(changes: ArticleChanges): LinkChanges {
    return answered(this.#update(changes), this.#read ?? ((id) => this.#sources.get(id)));
  }

  /** The same where articles are read from a store that takes its time. One update at a time. */
  updateLater(
    changes: ArticleChanges,
    read: (id: ArticleId) => Promise<AnnotatedArticle | undefined>,
  ): Promise<LinkChanges> {
    return answeredLater(this.#update(changes), read);
  }

  /** Everything the index knows, without the texts. */
  state(): Uint8Array {
    const ids = [...this.#numbers.keys()].sort(compareText);
    return packed(
      {},
      ids.map((id) => this.#portionOf(id)!),
    );
  }

  /** By id, in order, the portions of the state that changed since this was asked last; undefined where one is gone. */
  changedPortions(): (readonly [id: ArticleId, portion: Uint8Array | undefined])[] {
    const ids = [...this.#changed].sort(compareText);
    this.#changed.clear();
    return ids.map((id) => [id, this.#portionOf(id)]);
  }

  *#update({ add = [], remove = [] }: ArticleChanges): Asking<LinkChanges> {
    const log = new ChangeLog();
    const gone: number[] = [];
    for (const id of [...remove, ...add.map(({ article }) => article.id)]) this.#takeOut(id, log, gone);
    yield* this.#settleAll(log);
    for (const { source, entry, reading } of entriesOf(add, log)) {
      this.#takeIn(source, entry, reading);
      yield* this.#settleAll(log);
    }
    for (const number of gone) {
      this.#rows[number] = undefined;
      this.#free.push(number);
    }
    return log.changes();
  }

  #takeIn(source: AnnotatedArticle, entry: Entry, reading: Reading): void {
    const number = this.#free.pop() ?? this.#rows.length;
    this.#rows[number] = { entry, role: "open", root: -1, links: [] };
    this.#numbers.set(entry.id, number);
    if (!this.#languages.has(entry.language)) this.#languages.set(entry.language, listsOf(entry.language));
    if (!this.#read) this.#sources.set(entry.id, source);
    this.#texts.readings.keep(number, reading);
    const twins = this.#twins.get(entry.words) ?? [];
    this.#twins.set(entry.words, twins);
    let at = twins.length;
    while (at > 0 && this.#precedes(number, twins[at - 1]!)) at--;
    twins.splice(at, 0, number);
    for (const twin of at === 0 ? twins : [number]) this.#line.add(twin);
  }

  #takeOut(id: ArticleId, log: ChangeLog, gone: number[]): void {
    const number = this.#numbers.get(id);
    if (number === undefined) return;
    const row = this.#rows[number]!;
    const twins = this.#twins.get(row.entry.words)!;
    const at = twins.indexOf(number);
    twins.splice(at, 1);
    if (twins.length === 0) this.#twins.delete(row.entry.words);
    else if (at === 0) for (const twin of twins) this.#line.add(twin);
    this.#take(number, "open");
    for (const other of row.links) log.drop(this.#idOf(other), id);
    this.#texts.readings.forget(number);
    this.#numbers.delete(id);
    this.#sources.delete(id);
    this.#changed.add(id);
    gone.push(number);
  }

  *#settleAll(log: ChangeLog): Asking<void> {
    for (let next = this.#line.take(); next !== undefined; next = this.#line.take()) {
      if (this.#numbers.get(this.#idOf(next)) !== next) continue;
      this.#changed.add(this.#idOf(next));
      yield* this.#settle(next, log);
    }
  }

  /** Decides anew what an article is and which links it has to those before it, which are decided. */
  *#settle(number: number, log: ChangeLog): Asking<void> {
    const row = this.#rows[number]!;
    const first = this.#twins.get(row.entry.words)![0]!;
    if (first !== number) {
      const { root } = this.#rows[first]!;
      const isNew = row.role !== "twin" || row.root !== root;
      this.#take(number, "twin");
      row.root = root;
      if (isNew) yield* this.#link(number, [root], new Map(), log);
      return;
    }
    if (row.role === "open" || row.role === "twin") this.#candidates.look(number);
    const before = row.root;
    const fresh = new Map<number, Link>();
    const compare = ({ number: earlier }: Candidate) => this.#compare(earlier, number, fresh, log);
    const note = ({ number: earlier }: Candidate, is: number) => this.#candidates.note(number, earlier, is);
    const { copyOf: root = number, targets } = yield* walk(this.#candidates.of(number), compare, note);
    row.root = root;
    this.#take(number, root === number ? "head" : "follower");
    if (root !== before)
      for (const twin of this.#twins.get(row.entry.words)!) if (twin !== number) this.#line.add(twin);
    yield* this.#link(number, targets, fresh, log);
  }

  *#compare(earlier: number, later: number, fresh: Map<number, Link>, log: ChangeLog): Asking<number> {
    const [x, y] = [this.#rows[earlier]!.entry.sketch, this.#rows[later]!.entry.sketch];
    if (x && y && !isWorthALook(x, y)) return Outcome.none;
    const compared = yield* this.#texts.compare(earlier, later, log);
    if (!compared) return Outcome.none;
    fresh.set(earlier, compared.link);
    return compared.isCopy ? Outcome.copy : Outcome.link;
  }

  /** Links an article to these and to no others before it. */
  *#link(number: number, targets: readonly number[], fresh: Map<number, Link>, log: ChangeLog): Asking<void> {
    const row = this.#rows[number]!;
    for (const other of row.links) if (!targets.includes(other)) log.drop(this.#idOf(other), row.entry.id);
    const links: number[] = [];
    for (const target of targets) {
      let isLinked = row.links.includes(target);
      if (!isLinked) {
        const link = fresh.get(target) ?? (yield* this.#texts.compare(target, number, log))?.link;
        if (link) log.put(link);
        isLinked = link !== undefined;
      }
      if (isLinked) links.push(target);
    }
    row.links = links;
  }

  /** Gives an article a role; what stands after it and is touched by that gets in line. */
  #take(number: number, role: Role): void {
    const row = this.#rows[number]!;
    if (row.role === role) return;
    const [was, is] = [row.role, role].map((each) => each === "head" || each === "follower");
    if (was) for (const later of this.#candidates.unfile(number, row.role === "head")) this.#line.add(later);
    if (was && !is) this.#candidates.forget(number);
    row.role = role;
    if (is) for (const later of this.#candidates.file(number, role === "head")) this.#line.add(later);
  }

  #restore(portions: readonly ReturnType<typeof readPortion>[]): void {
    for (const { entry, standing } of portions) {
      const { number, role, root, links } = standing;
      this.#rows[number] = { entry, role, root, links };
      this.#numbers.set(entry.id, number);
      this.#languages.set(entry.language, listsOf(entry.language));
    }
    const ordered = [...portions].sort((x, y) => compareText(x.entry.standing, y.entry.standing));
    for (const { entry, standing } of ordered) {
      const { number, role, lists } = standing;
      const twins = this.#twins.get(entry.words);
      if (twins) twins.push(number);
      else this.#twins.set(entry.words, [number]);
      if (role !== "twin") this.#candidates.restore(number, role === "head", lists);
    }
    for (let number = 0; number < this.#rows.length; number++) if (!this.#rows[number]) this.#free.push(number);
  }

  #portionOf(id: ArticleId): Uint8Array | undefined {
    const number = this.#numbers.get(id);
    if (number === undefined) return undefined;
    const { entry, role, root, links } = this.#rows[number]!;
    return portionOf(entry, { number, role, root, links, lists: this.#candidates.listsOf(number) });
  }

  #idOf(number: number): ArticleId {
    return this.#rows[number]!.entry.id;
  }

  #precedes(a: number, b: number): boolean {
    return this.#rows[a]!.entry.standing < this.#rows[b]!.entry.standing;
  }

  #register(keysOf: (entry: Entry) => Entry["keys"]): Register {
    return {
      keysOf: (number) => keysOf(this.#rows[number]!.entry),
      precedes: (a, b) => this.#precedes(a, b),
      ownList: () => asItIs,
      otherLists: () => [asItIs],
    };
  }

  #listsAcross(): Pick<Register, "ownList" | "otherLists"> {
    return {
      ownList: (number) => this.#languages.get(this.#rows[number]!.entry.language)!,
      otherLists: (number) => {
        const own = this.#rows[number]!.entry.language;
        return [...this.#languages].flatMap(([language, listOf]) => (language === own ? [] : listOf));
      },
    };
  }
}

function asItIs(key: number): number {
  return key;
}

/** The lists of a language: only those who look for its texts find what is under them. */
function listsOf(language: string): ListOf {
  const seed = hash32(language);
  return (key) => keyIn(key, seed);
}
