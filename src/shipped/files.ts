import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { PackageDamaged } from "../model/index.ts";

/** The folders that ship beside the code. */
export type Shelf = "models" | "data";

/** What `manifest.json` of a shelf says of one file. */
export interface Entry {
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

const ROOT = new URL("../../", import.meta.url);

/** Files that this thread need not read: another one has, and has checked them. */
const lent = new Map<string, Uint8Array>();

/** Takes files that another thread has lent, by shelf and name. Nobody writes to them. */
export function takeLent(files: Readonly<Record<string, Uint8Array>>): void {
  for (const [path, bytes] of Object.entries(files)) lent.set(path, bytes);
}

/**
 * Bytes of a file that ships with the package, size and hash checked against the manifest of its shelf: all 20.6 MB of
 * models cost 11 ms. Throws `PackageDamaged`. Callers keep what they make of it.
 */
export function shippedBytes(shelf: Shelf, name: string): Uint8Array {
  const known = lent.get(`${shelf}/${name}`);
  if (known) return known;
  const entry = manifestOf(shelf).get(name);
  if (!entry) throw new PackageDamaged(`${shelf}/${name}`, `is not named in ${shelf}/manifest.json`);
  const bytes = bytesOf(shelf, name);
  const fault = faultOf(bytes, entry);
  if (fault) throw new PackageDamaged(`${shelf}/${name}`, fault);
  return bytes;
}

/** The same as text (UTF-8). */
export function shippedText(shelf: Shelf, name: string): string {
  return new TextDecoder().decode(shippedBytes(shelf, name));
}

/** The same as the JSON in it; the caller knows its shape, the hash holds it. */
export function shippedJson<T>(shelf: Shelf, name: string): T {
  return JSON.parse(shippedText(shelf, name)) as T;
}

/** How the bytes differ from what the manifest says, as a predicate: `has 3 bytes where 12 were shipped`. */
export function faultOf(bytes: Uint8Array, entry: Entry): string | undefined {
  if (bytes.length !== entry.bytes) return `has ${bytes.length} bytes where ${entry.bytes} were shipped`;
  return entryOf(bytes).sha256 === entry.sha256 ? undefined : "is not the file that was shipped (another SHA-256)";
}

/** The entry for a file with these bytes. */
export function entryOf(bytes: Uint8Array): Entry {
  return { bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}

/** The files of a shelf by path inside it. Throws `PackageDamaged` when the manifest itself cannot be read. */
export function manifestOf(shelf: Shelf): ReadonlyMap<string, Entry> {
  const text = new TextDecoder().decode(bytesOf(shelf, "manifest.json"));
  try {
    return new Map(Object.entries(JSON.parse(text) as Record<string, Entry>));
  } catch {
    throw new PackageDamaged(`${shelf}/manifest.json`, "is damaged");
  }
}

function bytesOf(shelf: Shelf, name: string): Uint8Array {
  try {
    return readFileSync(new URL(`${shelf}/${name}`, ROOT));
  } catch (error) {
    const code = (error as { code?: string }).code;
    throw new PackageDamaged(`${shelf}/${name}`, code === "ENOENT" ? "is missing" : `cannot be read (${code})`);
  }
}
