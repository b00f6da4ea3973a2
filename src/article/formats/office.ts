import type { BlockKind } from "../../model/index.ts";
import { type Draft, type DraftBlock, type Draftings, known, noted, unusable } from "../draft.ts";
import type { Item } from "../item.ts";
import type { ReadLimits } from "../limits.ts";
import { type Part, textOfParts } from "../parts.ts";
import { readClippings } from "./clippings.ts";
import { elementAt, elementsBelow, parseXml, wordsIn, type XmlElement } from "./xml.ts";

/** Parts of office documents that tell what they are; inside an office document all others are layout. */
const PARTS =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:document|styles|settings|numbering|fontTable|webSettings|footnotes|endnotes)\d?\.xml|word\/_rels\/[\w.]{1,80}|docProps\/(?:core|app|custom)\.xml|xl\/workbook\.(?:xml|bin)|ppt\/presentation\.xml|content\.xml|meta\.xml)$/;

/** True for the name of a part of an office document that its text is read from. */
export function isOfficePart(name: string): boolean {
  return PARTS.test(name);
}

const LAYOUT =
  /^(?:\[Content_Types\]\.xml$|_rels\/\.rels$|docProps\/|customXml\/|(?:word|xl|ppt)\/[\w./-]{1,200}\.(?:xml|rels|bin)$)/;

/** True for the name of a file that only the zip of a Word, Excel or PowerPoint document has. */
export function isOfficeLayout(name: string): boolean {
  return LAYOUT.test(name);
}

/** A Word or OpenDocument text as one article, or as the clippings that were downloaded into it; other office documents are a message. */
export function* readOffice(
  parts: ReadonlyMap<string, Uint8Array>,
  item: Item,
  limits: ReadLimits,
): Generator<Draftings> {
  const word = [...parts.keys()].find((name) => /^word\/document\d?\.xml$/.test(name));
  const content = word ?? (parts.has("content.xml") ? "content.xml" : undefined);
  const { root, isCut } = parseXml(decode(parts.get(content ?? "")), limits.depth);
  const body = word ? elementsBelow(root, "body")[0] : elementAt(elementsBelow(root, "body")[0], "text");
  if (!body) {
    yield unusable("other-format", `this is ${otherKind(parts, root)}; save it as CSV, HTML or text`, item.location);
    return;
  }
  if (isCut) yield noted("too-deep", `elements deeper than ${limits.depth} levels were left out`, item.location);
  const found = paragraphsOf(body, word !== undefined);
  const meta = parseXml(decode(parts.get(word ? "docProps/core.xml" : "meta.xml")), limits.depth).root;
  yield* documentOf(found, meta, item);
}

function* documentOf(parts: readonly Part[], meta: XmlElement, item: Item): Generator<Draftings> {
  const { text, blocks } = textOfParts(parts);
  if (text === "") {
    yield unusable("no-article", "the document holds no text", item.location);
    return;
  }
  const lines = parts.map((part) => part.text).join("\n");
  const clippings = readClippings(lines, item);
  if (clippings) {
    yield* clippings;
    return;
  }
  const first = (name: string) => wordsIn(elementsBelow(meta, name)[0]);
  const extra = known<Record<string, unknown>>({
    creator: first("creator") ?? first("initial-creator"),
    created: first("created") ?? first("creation-date"),
    documentTitle: first("title"),
  });
  const draft: Draft = { id: item.id, location: item.location, text, ...headed(text, blocks) };
  yield { draft: Object.keys(extra).length > 0 ? { ...draft, extra } : draft };
}

/** Longer first headings are no headline. */
const LONGEST_TITLE = 200;

/** A document that opens with a heading and goes on in paragraphs has it for its title. */
function headed(text: string, blocks: readonly DraftBlock[]): Pick<Draft, "title" | "blocks"> {
  const [first, second] = blocks;
  const words = first && text.slice(first.span.start, first.span.end).replace(/\s+/g, " ").trim();
  const isTitle = first?.kind === "title" || (first?.kind === "heading" && second?.kind === "paragraph");
  if (!isTitle || !words || words.length > LONGEST_TITLE) return { blocks };
  return { title: words, blocks: [{ ...first, kind: "title" }, ...blocks.slice(1)] };
}

function decode(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes ?? new Uint8Array());
}

function otherKind(parts: ReadonlyMap<string, Uint8Array>, root: XmlElement): string {
  const names = [...parts.keys()];
  if (names.some((name) => name.startsWith("xl/"))) return "an Excel workbook";
  if (names.some((name) => name.startsWith("ppt/"))) return "a PowerPoint presentation";
  if (elementsBelow(root, "spreadsheet").length > 0) return "an OpenDocument spreadsheet";
  if (elementsBelow(root, "presentation").length > 0) return "an OpenDocument presentation";
  return "an office document without a text";
}

/** Elements whose words are no text of the document: deleted passages, comments, instructions, second renderings of a text box. */
const UNREAD = new Set(
  "delText instrText Fallback tracked-changes annotation note-citation bookmark-start sequence-decls forms pict object".split(
    " ",
  ),
);

interface Frame {
  readonly element: XmlElement;
  next: number;
  readonly kind: BlockKind | undefined;
}

/** The paragraphs of a Word (`w:p`) or OpenDocument (`text:p`, `text:h`) body, in order. Empty ones are kept as empty parts. */
function paragraphsOf(body: XmlElement, isWord: boolean): Part[] {
  const parts: Part[] = [];
  const open: string[] = [];
  const stack: Frame[] = [{ element: body, next: 0, kind: undefined }];
  while (stack.length > 0) {
    const top = stack.at(-1)!;
    const child = top.element.children[top.next++];
    if (child === undefined) {
      stack.pop();
      if (top.kind) parts.push({ text: open.pop()!.trim(), kind: top.kind });
    } else if (typeof child === "string") add(open, !isWord || top.element.name === "t" ? child : "");
    else if (!UNREAD.has(child.name)) {
      add(open, signOf(child));
      const isParagraph = child.name === "p" || child.name === "h";
      if (isParagraph) open.push("");
      stack.push({ element: child, next: 0, kind: isParagraph ? kindOf(child, stack) : undefined });
    }
  }
  return parts;
}

function add(open: string[], words: string): void {
  if (open.length > 0) open[open.length - 1] += words;
}

function signOf(element: XmlElement): string {
  if (element.name === "tab") return "\t";
  if (element.name === "br" || element.name === "cr" || element.name === "line-break") return "\n";
  return element.name === "s" && element.prefix === "text" ? " " : "";
}

function kindOf(paragraph: XmlElement, stack: readonly Frame[]): BlockKind {
  if (paragraph.name === "h") return "heading";
  const properties = elementAt(paragraph, "pPr");
  const style = elementAt(properties, "pStyle")?.attributes["w:val"] ?? paragraph.attributes["text:style-name"] ?? "";
  if (/^title$/i.test(style)) return "title";
  if (/^(?:heading|überschrift|titre|título|titolo|kop)\s?\d?$/i.test(style)) return "heading";
  if (stack.some(({ element }) => element.name === "tbl" || element.name === "table")) return "table";
  return elementAt(properties, "numPr") || stack.some(({ element }) => element.name === "list-item")
    ? "list"
    : "paragraph";
}
