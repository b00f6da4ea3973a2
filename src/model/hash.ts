/** 32-bit FNV-1a over UTF-16 code units, finished with the Murmur3 mixer: fast, seeded, the same everywhere. */
export function hash32(text: string, seed = 0): number {
  let h = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mix32(h);
}

/** Murmur3's finishing step: spreads every input bit over the whole 32-bit word. */
export function mix32(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A short, stable id from its parts, e.g. `stableId("q", articleId, "120-180")`. */
export function stableId(prefix: string, ...parts: readonly string[]): string {
  const text = parts.join("\u0001");
  return `${prefix}-${hex(hash32(text, 1))}${hex(hash32(text, 2)).slice(0, 4)}`;
}

function hex(value: number): string {
  return value.toString(16).padStart(8, "0");
}
