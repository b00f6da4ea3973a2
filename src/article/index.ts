import type { Article, Message, Raw } from "../model/index.ts";
import { assemble } from "./assemble.ts";
import { unusable } from "./draft.ts";
import { loadDetector } from "./language.ts";
import { type ReadLimits, withDefaults } from "./limits.ts";
import { readDrafts } from "./read.ts";

export type { ReadLimits } from "./limits.ts";
export { settleArticles } from "./settle.ts";

/** What reading yields, in input order: an article, or a message about input that could not be used. */
export type Reading = { readonly article: Article } | { readonly message: Message };

/**
 * Reads one input of any known format, detected by content: text, Markdown, HTML, JSON, JSON Lines, feeds, WARC, mail, each
 * also gzipped. Streams; bad input becomes a message and the rest is read. Throws `RangeError` for a limit that is none.
 */
export async function* readArticles(raw: Raw, limits: Partial<ReadLimits> = {}): AsyncGenerator<Reading> {
  const bounds = withDefaults(limits);
  const detector = await loadDetector();
  try {
    for await (const found of readDrafts(raw, bounds)) {
      if ("message" in found) yield found;
      else for (const article of assemble(found.draft, detector)) yield { article };
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    yield unusable("unreadable-input", reason, raw.location);
  }
}
