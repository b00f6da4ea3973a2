import type { Raw } from "../../model/index.ts";
import { type ByteReader, DamagedStream, joinBytes } from "../bytes.ts";
import { type Draftings, unusable } from "../draft.ts";
import type { Layers } from "../layers.ts";
import { Book, isBookPage } from "./epub.ts";
import { LeftOut } from "./leftout.ts";
import { isOfficeLayout, isOfficePart, readOffice } from "./office.ts";
import type { RecordSource } from "./records.ts";
import { type ZipEntry, zipEntries } from "./zip.ts";

/** Reads one input of any format; passed in because an archive may hold any. */
export type RawReader = (raw: Raw, layers: Layers) => AsyncGenerator<Draftings>;

const MOST_ENTRIES = 200_000;
/** Endings that are never an article, as in folders. */
const NO_ARTICLE =
  /\.(?:png|jpe?g|gif|webp|avif|svg|ico|bmp|tiff?|heic|mp3|m4a|wav|og[ga]|flac|mp4|m4v|mov|avi|webm|mkv|css|m?js|cjs|map|woff2?|ttf|otf|eot|class|dll|exe|so)$/i;
const HIDDEN = /(?:^|\/)(?:\.[^/]*|__MACOSX|Thumbs\.db|desktop\.ini|node_modules)(?:\/|$)/i;

type Package = "folder" | "ooxml" | "odf" | "epub" | "wacz";

/**
 * A zip archive: a folder of files of any format, an office document, an e-book or a web archive (WACZ), told by the names inside. One
 * pass; limits hold over all layers together.
 */
export async function* readZip(
  reader: ByteReader,
  source: RecordSource,
  layers: Layers,
  readRaw: RawReader,
): AsyncGenerator<Draftings> {
  if (layers.isTooDeep) {
    yield unusable("too-deep", "archives inside archives, more than four deep; not read", source.location);
    return;
  }
  const walk = new ArchiveWalk(source, layers, readRaw);
  try {
    for await (const entry of zipEntries(reader, (bytes) => layers.spend(bytes))) {
      yield* walk.entry(entry);
      if (layers.isSpent) break;
    }
  } catch (error) {
    if (!(error instanceof DamagedStream)) throw error;
    if (!layers.isSpent)
      yield unusable("damaged-input", `${error.message}; what came before it was read`, source.location);
  }
  if (layers.isSpent)
    yield unusable(
      "too-large",
      `the archive unpacks to more than ${source.limits.ratio} times its size; the rest was not read`,
      source.location,
    );
  yield* walk.end();
}

class ArchiveWalk {
  private kind: Package = "folder";
  private count = 0;
  private yielded = 0;
  private readonly source: RecordSource;
  private readonly layers: Layers;
  private readonly readRaw: RawReader;
  private readonly leftOut = new LeftOut("files");
  private readonly office = new Map<string, Uint8Array>();
  private readonly book = new Book();

  constructor(source: RecordSource, layers: Layers, readRaw: RawReader) {
    this.source = source;
    this.layers = layers;
    this.readRaw = readRaw;
    if (/\.wacz$/i.test(source.location)) this.kind = "wacz";
  }

  async *entry(entry: ZipEntry): AsyncGenerator<Draftings> {
    const { name } = entry;
    this.count++;
    if (name.endsWith("/") || this.count > MOST_ENTRIES) return;
    if (name === "mimetype" && this.count === 1)
      this.kind = packageOf(new TextDecoder().decode(await this.collect(entry)));
    else if (this.kind === "folder" && isOfficeLayout(name)) this.kind = "ooxml";
    else if (this.kind === "folder" && /^archive\/[^/]+\.warc(?:\.gz)?$/i.test(name)) this.kind = "wacz";
    for await (const found of this.read(entry)) {
      this.yielded++;
      yield found;
    }
  }

  private async *read(entry: ZipEntry): AsyncGenerator<Draftings> {
    const { name } = entry;
    const isOffice = this.kind === "ooxml" || this.kind === "odf";
    if (entry.locked && !isOffice) {
      yield unusable("locked", `${name} is ${entry.locked}; unpack it by hand`, this.source.location);
    } else if (isOffice) {
      if (isOfficePart(name)) this.office.set(name, await this.collect(entry));
    } else if (this.kind === "epub") {
      if (name.endsWith(".opf")) this.book.describe(await this.collect(entry), this.source.limits.depth);
      else if (isBookPage(name)) yield* this.book.keep(this.readRaw(this.rawOf(entry), this.layers.inside()));
    } else if (this.kind === "wacz") {
      if (/\.warc(?:\.gz|\.zst)?$/i.test(name)) yield* this.readRaw(this.rawOf(entry), this.layers.inside());
    } else if (NO_ARTICLE.test(name) || HIDDEN.test(name)) this.leftOut.add(endingOf(name));
    else yield* this.readRaw(this.rawOf(entry), this.layers.inside());
  }

  /** The whole of a part of a document, within the limit of unpacked bytes. */
  private async collect(entry: ZipEntry): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of this.rawOf(entry).open()) {
      this.layers.spend(chunk.length);
      size += chunk.length;
      if (size > this.source.limits.unpackedBytes) throw new DamagedStream(`${entry.name} is over the limit`);
      parts.push(chunk);
    }
    return joinBytes(parts);
  }

  private rawOf(entry: ZipEntry): Raw {
    const stem = entry.name.replace(/\.(?:gz|zst)$/i, "").replace(/(?<=[^/])\.[a-z0-9]{1,7}$/i, "");
    const stream = entry.bytes();
    return {
      location: `${this.source.location}/${entry.name}`,
      name: `${this.source.name}/${stem}`,
      // Closing an entry must not end its stream: what is left of it is passed over to find the next one.
      open: () => ({
        [Symbol.asyncIterator]: () => ({ next: () => stream.next() as Promise<IteratorResult<Uint8Array>> }),
      }),
    };
  }

  /** What is known only when all entries have gone by. */
  async *end(): AsyncGenerator<Draftings> {
    const { source } = this;
    if (this.kind === "ooxml" || this.kind === "odf") {
      yield* readOffice(
        this.office,
        { id: source.name, location: source.location, bytes: new Uint8Array() },
        source.limits,
      );
      return;
    }
    if (this.count > MOST_ENTRIES)
      yield unusable("too-large", `more than ${MOST_ENTRIES} files; the rest was not read`, source.location);
    if (this.kind === "epub") yield* this.book.end(source.location);
    else if (this.yielded === 0)
      yield unusable("no-article", "there is no file in it that can be read", source.location);
    yield* this.leftOut.tell(source.location);
  }
}

function packageOf(mimetype: string): Package {
  if (mimetype.includes("epub")) return "epub";
  return mimetype.includes("opendocument") ? "odf" : "folder";
}

function endingOf(name: string): string {
  if (HIDDEN.test(name)) return "hidden";
  return /\.[a-z0-9]{1,7}$/i.exec(name)?.[0].toLowerCase() ?? "hidden";
}
