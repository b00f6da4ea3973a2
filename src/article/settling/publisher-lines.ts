import { type Article, type ArticleId, compareText } from "../../model/index.ts";
import { domainOf } from "../publisher.ts";
import { type LineKind, linesOf } from "./lines.ts";

/** What is counted of one page: plain data. */
export interface Page {
  /** Kind and key of each learnable line, e.g. `c1x9f:8qz`; none for a post inside another article. */
  readonly lines: readonly string[];
  /** The site name that it gives itself, where its address is known. */
  readonly name?: string;
  /** It is known by its host alone. */
  readonly isBare?: true;
}

/** The pages of one publisher in order of article id: plain data, the same however they came in. */
export type PublisherState = readonly (readonly [article: ArticleId, page: Page])[];

/** Unrelated articles of one publisher that must carry an open line (a label) or a closed one (a sentence). */
const REPEATS = { o: 3, c: 5 } as const;
/** Lines in more articles than this are furniture anyway and say nothing about versions; bounds the pairs counted. */
const PAIR_LIMIT = 12;
/** Where pages write a line in two ways, it counts as the kind that is learned the least. */
const CAUTION = "ocqs";

/**
 * Counts the lines of one publisher's pages. What it says is a function of the pages it holds, never of their order.
 * Asking after a change is linear in the lines held.
 */
export class PublisherLines {
  readonly #pages: Map<ArticleId, Page>;
  #furniture: ReadonlySet<string> | undefined;

  constructor(state: PublisherState = []) {
    this.#pages = new Map(state);
  }

  put(id: ArticleId, page: Page): void {
    this.#pages.set(id, page);
    this.#furniture = undefined;
  }

  remove(id: ArticleId): void {
    this.#pages.delete(id);
    this.#furniture = undefined;
  }

  /** Keys of the lines that repeat across unrelated pages. Pages that share a third of their sentences are versions of one text. */
  furniture(): ReadonlySet<string> {
    this.#furniture ??= this.#pages.size < REPEATS.o ? new Set() : repeatedKeys(this.#sorted().map(([, page]) => page));
    return this.#furniture;
  }

  /** The one name that its pages give the site; nothing when they give none or several: unknown never merges by guess. */
  siteName(): string | undefined {
    const names = new Set([...this.#pages.values()].flatMap(({ name }) => (name ? [name] : [])));
    return names.size === 1 ? [...names][0] : undefined;
  }

  /** Ids of pages that carry one of these lines, or that are known by their host alone. */
  *holders(keys: ReadonlySet<string>, withBare: boolean): Generator<ArticleId> {
    for (const [id, page] of this.#pages)
      if ((withBare && page.isBare) || page.lines.some((line) => keys.has(line.slice(1)))) yield id;
  }

  state(): PublisherState {
    return this.#sorted();
  }

  #sorted(): [ArticleId, Page][] {
    return [...this.#pages].sort(([a], [b]) => compareText(a, b));
  }
}

/** What is counted of an article as it was read. */
export function pageOf(article: Article): Page {
  const domain = article.url ? domainOf(article.url) : undefined;
  const lines = article.partOf ? [] : linesOf(article).filter(({ key }) => key !== "");
  const name = domain && article.publisher !== domain ? article.publisher : undefined;
  return {
    lines: [...new Set(lines.map(({ kind, key }) => `${kind}${key}`))],
    ...(name !== undefined && { name }),
    ...(isBare(article) && { isBare: true as const }),
  };
}

/** It is known by its host alone. */
export function isBare({ url, publisher }: Article): boolean {
  return url !== undefined && publisher !== undefined && domainOf(url) === publisher;
}

interface Holding {
  readonly pages: number[];
  kind: LineKind;
}

function repeatedKeys(pages: readonly Page[]): Set<string> {
  const holdings = holdingsOf(pages);
  const versions = versionsOf(pages, holdings);
  const found = new Set<string>();
  for (const [key, { pages: holders, kind }] of holdings) {
    if (kind === "q" || kind === "s" || holders.length < REPEATS[kind]) continue;
    if (new Set(holders.map((page) => versions[page])).size >= REPEATS[kind]) found.add(key);
  }
  return found;
}

function holdingsOf(pages: readonly Page[]): Map<string, Holding> {
  const holdings = new Map<string, Holding>();
  for (const [page, { lines }] of pages.entries()) {
    for (const line of lines) {
      const [kind, key] = [line[0] as LineKind, line.slice(1)];
      const known = holdings.get(key);
      if (!known) holdings.set(key, { pages: [page], kind });
      else {
        if (known.pages.at(-1) !== page) known.pages.push(page);
        if (CAUTION.indexOf(kind) > CAUTION.indexOf(known.kind)) known.kind = kind;
      }
    }
  }
  return holdings;
}

function isSentence(kind: string | undefined): boolean {
  return kind === "c" || kind === "q";
}

/** For each page the first page it is a version of: they share a third of the sentences of the one that has fewer. */
function versionsOf(pages: readonly Page[], holdings: ReadonlyMap<string, Holding>): number[] {
  const sentences = pages.map(({ lines }) => lines.filter((line) => isSentence(line[0])).length);
  const root = pages.map((_, page) => page);
  const find = (page: number): number => {
    let at = page;
    while (root[at] !== at) at = root[at] = root[root[at]!]!;
    return at;
  };
  for (const [pair, count] of sharedSentences(pages.length, holdings)) {
    const [a, b] = [Math.floor(pair / pages.length), pair % pages.length];
    const fewer = Math.min(sentences[a]!, sentences[b]!);
    if (count >= fewer / 3 && (count >= 2 || fewer <= 2)) root[Math.max(find(a), find(b))] = Math.min(find(a), find(b));
  }
  return root.map((_, page) => find(page));
}

/** How many sentences two pages share, by `a * size + b`. */
function sharedSentences(size: number, holdings: ReadonlyMap<string, Holding>): Map<number, number> {
  const shared = new Map<number, number>();
  for (const { pages, kind } of holdings.values()) {
    if (pages.length > PAIR_LIMIT || !isSentence(kind)) continue;
    for (const [k, b] of pages.entries())
      for (const a of pages.slice(0, k)) shared.set(a * size + b, (shared.get(a * size + b) ?? 0) + 1);
  }
  return shared;
}
