import type { AsideKind } from "../../model/index.ts";
import { paragraphMarkup } from "./outline.ts";
import type { Scene } from "./scene.ts";
import { ownMarkup } from "./tail.ts";
import { isClosedParagraph } from "./weights.ts";

/** Paragraphs with a larger share of links lead to other stories. */
const MOST_LINKED = 0.3;

/**
 * Blocks of sentences that were set aside though they stand in the report's own markup, or between its headline and its end:
 * what a region too narrow loses. A text that the report holds too is none of them.
 */
export function missedBy(scene: Scene, kinds: readonly (AsideKind | undefined)[], headline = -1): number[] {
  const { blocks, outline } = scene;
  const sentences = [...blocks.keys()].filter((i) => isClosedParagraph(blocks[i]!));
  const kept = sentences.filter((i) => !kinds[i]);
  const own = ownMarkup(scene, kept);
  if (own === undefined) return [];
  const markup = (i: number) => paragraphMarkup(outline, blocks[i]!.owner);
  const texts = new Set(kept.map((i) => blocks[i]!.text));
  return sentences
    .filter((i) => kinds[i] && blocks[i]!.linkShare <= MOST_LINKED && !texts.has(blocks[i]!.text))
    .filter((i) => markup(i) === markup(own) || (i > headline && i < kept.at(-1)!));
}
