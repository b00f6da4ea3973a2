import { type Html, html } from "../markup.ts";
import type { DeskPage } from "./frame.ts";
import { chosen, listOf, nextPage, outside } from "./parts.ts";

export interface FeedShown {
  readonly url: string;
  readonly from: string;
  readonly title?: string | undefined;
  readonly state: string;
  readonly next?: string | undefined;
  readonly polled?: string | undefined;
  readonly answered?: string | undefined;
  readonly renewed?: string | undefined;
  readonly fails: number;
  readonly reason?: string | undefined;
  readonly isLying: boolean;
  readonly gapSeconds?: number | undefined;
  readonly named: number;
}

const STATES = ["answering", "failing", "gone", "new"] as const;

/** What is watched: how each feed answered, when it is asked next, why it failed. */
export function feedsPage(
  { items, next }: { readonly items: readonly FeedShown[]; readonly next?: string | undefined },
  asked: string,
): DeskPage {
  const given = new URLSearchParams(asked).get("state");
  const choices = [
    chosen("/feeds", "all", given === null),
    ...STATES.map((state) => chosen(`/feeds?state=${state}`, state, given === state)),
  ];
  const body = html`<nav class="fine" aria-label="States">${choices}</nav>${listOf(items.map(feedRow), "No feed is watched.")}${nextPage(asked, "cursor", next)}`;
  return { title: "Feeds", body };
}

function feedRow({ url, from, title, state, reason, fails, isLying, named, ...times }: FeedShown): Html {
  const { next, polled, answered, renewed, gapSeconds } = times;
  const failure =
    state === "failing" || state === "gone"
      ? html`<p><span class="warn">${state}</span>${fails > 1 ? ` ${fails} times in a row` : ""}${reason ? html`: <span dir="auto">${reason}</span>` : ""}</p>`
      : "";
  const told = [
    polled && `asked ${minute(polled)}`,
    answered && `answered ${minute(answered)}`,
    renewed && `new items ${minute(renewed)}`,
    next && `next ${minute(next)}`,
    gapSeconds !== undefined && `an item every ${gap(gapSeconds)}`,
    isLying && "says that nothing changed when something has",
  ].filter((part) => part);
  const list = from === url ? "" : html` · named by <span dir="auto">${from}</span>`;
  return html`<li><b dir="auto">${title || url}</b> <span class="kindtag">${state}</span>${failure}
<p class="fine">${outside(url)} · ${named} pages named${list}</p><p class="fine">${told.join(" · ")}</p></li>`;
}

function minute(time: string): string {
  return `${time.slice(0, 16).replace("T", " ")} UTC`;
}

const UNITS = [
  [86_400, "days"],
  [3_600, "hours"],
  [60, "minutes"],
] as const;

function gap(seconds: number): string {
  const [size, name] = UNITS.find(([length]) => seconds >= 2 * length) ?? [1, "seconds"];
  return `${Math.round(seconds / size)} ${name}`;
}
