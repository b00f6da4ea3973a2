import type { AsideKind, BlockKind, DateEvidence, Message, Span } from "../model/index.ts";

/** A line or block of the text before cleaning. Blocks tile the text; white space belongs to the block before it. */
export interface DraftBlock {
  readonly span: Span;
  readonly kind: BlockKind;
  /** Set when the format itself says that this is not the article's prose. */
  readonly aside?: AsideKind;
  /** Markup of the element that it stands in, where the format has one. */
  readonly holder?: string;
}

/** Another post in the same document, with what is known of it. */
export interface DraftPost {
  /** Where it stands in the draft's text. */
  readonly span: Span;
  /** Its blocks, which tile the span. */
  readonly blocks: readonly DraftBlock[];
  readonly title?: string;
  readonly published?: string;
  readonly publishedEvidence?: DateEvidence;
  readonly byline?: string;
  readonly url?: string;
}

/** What a format reader knows about one article before cleaning. */
export interface Draft {
  /** Short name for the reader: the input's name, with `#n` for the n-th article in it. */
  readonly id: string;
  /** The id that the input gives it, which then stays its id. */
  readonly given?: string;
  readonly location: string;
  readonly text: string;
  /** Absent for plain text: its lines are the blocks. */
  readonly blocks?: readonly DraftBlock[];
  /** Other posts that the format itself tells apart; their blocks are asides of kind `other-post`. */
  readonly posts?: readonly DraftPost[];
  readonly title?: string;
  readonly publisher?: string;
  readonly published?: string;
  readonly publishedEvidence?: DateEvidence;
  readonly modified?: string;
  readonly language?: string;
  readonly byline?: string;
  readonly url?: string;
  /** Set when the source itself holds less than the report: its headline, its summary, or its first lines. */
  readonly partial?: "title" | "summary" | "cut";
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** The fields that have a value, as part of a draft. */
export function known<T extends object>(fields: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== "")) as T;
}

/** What a format reader yields, in input order. */
export type Draftings = { readonly draft: Draft } | { readonly message: Message };

/** A message about input that could not be used. */
export function unusable(rule: string, text: string, location: string): { readonly message: Message } {
  return { message: { rule, text, location, level: "error" } };
}

/** A message worth knowing about input that was used. */
export function noted(rule: string, text: string, location: string): { readonly message: Message } {
  return { message: { rule, text, location, level: "note" } };
}

/** A message about input that this program wrote itself: read as news it would raise every count. */
export function ownOutput(what: string, location: string): { readonly message: Message } {
  return noted(
    "own-output",
    `${what} written by secondsource; this is no report of the news and was left out`,
    location,
  );
}
