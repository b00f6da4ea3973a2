import { getDomain, getHostname } from "tldts";

/** Archives that put the real address behind their own. */
const ARCHIVED =
  /^https?:\/\/(?:web\.archive\.org\/web\/[0-9a-z_*]{1,24}\/|archive\.(?:is|today|ph)\/[0-9a-zA-Z.]{1,24}\/)(https?:\/\/.+)$/i;

/** An absolute http(s) address, out of the archive's wrapping; `undefined` when it is none. */
export function cleanUrl(value: unknown, base?: string): string | undefined {
  if (typeof value !== "string" || value.length > 4096) return undefined;
  const bare = ARCHIVED.exec(value.trim())?.[1] ?? value.trim();
  try {
    const url = new URL(bare, base);
    return /^https?:$/.test(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** The registrable domain of an address or host (public suffix list, private suffixes such as blog hosts included). */
export function domainOf(address: string): string | undefined {
  const host = getHostname(address);
  if (!host) return undefined;
  return getDomain(host, { allowPrivateDomains: true }) ?? host.replace(/^www\./, "");
}
