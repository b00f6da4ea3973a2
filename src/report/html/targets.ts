import type { Article, ArticleId, Span } from "../../model/index.ts";

/** Bounds of what one page shows, so that a report on thousands of articles still opens; the rest is in the JSON. */
export const LIMITS = {
  stories: 150,
  singles: 300,
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
  mentionsEach: 15,
  messages: 200,
} as const;

/**
 * The places of the page that can be jumped to. Story sections ask for links first; the reader pane, which comes last,
 * then marks exactly the spans that were asked for.
 */
export class Targets {
  readonly #numbers = new Map<ArticleId, number>();
  readonly #spans = new Map<ArticleId, Map<string, Span>>();
  readonly #shown: readonly Article[];

  /** `articles` in reading order; those beyond the limits are not shown and get no links. */
  constructor(articles: readonly Article[]) {
    this.#shown = withinLimits(articles);
    this.#shown.forEach((article, index) => {
      this.#numbers.set(article.id, index + 1);
    });
  }

  get shown(): readonly Article[] {
    return this.#shown;
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

function withinLimits(articles: readonly Article[]): Article[] {
  const shown: Article[] = [];
  let total = 0;
  for (const article of articles) {
    total += Math.min(article.text.length, LIMITS.textEach);
    if (shown.length >= LIMITS.articles || total > LIMITS.textTotal) break;
    shown.push(article);
  }
  return shown;
}
