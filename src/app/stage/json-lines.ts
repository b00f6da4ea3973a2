import type { Row } from "../../index.ts";
import { isRecord } from "../../model/record.ts";

/** Longest row that is read, in bytes: V8 holds no longer text. */
const LONGEST = 2 ** 29 - 24;
const NEW_LINE = 10;

/** A row, or why a line is none. */
export type Line = { readonly row: Row } | { readonly fault: string };

/** Rows of JSON Lines as they come, one held at a time. A line that is no JSON object is told with its number. */
export async function* jsonLines(chunks: AsyncIterable<Uint8Array>, longest = LONGEST): AsyncGenerator<Line> {
  let [number, parts, size]: [number, Uint8Array[], number] = [0, [], 0];
  const taken = (): Line[] => {
    number++;
    const line =
      size > longest ? { fault: `line ${number} has ${size} bytes, more than ${longest}` } : lineOf(parts, number);
    [parts, size] = [[], 0];
    return line ? [line] : [];
  };
  const keep = (part: Uint8Array) => {
    size += part.length;
    if (size <= longest) parts.push(part);
    else parts = [];
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(NEW_LINE); end >= 0; end = chunk.indexOf(NEW_LINE, from)) {
      keep(chunk.subarray(from, end));
      yield* taken();
      from = end + 1;
    }
    if (from < chunk.length) keep(chunk.subarray(from));
  }
  if (size > 0) yield* taken();
}

function lineOf(parts: readonly Uint8Array[], number: number): Line | undefined {
  const text = Buffer.concat(parts).toString().trim();
  if (text === "") return undefined;
  try {
    const row: unknown = JSON.parse(text);
    if (isRecord(row)) return { row };
  } catch {
    // Told below.
  }
  return { fault: `line ${number} is no JSON object` };
}
