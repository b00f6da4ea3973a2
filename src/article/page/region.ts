import type { PageBlock } from "./blocks.ts";
import { namesOf } from "./names.ts";
import type { Element } from "./tree.ts";
import { isParagraph, linkShareOf, markupOf, proseOf, sizeOf, type Weights, weigh } from "./weights.ts";

/** What the choice of a region looks at. */
interface Ground {
  readonly blocks: readonly PageBlock[];
  readonly dropped: readonly unknown[];
  readonly weights: Weights;
  /** Sums over the blocks that nothing speaks against. */
  readonly open: Weights;
  readonly scores: ReadonlyMap<Element, number>;
}

/**
 * The elements whose blocks are the report, empty when no element holds a paragraph. Paragraphs give points to the elements around
 * them (the method of Arc90's Readability); from the best of them the region widens to what holds its rivals, to
 * what goes on in the same markup, and to its likely continuations. `within`: only elements around this block are looked at.
 */
export function regionOf(
  blocks: readonly PageBlock[],
  dropped: readonly unknown[],
  weights: Weights,
  within?: PageBlock,
): Set<Element> {
  const open = weigh(blocks.filter((_, i) => !dropped[i]));
  const ground = { blocks, dropped, weights, open, scores: score(blocks, dropped, weights) };
  const allowed = within && ancestorsOf(within.owner);
  const best = topCandidate(ground.scores, allowed);
  if (!best) return new Set();
  const top = climb(ground, aroundRivals(ground, best));
  return withContinuations(ground, top);
}

/** True when the element or one around it is kept. */
export function isInside(element: Element, kept: ReadonlySet<Element>): boolean {
  for (let at: Element | undefined = element; at; at = at.parent) if (kept.has(at)) return true;
  return false;
}

function ancestorsOf(element: Element): Set<Element> {
  const found = new Set<Element>();
  for (let at: Element | undefined = element; at; at = at.parent) found.add(at);
  return found;
}

function score(blocks: readonly PageBlock[], dropped: readonly unknown[], weights: Weights): Map<Element, number> {
  const scores = new Map<Element, number>();
  for (const [i, block] of blocks.entries()) {
    if (dropped[i] || !isParagraph(block)) continue;
    const points = 1 + (block.text.match(/[,，、。;]/g)?.length ?? 0) + Math.min(3, sizeOf(block.text) / 100);
    const { owner } = block;
    const from = owner.tag === "p" || owner.tag === "li" || owner.tag === "blockquote" ? owner.parent : owner;
    let level = 0;
    for (let at: Element | undefined = from; at && at.tag !== "#root" && level < 6; at = at.parent, level++) {
      const share = level === 0 ? 1 : level === 1 ? 2 : level * 3;
      scores.set(at, (scores.get(at) ?? base(at)) + points / share);
    }
  }
  for (const [element, points] of scores) scores.set(element, points * (1 - linkShareOf(weights, element)));
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

function topCandidate(
  scores: ReadonlyMap<Element, number>,
  allowed: ReadonlySet<Element> | undefined,
): Element | undefined {
  let top: Element | undefined;
  for (const [element, points] of scores)
    if ((!allowed || allowed.has(element)) && (!top || points > scores.get(top)!)) top = element;
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

/** Where two of the four best rivals stand beside the top candidate in one element, that element. */
function aroundRivals(ground: Ground, top: Element): Element {
  const { scores } = ground;
  const best = scores.get(top)!;
  const rivals = [...scores]
    .filter(
      ([element, points]) =>
        points >= 0.75 * best && !isInside(element, new Set([top])) && !isInside(top, new Set([element])),
    )
    .sort(([, a], [, b]) => b - a)
    .slice(0, 4)
    .map(([element]) => element);
  if (rivals.length < 2) return top;
  for (let at = top.parent; at && at.tag !== "body" && at.tag !== "#root"; at = at.parent) {
    const around = new Set([at]);
    if (rivals.filter((rival) => isInside(rival, around)).length >= 2)
      return teasersIn(ground, at) <= teasersIn(ground, top) + 2 ? at : top;
  }
  return top;
}

/** Headings that are links, as lists of other stories have them. */
function teasersIn({ blocks, dropped }: Ground, element: Element): number {
  const around = new Set([element]);
  return blocks.filter(
    (block, i) => !dropped[i] && block.kind === "heading" && block.linkShare > 0.8 && isInside(block.owner, around),
  ).length;
}

/** Widens the region while an element around it holds a quarter more prose of the same kind and little else. */
function climb(ground: Ground, from: Element): Element {
  const { open } = ground;
  let top = from;
  for (let at = from.parent; at && at.tag !== "#root"; at = at.parent) {
    if (at.tag === "html" || linkShareOf(open, at) >= 0.25 || articlesIn(at) > 1) break;
    if (proseOf(open, at) < (open.byElement.get(at)?.size ?? 0) / 2) break;
    if (teasersIn(ground, at) > teasersIn(ground, top) + 2) break;
    if (sameKindProse(ground, at, top) >= 1.25 * sameKindProse(ground, top, top)) top = at;
    if (at.tag === "body" || at.tag === "article") break;
  }
  return top;
}

/** Characters of paragraphs in an element whose markup the top candidate has too, or whose container names itself the report's. */
function sameKindProse({ blocks, dropped }: Ground, element: Element, top: Element): number {
  const inTop = new Set([top]);
  const inElement = new Set([element]);
  const kinds = new Set<string>();
  for (const [i, block] of blocks.entries())
    if (!dropped[i] && isParagraph(block) && isInside(block.owner, inTop)) kinds.add(kindOf(block));
  let sum = 0;
  for (const [i, block] of blocks.entries()) {
    if (dropped[i] || !isParagraph(block) || !isInside(block.owner, inElement)) continue;
    if (kinds.has(kindOf(block)) || namesItselfBody(block)) sum += sizeOf(block.text);
  }
  return sum;
}

function kindOf({ owner }: PageBlock): string {
  return owner.parent ? `${markupOf(owner.parent)}>${markupOf(owner)}` : markupOf(owner);
}

/** True when the block's element or the one around it names itself the report's body and nothing else. */
function namesItselfBody({ owner }: PageBlock): boolean {
  return [owner, owner.parent].some((at) => at && namesOf(at).content > 0 && namesOf(at).noise === 0);
}

function articlesIn(element: Element): number {
  let count = 0;
  const stack = [element];
  for (let steps = 0; stack.length > 0 && steps < 20_000; steps++) {
    const at = stack.pop()!;
    if (at.tag === "article" && at !== element) count++;
    for (const child of at.children) if (typeof child !== "string") stack.push(child);
  }
  return count;
}

/** The region and those siblings that look like the continuation of its text. */
function withContinuations({ scores, weights }: Ground, top: Element): Set<Element> {
  const kept = new Set([top]);
  const points = scores.get(top) ?? 0;
  const needed = Math.max(10, points * 0.2);
  for (const sibling of top.parent?.children ?? []) {
    if (typeof sibling === "string" || sibling === top) continue;
    const weight = weights.byElement.get(sibling);
    if (!weight) continue;
    const className = sibling.attributes.class ?? "";
    const bonus = className !== "" && className === top.attributes.class ? points * 0.2 : 0;
    const linkShare = weight.linked / Math.max(1, weight.size);
    if ((scores.get(sibling) ?? 0) + bonus >= needed) kept.add(sibling);
    else if (sibling.tag === "p" && ((weight.size > 80 && linkShare < 0.25) || (weight.size > 0 && linkShare === 0)))
      kept.add(sibling);
  }
  return kept;
}
