export { annotate, type Depth, resolveAcross } from "./annotation/index.ts";
export { type Reading, type ReadLimits, readArticles, settleArticles } from "./article/index.ts";
export { type Findings, findFacts } from "./fact/index.ts";
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
export {
  type Analysis,
  analysePile,
  annotatePile,
  comparePair,
  comparePairs,
  type PipelineOptions,
  type Progress,
  type Raws,
  type Stage,
  storiesOf,
} from "./pipeline.ts";
export { type RenderOptions, type ReportFormat, renderComparison, renderReport } from "./report/index.ts";
export {
  type Change,
  type Hit,
  isStoreFile,
  type Kept,
  type LogEntry,
  memoryStore,
  type Page,
  type Shelves,
  type Store,
  StoreBusy,
  type StoreOptions,
  StoreUnusable,
  storeAt,
  type Version,
} from "./store/index.ts";
export {
  type EarlierStory,
  findStories,
  readCorrections,
  type StoryChange,
  type StoryCorrections,
  type StoryOptions,
  storyChanges,
} from "./story/index.ts";
