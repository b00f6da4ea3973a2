import type { ReportSource } from "../../model/index.ts";
import { Guard } from "../guard.ts";
import type { RenderOptions } from "../options.ts";
import { isTold, viewOf } from "../view.ts";
import { PAGE_END, pageStart } from "./frame.ts";
import type { Html } from "./markup.ts";
import { legend, messages, more, record, sourceTable } from "./page-end.ts";
import { bars, contents, masthead } from "./page-head.ts";
import { readerStart, readerTexts } from "./reader-pane.ts";
import { rowsFor, shownOf } from "./shown.ts";
import { singleItem, singlesSection } from "./singles.ts";
import { failedSection, storySection } from "./story.ts";
import { type Survey, surveyOf } from "./survey.ts";
import { LIMITS } from "./targets.ts";

/**
 * The report as one self-contained page. Reads the source three times: for the list of contents and what can be jumped to,
 * for the stories, for the articles. Holds what the page's limits allow, whatever the size of the pile.
 */
export async function* renderHtml(source: ReportSource, options: RenderOptions = {}): AsyncGenerator<string> {
  const guard = new Guard(options.onMessage);
  const survey = await surveyOf(source, guard);
  const { entries, shared, singles, targets, notices } = survey;
  const left = Math.max(0, shared - LIMITS.stories) + Math.max(0, singles - LIMITS.singles);
  yield pageStart(`secondsource: ${survey.title ?? "news pile"}`);
  yield `<a class="skip" href="#stories">Skip to the stories</a>\n<div class="page">`;
  yield `${masthead(source.totals)}${contents(entries, survey)}${bars(left)}<main id="stories">`;
  yield* stories(source, survey, guard);
  notices.add(guard.messages);
  yield `</main>${sourceTable(survey.sources.rows)}${messages(notices, targets)}${legend()}${record(options.run)}</div>`;
  yield* reader(source, survey, guard);
  yield PAGE_END;
}

async function* stories(source: ReportSource, survey: Survey, guard: Guard): AsyncGenerator<string> {
  const { targets, shared } = survey;
  const items: Html[] = [];
  let number = 0;
  for await (const dossier of source.dossiers("weight")) {
    if (guard.hasFailed(dossier)) continue;
    if (!isTold(dossier, source)) {
      const item = guard.over(dossier, () => singleItem(dossier, items.length, targets));
      if (item) items.push(item);
    } else if (++number <= LIMITS.stories) {
      const at = `s${number}`;
      const make = () => storySection(shownOf(viewOf(dossier), at, targets, rowsFor(number, shared)));
      yield `${guard.over(dossier, make) ?? failedSection(at, dossier.story.title)}`;
    }
    if (items.length >= LIMITS.singles) break;
  }
  yield `${more(shared - LIMITS.stories, "story", "stories")}${singlesSection(items, survey.singles)}`;
}

/** The articles as they came, in the order of their stories. */
async function* reader(source: ReportSource, { targets }: Survey, guard: Guard): AsyncGenerator<string> {
  yield `${readerStart()}`;
  let [shown, number] = [0, 0];
  for await (const dossier of source.dossiers("weight")) {
    if (shown >= targets.size) break;
    const at = !guard.hasFailed(dossier) && isTold(dossier, source) ? ++number : 0;
    const texts = guard.over(dossier, () => readerTexts(dossier, targets, at)) ?? [];
    yield texts.join("");
    shown += texts.length;
  }
  yield `${more(source.totals.articles - targets.size, "article", "articles")}</aside>`;
}
