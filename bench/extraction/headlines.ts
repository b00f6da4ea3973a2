import { decodePage } from "../../src/article/charset.ts";
import { blocksOf } from "../../src/article/page/blocks.ts";
import { ownArticle, readLinkedData } from "../../src/article/page/linked.ts";
import { parsePage } from "../../src/article/page/tree.ts";
import type { GoldPage } from "../../train/pages/gold.ts";

/** A headline without case, marks and forms of one letter. */
export function plainWords(text: string | undefined): string {
  return (text ?? "")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}

/**
 * True when the page gives its report one headline: its card for social media, its data and its first `h1` say the same, but for
 * words before or after (a kicker, the site's name). On other pages which of them is gold is the choice of the publisher's parser.
 */
export function hasOneHeadline({ html, url }: GoldPage): boolean {
  const page = parsePage(decodePage(html, undefined).text, 500);
  const card = page.meta.find((tag) => (tag.property ?? tag.name)?.toLowerCase() === "og:title")?.content;
  const own = ownArticle(readLinkedData(page.linkedData), [card, page.title], [url]);
  const shown = blocksOf(page.root).find(({ owner }) => owner.tag === "h1" || owner.parent?.tag === "h1");
  const [shortest = "", ...others] = [card, own?.headline, shown?.text]
    .map(plainWords)
    .filter((title) => title !== "")
    .sort((a, b) => a.length - b.length);
  return others.every((title) => title.startsWith(shortest) || title.endsWith(shortest));
}
