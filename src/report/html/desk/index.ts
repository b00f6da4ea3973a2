import { alertsPage } from "./alerts.ts";
import { articlePage, diffPage } from "./article.ts";
import { checkPage } from "./check.ts";
import { correctionsPage } from "./corrections.ts";
import { feedsPage } from "./feeds.ts";
import * as pages from "./pages.ts";
import { searchPage } from "./search.ts";

export { DESK_POLICY, type DeskPage, deskPageText } from "./frame.ts";

/** Pages of a server, each made of the answer of a question (docs/desk/questions.md); `deskPageText` makes a whole page of one. */
export const deskPages = {
  front: pages.frontPage,
  stories: pages.storiesPage,
  story: pages.storyPage,
  changes: pages.changesPage,
  facts: pages.factsPage,
  fact: pages.factPage,
  article: articlePage,
  diff: diffPage,
  lineages: pages.lineagesPage,
  lineage: pages.lineagePage,
  people: pages.peoplePage,
  said: pages.saidPage,
  search: searchPage,
  feeds: feedsPage,
  alerts: alertsPage,
  check: checkPage,
  corrections: correctionsPage,
  problem: pages.problemPage,
} as const;
