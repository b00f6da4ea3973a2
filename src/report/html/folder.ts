import { stableId } from "../../model/hash.ts";
import type { Dossier, ReportSource, Totals } from "../../model/index.ts";
import { warningWords } from "../conflicts.ts";
import { Guard } from "../guard.ts";
import { Notices } from "../notices.ts";
import type { RenderOptions } from "../options.ts";
import { counted, dayRange, eventDoubt, lineageCount, sourceName } from "../phrases.ts";
import { SourceCounter } from "../sources.ts";
import { isShared, viewOf } from "../view.ts";
import { PAGE_END, pageStart } from "./frame.ts";
import { type Html, html } from "./markup.ts";
import { legend, messages, record, sourceTable } from "./page-end.ts";
import { bars, masthead } from "./page-head.ts";
import { readerStart, readerTexts } from "./reader-pane.ts";
import { type Shown, shownOf } from "./shown.ts";
import { storyBeads, storySection } from "./story.ts";
import { LIMITS, Targets } from "./targets.ts";

/** One file of a report that is a folder. */
export interface PageFile {
  /** Path inside the folder, with `/`. */
  readonly name: string;
  readonly text: string;
}

/**
 * The report as a folder: a page for each story, whatever their number, and last `index.html`, which lists them all. Reads
 * the source once; holds one story, and a line for each story of the pile.
 */
export async function* renderFolder(source: ReportSource, options: RenderOptions = {}): AsyncGenerator<PageFile> {
  const guard = new Guard(options.onMessage);
  const index = { entries: [] as Html[], notices: new Notices(LIMITS.messages), sources: new SourceCounter() };
  await index.notices.addFrom(source);
  for await (const dossier of source.dossiers("weight")) {
    const page = guard.over(dossier, () => storyPage(dossier, source.totals, options));
    if (!page) continue;
    index.notices.add(dossier.messages);
    index.sources.add(page.shown.told);
    index.entries.push(entry(page.shown, page.name));
    yield { name: page.name, text: page.text };
  }
  index.notices.add(guard.messages);
  yield { name: "index.html", text: indexPage(source.totals, index, options) };
}

function storyPage(dossier: Dossier, totals: Totals, options: RenderOptions) {
  const { story } = dossier;
  const targets = new Targets();
  const told = viewOf(dossier);
  for (const { articles } of told.lineages) for (const article of articles) targets.admit(article);
  const shown = shownOf(told, "s1", targets, LIMITS.rowsAlone);
  const notices = new Notices(LIMITS.messages);
  notices.add(dossier.messages);
  const name = `stories/${/^[\w-]{1,80}$/.test(story.id) ? story.id : stableId("s", story.id)}.html`;
  const text = [
    pageStart(`${story.title} · secondsource`),
    `<a class="skip" href="#stories">Skip to the story</a>\n<div class="page">`,
    `${masthead(totals, "../index.html")}${bars()}<main id="stories">${storySection(shown)}</main>`,
    `${messages(notices, targets)}${legend()}${record(options.run && { ...options.run, inputs: [] })}</div>`,
    `${readerStart()}`,
    ...readerTexts(dossier, targets, 1),
    `</aside>${PAGE_END}`,
  ];
  return { name, shown, text: text.join("") };
}

function entry(shown: Shown, name: string): Html {
  const { told, brief } = shown;
  const days = dayRange(told.story.start, told.story.end);
  const counts = `${counted(told.articles.length, "article")}, ${lineageCount(told.story.support)}`;
  const doubt = eventDoubt(told.story.start, told.story.end) ? html`, may be more than one event` : "";
  const warned = warningWords(told);
  const warning = html`${warned ? html`, <span class="warn">${warned}</span>` : ""}${doubt}`;
  const top = brief.best.slice(0, 2).map(({ text }) => text);
  const names = [...new Set(told.articles.map(sourceName))].slice(0, 6).join(", ");
  return html`
<li><a class="name" href="${name}" dir="auto">${told.story.title}</a> ${isShared(told) ? storyBeads(shown) : ""}
<p class="fine">${days ? `${days} · ` : ""}${counts}${warning} · <span dir="auto">${names}</span></p>
${top.length > 0 ? html`<p class="top" dir="auto">${top.join(" · ")}</p>` : ""}</li>`;
}

interface Index {
  readonly entries: readonly Html[];
  readonly notices: Notices;
  readonly sources: SourceCounter;
}

const FILTER = html`<form class="filter" role="search" hidden><label>Find a story <input type="search" placeholder="title, fact, publisher" autocomplete="off"></label> <label><input type="checkbox"> only disputed</label> <output></output></form>`;

function indexPage(totals: Totals, { entries, notices, sources }: Index, { run }: RenderOptions): string {
  const list = html`<ol class="stories">${entries}</ol>`;
  return [
    pageStart("secondsource: all stories"),
    `<div class="page bare">${masthead(totals)}${FILTER}<main id="stories">${list}</main>`,
    `${sourceTable(sources.rows)}${messages(notices, new Targets())}${legend()}${record(run)}</div>${PAGE_END}`,
  ].join("");
}
