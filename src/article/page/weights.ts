import type { PageBlock } from "./blocks.ts";
import type { Outline } from "./outline.ts";
import type { Element } from "./tree.ts";

/** The sums over a subtree that the rules look at; characters of scripts that write no spaces count as several. */
export interface Weight {
  /** Characters of paragraph-like text. */
  prose: number;
  /** All characters. */
  size: number;
  /** Characters in links. */
  linked: number;
}

/** Sums by element and by the number of its markup. */
export interface Weights {
  readonly byElement: ReadonlyMap<Element, Weight>;
  readonly byMarkup: ReadonlyMap<number, Weight>;
  /** Prose of the whole page. */
  readonly total: number;
}

/** Ends cut short, as summaries of other stories do. */
const CUT = /(?:\.{3}|…)\s{0,2}[\])]?$/u;
const CLOSED = /[.!?…。！？؟।][\s"'”“’‘»«›‹」』)\]]{0,4}$/u;

/** Reads like running text: long enough, not mostly links and not cut short. */
export function isParagraph(block: PageBlock): boolean {
  return block.linkShare < 0.5 && block.kind !== "heading" && block.size >= 60 && !isCut(block);
}

/** Ends cut short. */
export function isCut({ text }: PageBlock): boolean {
  return CUT.test(text.slice(-6));
}

/** A paragraph that ends like a sentence. */
export function isClosedParagraph(block: PageBlock): boolean {
  return isParagraph(block) && CLOSED.test(block.text.slice(-6));
}

/** Sums the blocks up into every element around them, without those that are left out. */
export function weigh(blocks: readonly PageBlock[], outline: Outline, leftOut: readonly unknown[] = []): Weights {
  const all = blocks.map((block, i) => (leftOut[i] ? NOTHING : weightOf(block)));
  const byElement = sumUp(all, blocks, outline);
  return {
    byElement,
    byMarkup: sumMarkup(all, blocks, outline),
    total: all.reduce((sum, { prose }) => sum + prose, 0),
  };
}

const NOTHING: Readonly<Weight> = { prose: 0, size: 0, linked: 0 };

function weightOf(block: PageBlock): Weight {
  const { size } = block;
  return { prose: isParagraph(block) ? size : 0, size, linked: size * block.linkShare };
}

function add(sum: Weight, { prose, size, linked }: Readonly<Weight>): void {
  sum.prose += prose;
  sum.size += size;
  sum.linked += linked;
}

/** The weights of the blocks in each element: its own, then, from the innermost outwards, those of what stands in it. */
function sumUp(
  weights: readonly Readonly<Weight>[],
  blocks: readonly PageBlock[],
  { elements }: Outline,
): Map<Element, Weight> {
  const sums = new Map<Element, Weight>(elements.map((element) => [element, { ...NOTHING }]));
  for (const [i, { owner }] of blocks.entries()) add(sums.get(owner)!, weights[i]!);
  for (const element of [...elements].reverse()) if (element.parent) add(sums.get(element.parent)!, sums.get(element)!);
  return sums;
}

/** Of elements of one markup that stand in each other the outermost counts. A notice that the page repeats counts once. */
function sumMarkup(
  weights: readonly Readonly<Weight>[],
  blocks: readonly PageBlock[],
  outline: Outline,
): Map<number, Weight> {
  const seen = new Set<string>();
  const once = weights.map((weight, i) => {
    const { text } = blocks[i]!;
    if (weight.size === 0 || seen.has(text)) return NOTHING;
    seen.add(text);
    return weight;
  });
  const byElement = sumUp(once, blocks, outline);
  const sums = new Map<number, Weight>();
  for (const element of outermost(outline)) {
    const markup = outline.markup.get(element)!;
    const sum = sums.get(markup) ?? { ...NOTHING };
    add(sum, byElement.get(element)!);
    sums.set(markup, sum);
  }
  return sums;
}

/** The elements around which no element has the same markup. */
function outermost({ elements, markup }: Outline): Element[] {
  const open: Element[] = [];
  const counts = new Map<number, number>();
  const count = (element: Element, by: number) => {
    const key = markup.get(element)!;
    counts.set(key, (counts.get(key) ?? 0) + by);
  };
  return elements.filter((element) => {
    while (open.length > 0 && open.at(-1) !== element.parent) count(open.pop()!, -1);
    const isFirst = !counts.get(markup.get(element)!);
    count(element, 1);
    open.push(element);
    return isFirst;
  });
}

/** Share of an element's characters that stand in links. */
export function linkShareOf(weights: Weights, element: Element): number {
  const weight = weights.byElement.get(element);
  return weight ? weight.linked / Math.max(1, weight.size) : 0;
}

/** Characters of paragraph-like text in an element. */
export function proseOf(weights: Weights, element: Element): number {
  return weights.byElement.get(element)?.prose ?? 0;
}
