import type { Fact } from "../../model/index.ts";
import { oneTextParts, oneTextWords } from "../brief.ts";
import { conflictTitle, type Damage, namesOf } from "../conflicts.ts";
import { counted, sourceName } from "../phrases.ts";
import { type Html, html } from "./markup.ts";
import { placeOf } from "./places.ts";
import { isPlaced, type Shown } from "./shown.ts";
import { cut, sidesLine } from "./sides-line.ts";
import { lineageMark, supportStrip } from "./support.ts";

const MOST_DISPUTES = 3;
const MOST_DAMAGES = 2;

/** The two-minute head of a story: what is one source, what is two, and what is disputed. */
export function briefSection(shown: Shown): Html {
  const { best } = shown.brief;
  return html`
<div class="brief">
${best.length > 0 ? html`<section class="best"><h3>Best supported <small>in the box: lineages, texts not made from each other</small></h3><ol>${best.map((fact) => bestItem(shown, fact))}</ol></section>` : ""}
<div class="two"><section>${disputed(shown)}${damaged(shown)}</section>${oneSource(shown)}</div>
</div>`;
}

/** How many articles are one text, in words: the sentence that counts articles down to texts. */
export function oneTextLine({ told, brief, chips }: Shown): Html {
  const of = told.articles.length;
  if (of < 2) return html``;
  if (brief.oneText.length === 0) return html`<p class="onetext">${oneTextWords(brief, of)}</p>`;
  const parts = oneTextParts(brief, of).map(
    ({ text, words }, index) => html`${index > 0 ? "; " : ""}${chips.of(text.articles[0]!.id)}${words}`,
  );
  return html`<p class="onetext">${parts}.</p>`;
}

function bestItem(shown: Shown, fact: Fact): Html {
  const { lineages } = fact.support;
  const lone = lineages.atMost <= 1 ? " lone" : "";
  return html`
<li class="${lone}">${lineageMark(fact.support)}<span class="said">${linked(shown, fact, fact.text)}${supportStrip(fact.support)}</span></li>`;
}

function linked(shown: Shown, fact: Fact, words: string): Html {
  const text = html`<span dir="auto">${words}</span>`;
  return isPlaced(shown, fact) ? html`<a href="#${placeOf(fact.id)}">${text}</a>` : text;
}

function disputed(shown: Shown): Html {
  const all = shown.brief.disputed;
  const head = html`<h3>Disputed <small>${all.length === 0 ? "nothing" : all.length}</small></h3>`;
  if (all.length === 0) return html`${head}<p class="fine">No two reports disagree on anything found here.</p>`;
  const items = all.slice(0, MOST_DISPUTES).map((fact) => disputeItem(shown, fact));
  return html`<div class="warned">${head}${warnedList(shown, items, all.length)}</div>`;
}

/** The first of what is warned of, and a way to the others. */
function warnedList({ at }: Shown, items: readonly Html[], all: number): Html {
  const more = all - items.length;
  return html`<ul>${items}${more > 0 ? html`<li class="fine"><a href="#${at}-disputes">${more} more</a></li>` : ""}</ul>`;
}

/** What copies broke: no dispute, since only one side is a report. */
function damaged(shown: Shown): Html {
  const all = shown.brief.damaged;
  if (all.length === 0) return html``;
  const items = all.slice(0, MOST_DAMAGES).map((damage) => damageItem(shown, damage));
  return html`<div class="warned"><h3>Damaged in copying <small>${all.length}</small></h3>${warnedList(shown, items, all.length)}</div>`;
}

function damageItem(shown: Shown, { fact, sound, broken, articles }: Damage): Html {
  const words = html`${linked(shown, fact, `“${cut(sound, 60)}”`)} became “<b dir="auto">${cut(broken, 60)}</b>”`;
  return html`<li>${words} <span class="fine" dir="auto">in ${namesOf(articles, 3)}</span></li>`;
}

function disputeItem(shown: Shown, fact: Fact): Html {
  return html`<li>${linked(shown, fact, cut(conflictTitle(fact), 110))}${sidesLine(fact, 3)}</li>`;
}

function oneSource(shown: Shown): Html {
  const { alone, facts, echoed } = shown.brief;
  if (facts === 0) return html``;
  const items = echoed.map((fact) => {
    const words = `${counted(fact.support.articles, "article")}, one text`;
    return html`<li>${linked(shown, fact, cut(fact.text, 110))} <span class="fine">${words}</span></li>`;
  });
  return html`<section><h3>On a single source <small>${alone} of ${facts} facts</small></h3>
${items.length > 0 ? html`<ul>${items}</ul>` : html`<p class="fine">${onlyOne(shown)}</p>`}</section>`;
}

function onlyOne({ told, brief }: Shown): string {
  if (brief.alone === 0) return "Every fact has at least two lineages.";
  const [only] = told.articles;
  return told.articles.length === 1 && only
    ? `Only ${sourceName(only)} reports this.`
    : "Each of them is in one article only.";
}
