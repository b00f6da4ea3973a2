import type { AsideKind } from "../../model/index.ts";
import { linesOf } from "../cleaning/lines.ts";
import { type Draft, type DraftBlock, type Draftings, known } from "../draft.ts";
import type { Item } from "../item.ts";
import { type ClipLine, type Clipping, WORD_COUNT } from "./cliplines.ts";
import { factivaClipping, isFactivaEnd } from "./factiva.ts";
import { isNexisEnd, isNexisStart, isPageNumber, nexisClipping, nexisUniClipping } from "./nexis.ts";
import { isProquest, isProquestRule, proquestClipping } from "./proquest.ts";

type Reader = (lines: readonly ClipLine[]) => Clipping;

/**
 * The articles of a download from Nexis, Nexis Uni, Factiva or ProQuest, told by the lines between its documents and their labels;
 * `undefined` when the text is none. Every character stays in the text of some article: labels are set aside as metadata.
 */
export function readClippings(text: string, item: Omit<Item, "bytes">): Iterable<Draftings> | undefined {
  const lines = clipLines(text);
  const found = cutDocuments(lines);
  if (!found) return undefined;
  return draftsOf(text, found.documents, found.read, item);
}

function clipLines(text: string): ClipLine[] {
  const lines: ClipLine[] = [];
  let start = 0;
  for (const match of text.matchAll(/\r\n|[\n\r\f\u2028\u2029]|$/g)) {
    const end = match.index + match[0].length;
    if (end > start) lines.push({ text: text.slice(start, match.index).trim(), start, end });
    start = end;
  }
  return lines;
}

interface Cut {
  readonly documents: readonly (readonly ClipLine[])[];
  readonly read: Reader;
}

function cutDocuments(lines: readonly ClipLine[]): Cut | undefined {
  if (
    lines.some(({ text }) => isNexisStart(text)) &&
    lines.some(({ text }) => /^(?:LENGTH|LÄNGE|LONGUEUR|LOAD-DATE|BYLINE|SECTION|HEADLINE|BODY)\s*:/.test(text))
  )
    return { documents: startingAt(lines, isNexisStart), read: nexisClipping };
  if (lines.some(({ text }) => isNexisEnd(text)) && lines.some(({ text }) => text === "Body"))
    return { documents: endingAt(lines, isNexisEnd), read: nexisUniClipping };
  if (lines.some(({ text }) => isProquestRule(text)) && isProquest(lines))
    return { documents: startingAt(lines, isProquestRule), read: proquestClipping };
  if (lines.some(({ text }) => isFactivaEnd(text)) && lines.some(({ text }) => WORD_COUNT.test(text)))
    return { documents: endingAt(lines, isFactivaEnd), read: factivaClipping };
  return undefined;
}

/** Documents that a line opens; what stands before the first goes to the first. Pieces without words join the one before. */
function startingAt(lines: readonly ClipLine[], opens: (text: string) => boolean): ClipLine[][] {
  const documents: ClipLine[][] = [[]];
  let hasWords = false;
  for (const line of lines) {
    const isOpener = opens(line.text);
    if (isOpener && hasWords) documents.push([]);
    hasWords = isOpener ? false : hasWords || line.text !== "";
    documents.at(-1)!.push(line);
  }
  return joinScraps(documents, (text) => opens(text) || text === "");
}

/** Documents that a line closes; what stands behind the last goes to the last. */
function endingAt(lines: readonly ClipLine[], closes: (text: string) => boolean): ClipLine[][] {
  const documents: ClipLine[][] = [[]];
  let isClosed = false;
  for (const line of lines) {
    if (isClosed && line.text !== "") documents.push([]);
    documents.at(-1)!.push(line);
    isClosed = closes(line.text) || (isClosed && line.text === "");
  }
  const last = documents.at(-1)!;
  if (documents.length > 1 && !last.some(({ text }) => closes(text)))
    documents.splice(-2, 2, [...documents.at(-2)!, ...last]);
  return documents;
}

function joinScraps(documents: readonly ClipLine[][], isScrap: (text: string) => boolean): ClipLine[][] {
  const joined: ClipLine[][] = [];
  const head: ClipLine[] = [];
  for (const document of documents) {
    const isPreface = joined.length === 0 && !document.some(({ text }) => isLabelled(text));
    const into = document.every(({ text }) => isScrap(text)) || isPreface ? (joined.at(-1) ?? head) : undefined;
    if (into) for (const line of document) into.push(line);
    else joined.push(joined.length === 0 ? [...head, ...document] : document);
  }
  return joined.length > 0 ? joined : [head];
}

function isLabelled(text: string): boolean {
  return /^[A-Z][A-Za-z -]{2,30}:/.test(text) || WORD_COUNT.test(text);
}

function* draftsOf(
  text: string,
  documents: readonly (readonly ClipLine[])[],
  read: Reader,
  item: Omit<Item, "bytes">,
): Generator<Draftings> {
  for (const [i, lines] of documents.entries()) {
    const clipping = read(lines);
    const from = lines[0]!.start;
    const own = text.slice(from, lines.at(-1)!.end);
    const { facts } = clipping;
    const evidence = facts.published ? ({ publishedEvidence: { source: "metadata", confidence: 0.9 } } as const) : {};
    yield {
      draft: {
        id: documents.length > 1 ? `${item.id}#${i + 1}` : item.id,
        location: item.location,
        ...known<Partial<Draft>>(facts),
        ...evidence,
        text: own,
        blocks: blocksOf(own, lines, clipping, from),
        extra: known<Record<string, unknown>>(clipping.extra),
      },
    };
  }
}

/** Labels line by line, the text paragraph by paragraph (lines that were wrapped by hand are joined). */
function blocksOf(own: string, lines: readonly ClipLine[], clipping: Clipping, from: number): DraftBlock[] {
  const { title, body } = clipping;
  const blocks: DraftBlock[] = [];
  const add = (start: number, end: number, kind: DraftBlock["kind"], aside?: AsideKind) => {
    if (end > start) blocks.push({ span: { start, end }, kind, ...(aside ? { aside } : {}) });
  };
  for (let i = 0; i < lines.length; i++) {
    const { start, end } = lines[i]!;
    if (i !== body.from || body.to <= body.from) {
      const isTitle = title.includes(i);
      add(start - from, end - from, isTitle ? "title" : "paragraph", isTitle ? undefined : "metadata");
      continue;
    }
    const lead = own.slice(start - from).search(/\S/);
    const begin = start - from + (body.skip ? lead + body.skip : 0);
    const close = lines[body.to - 1]!.end - from;
    add(start - from, begin, "paragraph", "metadata");
    addParagraphs(own, begin, close, add);
    i = body.to - 1;
  }
  return blocks;
}

function addParagraphs(
  own: string,
  start: number,
  end: number,
  add: (start: number, end: number, kind: DraftBlock["kind"], aside?: AsideKind) => void,
): void {
  const text = own.slice(start, end);
  let at = 0;
  for (const line of linesOf(text)) {
    const words = line.text;
    add(start + at, start + line.span.end, "paragraph", isPageNumber(words) ? "furniture" : undefined);
    at = line.span.end;
  }
  add(start + at, end, "paragraph");
}
