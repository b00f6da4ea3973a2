import type { Article, ArticleId, Span } from "../../model/index.ts";

/** Bounds of what one page shows, so that a report on thousands of articles still opens; the rest is in the JSON. */
export const LIMITS = {
  stories: 150,
  singles: 300,
  /** Stories reported once whose facts and quotations stand on the page. */
  singlesTold: 25,
  articles: 1500,
  textTotal: 3_000_000,
  textEach: 40_000,
  targetsEach: 400,
  linksEach: 60,
  evidenceEach: 12,
  /** Rows of each list of the first stories, and of each list of the stories after them. */
  rowsEach: 60,
  fullStories: 25,
  rowsLater: 8,
  /** Rows of each list where no more stories than these have a section. */
  fewStories: 4,
  rowsFew: 200,
  /** Rows of each list of a story that has a page of its own. */
  rowsAlone: 400,
  mentionsEach: 15,
  messages: 200,
} as const;

/**
 * The places of the page that can be jumped to. Articles are admitted first, in reading order; then story sections ask for
 * links; the reader pane, which comes last, marks exactly the spans that were asked for.
 */
export class Targets {
  readonly #numbers = new Map<ArticleId, number>();
  readonly #spans = new Map<ArticleId, Map<string, Span>>();
  #characters = 0;
  #isFull = false;

  /** Gives an article its place on the page. From the first one beyond the limits on, articles are not shown and get no links. */
  admit({ id, text }: Article): void {
    if (this.#isFull || this.#numbers.has(id)) return;
    this.#characters += Math.min(text.length, LIMITS.textEach);
    this.#isFull = this.#numbers.size >= LIMITS.articles || this.#characters > LIMITS.textTotal;
    if (!this.#isFull) this.#numbers.set(id, this.#numbers.size + 1);
  }

  /** How many articles the page shows. */
  get size(): number {
    return this.#numbers.size;
  }

  /** Fragment of a whole article, `undefined` when the page does not show it. */
  article(id: ArticleId): string | undefined {
    const number = this.#numbers.get(id);
    return number === undefined ? undefined : `a${number}`;
  }

  /** Fragment of a span, registered to be marked; falls back to the article's, `undefined` when that is not shown. */
  words(id: ArticleId, at: Span): string | undefined {
    const article = this.article(id);
    if (article === undefined || at.end <= at.start || at.end > LIMITS.textEach) return article;
    const spans = this.#spans.get(id) ?? new Map<string, Span>();
    this.#spans.set(id, spans);
    const fragment = `${article}-${at.start}-${at.end}`;
    if (!spans.has(fragment) && spans.size >= LIMITS.targetsEach) return article;
    spans.set(fragment, at);
    return fragment;
  }

  /** Every span that was asked for, by fragment. */
  asked(id: ArticleId): ReadonlyMap<string, Span> {
    return this.#spans.get(id) ?? new Map();
  }
}
