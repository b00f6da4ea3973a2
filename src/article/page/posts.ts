import type { PageBlock } from "./blocks.ts";
import type { LinkedArticle } from "./linked.ts";
import { namesOf } from "./names.ts";
import { type Extent, type Outline, outlineOf } from "./outline.ts";
import type { Element } from "./tree.ts";
import { isClosedParagraph } from "./weights.ts";

/** Another post on a page: its blocks from `from` up to, not including, `to`, of which `headline` is the heading (-1: none). */
export interface PagePost {
  readonly from: number;
  readonly to: number;
  readonly headline: number;
  readonly element: Element;
}

/** A heading that may open a post, and the element that the post cannot reach out of. */
interface Head {
  readonly block: number;
  readonly element: Element;
  readonly bound?: Element;
  readonly isUpdate: boolean;
}

/** Characters of sentences that make a post of its own, and an update of a live blog; set on pages of our own. */
const LEAST_POST = 200;
const LEAST_UPDATE = 40;
/** A page with more is a list. */
const MOST_HEADS = 400;

/**
 * The posts of a page beside its own article: further articles below it, each with a first-level heading or an `article` element
 * of its own, and the updates of a live blog. `headline` is the block of the page's own headline, -1 for none:
 * then nothing but updates can be told apart.
 */
export function postsOf(blocks: readonly PageBlock[], headline: number, told: readonly LinkedArticle[]): PagePost[] {
  const outline = outlineOf(blocks);
  const updates = updateHeads(blocks, outline, told);
  const heads = (updates.length >= 2 ? updates : headline >= 0 ? articleHeads(blocks, headline) : []).slice(
    0,
    MOST_HEADS,
  );
  if (heads.length === 0) return [];
  const crowd = crowdOf(heads, headline >= 0 ? blocks[headline]!.owner : undefined);
  const ranges = outline.extents;
  const posts = heads.flatMap((head) => postAt(blocks, head, crowd, ranges) ?? []).sort((a, b) => a.from - b.from);
  const apart = posts.filter((post, i) => i === 0 || post.from >= posts[i - 1]!.to);
  return updates.length >= 2 || leavesArticle(blocks, headline, crowd, ranges) ? apart : [];
}

/** Live updates by `itemprop`, or by the headlines that the page's data gives them. */
function updateHeads(blocks: readonly PageBlock[], outline: Outline, told: readonly LinkedArticle[]): Head[] {
  const titles = new Set(told.filter(({ isUpdate }) => isUpdate).map(({ headline }) => comparable(headline ?? "")));
  const heads: Head[] = [];
  const seen = new Set<Element>();
  const updates = updatesAround(outline);
  for (const [block, { owner, kind, text }] of blocks.entries()) {
    const marked = updates.get(owner);
    if (marked && !seen.has(marked)) heads.push({ block, element: owner, bound: marked, isUpdate: true });
    else if (!marked && titles.size > 0 && kind === "heading" && titles.has(comparable(text)))
      heads.push({ block, element: owner, isUpdate: true });
    if (marked) seen.add(marked);
  }
  return heads;
}

/** For each element the update of a live blog that it stands in. */
function updatesAround({ elements }: Outline): Map<Element, Element> {
  const updates = new Map<Element, Element>();
  for (const at of elements) {
    const isUpdate = /\bliveBlogUpdate\b/.test(at.attributes.itemprop ?? "");
    const update = isUpdate ? at : at.parent && updates.get(at.parent);
    if (update) updates.set(at, update);
  }
  return updates;
}

/** First-level headings and the first headings of `article` elements, other than the page's own headline. */
function articleHeads(blocks: readonly PageBlock[], headline: number): Head[] {
  const own = blocks[headline]!;
  const mine = articleAround(own.owner);
  const title = comparable(own.text);
  const seen = new Set<Element>();
  const heads: Head[] = [];
  for (const [block, { owner, kind, text, linkShare }] of blocks.entries()) {
    if (block === headline || kind !== "heading" || comparable(text) === title) continue;
    const article = articleAround(owner);
    const isFirst = article && article !== mine && !seen.has(article);
    if (article) seen.add(article);
    const isTop = around(owner, (at) => at.tag === "h1", 3) !== undefined;
    if (isTop) heads.push({ block, element: owner, isUpdate: false });
    else if (mine && isFirst && linkShare < 0.5) heads.push({ block, element: owner, bound: article, isUpdate: false });
  }
  return heads;
}

function articleAround(owner: Element): Element | undefined {
  return around(owner, (at) => at.tag === "article" || at.attributes.role === "article");
}

function around(owner: Element, holds: (at: Element) => boolean, steps = 500): Element | undefined {
  for (let at: Element | undefined = owner, step = 0; at && step < steps; at = at.parent, step++)
    if (holds(at)) return at;
  return undefined;
}

/** How many headings stand in each element. */
function crowdOf(heads: readonly Head[], own: Element | undefined): Map<Element, number> {
  const crowd = new Map<Element, number>();
  for (const element of [...heads.map((head) => head.element), ...(own ? [own] : [])])
    for (let at: Element | undefined = element; at; at = at.parent) crowd.set(at, (crowd.get(at) ?? 0) + 1);
  return crowd;
}

/** The widest element around a heading that no other heading stands in, when it holds a post that opens with the heading. */
function postAt(
  blocks: readonly PageBlock[],
  { block, element, bound, isUpdate }: Head,
  crowd: ReadonlyMap<Element, number>,
  ranges: ReadonlyMap<Element, Extent>,
): PagePost | undefined {
  let top = element;
  while (top !== bound && top.parent && crowd.get(top.parent) === 1 && top.parent.tag !== "body") top = top.parent;
  if (around(top, isAside)) return undefined;
  const range = ranges.get(bound ?? top);
  if (!range) return undefined;
  let [before, after, paragraphs] = [0, 0, 0];
  for (let i = range.from; i < range.to; i++) {
    if (!isClosedParagraph(blocks[i]!)) continue;
    if (i < block) before++;
    else [after, paragraphs] = [after + blocks[i]!.size, paragraphs + 1];
  }
  const isPost = isUpdate ? after >= LEAST_UPDATE : before === 0 && after >= LEAST_POST && paragraphs >= 2;
  const headline = blocks[block]!.kind === "heading" ? block : headingIn(blocks, range);
  return isPost ? { ...range, headline, element: bound ?? top } : undefined;
}

function headingIn(blocks: readonly PageBlock[], { from, to }: Extent): number {
  const found = blocks.slice(from, to).findIndex(({ kind }) => kind === "heading");
  return found < 0 ? -1 : from + found;
}

function isAside(at: Element): boolean {
  return at.tag === "aside" || at.tag === "nav" || at.tag === "footer" || namesOf(at).comments || namesOf(at).consent;
}

/** True when the page's own headline has an article of its own: sentences in the widest element without another heading. */
function leavesArticle(
  blocks: readonly PageBlock[],
  headline: number,
  crowd: ReadonlyMap<Element, number>,
  ranges: ReadonlyMap<Element, Extent>,
): boolean {
  let top = blocks[headline]!.owner;
  while (top.parent && crowd.get(top.parent) === 1) top = top.parent;
  const { from, to } = ranges.get(top)!;
  const left = blocks
    .slice(Math.max(from, headline), to)
    .filter((block) => isClosedParagraph(block) && !around(block.owner, isAside));
  return left.length >= 2 && left.reduce((sum, { size }) => sum + size, 0) >= LEAST_POST;
}

/** A headline without case and marks. */
export function comparable(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}
