import { sourceName } from "../phrases.ts";
import { treeOf } from "../tree.ts";
import type { LineageGroup } from "../view.ts";
import { type Kept, type Witnesses, witnessesOf } from "../witnesses.ts";
import { choiceOfBase } from "./bases.ts";
import { comparedWords } from "./compared.ts";
import { type Html, html } from "./markup.ts";
import type { Shown } from "./shown.ts";
import { LIMITS } from "./targets.ts";

/** Lineages of a story that are laid side by side. */
const MOST_TEXTS = 3;

const SIGNS = { same: "=", changed: "≈", dropped: "–" } as const;
const WORDS = { same: "kept", changed: "changed", dropped: "dropped" } as const;

/**
 * Every article of one text beside its first one, sentence by sentence: who kept it, who changed it, who dropped it. Later stories of a
 * large page have none: their own pages do.
 */
export function sideBySide(shown: Shown): Html {
  const { told, at, rows } = shown;
  if (rows < LIMITS.rowsEach) return html``;
  const texts = told.texts.slice(0, MOST_TEXTS);
  if (texts.length === 0) return html``;
  const all = texts.map((group) => text(shown, group)).filter((one) => one !== undefined);
  return html`
<h3 id="${at}-side">Side by side <small>one text in all its articles, sentence by sentence; open a sentence for the words of each</small></h3>
<p class="keyline"><i class="cell same">=</i> kept <i class="cell changed">≈</i> changed <i class="cell dropped">–</i> dropped <i class="cell changed moved">↕</i> moved</p>
${all}`;
}

function text(shown: Shown, { articles, links }: LineageGroup): Html | undefined {
  const order = treeOf(articles, links).rows.map((row) => row.article);
  const witnesses = witnessesOf(order, links);
  if (witnesses.rows.length === 0) return undefined;
  return html`
<section class="witnesses ${shown.chips.color(witnesses.base.id)}">
<header>${shown.chips.of(witnesses.base.id)}<span class="fine">compared with</span> <b class="basename" dir="auto">${sourceName(witnesses.base)}</b>${choiceOfBase(order, links, shown.targets)}</header>
<div class="map">${head(shown, witnesses)}
<div class="heat">${heatRows(shown, witnesses)}</div></div></section>`;
}

function head({ targets }: Shown, { others, rows, added }: Witnesses): Html {
  const names = others.map((other, index) => {
    const kept = rows.filter(({ cells }) => cells[index]!.state !== "dropped").length;
    const more = added[index]! > 0 ? `, adds ${added[index]}` : "";
    const at = targets.article(other.id);
    const name = html`<b dir="auto">${sourceName(other)}</b>`;
    return html`<li><span class="no">${index + 1}</span> ${at ? html`<a href="#${at}">${name}</a>` : name} <span class="fine">${kept} of ${rows.length} sentences${more}</span></li>`;
  });
  const numbers = others.map((_, index) => html`<i class="cell no">${index + 1}</i>`);
  return html`<ol class="names">${names}</ol>
<div class="wrow whead" aria-hidden="true"><span class="wtext">${rows.length} sentences</span><span class="cells">${numbers}</span></div>`;
}

/** The rows of a heat map; sentences that all keep word for word, two or more in a row, are one line. */
function heatRows(shown: Shown, witnesses: Witnesses): Html[] {
  const made: Html[] = [];
  const { rows: all } = witnesses;
  for (let at = 0; at < all.length; ) {
    let end = at;
    while (end < all.length && isEqual(all[end]!.cells)) end++;
    const equal = all.slice(at, end).map((row) => sentence(shown, witnesses, row));
    if (equal.length > 1)
      made.push(
        html`<details class="also equal"><summary>${equal.length} sentences that all keep</summary>${equal}</details>`,
      );
    else if (equal.length === 1) made.push(equal[0]!);
    else made.push(sentence(shown, witnesses, all[end++]!));
    at = end;
  }
  return made;
}

const isEqual = (cells: readonly Kept[]) => cells.every(({ state, isMoved }) => state === "same" && !isMoved);

function sentence(shown: Shown, witnesses: Witnesses, { span, cells }: Witnesses["rows"][number]): Html {
  const { base, others } = witnesses;
  const words = base.text.slice(span.start, span.end);
  const items = others.map((other, index) => rendering(shown, words, other, cells[index]!));
  return html`
<details class="wrow"><summary><span class="wtext" dir="auto">${words}</span><span class="sr">${counts(cells)}</span><span class="cells" aria-hidden="true">${cells.map((one, index) => cell(one, sourceName(others[index]!)))}</span></summary>
<ol class="renderings">${items}</ol></details>`;
}

function counts(cells: readonly Kept[]): string {
  const of = (state: Kept["state"]) => cells.filter((one) => one.state === state).length;
  return ` (kept by ${of("same")}, changed by ${of("changed")}, dropped by ${of("dropped")})`;
}

function cell({ state, isMoved }: Kept, name: string): Html {
  const words = `${name}: ${WORDS[state]}${isMoved ? ", moved" : ""}`;
  return html`<i class="cell ${state}${isMoved ? " moved" : ""}" title="${words}">${isMoved ? "↕" : SIGNS[state]}</i>`;
}

function rendering({ targets }: Shown, words: string, other: Shown["told"]["articles"][number], kept: Kept): Html {
  const name = html`<cite dir="auto">${sourceName(other)}</cite>`;
  if (!kept.span) return html`<li>${name} <span class="fine">dropped</span></li>`;
  const theirs = other.text.slice(kept.span.start, kept.span.end);
  const moved = kept.isMoved ? html` <span class="kindtag">moved</span>` : "";
  if (kept.state === "same") return html`<li>${name} <span class="fine">word for word</span>${moved}</li>`;
  const fragment = targets.words(other.id, kept.span);
  const [, marked] = comparedWords(words, theirs);
  return html`<li>${name}${moved} <q dir="auto">${fragment ? html`<a class="words" href="#${fragment}">${marked}</a>` : marked}</q></li>`;
}
