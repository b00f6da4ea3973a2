import { changedWords } from "../changes.ts";
import { type Html, html, joined } from "./markup.ts";

/** Two passages with the words that differ marked on each side. When nearly all differ, the shared words are marked instead. */
export function comparedWords(left: string, right: string): [Html, Html] {
  const { a, b, shared } = changedWords(left, right);
  const mostlyNew = shared < 0.35;
  return [
    marked(left, mostlyNew ? a.same : a.changed, mostlyNew),
    marked(right, mostlyNew ? b.same : b.changed, mostlyNew),
  ];
}

function marked(text: string, runs: readonly { start: number; end: number }[], isSame: boolean): Html {
  const parts: Html[] = [];
  let from = 0;
  for (const run of runs) {
    parts.push(html`${text.slice(from, run.start)}`);
    const words = text.slice(run.start, run.end);
    parts.push(isSame ? html`<b class="same">${words}</b>` : html`<em class="new">${words}</em>`);
    from = run.end;
  }
  return joined([...parts, html`${text.slice(from)}`]);
}
