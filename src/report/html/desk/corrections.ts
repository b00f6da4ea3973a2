import { type Html, html } from "../markup.ts";
import type { DeskPage } from "./frame.ts";

const CORRECTABLE = [
  ["merge", "articles or stories: belong in one story"],
  ["split", "articles: are a story of their own"],
  ["people-merge", "names: are one person or body (the first is shown)"],
  ["people-split", "names: are not one person or body"],
  ["people-rename", "a name, and the name to show"],
  ["house", "a house, and the publishers that belong to it"],
] as const;

type Lists = Readonly<Record<string, readonly unknown[] | undefined>>;

interface CorrectionsAnswer {
  readonly stories: Lists;
  readonly people: Lists;
  readonly publishers: readonly unknown[];
}

/** What was set right by hand, each with a button that takes it back, and a form for more; without them for readers that may not correct. */
export function correctionsPage(
  { stories, people, publishers }: CorrectionsAnswer,
  asked: string,
  mayCorrect: boolean,
): DeskPage {
  const { order: _, ...lists } = stories;
  const kept = [
    html`<h2>Stories</h2>${keptLists(lists, (kind, item) => ({ [kind]: [item] }), mayCorrect)}`,
    html`<h2>People and bodies</h2>${keptLists(people, (kind, item) => ({ people: { [kind]: [item] } }), mayCorrect)}`,
    html`<h2>Publishers</h2>${keptLists({ house: publishers }, (_kind, item) => ({ publishers: [item] }), mayCorrect)}`,
  ];
  const body = html`<p>What was set right by hand is laid over stories, people and publishers at each refresh; what was said last wins. <a href="/api/v1/corrections">As JSON</a>, which can be given back.</p>${kept}
${mayCorrect ? correctionForm(asked) : ""}`;
  return { title: "Corrections", body };
}

function keptLists(lists: Lists, back: (kind: string, item: unknown) => object, mayCorrect: boolean): Html {
  const rows = Object.entries(lists).flatMap(([kind, items]) =>
    (items ?? []).map(
      (item) =>
        html`<li>${kind}: <span dir="auto">${wordsOf(item)}</span>${mayCorrect ? backForm(back(kind, item)) : ""}</li>`,
    ),
  );
  return rows.length === 0 ? html`<p class="empty">None.</p>` : html`<ol class="stories">${rows}</ol>`;
}

/** A correction in words: names by commas, fields with what stands in them. */
function wordsOf(item: unknown): string {
  if (Array.isArray(item)) return item.join(", ");
  if (typeof item !== "object" || item === null) return String(item);
  return Object.entries(item)
    .map(([field, value]) => `${field} ${wordsOf(value)}`)
    .join("; ");
}

function backForm(back: object): Html {
  return html`<form method="post" action="/corrections"><input type="hidden" name="back" value="${JSON.stringify(back)}"><button>Take back</button></form>`;
}

/** The form with what the address says: `what` is chosen, `ids` stand in it. */
function correctionForm(asked: string): Html {
  const given = new URLSearchParams(asked);
  const choices = CORRECTABLE.map(([name, label]) =>
    given.get("what") === name
      ? html`<option value="${name}" selected>${label}</option>`
      : html`<option value="${name}">${label}</option>`,
  );
  return html`<h2>Correct</h2>
<form method="post" action="/corrections"><p><label>What <select name="what">${choices}</select></label></p>
<p><label>Ids or names, one a line<br><textarea name="ids" rows="6" cols="60" required>${given.getAll("ids").join("\n")}</textarea></label></p><p><button>Keep</button></p></form>`;
}
