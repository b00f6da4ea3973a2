import type { BlockKind } from "../../model/index.ts";
import type { Element } from "./tree.ts";

/** A block of a page's text with the element it stands in. */
export interface PageBlock {
  readonly text: string;
  /** Characters of the text as if it were written in Latin letters. */
  readonly size: number;
  readonly kind: BlockKind;
  /** Nearest block-level element around it. */
  readonly owner: Element;
  /** Share of its characters inside links, 0..1. */
  readonly linkShare: number;
  /** Share of its characters in bold. */
  readonly boldShare: number;
}

/** Elements that never break a line of text. */
const INLINE = new Set(
  "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr amp-img picture o:p".split(
    " ",
  ),
);
const HEADING = /^h[1-6]$/;
const ROW = "tr";
/** No page of news has as many; the rest of such a page becomes one block. */
const MOST_BLOCKS = 20_000;

/**
 * The text of a page block by block in document order: paragraphs, headings, list items, table rows. `<br>` is a line
 * feed inside its block, two of them end the block. Iterative and linear.
 */
export function blocksOf(root: Element): PageBlock[] {
  const writer = new BlockWriter(dataTables(root));
  walk(root, writer);
  writer.finish(root);
  return writer.blocks;
}

/** A paragraph without links. */
export function plainBlock(text: string, owner: Element): PageBlock {
  return { text, size: sizeOf(text), kind: "paragraph", owner, linkShare: 0, boldShare: 0 };
}

/** A Han, Kana or Hangul character says as much as two or three Latin letters. */
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const WIDE_WEIGHT = 2.5;

function sizeOf(text: string): number {
  const wide = text.length < 20_000 ? (text.match(WIDE)?.length ?? 0) : 0;
  return text.length + Math.round(wide * (WIDE_WEIGHT - 1));
}

interface Frame {
  readonly element: Element;
  next: number;
  readonly isBlock: boolean;
}

function walk(root: Element, writer: BlockWriter): void {
  const stack: Frame[] = [{ element: root, next: 0, isBlock: true }];
  writer.enter(root);
  while (stack.length > 0) {
    const frame = stack.at(-1)!;
    const child = frame.element.children[frame.next++];
    if (child === undefined) {
      stack.pop();
      writer.leave(frame.element, frame.isBlock);
    } else if (typeof child === "string") writer.text(child);
    else if (child.tag === "br") writer.lineBreak();
    else if (child.tag === "hr") writer.flush();
    else if (child.tag !== "head") {
      const isBlock = !INLINE.has(child.tag);
      if (isBlock) writer.enter(child);
      else writer.enterInline(child);
      stack.push({ element: child, next: 0, isBlock });
    }
  }
}

/** Tables of values, whose rows are kept together; tables that only lay out a page are read like other elements. */
function dataTables(root: Element): Set<Element> {
  const found = new Set<Element>();
  const stack: { element: Element; next: number; cells: number; size: number; blocks: number }[] = [];
  const open = (element: Element) => stack.push({ element, next: 0, cells: 0, size: 0, blocks: 0 });
  open(root);
  while (stack.length > 0) {
    const top = stack.at(-1)!;
    const child = top.element.children[top.next++];
    if (typeof child === "string") top.size += child.trim().length;
    else if (child) open(child);
    else {
      stack.pop();
      const isTable = top.element.tag === "table";
      if (isTable && top.cells >= 4 && top.size < top.cells * 80 && top.blocks <= top.cells) found.add(top.element);
      const above = stack.at(-1);
      if (!above) break;
      above.cells += top.cells + (top.element.tag === "td" || top.element.tag === "th" ? 1 : 0);
      above.size += top.size;
      above.blocks += isTable ? 1e6 : top.blocks + (LAYOUT.has(top.element.tag) ? 1 : 0);
    }
  }
  return found;
}

const LAYOUT = new Set(["p", "div", "section", "article", "ul", "ol", "h1", "h2", "h3", "form"]);

class BlockWriter {
  readonly blocks: PageBlock[] = [];
  private readonly owners: Element[] = [];
  private parts: string[] = [];
  /** True at the start of a block and after white space. */
  private endsOpen = true;
  private readonly rest: string[] = [];
  private linked = 0;
  private bold = 0;
  private inLink = 0;
  private inBold = 0;
  private inRow = 0;
  private inPre = 0;
  private breaks = 0;
  private readonly tables: ReadonlySet<Element>;
  private inTable = 0;

  constructor(tables: ReadonlySet<Element>) {
    this.tables = tables;
  }

  enter(element: Element): void {
    if (this.inRow > 0 && (element.tag === "td" || element.tag === "th")) this.cell();
    else if (this.inRow === 0) this.flush();
    else this.space();
    this.owners.push(element);
    if (this.tables.has(element)) this.inTable++;
    if (element.tag === ROW && this.inTable > 0) this.inRow++;
    if (element.tag === "pre") this.inPre++;
  }

  enterInline(element: Element): void {
    if (element.tag === "a") this.inLink++;
    if (element.tag === "b" || element.tag === "strong") this.inBold++;
  }

  leave(element: Element, isBlock: boolean): void {
    if (!isBlock) {
      if (element.tag === "a") this.inLink--;
      if (element.tag === "b" || element.tag === "strong") this.inBold--;
      return;
    }
    if (element.tag === ROW && this.inRow > 0) {
      this.flush();
      this.inRow--;
    } else if (this.inRow > 0) this.space();
    else this.flush();
    if (this.tables.has(element)) this.inTable--;
    if (element.tag === "pre") this.inPre--;
    this.owners.pop();
  }

  text(raw: string): void {
    const text = this.inPre > 0 ? raw : squeeze(raw);
    if (text.trim() === "") {
      if (text !== "") this.space();
      return;
    }
    this.breaks = 0;
    this.push(this.endsOpen ? text.trimStart() : text);
    const size = text.trim().length;
    if (this.inLink > 0) this.linked += size;
    if (this.inBold > 0) this.bold += size;
  }

  lineBreak(): void {
    this.breaks++;
    if (this.breaks >= 2 && this.inRow === 0) this.flush();
    else if (this.parts.length > 0) this.push("\n");
  }

  flush(): void {
    const text = this.parts
      .join("")
      .replace(/(?<![ \t])[ \t]+\n/g, "\n")
      .trim();
    const owner = this.owners.at(-1);
    if (text !== "" && owner) this.add(text, owner);
    this.parts = [];
    this.endsOpen = true;
    this.linked = 0;
    this.bold = 0;
    this.breaks = 0;
  }

  private add(text: string, owner: Element): void {
    if (this.blocks.length >= MOST_BLOCKS) {
      this.rest.push(text);
      return;
    }
    const share = (count: number) => Math.min(1, count / text.length);
    const kind = kindOf(owner, this.inRow > 0);
    this.blocks.push({ ...plainBlock(text, owner), kind, linkShare: share(this.linked), boldShare: share(this.bold) });
  }

  /** Closes the writing: what came after the last block that is kept apart follows as one. */
  finish(root: Element): void {
    this.flush();
    if (this.rest.length > 0) {
      this.blocks.push(plainBlock(this.rest.join("\n"), root));
    }
  }

  private cell(): void {
    if (this.parts.at(-1) === " ") this.parts.pop();
    if (this.parts.length > 0) this.push("\t");
  }

  private space(): void {
    if (!this.endsOpen) this.push(" ");
  }

  private push(part: string): void {
    this.parts.push(part);
    this.endsOpen = /\s$/u.test(part.slice(-1));
  }
}

/** White space as one space; soft hyphens and zero-width spaces are layout, not text. */
function squeeze(raw: string): string {
  return raw.replace(/[\s\u200b\u00ad]+/gu, (run) => {
    if (/^[\u00ad\u200b]+$/.test(run)) return "";
    return run.includes("\u00a0") ? "\u00a0" : " ";
  });
}

function kindOf(owner: Element, isRow: boolean): BlockKind {
  for (let at: Element | undefined = owner, steps = 0; at && steps < 8; at = at.parent, steps++) {
    if (HEADING.test(at.tag)) return "heading";
    if (at.tag === "li" || at.tag === "dd" || at.tag === "dt") return "list";
    if (at.tag === "blockquote") return "quote";
    if (isRow && at.tag === "table") return "table";
  }
  return isRow ? "table" : "paragraph";
}
