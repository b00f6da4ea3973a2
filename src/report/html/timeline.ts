import type { Article, Link } from "../../model/index.ts";
import { dateWords, sourceName, titleOf } from "../phrases.ts";
import { treeOf } from "../tree.ts";
import type { LineageGroup } from "../view.ts";
import { type Html, html } from "./markup.ts";
import type { Shown } from "./shown.ts";

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
export function timeline(shown: Shown): Html {
  const { told, chips } = shown;
  const lanes = told.lineages.slice(0, MOST_LANES);
  const { from, to, dated } = rangeOf(lanes);
  if (dated < 2 || from === to) return html``;
  const place = (time: number) => MARGIN + ((time - from) / (to - from)) * (WIDTH - 2 * MARGIN);
  const dots = new Map(lanes.flatMap((lane, row) => dotsOf(lane, row, place)).map((dot) => [dot.article.id, dot]));
  const undated = told.articles.length - dots.size;
  const missing = undated > 0 ? html`<span>${undated} not shown: no date</span>` : "";
  return html`
<figure class="timeline"><div class="lanes"><div class="names">${lanes.map((lane) => chips.of(lane.articles[0]!.id))}</div>
${drawing(shown, lanes, dots)}</div>
<figcaption><span>${dayAt(dots, from)}</span>${missing}<span>${dayAt(dots, to)}</span></figcaption></figure>`;
}

/** First and last time, and how many articles have one; a loop, because a lane may hold every article of a pile. */
function rangeOf(lanes: readonly LineageGroup[]): { from: number; to: number; dated: number } {
  let [from, to, dated] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const { articles } of lanes) {
    for (const article of articles) {
      const time = timeOf(article);
      if (time === undefined) continue;
      from = Math.min(from, time);
      to = Math.max(to, time);
      dated++;
    }
  }
  return { from, to, dated };
}

function drawing(shown: Shown, lanes: readonly LineageGroup[], dots: ReadonlyMap<string, Dot>): Html {
  const { told, chips } = shown;
  const height = lanes.length * LANE;
  const lane = ({ articles }: LineageGroup, row: number) =>
    html`<path class="lane ${chips.color(articles[0]!.id)}" d="M0 ${middle(row)}H${WIDTH}"/>`;
  const links = lanes.flatMap(({ articles }) => treeOf(articles, told.links).rows).map(({ link }) => link);
  return html`<svg viewBox="0 0 ${WIDTH} ${height}" preserveAspectRatio="none" height="${height}" role="group" aria-label="When each article came out, by lineage">
${lanes.map(lane)}
${links.map((link) => link && arc(shown, link, dots))}
${[...dots.values()].map((dot) => dotMark(shown, dot))}
</svg>`;
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

function arc({ chips }: Shown, link: Link, dots: ReadonlyMap<string, Dot>): Html {
  const [a, b] = [dots.get(link.a), dots.get(link.b)];
  if (!a || !b) return html``;
  const bend = Math.min(a.y, b.y) - 13;
  const unsure = link.direction === "undetermined" ? " unsure" : "";
  return html`<path class="arc${unsure} ${chips.color(link.a)}" d="M${a.x} ${a.y}Q${(a.x + b.x) / 2} ${bend} ${b.x} ${b.y}"/>`;
}

function dotMark({ chips, targets }: Shown, { article, x, y }: Dot): Html {
  const words = `${sourceName(article)}, ${dateWords(article.published)}: ${titleOf(article)}`;
  const mark = html`<path class="dot ${chips.color(article.id)}" d="M${x} ${y}h0"><title>${words}</title></path>`;
  const fragment = targets.article(article.id);
  return fragment ? html`<a href="#${fragment}" aria-label="${words}">${mark}</a>` : mark;
}

function dayAt(dots: ReadonlyMap<string, Dot>, time: number): string {
  return dateWords([...dots.values()].find(({ article }) => timeOf(article) === time)?.article.published);
}
