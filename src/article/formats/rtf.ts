import { type Draftings, noted, unusable } from "../draft.ts";
import type { Item } from "../item.ts";
import { decodeSingle } from "../latin.ts";
import { readClippings } from "./clippings.ts";

/** A rich-text file: its text line by line, as one article or as the clippings downloaded into it. Layout and pictures are left out. */
export function* readRtf(item: Item): Generator<Draftings> {
  const text = rtfText(item.bytes);
  if (text.trim() === "") {
    yield unusable("no-article", "the rich text (RTF) holds no text", item.location);
    return;
  }
  yield noted(
    "left-out",
    "this is rich text (RTF): its words were read, layout, pictures and notes left out",
    item.location,
  );
  yield* readClippings(text, item) ?? [{ draft: { id: item.id, location: item.location, text } }];
}

/** Groups whose words are no text of the document. */
const UNREAD = new Set(
  "fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf fldinst listtable listoverridetable rsidtbl generator xmlnstbl themedata colorschememapping datastore latentstyles footnote annotation filetbl revtbl pgptbl mmathPr nonshppict template operator company author bkmkstart bkmkend".split(
    " ",
  ),
);
const SIGNS: Readonly<Record<string, string>> = {
  par: "\n",
  line: "\n",
  sect: "\n",
  page: "\n",
  row: "\n",
  tab: "\t",
  cell: "\t",
  emdash: "—",
  endash: "–",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
  bullet: "•",
  emspace: " ",
  enspace: " ",
  "~": "\u00a0",
  _: "-",
  "{": "{",
  "}": "}",
  "\\": "\\",
  "\n": "\n",
  "\r": "\n",
};
/** Windows code pages and font charsets (RTF 1.9.1) by WHATWG name. */
const PAGES: Readonly<Record<number, string>> = {
  932: "shift_jis",
  936: "gbk",
  949: "euc-kr",
  950: "big5",
  874: "windows-874",
  10000: "macintosh",
  65001: "utf-8",
};
const FONT_PAGES: Readonly<Record<number, number>> = {
  77: 10000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
};
const TOKEN = /\\(?:([a-zA-Z]{1,32})(-?\d{1,10})? ?|'([0-9a-fA-F]{2})|([^a-zA-Z]))|[{}]|[\r\n]+|[^\\{}\r\n]+/y;

interface Group {
  readonly isUnread: boolean;
  readonly fallback: number;
  readonly charset: string;
}

/** The text of an RTF document, one line a paragraph. Linear; groups never recurse. */
function rtfText(bytes: Uint8Array): string {
  const source = new TextDecoder("latin1").decode(bytes);
  const reader = new RtfReader();
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(source); match; match = TOKEN.exec(source)) {
    const [token, word, number, hex, symbol] = match;
    if (word === "bin") TOKEN.lastIndex += Math.max(0, Number(number ?? 0));
    else if (word) reader.control(word, number === undefined ? undefined : Number(number));
    else if (hex) reader.bytes([Number.parseInt(hex, 16)]);
    else if (symbol) reader.symbol(symbol);
    else if (token === "{") reader.open();
    else if (token === "}") reader.close();
    else if (!/^[\r\n]/.test(token)) reader.bytes([...token].map((character) => character.charCodeAt(0) & 255));
  }
  return reader.text();
}

class RtfReader {
  private readonly parts: string[] = [];
  private pending: number[] = [];
  private readonly groups: Group[] = [];
  private group: Group = { isUnread: false, fallback: 1, charset: "windows-1252" };
  private isStart = false;
  private isStarred = false;
  /** Fallback characters still to be passed over after `\u`. */
  private passing = 0;
  private readonly fonts = new Map<number, string>();
  private font = -1;
  private inFonts = -1;

  open(): void {
    this.flush();
    if (this.groups.length < 10_000) this.groups.push(this.group);
    this.isStart = true;
    this.isStarred = false;
    this.passing = 0;
  }

  close(): void {
    this.flush();
    this.group = this.groups.pop() ?? this.group;
    if (this.groups.length <= this.inFonts) this.inFonts = -1;
    this.isStart = false;
    this.passing = 0;
  }

  control(word: string, number: number | undefined): void {
    this.flush();
    const starts = this.isStart;
    this.isStart = false;
    if (starts && (this.isStarred || UNREAD.has(word))) {
      this.group = { ...this.group, isUnread: true };
      if (word === "fonttbl") this.inFonts = this.groups.length - 1;
    }
    this.isStarred = false;
    if (word === "u") this.unicode(number ?? 0);
    else if (word === "uc") this.group = { ...this.group, fallback: Math.min(8, Math.max(0, number ?? 1)) };
    else if (word === "ansicpg") this.group = { ...this.group, charset: pageName(number ?? 1252) };
    else if (word === "mac") this.group = { ...this.group, charset: "macintosh" };
    else if (word === "f") this.useFont(number ?? 0);
    else if (word === "fcharset" && this.inFonts >= 0) {
      const page = FONT_PAGES[number ?? 0];
      if (page) this.fonts.set(this.font, pageName(page));
    } else if (SIGNS[word] && word.length > 1) this.write(SIGNS[word]);
  }

  symbol(symbol: string): void {
    if (symbol === "*" && this.isStart) {
      this.isStarred = true;
      return;
    }
    this.flush();
    this.isStart = false;
    if (this.passing > 0) this.passing--;
    else if (SIGNS[symbol]) this.write(SIGNS[symbol]);
  }

  bytes(bytes: readonly number[]): void {
    this.isStart = false;
    const passed = Math.min(this.passing, bytes.length);
    this.passing -= passed;
    if (!this.group.isUnread) for (let i = passed; i < bytes.length; i++) this.pending.push(bytes[i]!);
  }

  text(): string {
    this.flush();
    return this.parts.join("");
  }

  private useFont(number: number): void {
    this.font = number;
    const charset = this.inFonts >= 0 ? undefined : this.fonts.get(number);
    if (charset) this.group = { ...this.group, charset };
  }

  private unicode(number: number): void {
    const code = number < 0 ? number + 65_536 : number;
    if (code > 0 && code < 0x110000) this.write(String.fromCodePoint(code));
    this.passing = this.group.fallback;
  }

  private write(words: string): void {
    if (!this.group.isUnread) this.parts.push(words);
  }

  private flush(): void {
    if (this.pending.length === 0) return;
    this.parts.push(decodeSingle(Uint8Array.from(this.pending), this.group.charset));
    this.pending = [];
  }
}

function pageName(page: number): string {
  const name = PAGES[page] ?? `windows-${page}`;
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return "windows-1252";
  }
}
