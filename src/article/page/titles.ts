import type { PageBlock } from "./blocks.ts";
import type { Element } from "./tree.ts";

/** What the page's data calls its article, most trusted first. */
export type ToldTitles = readonly (string | undefined)[];

/** The headline that readers see: the `h1` that the page's other titles agree with, else those without the site's name. */
export function pageTitle(titles: ToldTitles, blocks: readonly PageBlock[], publisher?: string): string | undefined {
  const told = titles.filter((title) => title !== undefined && title !== "");
  const headings = blocks
    .filter((block) => block.kind === "heading" && isFirstLevel(block.owner))
    .map((block) => oneLine(block.text));
  let best: { text: string; agreement: number } | undefined;
  for (const text of headings.slice(0, 12)) {
    if (publisher && sharedWords(text, publisher) >= 0.8) continue;
    const agreement = Math.max(0, ...told.map((title) => sharedWords(text, title!)));
    if (agreement >= 0.5 && agreement > (best?.agreement ?? 0)) best = { text, agreement };
  }
  if (best) return best.text;
  const title = told[0];
  return title ? withoutSite(oneLine(title), publisher) : headings.length === 1 ? headings[0] : undefined;
}

function isFirstLevel(owner: Element): boolean {
  for (let at: Element | undefined = owner, steps = 0; at && steps < 4; at = at.parent, steps++)
    if (at.tag === "h1" || at.tag === "h2") return true;
  return false;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim().slice(0, 400);
}

/** Share of words in common, of the longer list's counting both ways (Dice). */
function sharedWords(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []));
  let shared = 0;
  for (const word of left!) if (right!.has(word)) shared++;
  return (2 * shared) / Math.max(1, left!.size + right!.size);
}

/** Takes off ` | Site` and ` - Site`: a last part that names the publisher, or is short beside a long first part. */
function withoutSite(title: string, publisher?: string): string {
  const parts = title.split(/(?<!\s)\s+[|»·•]\s+|(?<!\s)\s+[-–—]\s+|(?<!\s)\s*::\s*/u);
  if (parts.length < 2) return title;
  const last = parts.at(-1)!;
  const cut = title.lastIndexOf(last);
  const head = title.slice(0, cut).replace(/(?<!\s)(?:\s+[|»·•–—-]|\s*::)\s*$/u, "");
  const names = publisher && sharedWords(last, publisher) >= 0.5;
  return names || (last.split(" ").length <= 4 && head.split(" ").length >= 4) ? head : title;
}
