import { decodeSingle, latinCharset, undoneTwice } from "./latin.ts";

/** Decoded text, how it was decoded, and whether that is sure. */
export interface Decoded {
  readonly text: string;
  readonly charset: string;
  /** `declared`: said by a BOM, HTTP or the page. `valid`: it is valid UTF-8. `guessed`: told from the bytes alone. */
  readonly how: "declared" | "valid" | "guessed";
  /** Number of replacement characters that stand for bytes that could not be read. */
  readonly replaced: number;
}

/** What `charset` says of text whose UTF-8 bytes were once read as windows-1252 and written as UTF-8 again. */
export const TWICE = "utf-8 twice";

/** Encodings whose text can look like valid UTF-8 because it is all ASCII bytes. */
const ASCII_SHAPED = /^(?:utf-?16|iso-2022|utf-?7|hz-gb)/i;

const META_CHARSET = /<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w:-]{2,40})/i;
const XML_CHARSET = /^<\?xml[^>]{0,100}encoding\s*=\s*["']([\w:-]{2,40})/i;

/** Decodes a page: by what named its charset, else by what its own head says. */
export function decodePage(bytes: Uint8Array, named?: string): Decoded {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 4096));
  return decodeBytes(bytes, named ?? XML_CHARSET.exec(head)?.[1] ?? META_CHARSET.exec(head)?.[1]);
}

/**
 * Decodes bytes: byte-order mark first, then UTF-8 when the bytes are valid UTF-8 (a wrong label is far more common than
 * legacy text that happens to be valid UTF-8), then the declared charset, then a guess from the bytes.
 */
export function decodeBytes(bytes: Uint8Array, declared?: string): Decoded {
  const mark = markOf(bytes);
  if (mark) return decoded(bytes, mark, "declared");
  const wide = declared && ASCII_SHAPED.test(declared) ? knownCharset(declared) : undefined;
  if (wide) return decoded(bytes, wide, "declared");
  const utf16 = utf16Shape(bytes);
  if (utf16) return decoded(bytes, utf16, "guessed");
  const text = strictly(bytes, "utf-8");
  if (text !== undefined) {
    const undone = undoneTwice(text);
    return { text: undone ?? text, charset: undone ? TWICE : "utf-8", how: undone ? "guessed" : "valid", replaced: 0 };
  }
  const label = declared && knownCharset(declared);
  if (label && label !== "utf-8") return decoded(bytes, label, "declared");
  return decoded(bytes, guessCharset(bytes), "guessed");
}

/** The WHATWG name of a charset label, `undefined` when unknown. */
function knownCharset(label: string): string | undefined {
  try {
    return new TextDecoder(label.trim().replace(/^["']|["']$/g, "")).encoding;
  } catch {
    return undefined;
  }
}

function decoded(bytes: Uint8Array, charset: string, how: Decoded["how"]): Decoded {
  const text = decodeSingle(bytes, charset);
  let replaced = 0;
  for (let at = text.indexOf("\ufffd"); at >= 0; at = text.indexOf("\ufffd", at + 1)) replaced++;
  return { text, charset, how, replaced };
}

function strictly(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function markOf(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  return undefined;
}

/** UTF-16 without a mark: Latin text has a zero in nearly every second byte, always on the same side. */
function utf16Shape(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) zeros[i & 1]!++;
  const half = sample.length / 2;
  if (half < 4) return undefined;
  if (zeros[1]! > half * 0.4 && zeros[0]! < half * 0.05) return "utf-16le";
  if (zeros[0]! > half * 0.4 && zeros[1]! < half * 0.05) return "utf-16be";
  return undefined;
}

/** A charset for bytes that are not UTF-8, from the shape of their runs of high bytes. */
function guessCharset(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, 1 << 16);
  const shape = shapeOf(sample);
  if (shape.utf8 > 10 * shape.broken) return "utf-8";
  if (shape.inRuns < shape.high * 0.5) return latinCharset(sample);
  return pickWide(sample, shape) ?? pickCyrillic(sample);
}

interface Shape {
  high: number;
  /** High bytes that stand in runs of three or more. */
  inRuns: number;
  spaces: number;
  /** Well-formed UTF-8 sequences and bytes that belong to none. */
  utf8: number;
  broken: number;
}

function shapeOf(bytes: Uint8Array): Shape {
  const shape: Shape = { high: 0, inRuns: 0, spaces: 0, utf8: 0, broken: 0 };
  for (let i = 0; i < bytes.length; ) {
    if (bytes[i]! < 0x80) {
      if (bytes[i] === 32) shape.spaces++;
      i++;
      continue;
    }
    const from = i;
    while (i < bytes.length && bytes[i]! >= 0x80) i++;
    shape.high += i - from;
    if (i - from >= 3) shape.inRuns += i - from;
    countSequences(bytes, from, i, shape);
  }
  return shape;
}

function countSequences(bytes: Uint8Array, from: number, to: number, shape: Shape): void {
  for (let i = from; i < to; ) {
    const lead = bytes[i]!;
    const size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1;
    let tail = 1;
    while (tail < size && i + tail < to && (bytes[i + tail]! & 0xc0) === 0x80) tail++;
    if (size > 1 && tail === size) shape.utf8++;
    else shape.broken++;
    i += size > 1 && tail === size ? size : 1;
  }
}

/** East Asian double-byte charsets: the first that decodes without a fault into the script it is for. */
function pickWide(bytes: Uint8Array, shape: Shape): string | undefined {
  const spaced = shape.spaces > shape.high * 0.04;
  const order = spaced ? ["euc-kr"] : ["shift_jis", "euc-jp", "gb18030", "big5"];
  const scripts: Record<string, RegExp> = {
    "euc-kr": /\p{Script=Hangul}/gu,
    shift_jis: /[ぁ-んァ-ヶ]/gu,
    "euc-jp": /[ぁ-んァ-ヶ]/gu,
    gb18030: /[的一是了我不在人有他这中大来上国和说们为]/gu,
    big5: /[的一是了我不在人有他這中大來上國和說們為]/gu,
  };
  let best: { charset: string; share: number } | undefined;
  for (const charset of order) {
    const text = new TextDecoder(charset).decode(bytes);
    if (text.split("\ufffd").length > 3) continue;
    const letters = text.match(/[^\x00-\x7f]/gu)?.length ?? 1;
    const share = (text.match(scripts[charset]!)?.length ?? 0) / letters;
    if (share >= 0.04 && share > (best?.share ?? 0)) best = { charset, share };
  }
  return best?.charset;
}

/** Cyrillic charsets differ in where the letters stand: the right one gives common small letters, few capitals. */
function pickCyrillic(bytes: Uint8Array): string {
  let best = { charset: "windows-1252", score: 0.5 };
  for (const charset of [
    "windows-1251",
    "koi8-r",
    "iso-8859-5",
    "ibm866",
    "windows-1253",
    "windows-1255",
    "windows-1256",
  ]) {
    const text = new TextDecoder(charset).decode(bytes);
    const letters = text.match(/[^\x00-\x7f]/gu)?.length ?? 1;
    const common = text.match(COMMON[charset] ?? /[оеаинтсрвлкмдпуяыьгзбчй]/gu)?.length ?? 0;
    if (common / letters > best.score) best = { charset, score: common / letters };
  }
  return best.charset;
}

const COMMON: Record<string, RegExp> = {
  "windows-1253": /[αοιετσνηυρπκμλςγδόίάέή]/gu,
  "windows-1255": /\p{Script=Hebrew}/gu,
  "windows-1256": /[اليمونرتبةعدسفهكقحجشطصخضذثئإأء]/gu,
};
