import type { Disagreement, Fact } from "../../model/index.ts";
import { conflictTitle } from "../conflicts.ts";
import { counted, disagreementWords } from "../phrases.ts";
import { type Html, html } from "./markup.ts";
import { folded, mentionList, row, silentLine } from "./mentions.ts";
import { placeOf } from "./places.ts";
import type { Shown } from "./shown.ts";
import { sidesLine } from "./sides-line.ts";
import { originWords, supportStrip } from "./support.ts";

/** Sides named in the head of a disagreement; all of them stand below it. */
const MOST_SIDES = 4;

/** Where reports disagree: every side with its support and its words. */
export function disputeSection(shown: Shown): Html {
  const { disputed } = shown.told;
  if (disputed.length === 0) return html``;
  return html`
<h3 id="${shown.at}-disputes">Where reports disagree <small>${disputed.length}</small></h3>
${folded(shown, disputed, "disputes", "disagreement", (fact) => dispute(shown, fact))}`;
}

function dispute(shown: Shown, fact: Fact): Html {
  const disagreement = fact.disagreement!;
  const articles = fact.mentions.map(({ article }) => article);
  const kind = html`<span class="kindtag">${disagreementWords(disagreement.kind)}</span>`;
  const inner = html`
<header>${kind}<h4 dir="auto">${conflictTitle(fact)}</h4>${sidesLine(fact, MOST_SIDES)}</header>
<div class="sides">${disagreement.values.map((value) => side(shown, fact, value))}</div>
${unassigned(shown, fact, disagreement)}${silentLine(shown, articles)}`;
  const about = { name: "dispute", noun: "disagreement", kind: `dispute: ${disagreementWords(disagreement.kind)}` };
  return row(shown, placeOf(fact.id), { ...about, articles, support: fact.support }, inner);
}

function side(shown: Shown, fact: Fact, value: Disagreement["values"][number]): Html {
  const mentions = value.mentions.flatMap((index) => fact.mentions[index] ?? []);
  const length = value.value.length > 60 ? " long" : "";
  const gone = value.status === "withdrawn" ? html` <span class="kindtag">withdrawn</span>` : "";
  const words = html`<p class="value${length}" dir="auto">${value.value}${gone}</p>`;
  const support = html`${supportStrip(value.support)}${originWords(value.support)}`;
  return html`<div class="side">${words}${support}${mentionList(shown, mentions)}</div>`;
}

function unassigned(shown: Shown, fact: Fact, disagreement: Disagreement): Html {
  const taken = new Set(disagreement.values.flatMap((v) => v.mentions));
  const rest = fact.mentions.filter((_, index) => !taken.has(index));
  if (rest.length === 0) return html``;
  const list = mentionList(shown, rest);
  return html`<details class="also"><summary>${counted(rest.length, "more mention")}</summary>${list}</details>`;
}
