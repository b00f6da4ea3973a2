import { type Html, html } from "../markup.ts";
import type { DeskPage } from "./frame.ts";
import { linksOut } from "./pages.ts";
import { type ArticleShown, listOf, pageOf } from "./parts.ts";

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly id: string;
}

export interface ArticleAnswer extends ArticleShown {
  readonly byline?: string | undefined;
  readonly credits: readonly string[];
  readonly versions: number;
  readonly version: number;
  readonly firstSeen: string;
  readonly text?: string | undefined;
  readonly marks?: readonly Mark[] | undefined;
}

/** An article with its words; those that carry a fact lead to it, and every place that was linked to has its name. */
export function articlePage(article: ArticleAnswer, _asked: string, mayCorrect: boolean): DeskPage {
  const {
    id,
    title,
    label,
    publisher,
    published,
    byline,
    credits,
    version,
    versions,
    firstSeen,
    text = "",
    marks = [],
  } = article;
  const source = [publisher, published, byline, ...credits].filter((part) => part).join(" · ");
  const more =
    versions > 1
      ? html` · <a href="${`${pageOf("articles", id)}/diff`}">what changed between its ${versions} versions</a>`
      : "";
  const older = Array.from(
    { length: Math.min(versions, 50) },
    (_, at) => html`<a href="${`${pageOf("articles", id)}?version=${at + 1}`}">${at + 1}</a> `,
  );
  const body = html`<p dir="auto">${source}</p>${linksOut(article, mayCorrect)}
<p class="fine">version ${version}, first seen ${firstSeen}${more}${versions > 1 ? html` · versions ${older}` : ""}</p>
<div class="text" dir="auto">${marked(text, marks)}</div>`;
  return { title: title || label || id, body };
}

/** The text in paragraphs, with links where marks stand; of marks that overlap the first one is shown, the others keep their names. */
function marked(text: string, marks: readonly Mark[]): Html[] {
  const pieces: Html[] = [];
  let at = 0;
  for (const { start, end, kind, id } of marks) {
    if (start < at || end > text.length || end <= start) {
      pieces.push(html`<span id="${`${start}-${end}`}"></span>`);
      continue;
    }
    const words = text.slice(start, end);
    const piece =
      kind === "fact" ? html`<a class="words" href="${pageOf("facts", id)}">${words}</a>` : html`<mark>${words}</mark>`;
    pieces.push(html`${lines(text.slice(at, start))}<span id="${`${start}-${end}`}">${piece}</span>`);
    at = end;
  }
  return [...pieces, html`${lines(text.slice(at))}`];
}

function lines(text: string): Html[] {
  return text.split("\n").map((line, index) => (index === 0 ? html`${line}` : html`<br>${line}`));
}

interface Part {
  readonly start: number;
  readonly words: string;
}

/** What changed between two versions: sentences taken out, put in, and in other words. */
export function diffPage({
  id,
  from,
  to,
  removed,
  added,
  changed,
}: {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly removed: readonly Part[];
  readonly added: readonly Part[];
  readonly changed: readonly { readonly from: Part; readonly to: Part }[];
}): DeskPage {
  const all = (parts: readonly Part[], tag: "del" | "ins") =>
    parts.map(
      ({ words }) => html`<li dir="auto">${tag === "del" ? html`<del>${words}</del>` : html`<ins>${words}</ins>`}</li>`,
    );
  const pairs = changed.map(
    (pair) => html`<li dir="auto"><del>${pair.from.words}</del><br><ins>${pair.to.words}</ins></li>`,
  );
  const body = html`<p><a href="${pageOf("articles", id)}">the article</a></p>
<h2>In other words</h2>${listOf(pairs)}<h2>Taken out</h2>${listOf(all(removed, "del"))}<h2>Put in</h2>${listOf(all(added, "ins"))}`;
  return { title: `Version ${from} and version ${to}`, body };
}
