import type { PageBlock } from "./blocks.ts";
import { comparable } from "./posts.ts";

/** Index of the block that shows the title, -1 for none. */
export function headlineOf(blocks: readonly PageBlock[], title?: string): number {
  const wanted = title && comparable(title);
  if (!wanted) return -1;
  const same = (block: PageBlock) => block.text.length < 2 * title.length + 20 && comparable(block.text) === wanted;
  const heading = blocks.findIndex((block) => block.kind === "heading" && same(block));
  return heading >= 0 ? heading : blocks.findIndex((block) => block.linkShare < 0.5 && same(block));
}
