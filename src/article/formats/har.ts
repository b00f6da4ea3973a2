import { type Draftings, unusable } from "../draft.ts";
import type { Item } from "../item.ts";
import type { ReadLimits } from "../limits.ts";
import { cleanUrl } from "../publisher.ts";
import { listOf, objectOf, stringOf } from "./json.ts";
import { LeftOut } from "./leftout.ts";
import { type ArchivedPage, readArchived } from "./responses.ts";

/** Reads one page of an archive; passed in because it may be of any format. */
export type PageReader = Parameters<typeof readArchived>[2];

/** An HTTP archive (HAR), as browsers save what they loaded: its pages; other responses are counted. */
export async function* readHar(item: Item, limits: ReadLimits, readDocument: PageReader): AsyncGenerator<Draftings> {
  const entries = entriesOf(item.bytes);
  if (!entries) {
    yield unusable("broken-json", "the HAR file is not valid JSON", item.location);
    return;
  }
  const leftOut = new LeftOut("responses");
  let number = 0;
  let articles = 0;
  for (const entry of entries) {
    number++;
    const page = pageOf(entry, `${item.id}#${number}`, item.location);
    if (!page) leftOut.add("without content");
    else if (page.item.bytes.length > limits.documentBytes)
      yield unusable("too-large", `response ${number} has more than ${limits.documentBytes} bytes`, item.location);
    else
      for await (const found of readArchived(page, leftOut, readDocument)) {
        if ("draft" in found) articles++;
        yield found;
      }
  }
  if (articles === 0) yield unusable("no-article", "the archive holds no readable page", item.location);
  yield* leftOut.tell(item.location);
}

function entriesOf(bytes: Uint8Array): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return listOf(objectOf(objectOf(value)?.log)?.entries);
  } catch {
    return undefined;
  }
}

function pageOf(entry: unknown, id: string, location: string): ArchivedPage | undefined {
  const response = objectOf(objectOf(entry)?.response);
  const content = objectOf(response?.content);
  const text = stringOf(content?.text);
  if (!response || !content || text === undefined) return undefined;
  const bytes =
    content.encoding === "base64" ? new Uint8Array(Buffer.from(text, "base64")) : new TextEncoder().encode(text);
  const address = stringOf(objectOf(objectOf(entry)?.request)?.url) ?? "";
  const url = cleanUrl(address);
  const time = stringOf(objectOf(entry)?.startedDateTime);
  return {
    item: { id, location, bytes, ...(url ? { url } : {}), ...(time ? { fetched: time } : {}) },
    address,
    mediaType: stringOf(content.mimeType) ?? "",
    status: Number(response.status) || 200,
  };
}
