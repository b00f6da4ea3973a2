import type { PageBlock } from "./blocks.ts";
import { namesOf } from "./names.ts";
import { type Extent, paragraphMarkup, standsIn } from "./outline.ts";
import type { Scene } from "./scene.ts";
import type { Element } from "./tree.ts";
import { isParagraph, linkShareOf, proseOf, type Weights, weigh } from "./weights.ts";

/** What the choice of a region looks at. */
interface Ground extends Scene {
  readonly dropped: readonly unknown[];
  /** Sums over the blocks that nothing speaks against. */
  readonly open: Weights;
  readonly scores: ReadonlyMap<Element, number>;
  /** How many headings that are links stand before each block, as lists of other stories have them. */
  readonly teasers: readonly number[];
}

/**
 * For each block whether it stands in the report, nowhere true when no element holds a paragraph. Paragraphs give points to the
 * elements around them (the method of Arc90's Readability); from the best of them the region widens to what holds its rivals, to
 * what goes on in the same markup, and to its likely continuations. `within`: only elements around this block are looked at.
 */
export function regionOf(scene: Scene, dropped: readonly unknown[], within?: PageBlock): boolean[] {
  const { blocks, outline, weights } = scene;
  const open = weigh(blocks, outline, dropped);
  const scores = score(blocks, dropped, weights);
  const ground: Ground = { ...scene, dropped, open, scores, teasers: teasersBefore(blocks, dropped) };
  const inside = blocks.map(() => false);
  const best = topCandidate(scores, within && ancestorsOf(within.owner));
  if (!best) return inside;
  for (const element of withContinuations(ground, climb(ground, aroundRivals(ground, best)))) {
    const { from, to } = outline.extents.get(element)!;
    inside.fill(true, from, to);
  }
  return inside;
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
    const points = 1 + (block.text.match(/[,，、。;]/g)?.length ?? 0) + Math.min(3, block.size / 100);
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
  const { scores, outline, thresholds } = ground;
  const best = scores.get(top)!;
  const rivals = [...scores]
    .filter(
      ([element, points]) =>
        points >= thresholds.rivalScore * best && !standsIn(outline, element, top) && !standsIn(outline, top, element),
    )
    .sort(([, a], [, b]) => b - a)
    .slice(0, 4)
    .map(([element]) => element);
  if (rivals.length < 2) return top;
  for (let at = top.parent; at && at.tag !== "body" && at.tag !== "#root"; at = at.parent) {
    const around = at;
    if (rivals.filter((rival) => standsIn(outline, rival, around)).length >= 2)
      return teasersIn(ground, at) <= teasersIn(ground, top) + 2 ? at : top;
  }
  return top;
}

function teasersBefore(blocks: readonly PageBlock[], dropped: readonly unknown[]): number[] {
  let count = 0;
  const before = blocks.map((block, i) => {
    const sum = count;
    if (!dropped[i] && block.kind === "heading" && block.linkShare > 0.8) count++;
    return sum;
  });
  return [...before, count];
}

function teasersIn({ teasers, outline }: Ground, element: Element): number {
  const { from, to } = outline.extents.get(element)!;
  return teasers[to]! - teasers[from]!;
}

/** Widens the region while an element around it holds a quarter more prose of the same kind and little else. */
function climb(ground: Ground, from: Element): Element {
  const { open, outline, thresholds } = ground;
  let top = from;
  let alike = new Alike(ground, outline.extents.get(from)!);
  let articles = articlesIn(from);
  let inner = from;
  for (let at = from.parent; at && at.tag !== "#root"; inner = at, at = at.parent) {
    articles += articlesIn(at, inner) + (inner.tag === "article" ? 1 : 0);
    if (at.tag === "html" || linkShareOf(open, at) >= thresholds.climbLinks || articles > 1) break;
    if (proseOf(open, at) < (open.byElement.get(at)?.size ?? 0) / 2) break;
    if (teasersIn(ground, at) > teasersIn(ground, top) + 2) break;
    const extent = outline.extents.get(at)!;
    alike.widen(extent);
    if (alike.found >= thresholds.climbGain * alike.own) {
      top = at;
      alike = new Alike(ground, extent);
    }
    if (at.tag === "body" || at.tag === "article") break;
  }
  return top;
}

/** Counts characters of paragraphs whose markup the region has too, or whose container names itself the report's; each block once. */
class Alike {
  readonly own: number;
  found: number;
  private readonly ground: Ground;
  private readonly kinds = new Set<number>();
  private seen: Extent;

  constructor(ground: Ground, extent: Extent) {
    this.ground = ground;
    this.seen = extent;
    for (let i = extent.from; i < extent.to; i++)
      if (this.isOpenParagraph(i)) this.kinds.add(paragraphMarkup(this.ground.outline, this.ground.blocks[i]!.owner));
    this.own = this.count(extent.from, extent.to);
    this.found = this.own;
  }

  widen(extent: Extent): void {
    this.found += this.count(extent.from, this.seen.from) + this.count(this.seen.to, extent.to);
    this.seen = extent;
  }

  private count(from: number, to: number): number {
    let sum = 0;
    for (let i = from; i < to; i++) {
      const block = this.ground.blocks[i]!;
      if (
        this.isOpenParagraph(i) &&
        (this.kinds.has(paragraphMarkup(this.ground.outline, this.ground.blocks[i]!.owner)) || namesItselfBody(block))
      )
        sum += block.size;
    }
    return sum;
  }

  private isOpenParagraph(i: number): boolean {
    return !this.ground.dropped[i] && isParagraph(this.ground.blocks[i]!);
  }
}

/** True when the block's element or the one around it names itself the report's body and nothing else. */
function namesItselfBody({ owner }: PageBlock): boolean {
  return [owner, owner.parent].some((at) => at && namesOf(at).content > 0 && namesOf(at).noise === 0);
}

/** How many `article` elements stand in an element, not counting itself nor what stands in `counted`. */
function articlesIn(element: Element, counted?: Element): number {
  let count = 0;
  const stack = [element];
  while (stack.length > 0) {
    const at = stack.pop()!;
    if (at.tag === "article" && at !== element) count++;
    for (const child of at.children) if (typeof child !== "string" && child !== counted) stack.push(child);
  }
  return count;
}

/** The region and those siblings that look like the continuation of its text. */
function withContinuations({ scores, weights, thresholds }: Ground, top: Element): Set<Element> {
  const kept = new Set([top]);
  const points = scores.get(top) ?? 0;
  const needed = Math.max(10, points * thresholds.siblingScore);
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
