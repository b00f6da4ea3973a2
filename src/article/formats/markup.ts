import type { AsideKind, BlockKind } from "../../model/index.ts";
import type { Part } from "../parts.ts";
import type { XmlElement } from "./xml.ts";

/** Block elements of XHTML and NITF by what they are; every other element is inline or holds blocks. */
const KINDS: Readonly<Record<string, BlockKind>> = {
  p: "paragraph",
  pre: "paragraph",
  note: "paragraph",
  dd: "list",
  dt: "list",
  li: "list",
  h1: "heading",
  h2: "heading",
  h3: "heading",
  h4: "heading",
  h5: "heading",
  h6: "heading",
  hl1: "heading",
  hl2: "heading",
  blockquote: "quote",
  bq: "quote",
  tr: "table",
  "nitf-table": "table",
};
const ASIDES: Readonly<Record<string, AsideKind>> = {
  figcaption: "caption",
  "media-caption": "caption",
  "media-producer": "caption",
  "media-metadata": "furniture",
  "media-reference": "furniture",
  footer: "furniture",
  nav: "furniture",
  aside: "furniture",
  tagline: "furniture",
  credit: "metadata",
  byline: "metadata",
};
const CONTAINERS = new Set(
  "body block div section article main figure media table tbody thead ul ol dl datasource".split(" "),
);
const UNREAD = new Set("script style head template".split(" "));

interface Frame {
  readonly element: XmlElement;
  next: number;
  readonly kind: BlockKind;
  readonly aside: AsideKind | undefined;
  readonly isBlock: boolean;
}

/** The paragraphs of XHTML or NITF inside an XML document, in order; captions and tag lines are set aside. Iterative. */
export function partsOfMarkup(root: XmlElement, kind: BlockKind = "paragraph"): Part[] {
  const parts: Part[] = [];
  const stack: Frame[] = [{ element: root, next: 0, kind, aside: undefined, isBlock: true }];
  let words = "";
  const flush = () => {
    const { kind, aside } = stack.at(-1)!;
    const text = words
      .replace(/[^\S\n]+/g, " ")
      .replace(/ ?\n ?/g, "\n")
      .trim();
    if (text !== "") parts.push(aside ? { text, kind, aside } : { text, kind });
    words = "";
  };
  while (stack.length > 0) {
    const top = stack.at(-1)!;
    const child = top.element.children[top.next++];
    if (child === undefined) {
      if (top.isBlock) flush();
      stack.pop();
    } else if (typeof child === "string") words += child.replace(/\s+/g, " ");
    else if (child.name === "br") words += "\n";
    else if (!UNREAD.has(child.name)) {
      const isBlock = child.name in KINDS || child.name in ASIDES || CONTAINERS.has(child.name);
      if (isBlock) flush();
      else if (child.name === "td" || child.name === "th") words += words.trim() === "" ? "" : "\t";
      const own = KINDS[child.name] ?? top.kind;
      stack.push({ element: child, next: 0, kind: own, aside: top.aside ?? ASIDES[child.name], isBlock });
    }
  }
  return parts;
}
