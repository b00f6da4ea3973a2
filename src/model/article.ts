import type { Span } from "./span.ts";

export type ArticleId = string;

/** Why a stretch of text is not the article's own prose. */
export type AsideKind = "furniture" | "other-post" | "teaser" | "caption" | "metadata";

/** A stretch of `Article.text` set aside, never deleted. */
export interface Aside {
  readonly span: Span;
  readonly kind: AsideKind;
}

/** A place where the article names the agency its words come from, e.g. `(AP)`. */
export interface Credit {
  readonly span: Span;
  readonly agency: string;
  /**
   * How it is named. `told` names an outlet for one statement only; the others name it for the words of the report.
   */
  readonly how?: "dateline" | "byline" | "credit-line" | "first-published" | "told";
}

/**
 * What a paragraph-like block is. Blocks tile the body in text order. A `correction` sets right or withdraws what the report, or an
 * earlier version of it, says.
 */
export type BlockKind = "title" | "heading" | "paragraph" | "list" | "quote" | "table" | "correction";

export interface Block {
  readonly span: Span;
  readonly kind: BlockKind;
}

/** How a date was found and how far it can be trusted (0..1). A wrong date is worse than none. */
export interface DateEvidence {
  readonly source: "metadata" | "url" | "dateline" | "text" | "feed" | "http";
  readonly confidence: number;
}

/**
 * One article. `text` is the decoded text as it came (for HTML its text rendition) and is never edited.
 * `body` and `aside` spans together tile `[0, text.length)`: nothing is lost.
 */
export interface Article {
  readonly id: ArticleId;
  /** Short name for the reader, e.g. the stem of its file; need not be unique. */
  readonly label?: string;
  /** Path or URL of the input it was read from. */
  readonly location: string;
  readonly text: string;
  readonly title?: string;
  readonly publisher?: string;
  /** The house that its publisher belongs to, where a user said so: publishers of one house count as one. */
  readonly house?: string;
  /** ISO 8601 date or date-time. */
  readonly published?: string;
  readonly publishedEvidence?: DateEvidence;
  readonly modified?: string;
  /** BCP 47 language code, `und` when unknown. */
  readonly language: string;
  readonly byline?: string;
  readonly url?: string;
  readonly body: readonly Span[];
  readonly aside: readonly Aside[];
  readonly blocks?: readonly Block[];
  readonly credits: readonly Credit[];
  /** Place named in the dateline, e.g. `BEIRUT`. */
  readonly dateline?: Span;
  /** For a post found inside another article: where it came from. */
  readonly partOf?: { readonly article: ArticleId; readonly start: number };
  /** Fields of the input record that have no place above, kept as they came. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** What an article is called where a reader sees it: its label, else its id. */
export function labelOf({ id, label }: Article): string {
  return label ?? id;
}

/** Finds an article by its id, or by a label that only it has: what a person writes in a list of articles. */
export function finderOf(articles: readonly Article[]): (name: string) => Article | undefined {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const byLabel = new Map<string, Article | undefined>();
  for (const article of articles)
    if (article.label !== undefined) byLabel.set(article.label, byLabel.has(article.label) ? undefined : article);
  return (name) => byId.get(name) ?? byLabel.get(name);
}

/** The article's own prose: its body spans joined with a line feed. Offsets do not carry over. */
export function bodyText(article: Article): string {
  return article.body.map((at) => article.text.slice(at.start, at.end)).join("\n");
}
