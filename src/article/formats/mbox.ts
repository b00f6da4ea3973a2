import { type ByteReader, DamagedStream, joinBytes } from "../bytes.ts";
import { type Draftings, unusable } from "../draft.ts";
import type { Item } from "../item.ts";
import type { RecordSource } from "./records.ts";

/** Reads one message; passed in so that a mail box stays a matter of framing. */
export type MessageReader = (item: Item) => AsyncGenerator<Draftings>;

const FROM_LINE = /^From \S.{0,300}\d{4}/;
const HEADER_LINE = /^[>]?[A-Za-z][\w-]{0,60}:/;
const ESCAPED = /^>+From /;

interface Line {
  readonly bytes: Uint8Array;
  readonly length: number;
}

/**
 * A mail box (RFC 4155 and its kin): one message after each `From ` line that a blank line comes before and a header field
 * follows, `>From` read as `From`. Memory is bounded by one message; one over the limit is a message and the next is read.
 */
export async function* readMbox(
  reader: ByteReader,
  source: RecordSource,
  readMessage: MessageReader,
): AsyncGenerator<Draftings> {
  const limit = source.limits.documentBytes;
  let box = new Message(limit);
  let number = 0;
  const close = async function* (): AsyncGenerator<Draftings> {
    if (box.size === 0) return;
    number++;
    if (box.size > limit)
      yield unusable("too-large", `message ${number} has ${box.size} bytes, more than ${limit}`, source.location);
    else yield* readMessage({ id: `${source.name}#${number}`, location: source.location, bytes: box.bytes() });
    box = new Message(limit);
  };
  try {
    let isAfterBlank = true;
    for (let line = await reader.line(limit + 1); line; ) {
      const next = await reader.line(limit + 1);
      const words = textOf(line);
      if (isAfterBlank && FROM_LINE.test(words) && next && HEADER_LINE.test(textOf(next))) yield* close();
      else box.add(line, ESCAPED.test(words) ? 1 : 0);
      isAfterBlank = line.length === 0 || words === "\r";
      line = next;
    }
  } catch (error) {
    if (!(error instanceof DamagedStream)) throw error;
    yield unusable(
      "damaged-input",
      `${error.message} in message ${number + 1}; what came before it was read`,
      source.location,
    );
  }
  yield* close();
  if (number === 0) yield unusable("no-article", "the mail box holds no message", source.location);
}

/** The first characters of a line, enough to tell what it is. */
function textOf(line: Line): string {
  return new TextDecoder("latin1").decode(line.bytes.subarray(0, 400));
}

class Message {
  size = 0;
  private parts: Uint8Array[] = [];
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  add(line: Line, from: number): void {
    this.size += line.length + 1 - from;
    if (this.size > this.limit) this.parts = [];
    else this.parts.push(line.bytes.subarray(from), FEED);
  }

  bytes(): Uint8Array {
    return joinBytes(this.parts);
  }
}

const FEED = new Uint8Array([10]);
