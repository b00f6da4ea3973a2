import type { AsideKind, FetchedPage } from "../../model/index.ts";
import { decodePage } from "../charset.ts";
import { clean } from "../cleaning/clean.ts";
import { type Draft, type Draftings, noted, unusable } from "../draft.ts";
import type { Item } from "../item.ts";
import type { ReadLimits } from "../limits.ts";
import { blocksOf, type PageBlock } from "../page/blocks.ts";
import { headlineOf } from "../page/headline.ts";
import { asBlocks, blocksWith, type HiddenBody, hiddenBody } from "../page/linked-body.ts";
import { type Judged, mainBlocks, type Pointers, wholeBlocks } from "../page/main.ts";
import { readFacts } from "../page/metadata.ts";
import { draftBlocks, draftPosts, render } from "../page/page-draft.ts";
import { type PagePost, postsOf } from "../page/posts.ts";
import { isListOfStories } from "../page/stories-list.ts";
import type { Thresholds } from "../page/thresholds.ts";
import { type Page, parsePage } from "../page/tree.ts";
import { cleanUrl } from "../publisher.ts";
import { readClippings } from "./clippings.ts";
import { charsetMessages } from "./plain.ts";

/** An HTML page: its whole text block by block, of which the main text is body and the rest set aside. */
export function* readPage(item: Item, limits: ReadLimits): Generator<Draftings> {
  const decoded = decodePage(item.bytes, item.charset);
  if (decoded.how === "guessed" || decoded.replaced > 20) yield* charsetMessages(decoded, item);
  const url = item.url ?? savedFrom(decoded.text);
  yield* readPageText(decoded.text, url ? { ...item, url } : item, limits);
}

/** A page out of the web, with what is known of it. */
export function* readFetched(item: Item, page: FetchedPage, limits: ReadLimits): Generator<Draftings> {
  const { url, fetched, publisher, published } = page;
  const decoded = decodePage(item.bytes, item.charset);
  const { id, location } = item;
  const known: Draft = { id, location, text: "", url, ...(publisher && { publisher }) };
  for (const found of readPageText(decoded.text, { ...item, url, fetched }, limits, known)) {
    if (!("draft" in found) || !published || found.draft.published) yield found;
    else yield { draft: { ...found.draft, published, publishedEvidence: { source: "feed", confidence: 0.9 } } };
  }
}

const SAVED =
  /^\s*(?:Page saved with SingleFile\s+url:\s*(\S{1,2000})|saved from url=\(\d{1,6}\)(\S{1,2000})|Mirrored from (\S{1,2000}) by HTTrack)/;

/** The address that a program which saved the page wrote into a comment at its head: SingleFile, browsers, HTTrack. */
function savedFrom(html: string): string | undefined {
  let at = 0;
  for (let steps = 0; steps < 8; steps++) {
    const start = html.indexOf("<!--", at);
    if (start < 0 || start > 8192) return undefined;
    const [, file, browser, mirror] = SAVED.exec(html.slice(start + 4, start + 2400)) ?? [];
    const address = file ?? browser ?? (mirror && `https://${mirror}`);
    if (address) return cleanUrl(address);
    at = start + 4;
  }
  return undefined;
}

/** HTML that is already text: a record's or a feed item's. What the record says about itself outweighs the page. */
export function* readPageText(
  html: string,
  item: Omit<Item, "bytes">,
  limits: ReadLimits,
  known?: Draft,
): Generator<Draftings> {
  yield* readMarkup(html, item, limits, known, WHOLE_PAGE);
}

/** A page whose blocks are known already, under other thresholds than those shipped: for fitting them. */
export function readUnder(
  thresholds: Thresholds,
  page: Page,
  blocks: readonly PageBlock[],
  item: Omit<Item, "bytes">,
): Generator<Draftings> {
  const judge: Judge = (rest, pointers) => mainBlocks(rest, pointers, thresholds);
  return readBlocks(page, blocks, item, undefined, { ...WHOLE_PAGE, judge });
}

/** HTML that is all article: a feed item's content or a newsletter. Only what names itself furniture is set aside. */
export function* readFragment(
  html: string,
  item: Omit<Item, "bytes">,
  limits: ReadLimits,
  known: Draft,
): Generator<Draftings> {
  yield* readMarkup(html, item, limits, known, { judge: wholeBlocks, isWholePage: false });
}

type Judge = (blocks: readonly PageBlock[], pointers: Pointers) => Judged;

/** How markup is read. */
interface Manner {
  readonly judge: Judge;
  /** Only a whole page has other posts and a report in its data. */
  readonly isWholePage: boolean;
}

const WHOLE_PAGE: Manner = { judge: (blocks, pointers) => mainBlocks(blocks, pointers), isWholePage: true };

function* readMarkup(
  html: string,
  item: Omit<Item, "bytes">,
  limits: ReadLimits,
  known: Draft | undefined,
  manner: Manner,
): Generator<Draftings> {
  const page = parsePage(html, limits.depth);
  const blocks = blocksOf(page.root);
  if (page.isFlattened)
    yield noted("too-deep", `elements deeper than ${limits.depth} levels were flattened`, item.location);
  if (blocks.length === 0) {
    yield unusable("no-article", "the page shows no text", item.location);
    return;
  }
  const clippings = known ? undefined : clippingsOf(blocks, item);
  if (clippings) yield* clippings;
  else yield* readBlocks(page, blocks, item, known, manner);
}

/** Blocks after the headline among which the page's own summary is looked for. */
const LEDE_REACH = 40;

function* readBlocks(
  page: Page,
  shown: readonly PageBlock[],
  item: Omit<Item, "bytes">,
  known: Draft | undefined,
  { judge, isWholePage }: Manner,
): Generator<Draftings> {
  const { linked, own, descriptions, heading, ...facts } = readFacts(page, shown, known?.url ?? item.url);
  const draft = {
    id: item.id,
    location: item.location,
    ...(item.publisher ? { publisher: item.publisher } : {}),
    ...facts,
    ...known,
    ...(item.fetched ? { extra: { ...known?.extra, fetched: item.fetched } } : {}),
  };
  const headline = headlineOf(shown, known?.title ?? heading ?? draft.title);
  const posts = isWholePage ? postsOf(shown, headline, linked) : [];
  const hidden = isWholePage && posts.length === 0 ? hiddenBody(own?.body, shown) : undefined;
  const blocks = hidden ? [...shown, ...asBlocks(hidden.paragraphs, page.root)] : shown;
  const witnesses = blocksWith([own?.body, ...descriptions], shown);
  const after = shown.slice(headline + 1, headline + 1 + LEDE_REACH);
  const ledes = blocksWith(descriptions, after, true).map((at) => (at < 0 ? at : at + headline + 1));
  const judged = hidden
    ? onlyFrom(shown.length, blocks)
    : besidePosts(blocks, posts, (rest, at) =>
        judge(rest, { headline: at(headline), witnesses: witnesses.map(at), ledes: ledes.map(at) }),
      );
  if (isWholePage && !own && !known && isListOfStories(blocks, judged, headline)) {
    yield unusable("no-report", LIST, item.location);
    return;
  }
  const { text, spans } = render(blocks);
  const others = draftPosts(posts, blocks, spans, linked);
  const read: Draft = {
    ...draft,
    text,
    blocks: draftBlocks(blocks, spans, judged.kinds, headline),
    ...(others.length > 0 ? { posts: others } : {}),
  };
  yield { draft: read };
  if (hidden) yield fromData(hidden, item);
  else if (judged.kept < judged.shown / 2) yield littleKept(judged, item);
  else yield* partLeftOut(judged, blocks, read);
  if (posts.length > 0) yield severalPosts(posts.length, item);
}

const LIST = "the page is a list of other stories, no report; save the pages that it leads to and give those";

/** Judges what is left of the page without its other posts. */
function besidePosts(
  blocks: readonly PageBlock[],
  posts: readonly PagePost[],
  judge: (rest: readonly PageBlock[], at: (index: number) => number) => Judged,
): Judged {
  if (posts.length === 0) return judge(blocks, (index) => index);
  const isPost = blocks.map(() => false);
  for (const { from, to } of posts) isPost.fill(true, from, to);
  const places = [...blocks.keys()].filter((i) => !isPost[i]);
  const order = new Map(places.map((place, i) => [place, i]));
  const judged = judge(
    places.map((i) => blocks[i]!),
    (index) => order.get(index) ?? -1,
  );
  const kinds = blocks.map((_, i): AsideKind | undefined => (isPost[i] ? "other-post" : judged.kinds[order.get(i)!]));
  return { ...judged, kinds, missed: judged.missed.map((i) => places[i]!) };
}

/** The report is what was added to the page's own blocks. */
function onlyFrom(start: number, blocks: readonly PageBlock[]): Judged {
  return { kinds: blocks.map((_, i) => (i < start ? "furniture" : undefined)), shown: 0, kept: 0, missed: [] };
}

function fromData({ shown, all }: HiddenBody, { location }: Omit<Item, "bytes">): Draftings {
  const text = `the report was read from the page's data (articleBody), of whose ${all} sentences the page shows ${shown}`;
  return noted("body-from-data", text, location);
}

function severalPosts(count: number, { location }: Omit<Item, "bytes">): Draftings {
  const text = count === 1 ? "another post on the page was" : `${count} other posts on the page were`;
  return noted("several-posts", `${text} read apart from the page's own article`, location);
}

/** Nothing is cut away in silence: a page of which most sentences are set aside is told of. */
function littleKept({ kept, shown }: Judged, { location }: Omit<Item, "bytes">): Draftings {
  const percent = Math.round((100 * kept) / shown);
  return noted("little-kept", `${percent} % of the sentences that the page shows were taken for its report`, location);
}

/** A quarter of what was kept is a fifth of the whole. Set so, and counted on the open pages under narrower regions: docs/benchmarks.md. */
const MUCH_MISSED = 0.25;

/** The region may be too narrow: what was set aside stands as the report's own sentences do, and cleaning finds no other post in it. */
function* partLeftOut({ kept, missed }: Judged, shown: readonly PageBlock[], draft: Draft): Generator<Draftings> {
  const sizeOf = (some: readonly number[]) => some.reduce((sum, i) => sum + shown[i]!.size, 0);
  const isMuch = (size: number) => size > MUCH_MISSED * kept;
  if (!isMuch(sizeOf(missed))) return;
  const { kinds } = clean(draft.text, draft.blocks, draft.title);
  const size = sizeOf(missed.filter((i) => kinds[i] !== "other-post"));
  if (!isMuch(size)) return;
  const percent = Math.round((100 * size) / (kept + size));
  const text = `${percent} % of the report may be missing: these sentences stand in its markup or among its paragraphs and were set aside`;
  yield noted("part-left-out", text, draft.location);
}

/** The documents of a download from a press archive that was saved as HTML. */
function clippingsOf(blocks: readonly PageBlock[], item: Omit<Item, "bytes">): Iterable<Draftings> | undefined {
  const marks = blocks.some(({ text }) => CLIPPED.test(text.slice(-200)));
  return marks ? readClippings(blocks.map(({ text }) => text).join("\n\n"), item) : undefined;
}

/** Ends of lines that press archives put between or into their documents. */
const CLIPPED =
  /(?:^|\n)[ \t]{0,60}(?:_{20,200}|End of Document|\d{1,6} (?:of|von|de|di|van|sur) \d{1,6} \p{L}{8,12}|(?:Document|Dokument|Documento|AN\s{1,8}Document)\s?[A-Z]{2,8}[A-Z0-9]{4,20}\d{8}[a-z0-9]{4,20})[ \t]{0,20}$/iu;
