import type { Random } from "./random.ts";
import { SAMPLES, type Sample } from "./samples.ts";
import { mutateStructure } from "./structure.ts";

const PIECES = [
  ...[
    "<",
    ">",
    "</div>",
    "<div>",
    "<table><tr><td>",
    "<script>",
    "<!--",
    "]]>",
    "<![CDATA[",
    "&#x10ffff;",
    "&",
    "&amp;lt;",
  ],
  ...[
    "\0",
    "\r\n\r\n",
    "\n\n",
    "\r",
    "\t",
    "{",
    "}",
    "[",
    "]",
    '"',
    "\\",
    "\\u0000",
    ",",
    ":",
    "null",
    "-1",
    "1e999",
    "__proto__",
  ],
  ...[
    "Content-Length: 99999999\r\n",
    "Content-Length: 1e3\r\n",
    "WARC/1.0\r\n",
    "\x1f\x8b\b",
    "--b",
    "=3D",
    "From a@n.example",
    "PK\x03\x04",
    "PK\x07\x08",
    "\n____________________________\n",
    "\nEnd of Document\n",
    "2 of 9 DOCUMENTS\n",
    "\nFrom a@n.example Wed Apr  2 10:00:00 2031\nA: b\n",
    "\\par ",
    "\\u-8211?",
    "\\bin9999999 ",
  ],
  ...[
    "Next Post\n",
    "Leave a Reply\n",
    "By ",
    "PORT ELSA (AP) - ",
    "(Reuters)",
    "“",
    "”",
    "\ufffd",
    "\u202e",
    "\u200b",
    "\ud800",
    "é",
    "日本",
    "𝄞",
  ],
].map((piece) => Buffer.from(piece));

/** An input made from a good one: its structure is changed, or it is packed, or bytes of it are, or all of that. */
export function mutated(sample: Sample, random: Random): Uint8Array {
  let text: string = sample.text;
  if (random.below(3) > 0) for (let i = random.below(4); i >= 0; i--) text = mutateStructure(text, sample.kind, random);
  let bytes = Buffer.from(random.below(30) === 0 ? nested(text, random) : text);
  if (random.below(2) === 0) bytes = mutateBytes(bytes, random, 6);
  if (!sample.pack) return new Uint8Array(bytes);
  const packed = Buffer.from(sample.pack(bytes));
  return new Uint8Array(random.below(2) === 0 ? mutateBytes(packed, random, 3) : packed);
}

/** One input inside another, as mail holds pages and records hold feeds. */
function nested(text: string, random: Random): string {
  const other = random.of(SAMPLES).text;
  const at = random.below(other.length);
  return random.below(2) === 0
    ? other.slice(0, at) + text + other.slice(at)
    : JSON.stringify({ title: "Ferry", html: text, text: other });
}

function mutateBytes(bytes: Buffer<ArrayBuffer>, random: Random, most: number): Buffer<ArrayBuffer> {
  let changed = bytes;
  for (let i = random.below(most); i >= 0; i--) changed = mutateOnce(changed, random);
  return changed;
}

function mutateOnce(bytes: Buffer<ArrayBuffer>, random: Random): Buffer<ArrayBuffer> {
  const at = random.below(bytes.length + 1);
  const to = Math.min(bytes.length, at + random.below(1 << random.below(11)));
  const with_ = (middle: Uint8Array, from = to) => Buffer.concat([bytes.subarray(0, at), middle, bytes.subarray(from)]);
  switch (random.below(8)) {
    case 0:
      return with_(Buffer.alloc(0));
    case 1:
      return with_(Buffer.from([random.below(256)]), Math.min(bytes.length, at + 1));
    case 2:
      return with_(random.of(PIECES), at);
    case 3:
      return with_(Buffer.concat(Array<Buffer>(1 + random.below(40)).fill(bytes.subarray(at, to))));
    case 4:
      return Buffer.from(bytes.subarray(0, Math.max(1, at)));
    case 5:
      return with_(Buffer.from(Array.from({ length: random.below(40) }, () => random.below(256))));
    case 6:
      return with_(Buffer.from(bytes.subarray(at, to)).reverse());
    default:
      return with_(bytes.subarray(random.below(bytes.length + 1)).subarray(0, 200), at);
  }
}
