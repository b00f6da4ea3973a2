import { type Decoded, decodeBytes, TWICE } from "../charset.ts";
import { linesOf } from "../cleaning/lines.ts";
import type { Draft, DraftBlock, Draftings } from "../draft.ts";
import { noted, unusable } from "../draft.ts";
import type { Item } from "../item.ts";
import { domainOf } from "../publisher.ts";
import { readClippings } from "./clippings.ts";
import { headOf } from "./frontmatter.ts";

/** Plain text: the decoded text as it came, its head (`headOf`) set aside. */
export function* readPlain(item: Item): Generator<Draftings> {
  const decoded = decodeBytes(item.bytes, item.charset);
  yield* charsetMessages(decoded, item);
  if (decoded.text.trim() === "") yield unusable("empty-file", "there is no text in it", item.location);
  else yield* readClippings(decoded.text, item) ?? [{ draft: withHead(plainDraft(decoded.text, item)) }];
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

/** What was told of the file with it, such as its address, counts more than what it says of itself. */
function withHead(draft: Draft): Draft {
  const head = headOf(draft);
  if (!head) return draft;
  const { fields, end } = head;
  const shift = ({ start, end: to }: DraftBlock["span"]) => ({ start: start + end, end: to + end });
  const rest = linesOf(draft.text.slice(end)).map(({ span, kind }): DraftBlock => ({ span: shift(span), kind }));
  const own: DraftBlock = { span: { start: 0, end }, kind: "paragraph", aside: "metadata" };
  return { ...fields, ...draft, blocks: [own, ...rest] };
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
