import type { ArticleId, Fact } from "../../model/index.ts";
import { type Brief, briefFirst, briefOf } from "../brief.ts";
import type { StoryView } from "../view.ts";
import { Chips } from "./chips.ts";
import { LIMITS, type Targets } from "./targets.ts";

/** One story on the page: what its sections need to be shown. */
export interface Shown {
  readonly told: StoryView;
  readonly brief: Brief;
  /** Facts without disagreement, those of the brief first. */
  readonly agreed: readonly Fact[];
  readonly chips: Chips;
  readonly targets: Targets;
  /** Address of the story on the page, as `s1`. */
  readonly at: string;
  /** Rows of a list that the page holds. */
  readonly rows: number;
}

/** Rows of the lists of a story: on a page of few stories all of them, else the first stories have long lists and the later ones short ones. */
export function rowsFor(number: number, stories: number): number {
  if (stories <= LIMITS.fewStories) return LIMITS.rowsFew;
  return number <= LIMITS.fullStories ? LIMITS.rowsEach : LIMITS.rowsLater;
}

/** A story as a page shows it at an address. */
export function shownOf(told: StoryView, at: string, targets: Targets, rows: number = LIMITS.rowsEach): Shown {
  const brief = briefOf(told);
  return { ...{ told, brief, targets, at, rows }, agreed: briefFirst(brief, told.agreed), chips: new Chips(told) };
}

/** Whether the page has a row for a fact that can be jumped to. */
export function isPlaced({ agreed, told, rows }: Shown, fact: Fact): boolean {
  return (fact.disagreement ? told.disputed : agreed).slice(0, rows).includes(fact);
}

/** The numbers of the articles that carry a row, for the facets: `1 4 9`. */
export function numbersOf({ targets }: Shown, articles: Iterable<ArticleId>): string {
  return [...new Set(articles)].flatMap((id) => targets.article(id)?.slice(1) ?? []).join(" ");
}
