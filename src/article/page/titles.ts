import { plainHeadline } from "../references.ts";
import type { PageBlock } from "./blocks.ts";
import { isTrail } from "./headline.ts";
import { comparable } from "./posts.ts";
import type { Element } from "./tree.ts";

/** What a page calls its article: in its data, on cards for social media, in its `title`; most trusted first. */
export type ToldTitles = readonly (string | undefined)[];

/** The title of a page's article, and the heading that shows it where one does. */
export interface PageTitle {
  readonly text: string;
  readonly heading?: string;
}

/** Share of words that a heading and what the page calls its article must have in common to be one headline. */
const AGREES = 0.5;
/** The same where a heading in a breadcrumb may agree still better; set on no data. */
const AGREES_WELL = 2 / 3;

/**
 * The headline of a page: the `h1` that one of the page's other titles agrees with, in the wording that most of its places
 * give it, the `h1`'s own where they are even; without such a heading the first title without the site's name. A heading in a
 * breadcrumb or in navigation counts only where no other one agrees.
 */
export function pageTitle(titles: ToldTitles, blocks: readonly PageBlock[], publisher?: string): PageTitle | undefined {
  const top = blocks.filter((block) => block.kind === "heading" && isFirstLevel(block.owner));
  const headings = top.map((block) => oneLine(block.text));
  const told = titles
    .filter((title) => title !== undefined && title !== "")
    .map((title) => withoutSite(plainHeadline(title!), publisher, headings));
  const first = top.map((block, i) => (isTrail(block.owner) ? "" : headings[i]!)).filter((text) => text !== "");
  const heading =
    agreedHeading(first, told, publisher, AGREES_WELL) ?? agreedHeading(headings, told, publisher, AGREES);
  if (heading) return { text: mostTold(withoutKicker(heading, told), told), heading };
  const text = told[0] ?? (headings.length === 1 ? headings[0] : undefined);
  return text === undefined ? undefined : { text };
}

/** More headings at the head of a page are a list of other stories. */
const MOST_HEADINGS = 12;

function agreedHeading(
  headings: readonly string[],
  told: readonly string[],
  publisher: string | undefined,
  least: number,
): string | undefined {
  let best: { text: string; agreement: number } | undefined;
  for (const text of headings.slice(0, MOST_HEADINGS)) {
    if (publisher && sharedWords(text, publisher) >= 0.8) continue;
    const agreement = Math.max(0, ...told.map((title) => sharedWords(text, title)));
    if (agreement >= least && agreement > (best?.agreement ?? 0)) best = { text, agreement };
  }
  return best?.text;
}

/** A heading that runs a kicker and the headline together, as the page's other places write it without. */
function withoutKicker(heading: string, told: readonly string[]): string {
  if (told.some((title) => comparable(title) === comparable(heading))) return heading;
  const isHeadline = (title: string) =>
    title.length >= LEAST_HEADLINE && heading.endsWith(` ${title}`) && /[\p{L}\p{N}]$/u.test(before(heading, title));
  return told.find(isHeadline) ?? heading;
}

function before(heading: string, title: string): string {
  return heading.slice(0, -title.length).trimEnd();
}

/** A shorter end of a heading may be a title by chance. */
const LEAST_HEADLINE = 20;

/** The wording that most places have; where a heading runs its parts together or drops a colon, as the page's data writes it. */
function mostTold(heading: string, told: readonly string[]): string {
  const texts = new Map([[comparable(heading), { text: heading, votes: 1 }]]);
  for (const title of told) {
    const key = comparable(title);
    const known = texts.get(key);
    if (!known && sharedWords(title, heading) >= AGREES) texts.set(key, { text: title, votes: 1 });
    if (!known) continue;
    known.votes++;
    if (title.length > known.text.length && !/(?:\.{3}|…)$/.test(title)) known.text = title;
  }
  return [...texts.values()].reduce((best, one) => (one.votes > best.votes ? one : best)).text;
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

/**
 * Takes off ` | Site` and ` - Site`: a last part that names the publisher, or that is a name beside a long first part. A title
 * that a heading shows as it is stays whole.
 */
function withoutSite(title: string, publisher: string | undefined, headings: readonly string[]): string {
  if (headings.some((heading) => comparable(heading) === comparable(title))) return title;
  const wide = /^(.{8,400})[：｜|]([^：｜|]{2,40})$/u.exec(title);
  if (wide && publisher && comparable(wide[2]!) === comparable(publisher)) return wide[1]!.trim();
  const parts = title.split(/(?<!\s)\s+[|»·•]\s+|(?<!\s)\s+[-–—]\s+|(?<!\s)\s*::\s*/u);
  if (parts.length < 2) return title;
  const last = parts.at(-1)!;
  const cut = title.lastIndexOf(last);
  const head = title.slice(0, cut).replace(/(?<!\s)(?:\s+[|»·•–—-]|\s*::)\s*$/u, "");
  const names = publisher !== undefined && namesSite(last, publisher);
  return names || (NAME.test(last) && head.split(" ").length >= 4) ? head : title;
}

/** Up to four words with capitals: a name, not the end of a sentence. */
const NAME =
  /^(?:\p{Lu}[\p{L}\p{N}.&'’-]*|\p{L}[\p{L}\p{N}-]*\.\p{L}{2,6})(?: (?:\p{Lu}[\p{L}\p{N}.&'’-]*|of|the|and|der|die|de|la|du|del|di)){0,3}$/u;

function namesSite(part: string, publisher: string): boolean {
  const [a, b] = [part, publisher].map((name) => comparable(name).replaceAll(" ", ""));
  return (
    sharedWords(part, publisher) >= 0.5 ||
    (Math.min(a!.length, b!.length) >= 4 && (a!.startsWith(b!) || b!.startsWith(a!)))
  );
}
