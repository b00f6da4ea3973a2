import type { Article, Link } from "../../model/index.ts";
import { dateWords, sourceName, titleOf } from "../phrases.ts";
import { treeOf } from "../tree.ts";
import type { LineageGroup, StoryView } from "../view.ts";
import type { Chips } from "./lineages.ts";
import { type Html, html } from "./markup.ts";
import type { Targets } from "./targets.ts";

const MOST_LANES = 14;
const LANE = 30;
const WIDTH = 1000;
const MARGIN = 24;

interface Dot {
  readonly article: Article;
  readonly x: number;
  readonly y: number;
}

/**
 * When each article came out: one lane a lineage, one dot an article, an arc for each derivation. Left out when fewer than two
 * articles have a date, or all have the same.
 */
export function timeline(told: StoryView, chips: Chips, targets: Targets): Html {
  const lanes = told.lineages.slice(0, MOST_LANES);
  const times = lanes.flatMap(({ articles }) => articles.flatMap((a) => timeOf(a) ?? []));
  const [from, to] = [Math.min(...times), Math.max(...times)];
  if (times.length < 2 || from === to) return html``;
  const place = (time: number) => MARGIN + ((time - from) / (to - from)) * (WIDTH - 2 * MARGIN);
  const dots = new Map(lanes.flatMap((lane, row) => dotsOf(lane, row, place)).map((dot) => [dot.article.id, dot]));
  const undated = told.articles.length - dots.size;
  const height = lanes.length * LANE;
  return html`
<figure class="timeline"><div class="lanes"><div class="names">${lanes.map((lane) => chips.of(lane.articles[0]!.id))}</div>
<svg viewBox="0 0 ${WIDTH} ${height}" preserveAspectRatio="none" height="${height}" role="group" aria-label="When each article came out, by lineage">
${lanes.map((lane, row) => html`<path class="lane ${chips.color(lane.articles[0]!.id)}" d="M0 ${middle(row)}H${WIDTH}"/>`)}
${lanes.flatMap(({ articles }) => treeOf(articles, told.links).rows).map(({ link }) => link && arc(link, dots, chips))}
${[...dots.values()].map((dot) => dotMark(dot, chips, targets))}
</svg></div>
<figcaption><span>${dateWords(earliest(dots, from))}</span>${undated > 0 ? html`<span>${undated} not shown: no date</span>` : ""}<span>${dateWords(earliest(dots, to))}</span></figcaption></figure>`;
}

/** Milliseconds of the article's date; `undefined` when it is not a full ISO date. */
function timeOf({ published }: Article): number | undefined {
  if (!published || !/^\d{4}-\d\d-\d\d/.test(published)) return undefined;
  const time = Date.parse(published.length === 10 ? `${published}T12:00:00Z` : published);
  return Number.isNaN(time) ? undefined : time;
}

const middle = (row: number) => row * LANE + LANE / 2;

/** Dots that would cover each other are set one above the other. */
function dotsOf({ articles }: LineageGroup, row: number, place: (time: number) => number): Dot[] {
  const taken = new Map<number, number>();
  return articles.flatMap((article) => {
    const time = timeOf(article);
    if (time === undefined) return [];
    const x = Math.round(place(time));
    const slot = Math.round(x / 14);
    const before = taken.get(slot) ?? 0;
    taken.set(slot, before + 1);
    const step = before % 3 === 0 ? 0 : before % 3 === 1 ? -8 : 8;
    return [{ article, x, y: middle(row) + step }];
  });
}

function arc(link: Link, dots: ReadonlyMap<string, Dot>, chips: Chips): Html {
  const [a, b] = [dots.get(link.a), dots.get(link.b)];
  if (!a || !b) return html``;
  const bend = Math.min(a.y, b.y) - 13;
  const unsure = link.direction === "undetermined" ? " unsure" : "";
  return html`<path class="arc${unsure} ${chips.color(link.a)}" d="M${a.x} ${a.y}Q${(a.x + b.x) / 2} ${bend} ${b.x} ${b.y}"/>`;
}

function dotMark({ article, x, y }: Dot, chips: Chips, targets: Targets): Html {
  const words = `${sourceName(article)}, ${dateWords(article.published)}: ${titleOf(article)}`;
  const mark = html`<path class="dot ${chips.color(article.id)}" d="M${x} ${y}h0"><title>${words}</title></path>`;
  const fragment = targets.article(article.id);
  return fragment ? html`<a href="#${fragment}" aria-label="${words}">${mark}</a>` : mark;
}

function earliest(dots: ReadonlyMap<string, Dot>, time: number): string | undefined {
  return [...dots.values()].find(({ article }) => timeOf(article) === time)?.article.published;
}
