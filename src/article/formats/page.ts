import { decodeBytes } from "../charset.ts";
import type { Draft, Draftings } from "../draft.ts";
import type { Item } from "../item.ts";
import type { ReadLimits } from "../limits.ts";

export function* readPage(item: Item, limits: ReadLimits): Generator<Draftings> {
  yield* readPageText(decodeBytes(item.bytes, item.charset).text, item, limits);
}
export function* readPageText(
  html: string,
  item: Omit<Item, "bytes">,
  _limits: ReadLimits,
  known?: Draft,
): Generator<Draftings> {
  const text = html
    .replace(/<script[\s\S]*?<\/script>/gi, "")
    .replace(/<[^>]*>/g, "\n")
    .replace(/\s*\n\s*/g, "\n\n")
    .trim();
  yield { draft: { ...(known ?? { id: item.id, location: item.location }), text } };
}
