import type { StoryView } from "../view.ts";
import { Chips } from "./chips.ts";
import { LIMITS, type Targets } from "./targets.ts";

/** One story on the page: what its sections need to be shown. */
export interface Shown {
  readonly told: StoryView;
  readonly chips: Chips;
  readonly targets: Targets;
  /** Number of the story on the page, from 1. */
  readonly number: number;
  /** Rows of a list that the page holds. */
  readonly rows: number;
}

/** A story as the page shows it: the first stories with long lists, the later ones with short ones. */
export function shownOf(told: StoryView, number: number, targets: Targets): Shown {
  const rows = number <= LIMITS.fullStories ? LIMITS.rowsEach : LIMITS.rowsLater;
  return { told, chips: new Chips(told), targets, number, rows };
}
