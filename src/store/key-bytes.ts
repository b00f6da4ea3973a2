const SURROGATE = /[\ud800-\udfff]/;

/**
 * A text as bytes that sort as its UTF-16 code units do (`compareText`): one to three bytes a code unit, so that NUL and halves of
 * surrogate pairs are kept. UTF-8 for all texts without characters beyond U+FFFF.
 */
export function keyBytes(text: string): Uint8Array {
  if (!SURROGATE.test(text)) return Buffer.from(text, "utf8");
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at++) pushUnit(bytes, text.charCodeAt(at));
  return Uint8Array.from(bytes);
}

function pushUnit(bytes: number[], unit: number): void {
  if (unit < 0x80) bytes.push(unit);
  else if (unit < 0x800) bytes.push(0xc0 | (unit >> 6), 0x80 | (unit & 0x3f));
  else bytes.push(0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f));
}

/** The text that `keyBytes` was given. */
export function keyText(bytes: Uint8Array): string {
  if (!bytes.includes(0xed)) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8");
  const units: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at++]!;
    if (first < 0x80) units.push(String.fromCharCode(first));
    else if (first < 0xe0) units.push(String.fromCharCode(((first & 0x1f) << 6) | low(bytes[at++])));
    else units.push(String.fromCharCode(((first & 0x0f) << 12) | (low(bytes[at++]) << 6) | low(bytes[at++])));
  }
  return units.join("");
}

function low(byte: number | undefined): number {
  return (byte ?? 0) & 0x3f;
}
