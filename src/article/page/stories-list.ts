import type { PageBlock } from "./blocks.ts";
import type { Judged } from "./main.ts";
import { isClosedParagraph } from "./weights.ts";

/** Headings that are links, from which on a page is a front page, and the most sentences a heading. Set on pages of our own; no page of the open sets is one. */
const LEAST_HEADINGS = 6;
const MOST_SENTENCES = 250;

/** True for a front page or the page of a section: headings that lead to other stories, with a summary each, and nothing else. */
export function isListOfStories(blocks: readonly PageBlock[], { kinds }: Judged, headline = -1): boolean {
  const open = blocks.filter((_, i) => !kinds[i] || kinds[i] === "teaser");
  const headings = open.filter(leadsAway).length;
  if (headings < LEAST_HEADINGS || opensWithReport(blocks, headline)) return false;
  const sentences = open.filter(isClosedParagraph).reduce((sum, { size }) => sum + size, 0);
  return sentences <= MOST_SENTENCES * headings;
}

function leadsAway({ kind, linkShare }: PageBlock): boolean {
  return kind === "heading" && linkShare > 0.8;
}

/** Two paragraphs between the page's own headline and the first heading that leads away. */
function opensWithReport(blocks: readonly PageBlock[], headline: number): boolean {
  if (headline < 0) return false;
  const after = blocks.slice(headline + 1);
  const end = after.findIndex(leadsAway);
  return after.slice(0, end < 0 ? after.length : end).filter(isClosedParagraph).length >= 2;
}
