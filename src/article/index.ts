import { type Article, guarded, type Message, PackageDamaged, type Raw } from "../model/index.ts";
import { assemble } from "./assemble.ts";
import { type Draft, unusable } from "./draft.ts";
import { Languages } from "./language.ts";
import { type ReadLimits, withDefaults } from "./limits.ts";
import { tellPartial } from "./partial.ts";
import { readDrafts } from "./read.ts";
import { withoutStubs } from "./stubs.ts";

export { addressKey, plainAddress } from "./ids.ts";
export type { ReadLimits } from "./limits.ts";
export {
  type Listing,
  type ListingItem,
  type PageAddress,
  pageAddress,
  readListing,
} from "./listing/listing.ts";
export { mapPage, type PageSource, placeInPage, type SourceRun } from "./page/source.ts";
export { settleArticles, settled } from "./settle.ts";
export {
  type CounterKeys,
  type CountersState,
  counterKeys,
  PileCounters,
  type Repeats,
  repeatsOn,
  settingFrom,
} from "./settling/counters.ts";

/** What reading yields, in input order: an article, or a message about input that could not be used. */
export type Reading = { readonly article: Article } | { readonly message: Message };

/** A broken pile can have a fault a line: after this many messages of one rule the others are only counted. */
const MOST_MESSAGES = 40;

/**
 * Reads one input of any known format, detected by content: text, Markdown, HTML, JSON, JSON Lines, feeds, WARC, mail, each
 * also gzipped. Streams; bad input becomes a message and the rest is read. Throws `RangeError` for a limit that is none.
 */
export async function* readArticles(raw: Raw, limits: Partial<ReadLimits> = {}): AsyncGenerator<Reading> {
  const bounds = withDefaults(limits);
  const languages = new Languages();
  const seen = new Map<string, number>();
  try {
    for await (const found of tellPartial(withoutStubs(readDrafts(raw, bounds)), raw.location)) {
      if ("draft" in found) yield* await assembled(found.draft, languages);
      else if (count(seen, found.message.rule) <= MOST_MESSAGES) yield found;
    }
  } catch (error) {
    if (error instanceof PackageDamaged) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    yield unusable("unreadable-input", reason, raw.location);
  }
  for (const [rule, times] of seen) {
    if (times > MOST_MESSAGES) yield unusable(rule, `${times - MOST_MESSAGES} more of the same`, raw.location);
  }
}

/** Where the language cannot be told yet the identifier is loaded and the draft put together again. */
async function assembled(draft: Draft, languages: Languages): Promise<Reading[]> {
  const made = assembledWith(draft, languages);
  if (!languages.isLacking) return made;
  await languages.load();
  return assembledWith(draft, languages);
}

/** One draft that cannot be put together costs itself: the input goes on. */
function assembledWith(draft: Draft, languages: Languages): Reading[] {
  const { id, location } = draft;
  const rule = "article-failed";
  const found = guarded({ rule, skipped: `the article ${id}`, location }, () => assemble(draft, languages));
  return "message" in found ? [found] : found.made.map((article) => ({ article }));
}

function count(seen: Map<string, number>, rule: string): number {
  const times = (seen.get(rule) ?? 0) + 1;
  seen.set(rule, times);
  return times;
}
