import { existsSync, readFileSync } from "node:fs";

/** Bytes of a file of `models/`, or undefined when the package was built without it. Read once a call; callers keep it. */
export function modelBytes(name: string): Uint8Array | undefined {
  return bytesOf(new URL(`../../models/${name}`, import.meta.url));
}

/** Text of a file of `data/`; undefined when it is missing. */
export function dataText(name: string): string | undefined {
  const bytes = bytesOf(new URL(`../../data/${name}`, import.meta.url));
  return bytes && new TextDecoder().decode(bytes);
}

function bytesOf(url: URL): Uint8Array | undefined {
  return existsSync(url) ? readFileSync(url) : undefined;
}
