import type { PageBlock } from "./blocks.ts";
import { comparable } from "./posts.ts";
import type { Element } from "./tree.ts";

/** Index of the block that shows the title, -1 for none. */
export function headlineOf(blocks: readonly PageBlock[], title?: string): number {
  const wanted = title && comparable(title);
  if (!wanted) return -1;
  const same = (block: PageBlock) => block.text.length < 2 * title.length + 20 && comparable(block.text) === wanted;
  const isHeading = (block: PageBlock) => block.kind === "heading" && same(block);
  const apart = blocks.findIndex((block) => isHeading(block) && !isTrail(block.owner));
  const heading = apart >= 0 ? apart : blocks.findIndex(isHeading);
  if (heading >= 0) return heading;
  const shown = blocks.findIndex((block) => block.linkShare < 0.5 && same(block));
  return shown >= 0 || wanted.length < LEAST_HELD ? shown : blocks.findIndex((block) => holds(block, wanted));
}

/** A shorter title may stand in any heading. */
const LEAST_HELD = 20;

/** A heading that has the title and a few words more, as a kicker before it. */
function holds({ kind, linkShare, text }: PageBlock, wanted: string): boolean {
  return (
    kind === "heading" && linkShare < 0.5 && text.length < 2 * wanted.length + 20 && comparable(text).includes(wanted)
  );
}

/** A heading among the links that say where the page stands, which is worded for search engines: readers see another one below. */
export function isTrail(owner: Element): boolean {
  for (let at: Element | undefined = owner, steps = 0; at && steps < 6; at = at.parent, steps++)
    if (at.tag === "nav" || TRAIL.test(`${at.attributes.class ?? ""} ${at.attributes.id ?? ""}`)) return true;
  return false;
}

const TRAIL = /breadcrumb/i;
