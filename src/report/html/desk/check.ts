import type { Support } from "../../../model/index.ts";
import { type Html, html } from "../markup.ts";
import { supportStrip } from "../support.ts";
import type { DeskPage } from "./frame.ts";
import { type FactShown, factRow, listOf } from "./parts.ts";

export interface CheckAnswer {
  readonly status: keyof typeof STATUSES;
  readonly facts: readonly {
    readonly isSaid: boolean;
    readonly side?: number | undefined;
    readonly support: Support;
    readonly fact: FactShown;
  }[];
  readonly nearest: readonly { readonly fact: FactShown }[];
}

const STATUSES = {
  corroborated: "Two or more independent lineages report it.",
  "single-lineage": "One lineage reports it.",
  disputed: "Reports differ, or say otherwise.",
  "not-found": "No report was found that says it. That does not make it false.",
} as const;

/** A form for a sentence, and which reports carry it; the form alone where nothing was asked. */
export function checkPage(answer: CheckAnswer | undefined, asked: string): DeskPage {
  const claim = new URLSearchParams(asked).get("claim") ?? "";
  return { title: "Check a sentence", body: html`${checkForm(claim)}${answer ? answered(answer) : ""}` };
}

/** The field for a sentence. */
export function checkForm(claim = ""): Html {
  return html`<form method="get" action="/check"><p><label>One sentence in plain words<br><textarea name="claim" rows="2" cols="60" minlength="3" maxlength="1000" required>${claim}</textarea></label></p><p><button>Check</button></p></form>`;
}

function answered({ status, facts, nearest }: CheckAnswer): Html {
  const rows = facts.map(({ isSaid, side, support, fact }) => {
    const value = side === undefined ? undefined : fact.sides?.[side]?.value;
    const head = isSaid
      ? html`<p>Reported like this${value === undefined ? "" : html`, on the side <b dir="auto">${value}</b>`}: ${supportStrip(support)}</p>`
      : html`<p class="warn">Reported otherwise:</p>`;
    return html`${head}${listOf([factRow(fact)])}`;
  });
  const near =
    nearest.length === 0 ? "" : html`<h2>What comes nearest</h2>${listOf(nearest.map(({ fact }) => factRow(fact)))}`;
  return html`<h2>${STATUSES[status]}</h2><p class="fine">${status}; this measures reporting, never truth</p>${rows}${near}`;
}
