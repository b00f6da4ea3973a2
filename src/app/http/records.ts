import { type Raw, readArticles } from "../../index.ts";
import type { Filed } from "./jobs.ts";
import { Problem } from "./problem.ts";

/** Longest record that is looked at for being a headline alone, in code units. */
const LONGEST_HEADLINE = 4_000;

/** Throws a `Problem` for a JSON body that is broken, or neither a record nor a list. */
export function refuseBroken(bytes: Uint8Array, mediaType: string): void {
  if (mediaType !== "application/json") return;
  const value = parsed(
    Buffer.from(bytes)
      .toString("utf8")
      .replace(/^\ufeff/, ""),
  );
  if (value === undefined) throw new Problem(400, "The body is not JSON.");
  if (typeof value !== "object" || value === null)
    throw new Problem(422, "The body is neither a record nor a list of records.");
}

/** What was posted without records that are a headline alone: who posts has a text to give. */
export async function withTexts(
  bytes: Uint8Array,
  mediaType: string,
): Promise<{ readonly bytes: Uint8Array; readonly messages: Filed["messages"] }> {
  const text = Buffer.from(bytes).toString("utf8");
  const whole = mediaType === "application/json" ? parsed(text) : undefined;
  const isList = Array.isArray(whole);
  const records = isList ? whole.map((one) => JSON.stringify(one)) : whole ? [text] : text.split("\n");
  const kept: string[] = [];
  const messages: Filed["messages"][number][] = [];
  for (const [at, record] of records.entries()) {
    if (record.length > LONGEST_HEADLINE || !(await isHeadline(record))) kept.push(record);
    else messages.push({ rule: "no-text", text: `record ${at + 1} has a headline and no text; it was not kept` });
  }
  if (messages.length === 0) return { bytes, messages };
  return { bytes: Buffer.from(isList ? `[${kept.join(",")}]` : kept.join("\n")), messages };
}

async function isHeadline(record: string): Promise<boolean> {
  if (!record.trimStart().startsWith("{")) return false;
  for await (const reading of readArticles(rawOf(Buffer.from(record), "application/json")))
    if ("article" in reading && reading.article.text === reading.article.title) return true;
  return false;
}

/** The place is the same whoever posts: the same text without id and address is the same article then. */
export function rawOf(bytes: Uint8Array, mediaType: string): Raw {
  return {
    location: mediaType === "application/json" ? "posted.json" : "posted.jsonl",
    name: "posted",
    mediaType,
    size: bytes.length,
    async *open() {
      yield bytes;
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
