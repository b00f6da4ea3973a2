import { type Draft, type Draftings, unusable } from "../draft.ts";
import type { Item } from "../item.ts";
import type { ReadLimits } from "../limits.ts";
import { parseDate } from "../times.ts";
import { LeftOut } from "./leftout.ts";
import { headersOf, isSavedPage, readSavedPage } from "./mhtml.ts";
import { readFragment } from "./page.ts";

/** A mail inside a mail is one of its own: the parser would else write it into the text, with the time of this machine's zone. */
const PARSING = { maxNestingDepth: 64, maxHeadersSize: 1 << 20, forceRfc822Attachments: true } as const;
/** Mails inside mails that are read; deeper ones are counted. */
const MOST_ENCLOSED = 4;

/**
 * A newsletter in a MIME message: its HTML part, else its text; the sender's name is the publisher. A page saved as MHTML is
 * read as a page: who saved it is no publisher, when it was saved is no publication date.
 */
export async function* readMail(item: Item, limits: ReadLimits, depth = 0): AsyncGenerator<Draftings> {
  const headers = headersOf(item.bytes);
  if (isSavedPage(headers)) {
    yield* readSavedPage(item, headers, limits);
    return;
  }
  const { default: PostalMime } = await import("postal-mime");
  let mail: Awaited<ReturnType<typeof PostalMime.parse>>;
  try {
    mail = await PostalMime.parse(item.bytes, PARSING);
  } catch (error) {
    yield unusable(
      "broken-mail",
      error instanceof Error ? error.message : "the message cannot be parsed",
      item.location,
    );
    return;
  }
  const published = parseDate(mail.headers.find((header) => header.key === "date")?.value);
  const sender = mail.from?.name?.trim() || mail.from?.address?.split("@")[1];
  const draft: Draft = {
    id: item.id,
    location: item.location,
    text: mail.text ?? "",
    ...(mail.subject ? { title: mail.subject.replace(/\s+/g, " ").trim() } : {}),
    ...(sender ? { publisher: sender } : {}),
    ...(published ? { published, publishedEvidence: { source: "metadata", confidence: 0.85 } as const } : {}),
  };
  if (mail.html?.trim()) yield* readFragment(mail.html, item, limits, draft);
  else if (draft.text.trim()) yield { draft };
  else yield unusable("no-article", "the message has no text", item.location);
  const others = new LeftOut("attachments");
  let enclosed = 1;
  for (const { mimeType, related, content } of mail.attachments) {
    const inner = mimeType === "message/rfc822" && depth < MOST_ENCLOSED ? bytesOf(content) : undefined;
    if (inner) yield* readMail({ ...item, id: `${item.id}#${++enclosed}`, bytes: inner }, limits, depth + 1);
    else if (!related) others.add(mimeType || "of unknown kind");
  }
  yield* others.tell(item.location);
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Uint8Array | undefined {
  if (typeof content === "string") return undefined;
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}

/** A message of Apple Mail (.emlx): its length on the first line, then the message, then a property list. */
export async function* readEmlx(item: Item, limits: ReadLimits): AsyncGenerator<Draftings> {
  const feed = item.bytes.indexOf(10);
  const length = Number(new TextDecoder("latin1").decode(item.bytes.subarray(0, Math.min(feed, 20))));
  const end = Number.isSafeInteger(length) && length > 0 ? feed + 1 + length : item.bytes.length;
  yield* readMail({ ...item, bytes: item.bytes.subarray(feed + 1, end) }, limits);
}
