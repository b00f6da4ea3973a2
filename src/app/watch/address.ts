import { getDomain, getHostname } from "tldts";
import { addressKey, plainAddress } from "../../index.ts";

/** A page's address as it is fetched, and the key it is known by. */
export interface Address {
  readonly url: string;
  readonly key: string;
}

/** Caches that show a page of another site: `cdn.ampproject.org/c/s/HOST/PATH` and `google.HOST/amp/s/HOST/PATH`. */
const AMP_CACHE =
  /^https?:\/\/(?:[\w-]{1,80}\.cdn\.ampproject\.org\/[a-z]\/|cdn\.ampproject\.org\/[a-z]\/|(?:www\.)?google\.[a-z.]{2,7}\/amp\/)(s\/)?(.+)$/i;

/** An http(s) address out of an AMP cache, without tracking and fragment; undefined when it is none or longer than 4,096. */
export function addressOf(words: string | undefined, base?: string): Address | undefined {
  if (words === undefined || words.length > 4096) return undefined;
  if (!URL.canParse(words.trim(), base)) return undefined;
  const found = new URL(words.trim(), base);
  if (!/^https?:$/.test(found.protocol)) return undefined;
  found.username = "";
  found.password = "";
  const [, secure, rest] = AMP_CACHE.exec(found.href) ?? [];
  const url = plainAddress(rest ? `http${secure ? "s" : ""}://${rest}` : found.href);
  const key = url && addressKey(url);
  return url && key ? { url, key } : undefined;
}

/** The registrable domain of an address (public suffix list, private suffixes included), else its host: one queue each. */
export function domainOf(url: string): string {
  const host = getHostname(url) ?? new URL(url).hostname;
  return getDomain(host, { allowPrivateDomains: true }) ?? host;
}
