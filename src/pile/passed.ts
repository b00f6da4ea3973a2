import { markOf } from "../article/ids.ts";
import { type CountersState, PileCounters } from "../article/index.ts";
import { type Article, type ArticleId, compareText, type Setting } from "../model/index.ts";

/** What tells articles of one id apart. */
interface Claim {
  readonly mark: string;
  readonly location: string;
  /** Its place in the order in which articles claim their id. */
  readonly order: string;
}

/**
 * Articles that pass by, without their texts: what they claim of ids and what repeats across them. Of articles that share an id
 * the earliest published holds it, others have a mark of their content behind it; the same article twice is one.
 */
export class PassedArticles {
  readonly #claims = new Map<ArticleId, Claim[]>();
  readonly #counters: PileCounters;
  readonly #isFixed: boolean;
  readonly #shown = new Set<string>();
  /** Of the article that was shown last and has posts in it: its id as read and as shown. */
  #parent: { readonly read: ArticleId; readonly shown: ArticleId | undefined } | undefined;
  #isClosed = false;
  size = 0;

  /** With `lines` nothing is counted. */
  constructor(lines?: CountersState) {
    this.#counters = new PileCounters(lines);
    this.#isFixed = lines !== undefined;
  }

  /** Takes note of an article before any is shown. */
  count(article: Article): void {
    this.size++;
    this.#note(article);
  }

  /** From now on who holds an id keeps it. */
  close(): void {
    for (const claims of this.#claims.values()) claims.sort((x, y) => compareText(x.order, y.order));
    this.#isClosed = true;
  }

  /** The article under its own id, with what the pile tells of it; undefined for one that was read twice. */
  shown(article: Article, isNew: boolean): { readonly article: Article; readonly setting: Setting } | undefined {
    if (isNew || this.#isFixed) this.#note(article);
    const id = article.partOf ? this.#postId(article) : this.#articleId(article);
    if (!article.partOf) this.#parent = { read: article.id, shown: id };
    if (id === undefined) return undefined;
    const setting = { ...this.#counters.settingOf({ ...article, id: this.#countedAs(article) }), article: id };
    const partOf = article.partOf && {
      article: this.#parent?.shown ?? article.partOf.article,
      start: article.partOf.start,
    };
    return { article: { ...article, id, ...(partOf && { partOf }) }, setting };
  }

  lines(): CountersState {
    return this.#counters.state();
  }

  #note(article: Article): void {
    const { id, location, published = "~" } = article;
    const mark = markOf(article);
    const claims = this.#claims.get(id) ?? [];
    this.#claims.set(id, claims);
    const order = this.#isClosed ? "" : [published, mark, location].join("\u0001");
    claims.push({ mark, location, order });
    if (!this.#isFixed) this.#counters.add({ ...article, id: this.#countedAs(article) });
  }

  /** Under which id an article is counted: any that is its own. */
  #countedAs(article: Article): ArticleId {
    return `${article.id}~${markOf(article)}`;
  }

  #articleId(article: Article): ArticleId | undefined {
    const mark = markOf(article);
    const claims = this.#claims.get(article.id)!;
    const key = `${article.id}\u0001${mark}`;
    const own = claims.find((claim) => claim.mark === mark)!;
    if (this.#shown.has(key) || own.location !== article.location) return undefined;
    this.#shown.add(key);
    return claims[0]!.mark === mark ? article.id : `${article.id}~${mark}`;
  }

  /** A post goes with the article that it stands in. */
  #postId({ id, partOf }: Article): ArticleId | undefined {
    if (this.#parent?.read !== partOf!.article) return id;
    return this.#parent.shown && id.replace(partOf!.article, () => this.#parent!.shown!);
  }
}
