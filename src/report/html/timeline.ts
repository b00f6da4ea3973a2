import type { Article, Link } from "../../model/index.ts";
import { counted, dateWords, dayRange, sourceName, titleOf } from "../phrases.ts";
import { percent, shareOf } from "../shares.ts";
import { derives, type TreeRow, treeOf } from "../tree.ts";
import { coverage } from "./coverage.ts";
import { type Html, html } from "./markup.ts";
import type { Shown } from "./shown.ts";
import { type TimeScale, timeOf, timeScale } from "./time-scale.ts";

const WIDTH = 760;
/** Room for the names at the left. */
const LEFT = 214;
const RIGHT = 14;
const ROW = 24;
const MOST_ROWS = 40;
const MOST_LONE = 60;
/** Characters of a name. */
const NAME = 22;

interface Dot {
  readonly article: Article;
  readonly y: number;
  /** Both ends of what is known of its time; the same where the hour is known. */
  readonly x: readonly [number, number];
  readonly isDated: boolean;
}

interface Drawing {
  readonly rows: readonly { readonly row: TreeRow; readonly dot: Dot }[];
  readonly lone: readonly Dot[];
  readonly scale: TimeScale;
  readonly height: number;
}

/**
 * The lineages of a story drawn in time: one row an article, an arrow where one is known to be made from another, a dashed
 * line where the two are of one text and no more is known. Articles that stand alone share one row. Left out when fewer than two
 * articles have a date.
 */
export function timelineSection(shown: Shown): Html {
  const { told, at } = shown;
  const times = told.articles.flatMap(({ published }) => timeOf(published) ?? []);
  if (times.length < 2) return html``;
  const scale = timeScale(
    times.flatMap(({ from, to }) => [from, to]),
    WIDTH - LEFT - RIGHT,
  );
  const drawing = drawingOf(shown, scale);
  const days = dayRange(told.articles.find((one) => timeOf(one.published))?.published, lastDay(told.articles));
  return html`
<h3 id="${at}-timeline">Timeline <small>${days}; each row an article, each colour a text</small></h3>
<figure class="timeline"><div class="scroll" tabindex="0" role="group" aria-label="Timeline of the lineages">${svg(shown, drawing, times)}</div>
<figcaption>${caption(told.articles.length - times.length)}</figcaption></figure>`;
}

function lastDay(articles: readonly Article[]): string | undefined {
  return articles.findLast(({ published }) => timeOf(published))?.published;
}

function caption(undated: number): Html {
  const missing = undated > 0 ? html` <span>Hollow: ${counted(undated, "article")} without a date.</span>` : "";
  return html`<span><b>→</b> made from it.</span> <span><b>┄</b> one text, direction not known.</span> <span>A bar is a day whose hour is not given.</span> <span>Per cent: how much of that text stands in the one it is tied to.</span>${missing}`;
}

function drawingOf({ told }: Shown, scale: TimeScale): Drawing {
  const all = told.texts.flatMap(({ articles, links }) => treeOf(articles, links).rows).slice(0, MOST_ROWS);
  const rows = all.map((row, index) => ({ row, dot: dotOf(row.article, index, scale) }));
  const lone = told.lone.slice(0, MOST_LONE);
  const height = (rows.length + (lone.length > 0 ? 1 : 0)) * ROW;
  return { rows, lone: lone.map((article) => dotOf(article, rows.length, scale)), scale, height };
}

function dotOf(article: Article, row: number, scale: TimeScale): Dot {
  const time = timeOf(article.published);
  const x = time
    ? ([LEFT + scale.place(time.from), LEFT + scale.place(time.to)] as const)
    : ([LEFT - 10, LEFT - 10] as const);
  return { article, x, y: row * ROW + ROW / 2, isDated: time !== undefined };
}

const GRID = 44;

function svg(shown: Shown, drawing: Drawing, times: readonly { from: number; to: number }[]): Html {
  const { rows, lone, scale, height } = drawing;
  const dots = new Map(rows.map(({ dot }) => [dot.article.id, dot]));
  const ticks = scale.ticks.map(
    ({ x, label }) =>
      html`<path class="grid" d="M${LEFT + x} 0V${height + GRID}"/><text class="tick" x="${LEFT + x}" y="${height + GRID + 14}" text-anchor="${x < 24 ? "start" : x > WIDTH - LEFT - RIGHT - 30 ? "end" : "middle"}">${label}</text>`,
  );
  const cuts = scale.cuts.map((x) => html`<path class="cut" d="M${LEFT + x - 4} ${height + 6}l4 -8m2 8l4 -8"/>`);
  return html`<svg viewBox="0 0 ${WIDTH} ${height + GRID + 20}" width="${WIDTH}" height="${height + GRID + 20}" role="group" aria-label="When each article came out, and which text it was made from">
${ticks}${cuts}<g transform="translate(${LEFT} ${height})">${coverage(times, scale, GRID)}</g>
${rows.map(({ row }) => edge(shown, row, dots))}
${rows.map(({ row, dot }) => mark(shown, dot, row.link))}
${lone.length > 0 ? loneRow(shown, lone) : ""}
</svg>`;
}

/** A curve from what was there to what was made of it; without an arrow head where that is not known. */
function edge({ chips }: Shown, { article, link, parent }: TreeRow, dots: ReadonlyMap<string, Dot>): Html {
  const [a, b] = [dots.get(parent?.id ?? ""), dots.get(article.id)];
  if (!link || !parent || !a || !b) return html``;
  const isKnown = link.direction !== "undetermined";
  const [from, to] = derives(link, parent) ? [b, a] : [a, b];
  const [x0, x1] = [middle(from), to.x[0] - (isKnown ? 8 : 6)];
  const bend = x1 > x0 + 14 ? x0 : Math.min(x0, x1) - 16;
  const line = `M${x0} ${from.y}C${bend} ${to.y} ${bend} ${to.y} ${x1} ${to.y}`;
  const head = isKnown ? html`<path class="head" d="M${x1} ${to.y - 4}l6 4l-6 4z"/>` : "";
  return html`<g class="edge ${isKnown ? "made" : "unsure"} ${chips.color(article.id)}"><path class="line" d="${line}"/>${head}</g>`;
}

function middle({ x }: Dot): number {
  return Math.round((x[0] + x[1]) / 2);
}

function mark(shown: Shown, dot: Dot, link: Link | undefined): Html {
  const { article, y } = dot;
  const share = link
    ? html`<text class="share" x="${LEFT - 30}" y="${y + 4}" text-anchor="end">${percent(shareOf(article, link))}</text>`
    : "";
  const name = sourceName(article);
  const short = name.length > NAME ? `${name.slice(0, NAME - 1)}…` : name;
  const text = html`<text x="0" y="${y + 4}">${short}</text>${share}`;
  return linked(shown, article, html`${shape(shown, dot)}${text}`);
}

function shape({ chips }: Shown, { article, x, y, isDated }: Dot): Html {
  const words = `${sourceName(article)}, ${dateWords(article.published) || "no date"}: ${titleOf(article)}`;
  const kind = `dot ${chips.color(article.id)}${isDated ? "" : " hollow"}`;
  const width = Math.max(11, x[1] - x[0]);
  const start = x[1] - x[0] < 11 ? middle({ article, x, y, isDated }) - 5.5 : x[0];
  return html`<rect class="${kind}" x="${start}" y="${y - 5.5}" width="${width}" height="11" rx="5.5"><title>${words}</title></rect>`;
}

function linked({ targets }: Shown, article: Article, inner: Html): Html {
  const fragment = targets.article(article.id);
  return fragment ? html`<a href="#${fragment}">${inner}</a>` : inner;
}

function loneRow(shown: Shown, lone: readonly Dot[]): Html {
  return html`<text class="tick" x="0" y="${lone[0]!.y + 4}">standing alone</text>${lone.map((dot) => linked(shown, dot.article, shape(shown, dot)))}`;
}
