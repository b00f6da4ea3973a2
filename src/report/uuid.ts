import { createHash } from "node:crypto";

/** A name-based UUID of version 5 (RFC 9562): the same name in the same namespace is the same UUID everywhere. */
export function uuid5(namespace: string, name: string): string {
  const space = Buffer.from(namespace.replaceAll("-", ""), "hex");
  const bytes = createHash("sha1").update(space).update(name, "utf8").digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** The namespace of everything this program names: the UUID of the URL `urn:secondsource` (RFC 9562, appendix on namespaces). */
export const OWN_NAMESPACE = uuid5("6ba7b811-9dad-11d1-80b4-00c04fd430c8", "urn:secondsource");
