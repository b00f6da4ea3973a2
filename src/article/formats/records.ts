import { isOwnRecord } from "../../model/own-output.ts";
import { type ByteReader, DamagedStream } from "../bytes.ts";
import { decodeBytes } from "../charset.ts";
import { type Draftings, ownOutput, unusable } from "../draft.ts";
import type { ReadLimits } from "../limits.ts";
import { looksLikeFeed, readJsonFeed } from "./feed.ts";
import { LeftOut } from "./leftout.ts";
import { readFragment, readPageText } from "./page.ts";
import { type RecordFields, readRecord } from "./record.ts";
import { wordlessMessage } from "./services.ts";
import { innerLists, isHolder } from "./shapes.ts";

/** Deepest record that is taken, whatever the limit: what an article keeps of it has to fit into a store (`store/packed`). */
const DEEPEST_RECORD = 500;

/** What record readers share: where the records come from and how ids are made. */
export interface RecordSource {
  readonly name: string;
  readonly location: string;
  readonly limits: ReadLimits;
}

/** JSON Lines: one record a line. A broken line is a message; the others are read. Memory is bounded by one line. */
export async function* readJsonLines(reader: ByteReader, source: RecordSource): AsyncGenerator<Draftings> {
  for (let number = 1; ; number++) {
    let line: Awaited<ReturnType<ByteReader["line"]>>;
    number += reader.skipEmptyLines();
    try {
      const keep = source.limits.documentBytes + 1;
      line = reader.lineAtHand(keep) ?? (await reader.line(keep));
    } catch (error) {
      yield damaged(error, source, `after line ${number - 1}`);
      return;
    }
    if (!line) return;
    if (line.length > source.limits.documentBytes) {
      yield unusable(
        "too-large",
        `line ${number} has ${line.length} bytes, more than ${source.limits.documentBytes}`,
        source.location,
      );
    } else yield* readJsonText(line.bytes, `line ${number}`, `${source.name}#${number}`, source);
  }
}

/** A JSON array of records of any length, or one object; each element is bounded by itself. */
export async function* readJson(reader: ByteReader, source: RecordSource): AsyncGenerator<Draftings> {
  const splitter = new ElementSplitter(source.limits.documentBytes);
  let number = 0;
  try {
    for (let chunk = await reader.chunk(); chunk; chunk = await reader.chunk()) {
      for (const element of splitter.push(chunk)) {
        number++;
        const id = splitter.isArray ? `${source.name}#${number}` : source.name;
        if (element) yield* readJsonText(element, `record ${number}`, id, source);
        else
          yield unusable(
            "too-large",
            `record ${number} has more than ${source.limits.documentBytes} bytes`,
            source.location,
          );
      }
    }
  } catch (error) {
    yield damaged(error, source, `after record ${number}`);
    return;
  }
  if (splitter.isOpen) yield unusable("broken-json", `the JSON ends inside record ${number + 1}`, source.location);
  else if (number === 0) yield unusable("no-article", "there is no record in it", source.location);
}

function damaged(error: unknown, source: RecordSource, where: string): Draftings {
  if (!(error instanceof DamagedStream)) throw error;
  return unusable("damaged-input", `${error.message} ${where}`, source.location);
}

/** One JSON document that is already whole: a response out of an archive. */
export function* readJsonDocument(bytes: Uint8Array, id: string, source: RecordSource): Generator<Draftings> {
  yield* readJsonText(bytes, "the JSON", id, source);
}

function* readJsonText(bytes: Uint8Array, where: string, id: string, source: RecordSource): Generator<Draftings> {
  if (bytes.every((byte) => byte <= 32)) return;
  const text = decodeBytes(bytes)
    .text.replace(/^\ufeff/, "")
    .trim();
  if (text === "") return;
  const deepest = Math.min(source.limits.depth, DEEPEST_RECORD);
  if (depthOf(text) > deepest) {
    yield unusable("too-deep", `${where} nests deeper than ${deepest} levels`, source.location);
    return;
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    yield unusable("broken-json", `${where} is not valid JSON`, source.location);
    return;
  }
  yield* readValue(value, where, id, source);
}

/** A record, or an object or list that holds records one level down (`articles`, `items`, `data` ...). */
function* readValue(value: unknown, where: string, id: string, source: RecordSource): Generator<Draftings> {
  if (isOwnRecord(value)) {
    yield ownOutput("lines", source.location);
    return;
  }
  if (looksLikeFeed(value)) {
    yield* readJsonFeed(value, { id, location: source.location }, source.limits);
    return;
  }
  const record =
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  const fields = record && !isHolder(record) ? readRecord(record, id, source.location) : undefined;
  if (fields) yield* readFields(fields, source);
  else yield* readInner(value, where, id, source);
}

/** The article of a record: its text as it is, or its HTML through the page reader. */
export function* readFields({ draft, html, isFragment }: RecordFields, source: RecordSource): Generator<Draftings> {
  const at = { id: draft.id, location: source.location };
  if (html === undefined) yield { draft };
  else if (isFragment) yield* readFragment(html, at, source.limits, draft);
  else yield* readPageText(html, at, source.limits, draft);
}

function* readInner(value: unknown, where: string, id: string, source: RecordSource): Generator<Draftings> {
  const lists = innerLists(value);
  const leftOut = new LeftOut("messages");
  let count = 0;
  for (const inner of lists.flat()) {
    count++;
    const wordless = wordlessMessage(inner);
    if (wordless) {
      leftOut.add(wordless);
      continue;
    }
    const fields =
      typeof inner === "object" && inner !== null
        ? readRecord(inner as Record<string, unknown>, `${id}#${count}`, source.location)
        : undefined;
    if (fields) yield* readFields(fields, source);
    else yield unusable("no-text", `${where}, element ${count} has neither text, HTML nor a title`, source.location);
  }
  yield* leftOut.tell(source.location);
  if (count === 0) yield unusable("no-text", `${where} has neither text, HTML nor a title`, source.location);
}

/** Deepest nesting of brackets outside strings; linear, and run before `JSON.parse` so that nothing recurses too deep. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isString = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isString) {
      if (code === 92) i++;
      else if (code === 34) isString = false;
    } else if (code === 34) isString = true;
    else if (code === 123 || code === 91) deepest = Math.max(deepest, ++depth);
    else if (code === 125 || code === 93) depth--;
  }
  return deepest;
}

/** Cuts a stream of JSON into the elements of its outermost array, or its one value, without holding more than one. */
class ElementSplitter {
  isArray = false;
  private readonly limit: number;
  private parts: Uint8Array[] = [];
  private size = 0;
  private depth = 0;
  private isString = false;
  private isEscaped = false;
  private isStarted = false;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** True when the input ended inside an element. */
  get isOpen(): boolean {
    return this.depth > (this.isArray ? 1 : 0) || this.isString;
  }

  /** Elements completed by this chunk; `undefined` stands for one over the limit. */
  *push(chunk: Uint8Array): Generator<Uint8Array | undefined> {
    let from = -1;
    if (this.isInside()) from = 0;
    for (let i = 0; i < chunk.length; i++) {
      const event = this.step(chunk[i]!);
      if (event === "open") from = i;
      else if (event === "close") {
        this.keep(chunk.subarray(from, i + 1));
        yield this.flush();
        from = -1;
      }
    }
    if (from >= 0) this.keep(chunk.subarray(from));
  }

  private isInside(): boolean {
    return this.depth > (this.isArray ? 1 : 0);
  }

  private step(byte: number): "open" | "close" | undefined {
    if (this.isString) {
      if (this.isEscaped) this.isEscaped = false;
      else if (byte === 92) this.isEscaped = true;
      else if (byte === 34) this.isString = false;
      return undefined;
    }
    if (byte === 34) this.isString = this.isInside();
    else if (byte === 123 || byte === 91) return this.open(byte);
    else if (byte === 125 || byte === 93) return this.close();
    return undefined;
  }

  private open(byte: number): "open" | undefined {
    if (!this.isStarted) {
      this.isStarted = true;
      this.isArray = byte === 91;
      this.depth = 1;
      return this.isArray ? undefined : "open";
    }
    this.depth++;
    return this.depth === (this.isArray ? 2 : 1) ? "open" : undefined;
  }

  private close(): "close" | undefined {
    if (this.depth > 0) this.depth--;
    else return undefined;
    return this.depth === (this.isArray ? 1 : 0) && (this.parts.length > 0 || this.isStarted) && this.endsElement()
      ? "close"
      : undefined;
  }

  private endsElement(): boolean {
    return this.isArray ? this.depth === 1 : this.depth === 0;
  }

  private keep(part: Uint8Array): void {
    this.size += part.length;
    if (this.size <= this.limit) this.parts.push(part.slice());
  }

  private flush(): Uint8Array | undefined {
    const isWhole = this.size <= this.limit;
    const joined = new Uint8Array(isWhole ? this.size : 0);
    let at = 0;
    for (const part of isWhole ? this.parts : []) {
      joined.set(part, at);
      at += part.length;
    }
    this.parts = [];
    this.size = 0;
    return isWhole ? joined : undefined;
  }
}
