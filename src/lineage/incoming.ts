import { type AnnotatedArticle, compareText } from "../model/index.ts";
import { type Entry, entryOf } from "./entry.ts";
import type { ChangeLog } from "./link-changes.ts";
import type { Reading } from "./reading.ts";

/** A new article with what was read of it. */
export interface Incoming {
  readonly source: AnnotatedArticle;
  readonly entry: Entry;
  readonly reading: Reading;
}

/** Entries of new articles in the order of all articles, the last of those with one id; one that fails is left out. */
export function entriesOf(add: readonly AnnotatedArticle[], log: ChangeLog): Incoming[] {
  const latest = new Map(add.map((source) => [source.article.id, source]));
  const found = [...latest.values()].flatMap((source): Incoming[] => {
    try {
      const { entry, reading } = entryOf(source);
      return entry ? [{ source, entry, reading }] : [];
    } catch (error) {
      const { id, location } = source.article;
      const text = `${id} is left out of the lineages: ${String(error).slice(0, 200)}`;
      log.say({ rule: "lineage-failed", level: "error", article: id, location, text });
      return [];
    }
  });
  return found.sort((x, y) => compareText(x.entry.standing, y.entry.standing));
}
