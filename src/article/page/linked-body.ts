import { blocksOf, type PageBlock, plainBlock } from "./blocks.ts";
import { comparable } from "./posts.ts";
import { type Element, parsePage } from "./tree.ts";

/** Sentences that a body in a page's data must have more than the page shows, and their share of all. */
const LEAST_SENTENCES = 3;
const LEAST_MISSING = 0.5;
/** Characters by which a sentence is found again. */
const KEY = 48;

/** A report that stands in the page's data and not on the page: its paragraphs, and how much of it the page shows. */
export interface HiddenBody {
  readonly paragraphs: readonly string[];
  readonly shown: number;
  readonly all: number;
}

/** The report in the page's data, `undefined` where the page itself shows at least half of its sentences. */
export function hiddenBody(body: string | undefined, blocks: readonly PageBlock[]): HiddenBody | undefined {
  if (!body || body.length < 200) return undefined;
  const paragraphs = paragraphsOf(body);
  const sentences = paragraphs.flatMap(sentencesOf);
  if (sentences.length < LEAST_SENTENCES) return undefined;
  const page = comparable(blocks.map(({ text }) => text).join(" "));
  const shown = sentences.filter((sentence) => page.includes(sentence)).length;
  const missing = sentences.length - shown;
  if (missing < LEAST_SENTENCES || missing < LEAST_MISSING * sentences.length) return undefined;
  return { paragraphs, shown, all: sentences.length };
}

/** Publishers write the body as text or as HTML. */
function paragraphsOf(body: string): string[] {
  const isHtml = /<(?:p|br|div|h[1-6]|ul)\b/i.test(body);
  const text =
    isHtml || /&(?:#\d{1,6}|[a-z]{2,8});/i.test(body)
      ? blocksOf(parsePage(isHtml ? body : `<pre>${body}</pre>`, 100).root)
          .map((block) => block.text)
          .join("\n")
      : body;
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** The beginnings of the sentences, comparable. */
function sentencesOf(paragraph: string): string[] {
  return paragraph
    .split(/(?<=[.!?])\s|(?<=[。！？])/u)
    .map((sentence) => comparable(sentence).slice(0, KEY))
    .filter((sentence) => sentence.length >= 8);
}

/** For each text the block that holds its first words, -1 for none; headings count when `withHeadings`. */
export function blocksWith(
  texts: readonly (string | undefined)[],
  blocks: readonly PageBlock[],
  withHeadings = false,
): number[] {
  const starts = texts.map((text) =>
    comparable((text ?? "").slice(0, 600).replace(/<[^<>]{0,200}>/g, " ")).slice(0, KEY),
  );
  const heads: string[] = [];
  // Most texts begin near the head of the page: no more of it is folded than is looked at.
  const head = (i: number) => {
    const { kind, text } = blocks[i]!;
    heads[i] ??= kind === "heading" && !withHeadings ? "" : comparable(text.slice(0, 600));
    return heads[i];
  };
  return starts.map((start) => (start.length < KEY / 2 ? -1 : blocks.findIndex((_, i) => head(i).includes(start))));
}

/** Paragraphs as blocks of the page, at its end. */
export function asBlocks(paragraphs: readonly string[], root: Element): PageBlock[] {
  return paragraphs.map((text) => plainBlock(text, root));
}
