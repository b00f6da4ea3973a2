import { packaged } from "../shipped/index.ts";

/** The list of public suffixes is a program of 200 kB: it is loaded for the first address. */
const suffixes = () => packaged<typeof import("tldts")>("tldts");

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
  const { getDomain, getHostname } = suffixes();
  const host = getHostname(address);
  if (!host) return undefined;
  return getDomain(host, { allowPrivateDomains: true }) ?? host.replace(/^www\./, "");
}

/** Takes ` - Publisher` off the end of a headline, as news APIs and aggregators write it, when that is the publisher's own name. */
export function withoutPublisher(title: string, publisher?: string): string {
  if (!publisher || !title.toLowerCase().endsWith(publisher.toLowerCase())) return title;
  const head = title.slice(0, title.length - publisher.length);
  const match = /\s{1,4}[-–—|·•]\s{0,4}$/u.exec(head.slice(-12));
  const cut = match ? head.slice(0, head.length - match[0].length) : "";
  return cut.length >= 8 ? cut : title;
}
