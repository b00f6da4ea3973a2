import type { Message } from "../../model/index.ts";
import type { Notices } from "../notices.ts";
import type { RunRecord } from "../options.ts";
import { counted, grouped } from "../phrases.ts";
import type { SourceRow } from "../sources.ts";
import { type Html, html } from "./markup.ts";
import type { Targets } from "./targets.ts";

/** `5 more stories`, and where they are. */
export function more(count: number, noun: string, plural: string): Html {
  if (count <= 0) return html``;
  return html`<p class="more">${counted(count, `more ${noun}`, `more ${plural}`)} in the JSON report, and in the pages that --out FOLDER/ writes.</p>`;
}

/** What could not be read, and what is worth knowing. */
export function messages({ count, errors, shown }: Notices, targets: Targets): Html {
  if (count === 0) return html``;
  return html`
<section class="messages" aria-labelledby="messages-title"><h2 id="messages-title">Messages</h2>
<p class="fine">${counted(errors, "input")} could not be used; ${counted(count - errors, "note")}.</p>
<ul>${shown.map((message) => messageItem(message, targets))}</ul>${more(count - shown.length, "message", "messages")}</section>`;
}

function messageItem({ article, span, location, level, rule, text }: Message, targets: Targets): Html {
  const fragment = article === undefined ? undefined : span ? targets.words(article, span) : targets.article(article);
  const place = location ?? article ?? "";
  const linked = fragment ? html`<a href="#${fragment}">${place}</a>` : place;
  const words = html`<code>${rule}</code> <span dir="auto">${text}</span>`;
  return html`<li class="${level === "error" ? "error" : "note"}">${words} <span class="fine">${linked}</span></li>`;
}

const MOST_SOURCES = 300;
const SOURCES_OPEN = 25;

/** Who is in the pile: how much of each publisher's work stands alone, and how much shares its text with others. */
export function sourceTable(sources: readonly SourceRow[]): Html {
  if (sources.length === 0) return html``;
  const row = ({ name, articles, stories, shared, first }: SourceRow) =>
    html`<tr><th scope="row" dir="auto">${name}</th><td class="num">${grouped(articles)}</td><td class="num">${grouped(stories)}</td><td class="num">${grouped(articles - shared)}</td><td class="num">${grouped(shared)}</td><td class="num">${grouped(first)}</td></tr>`;
  const table = (rows: readonly SourceRow[]) =>
    html`<div class="scroll" tabindex="0" role="group" aria-label="Sources"><table class="plain"><thead><tr><th scope="col">publisher</th><th scope="col" class="num">articles</th><th scope="col" class="num">stories</th><th scope="col" class="num">own text</th><th scope="col" class="num">shared text</th><th scope="col" class="num">first with it</th></tr></thead><tbody>${rows.map(row)}</tbody></table></div>`;
  const rest = sources.slice(SOURCES_OPEN, MOST_SOURCES);
  return html`
<section class="sources" aria-labelledby="sources-title"><h2 id="sources-title">Sources</h2>
<p class="fine">Shared text: articles that are of one text with an article of another publisher. First with it: the earliest dated of them.</p>
${table(sources.slice(0, SOURCES_OPEN))}
${rest.length > 0 ? html`<details class="also"><summary>${rest.length} more</summary>${table(rest)}</details>` : ""}${more(sources.length - MOST_SOURCES, "source", "sources")}</section>`;
}

/** The words that a reader needs, and what the counts cannot say. */
export function legend(): Html {
  return html`
<section class="legend" aria-labelledby="legend-title"><h2 id="legend-title">How to read this, and its limits</h2>
<dl>
<div><dt>Lineage</dt><dd>Articles that go back to one text: copy, excerpt, rewrite, translation. Ten outlets can be one lineage. The number in the box before a fact counts lineages; a range such as 2–3 means: at least 2, at most 3.</dd></div>
<div><dt>Named origin</dt><dd>Who is <em>said</em> to have said it. Two lineages that quote one ministry still lean on one origin.</dd></div>
<div><dt>82 % of this text</dt><dd>How much of an article has its match in the other. It is no measure of how sure the link is.</dd></div>
<div><dt>sure 62 in 100</dt><dd>Of pairs with such a score, 62 in 100 truly derive from each other or from a common text. Quotations are left out before scoring.</dd></div>
<div><dt>Set aside</dt><dd>Page furniture, teasers and other posts stay in the text, shaded, and support no fact. Nothing is deleted.</dd></div>
<div><dt>Words</dt><dd>Everything underlined with dots opens the article at the exact words.</dd></div>
<div><dt>Limits</dt><dd>It measures reporting, never truth: a fact of five lineages can be wrong, one of a single source can be right. What is not in the pile is not counted. Speakers, numbers and links are found by program and can be wrong; the words are there to check. A shared text is no proof of wrongdoing.</dd></div>
</dl></section>`;
}

const MOST_INPUTS = 500;

/** What was read and how: enough to cite the report and to make it again. */
export function record(run: RunRecord | undefined): Html {
  if (!run) return html``;
  const rows = run.inputs
    .slice(0, MOST_INPUTS)
    .map(
      ({ location, bytes, sha256 }) =>
        html`<tr><td>${location}</td><td class="num">${grouped(bytes)}</td><td class="hash">${sha256}</td></tr>`,
    );
  return html`
<section class="record" aria-labelledby="record-title"><h2 id="record-title">What was read</h2>
<p class="fine">secondsource ${run.version}; <code>${run.call}</code>; ${counted(run.inputs.length, "input")}. The same files and the same version give the same bytes. <span class="written" hidden></span></p>
<details class="also"><summary>${counted(run.inputs.length, "input")} with SHA-256</summary>
<div class="scroll" tabindex="0" role="group" aria-label="Inputs"><table class="plain"><thead><tr><th scope="col">input</th><th scope="col" class="num">bytes</th><th scope="col">SHA-256</th></tr></thead><tbody>${rows}</tbody></table></div>${more(run.inputs.length - MOST_INPUTS, "input", "inputs")}</details></section>`;
}
