import type { AsideKind } from "../../model/index.ts";
import { type Decoded, decodeBytes, TWICE } from "../charset.ts";
import type { Draft, DraftBlock, Draftings } from "../draft.ts";
import { noted, unusable } from "../draft.ts";
import type { Item } from "../item.ts";
import { domainOf } from "../publisher.ts";
import { readClippings } from "./clippings.ts";
import { frontMatter } from "./frontmatter.ts";

/** Plain text: the decoded text as it came. */
export function* readPlain(item: Item): Generator<Draftings> {
  const decoded = decodeBytes(item.bytes, item.charset);
  yield* charsetMessages(decoded, item);
  if (decoded.text.trim() === "") yield unusable("empty-file", "there is no text in it", item.location);
  else yield* readClippings(decoded.text, item) ?? [{ draft: plainDraft(decoded.text, item) }];
}

function plainDraft(text: string, { id, location, url, fetched }: Item): Draft {
  const publisher = url && domainOf(url);
  return {
    id,
    location,
    text,
    ...(url ? { url } : {}),
    ...(publisher ? { publisher } : {}),
    ...(fetched ? { extra: { fetched } } : {}),
  };
}

/** Markdown: the text as it came, with its headings, lists, quotes and tables told apart. */
export function* readMarkdown(item: Item): Generator<Draftings> {
  for (const found of readPlain(item)) {
    if ("message" in found) yield found;
    else yield { draft: { ...found.draft, ...frontMatter(found.draft), blocks: markdownBlocks(found.draft.text) } };
  }
}

/** Says what decoding had to guess. Bytes that no charset explains make the input partly unusable. */
export function* charsetMessages(decoded: Decoded, item: { readonly location: string }): Generator<Draftings> {
  if (decoded.replaced > 0) {
    const text = `${decoded.replaced} characters are not valid ${decoded.charset} and were replaced`;
    yield unusable("invalid-encoding", text, item.location);
  } else if (decoded.charset === TWICE) {
    yield noted("guessed-encoding", "UTF-8 that was encoded twice, set right", item.location);
  } else if (decoded.how === "guessed") {
    const text = `not valid UTF-8; read as ${decoded.charset}`;
    yield decoded.charset === "windows-1252"
      ? unusable("invalid-encoding", text, item.location)
      : noted("guessed-encoding", text, item.location);
  }
}

function markdownBlocks(text: string): DraftBlock[] {
  const blocks: { span: { start: number; end: number }; kind: DraftBlock["kind"]; aside?: AsideKind }[] = [];
  let isFrontMatter = /^---[ \t]*\r?\n/.test(text);
  let isOpen = false;
  let from = 0;
  for (const match of text.matchAll(/\n|$/g)) {
    const end = Math.min(text.length, match.index + 1);
    if (from >= end) break;
    const line = text.slice(from, end).trim();
    const kind = markdownKind(line, blocks.length === 0);
    const last = blocks.at(-1);
    if (last && (line === "" || (isOpen && kind === last.kind && !last.aside && kind !== "heading")))
      last.span.end = end;
    else if (isFrontMatter) blocks.push({ span: { start: from, end }, kind: "paragraph", aside: "metadata" });
    else blocks.push({ span: { start: from, end }, kind, ...(PICTURE.test(line) ? { aside: "caption" } : {}) });
    if (isFrontMatter && blocks.length > 1 && line === "---") isFrontMatter = false;
    isOpen = line !== "";
    from = end;
  }
  return blocks;
}

/** A line that only shows a picture. */
const PICTURE = /^!\[[^\]]{0,500}\]\([^()\s]{1,2000}\)$/;

function markdownKind(line: string, isFirst: boolean): DraftBlock["kind"] {
  if (/^# /.test(line) && isFirst) return "title";
  if (/^#{1,6} /.test(line)) return "heading";
  if (/^(?:[-*+]|\d{1,3}[.)]) /.test(line)) return "list";
  if (line.startsWith(">")) return "quote";
  return /^\|.*\|$/.test(line) ? "table" : "paragraph";
}
