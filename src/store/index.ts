export { backupStore, storeAt } from "./at.ts";
export { isStoreFile } from "./mark.ts";
export { memoryStore } from "./memory/open.ts";
export {
  type Change,
  type Hit,
  type Kept,
  type LogEntry,
  type Page,
  type Shelves,
  type Store,
  StoreBusy,
  type StoreOptions,
  StoreUnusable,
  type Version,
} from "./store.ts";
export {
  keepWatched,
  type ListedItem,
  type Validators,
  type Watched,
  type WatchedFeed,
  type WatchedFile,
  type WatchedHost,
  type WatchedPage,
  type WatchedRobots,
  watchedAt,
  watchedOn,
} from "./watched.ts";
