import type { AsideKind } from "../../model/index.ts";
import { paragraphMarkup } from "./outline.ts";
import type { Scene } from "./scene.ts";
import { isClosedParagraph } from "./weights.ts";

/**
 * Sets aside what follows the report inside its region: notices, authors and offers that stand outside the container of the last
 * paragraph in the report's own markup. Nothing is cut where no markup is the report's own, or where much would be.
 */
export function withoutTail(scene: Scene, kinds: readonly (AsideKind | undefined)[]): (AsideKind | undefined)[] {
  const { blocks, outline, thresholds } = scene;
  const sentences = [...blocks.keys()].filter((i) => !kinds[i] && isClosedParagraph(blocks[i]!));
  const own = ownMarkup(scene, sentences, thresholds.ownShare);
  const last = own === undefined ? undefined : sentences.findLast((i) => isOfReport(scene, i, own));
  if (last === undefined) return [...kinds];
  const container = blocks[last]!.owner.parent;
  const end = container ? outline.extents.get(container)!.to : last + 1;
  const sizeOf = (some: readonly number[]) => some.reduce((sum, i) => sum + blocks[i]!.size, 0);
  if (sizeOf(sentences.filter((i) => i >= end)) > thresholds.tailShare * sizeOf(sentences)) return [...kinds];
  return kinds.map((kind, i) => (i >= end ? (kind ?? "furniture") : kind));
}

/** The first of the sentences in the markup that holds most of them; none where no markup holds so large a share of them. */
export function ownMarkup({ blocks, outline }: Scene, sentences: readonly number[], share = 0): number | undefined {
  const sums = new Map<number, { first: number; size: number }>();
  let all = 0;
  for (const i of sentences) {
    const { owner, size } = blocks[i]!;
    const markup = paragraphMarkup(outline, owner);
    const sum = sums.get(markup) ?? { first: i, size: 0 };
    sum.size += size;
    all += size;
    sums.set(markup, sum);
  }
  const [most] = [...sums.values()].sort((a, b) => b.size - a.size);
  return most && most.size >= share * all ? most.first : undefined;
}

/** True for a block in the same markup, or whose element has the same names though what is around it has others. */
function isOfReport({ blocks, outline }: Scene, i: number, own: number): boolean {
  const [one, other] = [blocks[i]!.owner, blocks[own]!.owner];
  if (paragraphMarkup(outline, one) === paragraphMarkup(outline, other)) return true;
  return (one.attributes.class ?? "").trim() !== "" && outline.markup.get(one) === outline.markup.get(other);
}
