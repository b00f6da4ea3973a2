import type { PageBlock } from "./blocks.ts";
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

/** Sums by element and by markup; `undefined` is the whole page. */
export interface Weights {
  readonly byElement: ReadonlyMap<Element | undefined, Weight>;
  readonly byMarkup: ReadonlyMap<string, Weight>;
  readonly total: number;
}

/** Ends cut short, as summaries of other stories do. */
const CUT = /(?:\.{3}|…)\s{0,2}[\])]?$/u;
/** A Han, Kana or Hangul character says as much as two or three Latin letters. */
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const WIDE_WEIGHT = 2.5;
const CLOSED = /[.!?…。！？؟।][\s"'”’»」』)\]]{0,4}$/u;

/** Characters of a text as if it were written in Latin letters. */
export function sizeOf(text: string): number {
  const wide = text.length < 20_000 ? (text.match(WIDE)?.length ?? 0) : 0;
  return text.length + Math.round(wide * (WIDE_WEIGHT - 1));
}

/** Reads like running text: long enough, not mostly links and not cut short. */
export function isParagraph(block: PageBlock): boolean {
  return (
    block.linkShare < 0.5 && block.kind !== "heading" && sizeOf(block.text) >= 60 && !CUT.test(block.text.slice(-6))
  );
}

/** A paragraph that ends like a sentence. */
export function isClosedParagraph(block: PageBlock): boolean {
  return isParagraph(block) && CLOSED.test(block.text.slice(-6));
}

/** Tag and class of an element: pages repeat them on what is of one kind. */
export function markupOf({ tag, attributes }: Element): string {
  return `${tag}.${(attributes.class ?? "").trim()}`;
}

/** Sums the blocks up into every element around them. */
export function weigh(blocks: readonly PageBlock[]): Weights {
  const byElement = new Map<Element | undefined, Weight>();
  for (const block of blocks) {
    const size = sizeOf(block.text);
    const prose = isParagraph(block) ? size : 0;
    for (let at: Element | undefined = block.owner; ; at = at.parent) {
      const weight = byElement.get(at) ?? { prose: 0, size: 0, linked: 0 };
      weight.prose += prose;
      weight.size += size;
      weight.linked += size * block.linkShare;
      byElement.set(at, weight);
      if (!at) break;
    }
  }
  const total = byElement.get(undefined)?.prose ?? 0;
  return { byElement, byMarkup: sumMarkup(blocks), total };
}

/** A notice that the page repeats counts once. */
function sumMarkup(blocks: readonly PageBlock[]): Map<string, Weight> {
  const sums = new Map<string, Weight>();
  const seen = new Set<string>();
  for (const block of blocks) {
    if (seen.has(block.text)) continue;
    seen.add(block.text);
    const size = sizeOf(block.text);
    const keys = new Set<string>();
    for (let at: Element | undefined = block.owner; at; at = at.parent) keys.add(markupOf(at));
    for (const key of keys) {
      const sum = sums.get(key) ?? { prose: 0, size: 0, linked: 0 };
      sum.prose += isParagraph(block) ? size : 0;
      sum.size += size;
      sum.linked += size * block.linkShare;
      sums.set(key, sum);
    }
  }
  return sums;
}

/** Share of an element's characters that stand in links. */
export function linkShareOf(weights: Weights, element: Element): number {
  const weight = weights.byElement.get(element);
  return weight ? weight.linked / Math.max(1, weight.size) : 0;
}

/** Characters of paragraph-like text in an element. */
export function proseOf(weights: Weights, element: Element | undefined): number {
  return weights.byElement.get(element)?.prose ?? 0;
}
