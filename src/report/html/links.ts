import type { Article, Evidence, Link } from "../../model/index.ts";
import { counted, linkWords, relationWords, scoreWords, sourceName } from "../phrases.ts";
import { percent, shareOf } from "../shares.ts";
import type { TreeRow } from "../tree.ts";
import { comparedWords } from "./compared.ts";
import { type Html, html, type Inner } from "./markup.ts";
import { placeOfLink } from "./places.ts";
import type { Shown } from "./shown.ts";
import { LIMITS } from "./targets.ts";

/** Links as a list, each with its evidence side by side behind a click. */
export function linkList(shown: Shown, links: readonly Link[]): Html {
  const item = (link: Link) => html`<li>${linkDetails(shown, link, pairWords(shown, link))}</li>`;
  return html`<ul class="links">${links.slice(0, LIMITS.linksEach).map(item)}</ul>`;
}

/** What ties an article to the one above it: how much of its text stands there, and, apart from that, how sure it is. */
export function tie(shown: Shown, { article, link, parent }: TreeRow): Html {
  if (!link || !parent) return html``;
  const share = html`<b class="share">${percent(shareOf(article, link))}</b> of this text`;
  return linkDetails(shown, link, html`${relationWords(link, article, parent)} <span class="fine">${share}</span>`);
}

const SCORE_TITLE = "how sure: the share of pairs with this score that truly derive";

/** One link: kind, score, direction; opened, the evidence side by side. `words` says who derives from whom. */
function linkDetails(shown: Shown, link: Link, words: Inner): Html {
  const { articleOf } = shown.told;
  const [a, b] = [articleOf.get(link.a), articleOf.get(link.b)];
  if (!a || !b) return html``;
  const isCounted = link.kind !== "shared-quotes";
  const score = isCounted ? html`<span class="score" title="${SCORE_TITLE}">sure ${scoreWords(link.score)}</span>` : "";
  const head = [a, b].map(
    (one) => html`<th scope="col"><span dir="auto">${sourceName(one)}</span>${shareWords(one, link)}</th>`,
  );
  const rows = link.evidence.slice(0, LIMITS.evidenceEach).map((pair) => evidenceRow(shown, a, b, pair));
  const left = link.evidence.length - LIMITS.evidenceEach;
  const at = placeOfLink(link);
  return html`
<div class="row linkrow" id="${at}"><details class="link k-${link.kind}"><summary>${words} ${score} <span class="fine">${counted(link.evidence.length, "place")}</span></summary>
<div class="scroll"><table class="evidence"><thead><tr>${head}</tr></thead>
<tbody>${rows}</tbody></table></div>
${left > 0 ? html`<p class="more">${left} more places in the JSON report.</p>` : ""}
</details><a class="perma" href="#${at}" aria-label="Address of this link">#</a></div>`;
}

function shareWords(article: Article, link: Link): Html {
  if (link.kind === "shared-quotes") return html``;
  return html` <span class="fine">${percent(shareOf(article, link))} of this text</span>`;
}

function pairWords({ told, chips }: Shown, link: Link): Html {
  const name = (id: string) => html`${chips.of(id)} <b dir="auto">${sourceName(told.articleOf.get(id)!)}</b>`;
  return html`${name(link.a)} – ${name(link.b)} <span class="kind">${linkWords(link.kind)}</span>`;
}

function evidenceRow({ targets }: Shown, a: Article, b: Article, pair: Evidence): Html {
  const [left, right] = comparedWords(a.text.slice(pair.a.start, pair.a.end), b.text.slice(pair.b.start, pair.b.end));
  const cell = (article: Article, at: Evidence["a"], words: Html) => {
    const fragment = targets.words(article.id, at);
    const linked = fragment ? html`<a class="words" href="#${fragment}">${words}</a>` : words;
    return html`<td data-label="${sourceName(article)}" dir="auto">${linked}</td>`;
  };
  return html`<tr title="signal: ${pair.signal}">${cell(a, pair.a, left)}${cell(b, pair.b, right)}</tr>`;
}
