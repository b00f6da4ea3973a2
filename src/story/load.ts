import { shippedJson } from "../shipped/index.ts";

/** What ships in models/story.json: see models/story.md. */
export interface StoryModel {
  /** Stems of general English, commonest first, joined by spaces. */
  readonly background: string;
  /** Coefficient of each signal of `SIGNALS`, by name, and the constant. */
  readonly coefficients: Readonly<Record<string, number>>;
  readonly constant: number;
  /** Mean probability at which two groups of articles are one story. */
  readonly threshold: number;
  /** How much less of it many pairs need than one: the mean of many is surer. */
  readonly sureness: number;
}

let model: StoryModel | undefined;

/** Reads models/story.json once. Throws `PackageDamaged`. */
export function loadStoryModel(): StoryModel {
  model ??= shippedJson<StoryModel>("models", "story.json");
  return model;
}
