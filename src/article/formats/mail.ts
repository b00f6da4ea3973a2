import { type Draft, type Draftings, unusable } from "../draft.ts";
import type { Item } from "../item.ts";
import type { ReadLimits } from "../limits.ts";
import { parseDate } from "../times.ts";
import { readFragment } from "./page.ts";

/** A newsletter in a MIME message: its HTML part, else its text; the sender's name is the publisher. */
export async function* readMail(item: Item, limits: ReadLimits): AsyncGenerator<Draftings> {
  const { default: PostalMime } = await import("postal-mime");
  let mail: Awaited<ReturnType<typeof PostalMime.parse>>;
  try {
    mail = await PostalMime.parse(item.bytes, { maxNestingDepth: 64, maxHeadersSize: 1 << 20 });
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
}
