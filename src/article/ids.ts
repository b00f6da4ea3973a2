import { createHash } from "node:crypto";
import type { Article } from "../model/index.ts";
import type { Draft } from "./draft.ts";

/** Parameters that say where a reader came from, never which page it is. */
const TRACKING =
  /^(?:utm_\w{1,20}|fbclid|gclid|gclsrc|gbraid|wbraid|dclid|msclkid|twclid|ttclid|igshid|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|wt_mc|xtor|yclid|cmpid|ncid|smid|at_medium|at_campaign|ref_src)$/i;
/** Digits of a key in base 36: 25 hold the 128 bits that are taken of a SHA-256. */
const KEY_DIGITS = 25;
const MARK_DIGITS = 10;

/** An article's id: the given one, else the key of its address, else that of its location and text. A namesake changes nothing. */
export function articleId({ given, url, location, text }: Draft): string {
  if (given !== undefined) return given;
  const address = url && addressKey(url);
  return address ? `u-${keyOf("address", address)}` : `t-${keyOf("text", locationKey(location), text)}`;
}

/**
 * What stays the same of a page's address however it was reached: host without `www.`, path, the parameters that choose
 * the page in fixed order. Undefined when it is no address.
 */
export function addressKey(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { host, pathname, searchParams } = new URL(url);
  const chosen = [...searchParams].filter(([name]) => !TRACKING.test(name)).map(([name, value]) => `${name}=${value}`);
  let end = pathname.length;
  while (end > 0 && pathname[end - 1] === "/") end--;
  return `${host.replace(/^www\./, "")}${pathname.slice(0, end)}?${chosen.sort().join("&")}`;
}

/** An address without the parameters that say where a reader came from, and without its fragment. Undefined when it is none. */
export function plainAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const names = new Set([...url.searchParams.keys()].filter((name) => TRACKING.test(name)));
  for (const name of names) url.searchParams.delete(name);
  url.hash = "";
  return url.href;
}

/** What makes two articles with one id the same article read twice: the same words from the same publisher. */
export function markOf({ text, title, publisher, published, url }: Article): string {
  return keyOf("article", text, title ?? "", publisher ?? "", published ?? "", url ?? "").slice(0, MARK_DIGITS);
}

/** `./a//b` is `a/b`: the same file by any spelling of a path from one place. */
function locationKey(location: string): string {
  if (/^[a-z][a-z0-9+.-]{1,20}:\/\//i.test(location)) return location;
  const parts = location.split(/[/\\]/).filter((part, index) => part !== "." && (part !== "" || index === 0));
  return parts.join("/");
}

function keyOf(...parts: readonly string[]): string {
  const hash = createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
  return BigInt(`0x${hash}`).toString(36).padStart(KEY_DIGITS, "0");
}
