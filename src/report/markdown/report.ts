import type { Dossier, ReportSource } from "../../model/index.ts";
import { Guard } from "../guard.ts";
import { Notices } from "../notices.ts";
import type { RenderOptions, RunRecord } from "../options.ts";
import { counted, grouped, PROMISE, sourceName, TERMS, totalParts } from "../phrases.ts";
import { isTold, viewOf } from "../view.ts";
import { escapeMarkdown as md, more } from "./escape.ts";
import { singleRows, storyText } from "./story.ts";

const MOST = { stories: 200, singles: 200, singlesTold: 25, messages: 100, inputs: 100 };

/**
 * The report as Markdown that any renderer shows: headings, lists and tables, no HTML. One pass over the source; holds the
 * titles of stories that one article reports.
 */
export async function* renderMarkdown(source: ReportSource, options: RenderOptions = {}): AsyncGenerator<string> {
  const guard = new Guard(options.onMessage);
  const notices = new Notices(MOST.messages);
  const once: string[] = [];
  let [shared, singles] = [0, 0];
  yield `# secondsource report\n\n${PROMISE} ${TERMS}\n\n${totalParts(source.totals).join(" · ")}\n`;
  for await (const dossier of source.dossiers("weight")) {
    guard.over(dossier, () => notices.add(dossier.messages));
    if (isTold(dossier, source)) {
      if (shared++ < MOST.stories) yield guard.over(dossier, () => storyText(viewOf(dossier))) ?? "";
    } else if (singles++ < MOST.singles)
      once.push(guard.over(dossier, () => single(dossier, singles <= MOST.singlesTold)) ?? "");
  }
  yield more(shared, MOST.stories, "stories");
  notices.add(guard.messages);
  await notices.addFrom(source);
  yield reportedOnce(once.filter(Boolean), singles) + messages(notices) + record(options.run);
}

/** A story that one article reports, and what that article says, as far as there is room. */
function single(dossier: Dossier, hasRows: boolean): string {
  const { story, articles } = dossier;
  const from = articles[0] ? ` (${md(sourceName(articles[0]))})` : "";
  return [`- ${md(story.title)}${from}`, ...(hasRows ? singleRows(viewOf(dossier)) : [])].join("\n");
}

function reportedOnce(rows: readonly string[], count: number): string {
  if (count === 0) return "";
  return `\n## Reported once\n\n${rows.join("\n")}\n${more(count, MOST.singles, "stories")}`;
}

function messages(notices: Notices): string {
  if (notices.count === 0) return "";
  const rows = notices.shown.map((m) => {
    const place = m.location ?? m.article;
    return `- ${m.level === "error" ? "**not read** " : ""}${md(m.rule)}: ${md(m.text)}${place ? ` (${md(place)})` : ""}`;
  });
  return `\n## Messages\n\n${rows.join("\n")}\n${more(notices.count, MOST.messages, "messages")}`;
}

/** What was read and how, for whoever cites the report. */
function record(run: RunRecord | undefined): string {
  if (!run) return "";
  const rows = run.inputs
    .slice(0, MOST.inputs)
    .map(({ location, bytes, sha256 }) => `| ${md(location)} | ${grouped(bytes)} | ${sha256} |`);
  const table = `| input | bytes | SHA-256 |\n| --- | ---: | --- |\n${rows.join("\n")}\n`;
  const head = `secondsource ${md(run.version)}, ${counted(run.inputs.length, "input")}: ${md(run.call)}`;
  return `\n## What was read\n\n${head}\n\n${table}${more(run.inputs.length, MOST.inputs, "inputs")}`;
}
