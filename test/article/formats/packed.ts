import { deflateRawSync } from "node:zlib";
import { checksum } from "../../../src/article/formats/crc32.ts";

interface ZipOptions {
  readonly isStored?: boolean;
  /** Sizes behind the data, as writers do that cannot go back. */
  readonly isTrailed?: boolean;
}

/** A zip archive of the given files. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>>, options: ZipOptions = {}): Uint8Array {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content);
    const packed = options.isStored ? bytes : deflateRawSync(bytes);
    const meta = metaOf(name, bytes, packed, options);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), meta.local, Buffer.from(name), packed]);
    parts.push(local, meta.trailer);
    central.push(Buffer.concat([Buffer.from("PK\u0001\u0002"), meta.central(offset), Buffer.from(name)]));
    offset += local.length + meta.trailer.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", 0, "latin1");
  end.writeUInt16LE(central.length, 8);
  end.writeUInt16LE(central.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...parts, directory, end]));
}

function metaOf(name: string, bytes: Buffer, packed: Buffer, { isStored, isTrailed }: ZipOptions) {
  const sum = checksum(bytes);
  const local = Buffer.alloc(26);
  local.writeUInt16LE(20, 0);
  local.writeUInt16LE(isTrailed ? 8 : 0, 2);
  local.writeUInt16LE(isStored ? 0 : 8, 4);
  local.writeUInt16LE(Buffer.byteLength(name), 22);
  const sizes = Buffer.alloc(12);
  sizes.writeUInt32LE(sum, 0);
  sizes.writeUInt32LE(packed.length, 4);
  sizes.writeUInt32LE(bytes.length, 8);
  if (!isTrailed) sizes.copy(local, 10);
  const trailer = isTrailed ? Buffer.concat([Buffer.from("PK\u0007\u0008"), sizes]) : Buffer.alloc(0);
  const central = (offset: number) => {
    const entry = Buffer.alloc(42);
    local.copy(entry, 2);
    sizes.copy(entry, 12);
    entry.writeUInt16LE(Buffer.byteLength(name), 24);
    entry.writeUInt32LE(offset, 38);
    return entry;
  };
  return { local, trailer, central };
}

/** A Zstandard frame of raw blocks (RFC 8878): every decoder reads it, no packer is needed. */
export function zstdOf(content: string | Uint8Array): Uint8Array {
  const bytes = Buffer.from(content);
  const parts: Buffer[] = [Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 7 << 3])];
  for (let at = 0; at === 0 || at < bytes.length; at += 1 << 16) {
    const block = bytes.subarray(at, at + (1 << 16));
    const head = (block.length << 3) | (at + (1 << 16) >= bytes.length ? 1 : 0);
    parts.push(Buffer.from([head & 255, (head >> 8) & 255, head >> 16]), block);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** A Word document of these paragraphs. */
export function docxOf(paragraphs: readonly string[]): Uint8Array {
  return docxAround(documentXml(paragraphs));
}

/** The main part of a Word document. */
export function documentXml(paragraphs: readonly string[]): string {
  const body = paragraphs
    .map((text) => `<w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`)
    .join("");
  return `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
}

/** A Word document around its main part. */
export function docxAround(xml: string | Uint8Array): Uint8Array {
  return zipOf({
    "[Content_Types].xml": '<?xml version="1.0"?><Types/>',
    "word/document.xml": xml,
    "docProps/core.xml":
      '<?xml version="1.0"?><cp:coreProperties xmlns:cp="x" xmlns:dc="y"><dc:creator>Mara</dc:creator></cp:coreProperties>',
  });
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
