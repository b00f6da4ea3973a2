import type { Fact } from "../../model/index.ts";
import { conflictKind } from "../conflicts.ts";
import { lineageCount } from "../phrases.ts";
import { type Html, html } from "./markup.ts";

/** Characters of one side in the line. */
const LONGEST = 28;

/** The sides of a disagreement in one line, the first `most` of them, each with the lineages that carry it. */
export function sidesLine(fact: Fact, most: number): Html {
  const { values } = fact.disagreement!;
  const sides = values.slice(0, most).map(({ value, support }, index) => {
    const or = index > 0 ? html` <span class="or">or</span> ` : "";
    return html`${or}<b dir="auto">${cut(value, LONGEST)}</b> <span class="fine">${lineageCount(support)}</span>`;
  });
  const kind = conflictKind(fact);
  const more = values.length > most ? html` <span class="fine">or ${values.length - most} more</span>` : "";
  return html`<span class="sidesline">${kind ? html`<span class="or">${kind}</span>` : ""}${sides}${more}</span>`;
}

/** A text of at most so many characters; what is cut off ends in `…`. */
export function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}
