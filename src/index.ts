export { annotate, type Depth, nameStory, resolveStory, type Wanted } from "./annotation/index.ts";
export {
  addressKey,
  type CountersState,
  type Listing,
  type ListingItem,
  mapPage,
  type PageAddress,
  type PageSource,
  pageAddress,
  placeInPage,
  plainAddress,
  type Reading,
  type ReadLimits,
  readArticles,
  readListing,
  type SourceRun,
  settleArticles,
} from "./article/index.ts";
export { type Findings, factsOf, findFacts, type Ground, groundOf, lineagesOf } from "./fact/index.ts";
export {
  type ArticleChanges,
  type Component,
  compareArticles,
  findLineages,
  type GroupNames,
  LineageGroups,
  LineageIndex,
  type LineageOptions,
  type LinkChanges,
  type ReadArticle,
} from "./lineage/index.ts";
export * from "./model/index.ts";
export { type Analysis, analysePile, type PipelineOptions } from "./pile/analyse.ts";
export { type AnnotatingOptions, annotatePile } from "./pile/annotating.ts";
export { storiesOf } from "./pile/clustering.ts";
export { compareIn, comparePair, comparePairs } from "./pile/compare.ts";
export {
  type Acknowledged,
  type Beside,
  type Desk,
  type DeskOptions,
  openDesk,
  type Raws,
  type Refreshed,
} from "./pile/desk.ts";
export { heirOf } from "./pile/heirs.ts";
export { readNames } from "./pile/names-by-hand.ts";
export { type FactInShort, factInShort } from "./pile/news.ts";
export { sourceOf } from "./pile/partition.ts";
export type { OnProgress, Progress, Stage } from "./pile/progress.ts";
export { messagesIn, sourceOfDossiers, sourceSince, withMessages } from "./pile/source.ts";
export { type Loaded, loadRows, type Row, type Rows, STAGES, type Stage as RowStage } from "./pile/staged/index.ts";
export { storedStories } from "./pile/stored.ts";
export { isUnfinished, pendingIn } from "./pile/unfinished.ts";
export { DESK_POLICY, type DeskPage, deskPages, deskPageText } from "./report/html/desk/index.ts";
export {
  collectReport,
  jsonText,
  MARKS,
  type Mark,
  type PageFile,
  type RenderOptions,
  type ReportFormat,
  type RunRecord,
  renderComparison,
  renderFolder,
  renderReport,
} from "./report/index.ts";
export { shippedFaults } from "./shipped/index.ts";
export {
  backupStore,
  type Change,
  type Hit,
  isStoreFile,
  type Kept,
  keepWatched,
  type ListedItem,
  type LogEntry,
  memoryStore,
  type Page,
  type Shelves,
  type Store,
  StoreBusy,
  type StoreOptions,
  StoreUnusable,
  storeAt,
  type Validators,
  type Version,
  type Watched,
  type WatchedFeed,
  type WatchedFile,
  type WatchedHost,
  type WatchedPage,
  type WatchedRobots,
  watchedAt,
  watchedOn,
} from "./store/index.ts";
export {
  type ChangedPortion,
  correctedStories,
  type EarlierStory,
  findStories,
  readCorrections,
  type StoryChange,
  type StoryCorrections,
  type StoryGroup,
  type StoryOptions,
  type StoryUpdate,
  StoryWindow,
  storyChanges,
  tellStory,
  type WindowPortions,
} from "./story/index.ts";
