import type { EntityType } from "../../model/index.ts";

/** Entity classes of the name model, in the order of its labels. */
export const CLASSES = ["PER", "ORG", "LOC", "OTH"] as const;

/** Labels: 0 outside, then begin, inside, last and unit of each class. */
export const LABELS = 1 + 4 * CLASSES.length;

/** What the classes are in the model of the project. */
export const TYPES: readonly EntityType[] = ["person", "organisation", "place", "other"];

const BEGIN = 0;
const INSIDE = 1;
const LAST = 2;

/** Label number of a place (0 begin, 1 inside, 2 last, 3 unit) in a class. */
export function labelOf(place: number, kind: number): number {
  return 1 + kind * 4 + place;
}

/** For each label the labels that may stand before it; index `LABELS` lists those that may open a sentence. */
export const BEFORE: readonly (readonly number[])[] = Array.from({ length: LABELS }, (_, label) =>
  range(LABELS).filter((previous) => mayFollow(previous, label)),
);

/** Whether a sentence may begin with the label. */
export function mayOpen(label: number): boolean {
  return mayFollow(0, label);
}

/** Whether a sentence may end with the label. */
export function mayClose(label: number): boolean {
  return mayFollow(label, 0);
}

function mayFollow(previous: number, label: number): boolean {
  const isOpen = previous > 0 && [BEGIN, INSIDE].includes((previous - 1) % 4);
  const continues = label > 0 && [INSIDE, LAST].includes((label - 1) % 4);
  if (!isOpen || !continues) return isOpen === continues;
  return Math.floor((previous - 1) / 4) === Math.floor((label - 1) / 4);
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}
