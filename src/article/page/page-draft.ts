import type { AsideKind, Span } from "../../model/index.ts";
import type { DraftBlock, DraftPost } from "../draft.ts";
import { parseDate } from "../times.ts";
import type { PageBlock } from "./blocks.ts";
import type { LinkedArticle } from "./linked.ts";
import { wholeBlocks } from "./main.ts";
import { markupOf } from "./outline.ts";
import { taggedTime } from "./page-dates.ts";
import { comparable, type PagePost } from "./posts.ts";
import type { Element } from "./tree.ts";

/** The page's text: blocks parted by blank lines, which belong to the block before them. */
export function render(blocks: readonly PageBlock[]): { text: string; spans: Span[] } {
  const spans: Span[] = [];
  let text = "";
  for (const [i, block] of blocks.entries()) {
    const start = text.length;
    text += i + 1 < blocks.length ? `${block.text}\n\n` : block.text;
    spans.push({ start, end: text.length });
  }
  return { text, spans };
}

/** The blocks of a draft; each knows the markup it stands in, by which a text that goes on is told from another post. */
export function draftBlocks(
  blocks: readonly PageBlock[],
  spans: readonly Span[],
  kinds: readonly (AsideKind | undefined)[],
  headline: number,
): DraftBlock[] {
  return blocks.map((block, i) => {
    const span = spans[i]!;
    if (i === headline) return { span, kind: "title" };
    const holder = holderOf(block.owner);
    const aside = kinds[i];
    return { span, kind: block.kind, ...(holder ? { holder } : {}), ...(aside ? { aside } : {}) };
  });
}

function holderOf(owner: Element): string | undefined {
  return owner.parent && markupOf(owner.parent);
}

/** The other posts of a page as parts of its draft, with what the page and its data say of each. */
export function draftPosts(
  posts: readonly PagePost[],
  blocks: readonly PageBlock[],
  spans: readonly Span[],
  told: readonly LinkedArticle[],
): DraftPost[] {
  return posts.map(({ from, to, headline, element }) => {
    const own = blocks.slice(from, to);
    const title = headline < 0 ? undefined : blocks[headline]!.text.replace(/\s+/g, " ").trim();
    const linked =
      title === undefined ? undefined : told.find((one) => comparable(one.headline ?? "") === comparable(title));
    const stated = parseDate(linked?.published) ?? taggedTime(element, true);
    const published = stated ?? taggedTime(element, false);
    const byline = linked?.authors.join(", ");
    return {
      span: { start: spans[from]!.start, end: spans[to - 1]!.end },
      blocks: draftBlocks(own, spans.slice(from, to), wholeBlocks(own).kinds, headline < 0 ? -1 : headline - from),
      ...(title ? { title } : {}),
      ...(published ? { published } : {}),
      ...(published ? { publishedEvidence: { source: "metadata", confidence: stated ? 0.93 : 0.7 } as const } : {}),
      ...(byline ? { byline } : {}),
      ...(linked?.url ? { url: linked.url } : {}),
    };
  });
}
