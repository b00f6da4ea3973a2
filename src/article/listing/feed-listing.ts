import { isRecord } from "../../model/record.ts";
import { describe, parseLeniently, wordsOf } from "../formats/feed.ts";
import { languageTag } from "../language.ts";
import { cleanUrl } from "../publisher.ts";
import type { Listing, ListingItem } from "./listing.ts";

type Json = Readonly<Record<string, unknown>>;

const PERIOD_MINUTES: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 1440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
};

/** A feed as a list of pages; undefined when it is none. What a feed that ends early names is named. */
export async function feedListing(text: string, base: string | undefined): Promise<Listing | undefined> {
  const parsed = await parseLeniently(text);
  if (!parsed) return undefined;
  const { feed } = parsed;
  const entries = [feed.items, feed.entries].find((list) => Array.isArray(list)) as unknown[] | undefined;
  const described = (entries ?? []).filter(isRecord).map((entry) => itemOf(entry, feed, base));
  const items = described.filter((item) => item !== undefined);
  const title = wordsOf(feed.title);
  const ttlMinutes = minutesOf(feed);
  const skipHours = Array.isArray(feed.skipHours) ? feed.skipHours.filter((hour) => Number.isInteger(hour)) : [];
  return {
    kind: "feed",
    ...(title && { title: title.trim().slice(0, 200) }),
    items,
    lists: [],
    ...(ttlMinutes !== undefined && { ttlMinutes }),
    ...(skipHours.length > 0 && { skipHours }),
    withoutAddress: described.length - items.length,
  };
}

function itemOf(entry: Json, feed: Json, base: string | undefined): ListingItem | undefined {
  const { title, content, link, published, authors, source } = describe(entry);
  const url = cleanUrl(link, base);
  if (!url) return undefined;
  const language = languageTag(wordsOf(entry.language) ?? wordsOf(feed.language));
  const facts = { title, content, published, byline: authors.join(", ") || undefined, publisher: source, language };
  return { url, ...Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) };
}

function minutesOf(feed: Json): number | undefined {
  if (typeof feed.ttl === "number" && feed.ttl > 0) return feed.ttl;
  const { updatePeriod, updateFrequency = 1 } = (feed.sy ?? {}) as { updatePeriod?: string; updateFrequency?: number };
  const period = PERIOD_MINUTES[updatePeriod ?? ""];
  return period === undefined || !(updateFrequency > 0) ? undefined : period / updateFrequency;
}
