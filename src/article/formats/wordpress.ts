import { type Draft, type Draftings, known, unusable } from "../draft.ts";
import type { Item } from "../item.ts";
import { languageTag } from "../language.ts";
import type { ReadLimits } from "../limits.ts";
import { cleanUrl, domainOf } from "../publisher.ts";
import { plainHeadline } from "../references.ts";
import { parseDate } from "../times.ts";
import { LeftOut } from "./leftout.ts";
import { readFragment } from "./page.ts";
import { xmlText } from "./wire.ts";
import { childrenOf, elementAt, parseXml, rawTextOf, wordsIn, type XmlElement } from "./xml.ts";

/** A WordPress export (WXR): the published posts; drafts, pages, attachments and other kinds are counted in a note. */
export function* readWordpress(item: Item, limits: ReadLimits): Generator<Draftings> {
  const { text, messages } = xmlText(item);
  yield* messages;
  const { root } = parseXml(text, limits.depth);
  const channel = elementAt(root, "rss", "channel") ?? root;
  const leftOut = new LeftOut("items");
  let number = 0;
  for (const post of childrenOf(channel, "item")) {
    const kind = wpField(post, "post_type") ?? "post";
    const status = wpField(post, "status") ?? "publish";
    if (kind !== "post") leftOut.add(`of type ${kind}`);
    else if (status !== "publish") leftOut.add(`not published (${status})`);
    else yield* readPost(post, channel, { ...item, id: `${item.id}#${++number}` }, limits);
  }
  if (number === 0) yield unusable("no-article", "the export holds no published post", item.location);
  yield* leftOut.tell(item.location);
}

function wpField(post: XmlElement, name: string): string | undefined {
  return wordsIn(childrenOf(post, name).find(({ prefix }) => prefix === "wp"));
}

function* readPost(post: XmlElement, channel: XmlElement, item: Item, limits: ReadLimits): Generator<Draftings> {
  const url = cleanUrl(wordsIn(elementAt(post, "link")));
  const gmt = parseDate(wpField(post, "post_date_gmt")?.concat("Z"));
  const published = gmt ?? parseDate(wordsIn(elementAt(post, "pubDate"))) ?? parseDate(wpField(post, "post_date"));
  const named = (name: string, prefix: string) => childrenOf(post, name).find((child) => child.prefix === prefix);
  const content = named("encoded", "content");
  const title = wordsIn(elementAt(post, "title"));
  const draft = known<Draft>({
    id: item.id,
    location: item.location,
    text: "",
    title: title && plainHeadline(title),
    publisher: wordsIn(elementAt(channel, "title")) ?? (url && domainOf(url)),
    published,
    publishedEvidence: published ? { source: "feed", confidence: 0.9 } : undefined,
    language: languageTag(wordsIn(elementAt(channel, "language"))),
    byline: wordsIn(named("creator", "dc")),
    url,
  } as Draft);
  const html = content ? rawTextOf(content).trim() : "";
  if (html !== "") yield* readFragment(paragraphs(html), item, limits, draft);
  else if (draft.title) yield { draft: { ...draft, text: draft.title, partial: "title" } };
  else yield unusable("no-text", `post ${item.id} has neither content nor title`, item.location);
}

/** WordPress stores blank lines for paragraphs and makes `<p>` of them when it shows a post; block comments are no text. */
function paragraphs(html: string): string {
  const plain = html.replace(/<!--\s{0,4}\/?wp:[^>]{0,4000}-->/g, "");
  if (/<p[\s>]/i.test(plain)) return plain;
  return plain
    .split(/\r?\n\s*\r?\n/)
    .map((part) => `<p>${part}</p>`)
    .join("\n");
}
