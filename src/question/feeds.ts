import { z } from "zod";
import { type WatchedFeed, watchedOn } from "../store/watched.ts";
import { cursorAt, listed, placeAt } from "./paging.ts";
import type { Asked } from "./pile.ts";
import { question } from "./question.ts";
import * as is from "./schemas.ts";

const STATES = ["new", "answering", "failing", "gone"] as const;

const feed = z.object({
  url: z.string(),
  from: z.string().meta({ description: "The list that names it; itself when it was given" }),
  title: z.string().optional(),
  state: z.enum(STATES),
  next: z.string().optional().meta({ description: "When it is polled next; absent when it is gone for good" }),
  polled: z.string().optional(),
  answered: z.string().optional().meta({ description: "When it last answered with a list" }),
  renewed: z.string().optional().meta({ description: "When it last had something new" }),
  fails: z.int().meta({ description: "Failures in a row" }),
  reason: z.string().optional().meta({ description: "Why it failed last" }),
  isGone: z.boolean(),
  isLying: z.boolean().meta({ description: "It said that nothing had changed when something had" }),
  gapSeconds: z.number().optional().meta({ description: "Mean time between new items" }),
  named: z.int().meta({ description: "Pages that it named so far" }),
});
type FeedShown = z.infer<typeof feed>;

export const feeds = question({
  name: "feeds",
  title: "Watched feeds",
  description:
    "Feeds, sitemaps and pages that are polled, by address: how each answered, when it is asked next, why it failed.",
  path: "feeds",
  isLive: true,
  input: z.strictObject({ state: z.enum(STATES).optional(), ...is.paged }),
  output: is.listOf(feed),
  async answer({ store, pace }, { state, limit, cursor }) {
    // Addresses may hold passwords, so the cursor is a number and not the key.
    const from = placeAt("feeds", cursor);
    const items: FeedShown[] = [];
    let at = 0;
    for await (const [, kept] of watchedOn(store, "watch-feeds")) {
      if (at++ < from) continue;
      if (at % BREATH === 0) await pace();
      if (state !== undefined && stateOf(kept) !== state) continue;
      if (items.length === limit) return listed(items, cursorAt("feeds", String(at - 1)));
      items.push(feedShown(kept));
    }
    return listed(items);
  },
});

const BREATH = 500;

/** How many are watched, and how many of these fail or are gone. */
export async function feedCounts(store: Asked["store"]): Promise<Record<"watched" | "failing" | "gone", number>> {
  const counts = { watched: 0, failing: 0, gone: 0 };
  for await (const [, kept] of watchedOn(store, "watch-feeds")) {
    const state = stateOf(kept);
    counts.watched++;
    if (state === "failing" || state === "gone") counts[state]++;
  }
  return counts;
}

/** Addresses of the feeds of which the last request failed, gone ones among them. */
export async function failingFeeds(store: Asked["store"]): Promise<string[]> {
  const failing: string[] = [];
  for await (const [url, kept] of watchedOn(store, "watch-feeds"))
    if (["failing", "gone"].includes(stateOf(kept))) failing.push(url);
  return failing;
}

function stateOf({ isGone, fails, polled }: WatchedFeed): FeedShown["state"] {
  if (isGone) return "gone";
  if (fails > 0) return "failing";
  return polled === undefined ? "new" : "answering";
}

function feedShown(kept: WatchedFeed): FeedShown {
  const { title, next, polled, answered, renewed, fails, reason, isGone = false, isLying = false, named } = kept;
  const optional = { title, next, polled, answered, renewed, reason, gapSeconds: kept.gapSeconds };
  const known = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
  return {
    url: publicAddress(kept.url),
    from: publicAddress(kept.from),
    state: stateOf(kept),
    ...known,
    ...{ fails, isGone, isLying, named },
  };
}

/** An address without user and password; of a file its name alone: where it lies is nobody's business. */
function publicAddress(place: string): string {
  if (!/^https?:/i.test(place) || !URL.canParse(place)) return place.split(/[\\/]/).at(-1) ?? "";
  const address = new URL(place);
  if (address.username === "" && address.password === "") return place;
  address.username = "";
  address.password = "";
  return address.href;
}
