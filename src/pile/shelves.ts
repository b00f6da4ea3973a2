import { pack } from "../store/packed/pack.ts";
import { unpack } from "../store/packed/unpack.ts";
import type { Change, Shelves } from "../store/store.ts";

/** Where the desk keeps what it knows beside articles, links and dossiers; all of it is a function of the articles kept. */
export const SHELF = {
  /** Id as read -> the articles that share it. */
  names: "names",
  /** Publisher -> its pages; headline -> who has it. */
  publishers: "publisher-lines",
  headlines: "headlines",
  /** Articles that were added, changed or taken off since the last refresh. */
  pending: "pending",
  /** Articles that are worked in: links to earlier ones, label. */
  articles: "worked-in",
  lineage: "lineage-index",
  /** What the window read of each article, and who is near each. */
  window: "story-window",
  near: "story-near",
  /** Stories as they were told. */
  stories: "stories",
  /** Articles whose stories are to be told again; a value says that they themselves are as they were. */
  dirty: "dirty",
  /** Story -> what it was told from beside its articles, in short. */
  grounds: "told-from",
  /** Story -> its facts in short, to tell what has changed. */
  facts: "facts-in-short",
  /** Story that is not told yet -> what the stories said that go on in it. */
  heirs: "heirs",
  /** Story that is no more -> the one that it goes on in. */
  moved: "stories-moved",
  /** Story -> where its cards stand. */
  cards: "cards",
  desk: "desk",
} as const;

/** Plain data as bytes for a shelf, and back. */
export const toBytes = pack;
export function fromBytes<T>(bytes: Uint8Array): T {
  return unpack(bytes) as T;
}

/** Values of a shelf by key, where there are any. */
export async function shelved<T>(from: Shelves, shelf: string, keys: readonly string[]): Promise<Map<string, T>> {
  const values = await from.get(shelf, keys);
  return new Map(keys.flatMap((key, at) => (values[at] ? [[key, fromBytes<T>(values[at]!)] as const] : [])));
}

/** Puts plain data on a shelf, or takes it off. */
export function shelve(to: Change, shelf: string, key: string, value: unknown): void {
  to.keep(shelf, key, value === undefined ? undefined : toBytes(value));
}
