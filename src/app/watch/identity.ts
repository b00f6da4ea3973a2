import { pageAddress, type WatchedPage } from "../../index.ts";
import { type Address, addressOf, domainOf } from "./address.ts";

/** Which page an answer is of. */
export type Identity =
  /** The page itself, under its own address or the one that it says is its real one. */
  | { readonly is: "page"; readonly address: Address; readonly claimed: boolean }
  /** A page in short form (AMP): the report is to be fetched from another address. */
  | { readonly is: "short"; readonly address: Address }
  /** A front page where an article was asked for: the article is no longer there. */
  | { readonly is: "front" };

/**
 * Tells which page was fetched, from where it came after redirects and from `rel=canonical`. A canonical address is taken at its word
 * only on the same registrable domain, and never when it is a front page: else a site could speak in another's name, and a faulty
 * one hide all its pages behind one address.
 */
export function identityOf(page: WatchedPage, bytes: Uint8Array, finalUrl: string): Identity {
  const own = addressOf(finalUrl) ?? { url: finalUrl, key: finalUrl };
  if (isFront(own.url) && !isFront(page.url)) return { is: "front" };
  const { canonical, isAmp } = pageAddress(bytes, finalUrl);
  const named = page.isCanonical ? undefined : addressOf(canonical);
  if (!named || named.key === own.key || isFront(named.url) || domainOf(named.url) !== domainOf(own.url))
    return { is: "page", address: own, claimed: false };
  return isAmp ? { is: "short", address: named } : { is: "page", address: named, claimed: true };
}

function isFront(url: string): boolean {
  const { pathname, search } = new URL(url);
  return search === "" && /^\/(?:index\.\w{2,5})?$/.test(pathname);
}
