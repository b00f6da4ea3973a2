import type { PageBlock } from "./blocks.ts";
import type { Element } from "./tree.ts";

/** The blocks that an element holds: from `from` up to, not including, `to`. Blocks stand in document order, so they are one run. */
export interface Extent {
  readonly from: number;
  readonly to: number;
}

/** The elements that hold blocks, seen from the blocks; made once a page, in one pass, however deep it nests. */
export interface Outline {
  /** Elements before what stands in them, in document order. */
  readonly elements: readonly Element[];
  readonly extents: ReadonlyMap<Element, Extent>;
  /** A number for each element's tag and class: pages repeat them on what is of one kind. */
  readonly markup: ReadonlyMap<Element, number>;
}

/** Lays out which element holds which blocks. */
export function outlineOf(blocks: readonly PageBlock[]): Outline {
  const extents = new Map<Element, { from: number; to: number }>();
  const elements: Element[] = [];
  for (const [i, { owner }] of blocks.entries()) {
    const chain: Element[] = [];
    for (let at: Element | undefined = owner; at && !extents.has(at); at = at.parent) {
      extents.set(at, { from: i, to: i + 1 });
      chain.push(at);
    }
    for (const at of chain.reverse()) elements.push(at);
    extents.get(owner)!.to = i + 1;
  }
  for (const at of [...elements].reverse()) {
    const outer = at.parent && extents.get(at.parent);
    if (outer) outer.to = Math.max(outer.to, extents.get(at)!.to);
  }
  return { elements, extents, markup: numbered(elements) };
}

/** True when the first element is the second or stands in it; both hold blocks. */
export function standsIn({ extents }: Outline, inner: Element, outer: Element): boolean {
  const [a, b] = [extents.get(inner), extents.get(outer)];
  return a !== undefined && b !== undefined && b.from <= a.from && a.to <= b.to;
}

/** Tag and class of an element. */
export function markupOf({ tag, attributes }: Element): string {
  return `${tag}.${(attributes.class ?? "").trim()}`;
}

/** A number for the markup of a block's element and of the one around it. */
export function paragraphMarkup({ markup }: Outline, owner: Element): number {
  return (owner.parent ? (markup.get(owner.parent)! + 1) * markup.size : 0) + markup.get(owner)!;
}

function numbered(elements: readonly Element[]): Map<Element, number> {
  const numbers = new Map<string, number>();
  const found = new Map<Element, number>();
  for (const element of elements) {
    const markup = markupOf(element);
    const number = numbers.get(markup) ?? numbers.size;
    numbers.set(markup, number);
    found.set(element, number);
  }
  return found;
}
