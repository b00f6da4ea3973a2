import type { AsideKind } from "../../model/index.ts";
import type { PageBlock } from "./blocks.ts";
import { namesOf } from "./names.ts";
import type { Element } from "./tree.ts";

const NEVER = new Set(["nav", "footer", "aside", "form", "button", "figcaption", "menu", "dialog"]);
const ROLES = new Set([
  "navigation",
  "complementary",
  "contentinfo",
  "banner",
  "search",
  "menu",
  "menubar",
  "dialog",
  "alert",
  "alertdialog",
]);

/** The sums over a subtree that the rules look at. */
interface Weight {
  /** Characters of paragraph-like text. */
  prose: number;
  /** All characters. */
  size: number;
  /** Characters in links. */
  linked: number;
}

/** For each block of a page `undefined` when it is main text, else why not. */
export function mainBlocks(blocks: readonly PageBlock[]): (AsideKind | undefined)[] {
  const weights = weigh(blocks);
  const total = weights.get(undefined)?.prose ?? 0;
  const dropped = blocks.map((block) => dropKind(block, weights, total));
  const scores = score(blocks, dropped, weights);
  const top = topCandidate(scores);
  if (!top) return dropped;
  const kept = keptElements(top, scores, weights);
  return blocks.map((block, i) => dropped[i] ?? (isInside(block.owner, kept) ? linkedTeaser(block) : "furniture"));
}

/** The same for a piece of HTML that is all article: nothing is left out for standing in the wrong place. */
export function wholeBlocks(blocks: readonly PageBlock[]): (AsideKind | undefined)[] {
  const weights = weigh(blocks);
  const total = weights.get(undefined)?.prose ?? 0;
  return blocks.map((block) => dropKind(block, weights, total));
}

/** A block that is all link and no sentence leads to another story. */
function linkedTeaser(block: PageBlock): AsideKind | undefined {
  return block.linkShare >= 0.9 && block.kind !== "table" && !/[.!?]["”’»)]*$/u.test(block.text) ? "teaser" : undefined;
}

function weigh(blocks: readonly PageBlock[]): Map<Element | undefined, Weight> {
  const weights = new Map<Element | undefined, Weight>();
  for (const block of blocks) {
    const size = block.text.length;
    const prose = isParagraph(block) ? size : 0;
    for (let at: Element | undefined = block.owner; ; at = at.parent) {
      const weight = weights.get(at) ?? { prose: 0, size: 0, linked: 0 };
      weight.prose += prose;
      weight.size += size;
      weight.linked += size * block.linkShare;
      weights.set(at, weight);
      if (!at) break;
    }
  }
  return weights;
}

function isParagraph(block: PageBlock): boolean {
  return block.text.length >= 60 && block.linkShare < 0.5 && block.kind !== "heading";
}

/** In navigation, forms, hidden parts, or in a small subtree whose name says that it is not the report. */
function dropKind(
  block: PageBlock,
  weights: ReadonlyMap<Element | undefined, Weight>,
  total: number,
): AsideKind | undefined {
  for (let at: Element | undefined = block.owner; at && at.tag !== "body"; at = at.parent) {
    const share = (weights.get(at)?.prose ?? 0) / Math.max(1, total);
    const names = namesOf(at);
    if (names.comments && names.content <= names.noise) return "furniture";
    if (share > 0.5) continue;
    if (NEVER.has(at.tag) && share < 0.4) return at.tag === "figcaption" ? "caption" : "furniture";
    if (isHidden(at) || ROLES.has(at.attributes.role ?? "")) return "furniture";
    if (names.embed) return undefined;
    if ((names.noise > names.content && share < 0.25) || (names.noise > 0 && share < 0.12))
      return names.caption ? "caption" : "furniture";
  }
  return undefined;
}

function isHidden(element: Element): boolean {
  const { attributes } = element;
  if (attributes.hidden !== undefined || attributes["aria-hidden"] === "true") return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes.style ?? "");
}

function score(
  blocks: readonly PageBlock[],
  dropped: readonly unknown[],
  weights: ReadonlyMap<Element | undefined, Weight>,
): Map<Element, number> {
  const scores = new Map<Element, number>();
  for (const [i, block] of blocks.entries()) {
    if (dropped[i] || !isParagraph(block)) continue;
    const points = 1 + (block.text.match(/[,，、;]/g)?.length ?? 0) + Math.min(3, block.text.length / 100);
    const from =
      block.owner.tag === "p" || block.owner.tag === "li" || block.owner.tag === "blockquote"
        ? block.owner.parent
        : block.owner;
    let level = 0;
    for (let at: Element | undefined = from; at && at.tag !== "#root" && level < 6; at = at.parent, level++) {
      const share = level === 0 ? 1 : level === 1 ? 2 : level * 3;
      scores.set(at, (scores.get(at) ?? base(at)) + points / share);
    }
  }
  for (const [element, points] of scores) {
    const weight = weights.get(element);
    const linkShare = weight ? weight.linked / Math.max(1, weight.size) : 0;
    scores.set(element, points * (1 - linkShare));
  }
  return scores;
}

function base(element: Element): number {
  const names = namesOf(element);
  const tag =
    element.tag === "article" || element.tag === "main"
      ? 10
      : element.tag === "div" || element.tag === "section"
        ? 5
        : element.tag === "li" || element.tag === "ul"
          ? -3
          : 0;
  return (
    tag +
    (names.content > 0 ? 25 : 0) -
    (names.noise > 0 ? 25 : 0) +
    (element.attributes.itemprop === "articleBody" ? 50 : 0)
  );
}

function topCandidate(scores: ReadonlyMap<Element, number>): Element | undefined {
  let top: Element | undefined;
  for (const [element, points] of scores) if (!top || points > scores.get(top)!) top = element;
  if (!top) return undefined;
  let last = scores.get(top)!;
  const floor = last / 3;
  for (let at = top.parent; at && at.tag !== "body" && at.tag !== "#root"; at = at.parent) {
    const points = scores.get(at);
    if (points === undefined) continue;
    if (points < floor) break;
    if (points > last) {
      top = at;
      break;
    }
    last = points;
  }
  return top;
}

/** The top candidate and those siblings that look like the continuation of its text. */
function keptElements(
  top: Element,
  scores: ReadonlyMap<Element, number>,
  weights: ReadonlyMap<Element | undefined, Weight>,
): Set<Element> {
  const kept = new Set([top]);
  const needed = Math.max(10, scores.get(top)! * 0.2);
  for (const sibling of top.parent?.children ?? []) {
    if (typeof sibling === "string" || sibling === top) continue;
    const weight = weights.get(sibling);
    if (!weight) continue;
    const sameClass =
      sibling.attributes.class !== undefined &&
      sibling.attributes.class !== "" &&
      sibling.attributes.class === top.attributes.class;
    const bonus = sameClass ? scores.get(top)! * 0.2 : 0;
    const linkShare = weight.linked / Math.max(1, weight.size);
    if ((scores.get(sibling) ?? 0) + bonus >= needed) kept.add(sibling);
    else if (sibling.tag === "p" && ((weight.size > 80 && linkShare < 0.25) || (weight.size > 0 && linkShare === 0)))
      kept.add(sibling);
  }
  return kept;
}

function isInside(element: Element, kept: ReadonlySet<Element>): boolean {
  for (let at: Element | undefined = element; at; at = at.parent) if (kept.has(at)) return true;
  return false;
}
