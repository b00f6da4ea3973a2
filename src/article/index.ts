import type { Article, Message, Raw } from "../model/index.ts";

/** What reading yields, in input order: an article, or a message about input that could not be used. */
export type Reading = { readonly article: Article } | { readonly message: Message };

/** Bounds on hostile input; crossing one is a message, never an exception. */
export interface ReadLimits {
  /** Largest decoded size of one document, in bytes. */
  readonly documentBytes: number;
  /** Largest unpacked size of one compressed input, in bytes (streams of records are exempt: each record is bounded). */
  readonly unpackedBytes: number;
  /** Deepest nesting of tags or JSON values. */
  readonly depth: number;
}

/** Reads one input of any known format, detected by content. Streams; throws only on a caller's mistake. */
export async function* readArticles(_raw: Raw, _limits: Partial<ReadLimits> = {}): AsyncGenerator<Reading> {
  yield* [];
}

/** Pile-level cleaning: unique ids, lines that repeat across a publisher's pages, posts inside posts (`id#2`). */
export function settleArticles(articles: readonly Article[]): Article[] {
  return [...articles];
}
