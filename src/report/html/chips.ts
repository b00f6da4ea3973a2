import type { StoryView } from "../view.ts";
import { type Html, html } from "./markup.ts";

/** Colour class and letter of each lineage of one story, so that a lineage is recognised wherever it shows up. */
export class Chips {
  readonly #letters = new Map<string, number>();

  constructor({ lineages }: Pick<StoryView, "lineages">) {
    for (const [index, { articles }] of lineages.entries()) for (const { id } of articles) this.#letters.set(id, index);
  }

  /** The lineage mark of an article. */
  of(id: string): Html | undefined {
    const index = this.#letters.get(id);
    if (index === undefined) return undefined;
    return html`<span class="chip c${index % 8}" title="lineage ${letters(index)}">${letters(index)}</span>`;
  }

  /** The letter of an article's lineage. */
  letter(id: string): string {
    return letters(this.#letters.get(id) ?? 0);
  }

  /** Colour class of an article's lineage. */
  color(id: string): string {
    return `c${(this.#letters.get(id) ?? 0) % 8}`;
  }
}

function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}
