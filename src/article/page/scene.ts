import type { PageBlock } from "./blocks.ts";
import { type Outline, outlineOf } from "./outline.ts";
import { THRESHOLDS, type Thresholds } from "./thresholds.ts";
import { type Weights, weigh } from "./weights.ts";

/** A page's blocks with what is known of them before its main text is chosen. */
export interface Scene {
  readonly blocks: readonly PageBlock[];
  readonly outline: Outline;
  readonly weights: Weights;
  readonly thresholds: Thresholds;
}

/** Lays out and weighs the blocks of a page. */
export function sceneOf(blocks: readonly PageBlock[], thresholds: Thresholds = THRESHOLDS): Scene {
  const outline = outlineOf(blocks);
  return { blocks, outline, weights: weigh(blocks, outline), thresholds };
}
