import type { AsideKind } from "../../model/index.ts";
import type { Draft, DraftBlock, Draftings } from "../draft.ts";
import type { Item } from "../item.ts";
import { headOf } from "./frontmatter.ts";
import { readPlain } from "./plain.ts";

/**
 * Markdown: headings, lists, quotes and tables told apart. Marks of headings and what stands in the head are set aside; pairs of marks
 * that only lend weight to words are markup, as in a page, and no part of the text.
 */
export function* readMarkdown(item: Item): Generator<Draftings> {
  for (const found of readPlain(item)) {
    if ("message" in found) yield found;
    else yield { draft: markdownDraft(found.draft) };
  }
}

function markdownDraft(draft: Draft): Draft {
  const { fields = {}, end = 0 } = headOf(draft, true) ?? {};
  const text = draft.text.slice(0, end) + withoutEmphasis(draft.text.slice(end));
  return { ...draft, ...fields, text, blocks: markdownBlocks(text, end) };
}

/** Marks of a paragraph that may wait for their partner. */
const MOST_WAITING = 20;
const MARKS_OR_BLANK = /\n[ \t]*\r?\n|\*+|_+/g;

/** Text without the marks around words of weight (`**words**`, `_words_`); a mark without a partner in its paragraph stays. */
export function withoutEmphasis(text: string): string {
  let from = 0;
  const parts = pairedMarks(text).map((packed) => {
    const part = text.slice(from, packed >> 2);
    from = (packed >> 2) + (packed & 3);
    return part;
  });
  return parts.length === 0 ? text : [...parts, text.slice(from)].join("");
}

/** Marks that have a partner, in text order: offset times 4 plus length. A text has less than 2 ** 29 characters. */
function pairedMarks(text: string): number[] {
  const waiting: { readonly marks: string; readonly index: number }[] = [];
  const paired: number[] = [];
  for (const { 0: marks, index } of text.matchAll(MARKS_OR_BLANK)) {
    if (marks.startsWith("\n")) waiting.length = 0;
    const before = text[index - 1] ?? " ";
    const after = text[index + marks.length] ?? " ";
    if (marks.startsWith("\n") || before === "\\" || marks.length > 3) continue;
    const at = canClose(before, after) ? waiting.findLastIndex((one) => one.marks === marks) : -1;
    if (at >= 0) paired.push(waiting[at]!.index * 4 + marks.length, index * 4 + marks.length);
    if (at >= 0) waiting.length = at;
    else if (canOpen(before, after) && waiting.length < MOST_WAITING) waiting.push({ marks, index });
  }
  return paired.sort((a, b) => a - b);
}

const WORD = /[\p{L}\p{N}]/u;

/** A mark before words; stars inside a word or a sum are none. */
function canOpen(before: string, after: string): boolean {
  return !WORD.test(before) && !/\s/.test(after);
}

function canClose(before: string, after: string): boolean {
  return !/\s/.test(before) && !WORD.test(after);
}

interface Growing extends DraftBlock {
  readonly span: { start: number; end: number };
  kind: DraftBlock["kind"];
  aside?: AsideKind;
  /** Lines that it consists of, blank ones left out. */
  lines: number;
}

/** Blocks so far, how many of them are text, and whether the last line may go on. */
interface Tiling {
  readonly blocks: Growing[];
  texts: number;
  isOpen: boolean;
}

/** Blocks that tile the text; `head` characters of it are the file's head. */
function markdownBlocks(text: string, head: number): DraftBlock[] {
  const tiling: Tiling = { blocks: head > 0 ? [aside(0, head)] : [], texts: 0, isOpen: false };
  let from = head;
  for (const match of text.slice(head).matchAll(/\n|$/g)) {
    const end = Math.min(text.length, head + match.index + 1);
    if (from >= end) break;
    addLine(tiling, text, from, end);
    from = end;
  }
  return tiling.blocks.map(({ lines: _, ...block }) => block);
}

function addLine(tiling: Tiling, text: string, from: number, end: number): void {
  const line = text.slice(from, end).trim();
  const last = tiling.blocks.at(-1);
  if (last && line === "") last.span.end = end;
  else if (!isJoined(tiling, line, end)) {
    const found = newBlocks(text, from, end, tiling.texts === 0);
    tiling.blocks.push(...found);
    tiling.texts += found.filter((block) => !block.aside).length;
  }
  tiling.isOpen = line !== "";
}

/** Adds a line to the block before it, where it goes on there or underlines it. */
function isJoined({ blocks, texts, isOpen }: Tiling, line: string, end: number): boolean {
  const last = blocks.at(-1);
  if (!last || !isOpen || last.aside) return false;
  if (UNDERLINE.test(line) && last.kind === "paragraph" && last.lines === 1) {
    last.kind = texts === 1 ? "title" : "heading";
    blocks.push(aside(last.span.end, end));
    return true;
  }
  if (RULE.test(line) || kindOf(line) !== last.kind || last.kind === "heading") return false;
  last.span.end = end;
  last.lines += 1;
  return true;
}

/** A line as a block; a heading as its marks and its words. */
function newBlocks(text: string, start: number, end: number, isFirst: boolean): Growing[] {
  const line = text.slice(start, end);
  const kind = kindOf(line.trim());
  const block = (kind: DraftBlock["kind"], from = start): Growing => ({ span: { start: from, end }, kind, lines: 1 });
  if (RULE.test(line.trim())) return [aside(start, end)];
  if (PICTURE.test(line.trim())) return [{ ...block(kind), aside: "caption" }];
  if (kind !== "heading") return [block(kind)];
  const title = isFirst && line.trim().startsWith("# ") ? "title" : "heading";
  const words = start + line.indexOf("#") + line.trim().search(/[^#\s]|$/);
  return words < end && words > start ? [aside(start, words), block(title, words)] : [block(title)];
}

function aside(start: number, end: number): Growing {
  return { span: { start, end }, kind: "paragraph", aside: "metadata", lines: 1 };
}

/** A line that only shows a picture, one that makes a heading of the line above, and one that parts what stands around it. */
const PICTURE = /^!\[[^\]]{0,500}\]\([^()\s]{1,2000}\)$/;
const UNDERLINE = /^(?:={3,}|-{3,})$/;
const RULE = /^(?:-{3,}|\*{3,}|_{3,})$/;

function kindOf(line: string): DraftBlock["kind"] {
  if (/^#{1,6} /.test(line)) return "heading";
  if (/^(?:[-*+]|\d{1,3}[.)]) /.test(line)) return "list";
  if (line.startsWith(">")) return "quote";
  return /^\|.*\|$/.test(line) ? "table" : "paragraph";
}
