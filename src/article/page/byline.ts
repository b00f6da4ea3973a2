import { tokensOf } from "../cleaning/lines.ts";
import { phraseSet } from "../cleaning/phrases.ts";
import type { PageBlock } from "./blocks.ts";
import type { LinkedArticle } from "./linked.ts";
import { namesOf } from "./names.ts";
import type { Element } from "./tree.ts";

/** What a page's byline is read from. */
export interface Signed {
  readonly meta: ReadonlyMap<string, string>;
  readonly linked?: LinkedArticle | undefined;
  /** Names of the site and its domain: they are no people. */
  readonly houses: readonly (string | undefined)[];
  readonly blocks: readonly PageBlock[];
  /** Index of the headline's block, -1 for none. */
  readonly headline: number;
}

const META = [
  ..."author article:author dc.creator byl parsely-author sailthru.author cxenseparse:author dcsext.author".split(" "),
  "twitter:misc:written by",
];
const WRITTEN = /writ|author|verfass|geschrieb|autor|écrit|auteur|escrito|scritto|автор/i;
/** Blocks around the headline that a line with the author's name may stand among. */
const REACH = 10;
const LONGEST = 120;

/**
 * The people who wrote the page's article: by its data, its meta tags, the elements near the headline that name themselves a
 * byline, or a line "By NAME". `undefined` when only the site is named.
 */
export function signedBy(signed: Signed): string | undefined {
  const isPerson = notOf(signed.houses);
  const authors = signed.linked?.authors.map(withoutBy).filter(isPerson) ?? [];
  if (authors.length > 0) return authors.join(", ").slice(0, 300);
  const stated = [...META.map((name) => signed.meta.get(name)), cardAuthor(signed.meta)]
    .map((name) => withoutBy(name ?? ""))
    .find(isPerson);
  if (stated) return stated;
  const owner = signed.blocks[signed.headline]?.owner;
  const shown = (owner && markedNear(owner, isPerson)) ?? lineNear(signed, isPerson);
  return shown && shown.length > 0 ? shown.join(", ") : undefined;
}

/** The byline that a card for social media labels as such. */
function cardAuthor(meta: ReadonlyMap<string, string>): string | undefined {
  return WRITTEN.test(meta.get("twitter:label1") ?? "") ? meta.get("twitter:data1") : undefined;
}

/** True for names of people: not the publisher's own, an address or a number. */
function notOf(houses: readonly (string | undefined)[]): (name: string) => boolean {
  const own = houses.map((name) => lettersOf(name ?? "")).filter((letters) => letters.length >= 2);
  return (name) => {
    const letters = lettersOf(name);
    if (name.length > 160 || letters === "" || /^https?:|@|www\./.test(name)) return false;
    return !own.some(
      (house) => house === letters || (isPrefix(house, letters) && Math.min(house.length, letters.length) >= 4),
    );
  };
}

function isPrefix(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}]/gu, "");
}

const OTHERS = new Set(["nav", "aside", "footer", "article", "form"]);
const OTHER_NAMES = /\b(?:related|latest|recent|trending|popular|teaser|comment|box|bio|caption|liveBlogUpdate)/i;
const AUTHOR =
  /(?:^|[\s_-])(?:authors?|author-?names?|bylines?|by-line|autor|autore?n?|autorin|autorenname|auteurs?|redakteure?|writers?|contributors)(?:$|[\s_-])/i;

/** The names in the marked element that stands nearest to the headline: the first in the smallest element around both. */
function markedNear(headline: Element, isPerson: (name: string) => boolean): string[] | undefined {
  const own = new Set<Element>();
  for (let at: Element | undefined = headline; at; at = at.parent) own.add(at);
  let inner = headline;
  for (let at = headline.parent; at && at.tag !== "html"; inner = at, at = at.parent) {
    const stack: Element[] = [at];
    while (stack.length > 0) {
      const element = stack.pop()!;
      if (element === inner || (OTHERS.has(element.tag) && !own.has(element))) continue;
      if (!own.has(element) && OTHER_NAMES.test((element.attributes.class ?? "").slice(0, 300))) continue;
      const names = isMarked(element) ? peopleIn(element, isPerson) : [];
      if (names.length > 0) return names;
      for (let i = element.children.length - 1; i >= 0; i--) {
        const child = element.children[i]!;
        if (typeof child !== "string") stack.push(child);
      }
    }
  }
  return undefined;
}

function isMarked({ attributes }: Element): boolean {
  const { rel = "", itemprop = "", class: className = "" } = attributes;
  if (rel.split(/\s+/).includes("author") || itemprop.split(/\s+/).includes("author")) return true;
  return AUTHOR.test(className.slice(0, 300));
}

/** The names of people among an element's texts; none when it holds more than a byline. */
function peopleIn(root: Element, isPerson: (name: string) => boolean): string[] {
  const texts: string[] = [];
  const stack: (Element | string)[] = [root];
  let size = 0;
  while (stack.length > 0) {
    const at = stack.pop()!;
    if (typeof at !== "string") for (let i = at.children.length - 1; i >= 0; i--) stack.push(at.children[i]!);
    else if (at.trim() !== "") {
      texts.push(at.replace(/\s+/g, " ").trim());
      size += at.trim().length;
    }
    if (size > LONGEST) return [];
  }
  return peopleOf(texts, isPerson);
}

const CAPITAL = String.raw`(?:\p{Lu}[\p{L}\p{M}'’.-]{0,30})`;
const PERSON = new RegExp(
  `^${CAPITAL}(?: (?:${CAPITAL}|de|del|da|dos|du|di|la|le|van|von|der|den|zu|bin|al|el|af)){0,4} ${CAPITAL}$`,
  "u",
);
const WIDE_PERSON = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}・]{2,12}$/u;
const OFFICE =
  /\b(?:staff|editors?|reporters?|correspondents?|writers?|redaktion|redakteur\p{L}*|journalist\p{L}*|follow|share|read|view|more|comments?|updated|published|posted|agency|agencies|agenturen|team|desk|profile|contact|author|autor(?:in)?)\b/iu;
const JOINTS = /\s(?:and|und|et|y|och|og)\s|[,/&|·•;–—]/u;

function peopleOf(texts: readonly string[], isPerson: (name: string) => boolean): string[] {
  const names = texts
    .flatMap((text) => withoutBy(text).split(JOINTS))
    .map((part) => withoutBy(part.trim()))
    .filter((part) => (PERSON.test(part) || WIDE_PERSON.test(part)) && !OFFICE.test(part) && isPerson(part));
  return [...new Set(names)].slice(0, 12);
}

/** A text without the word for "by" that it opens with. */
function withoutBy(text: string): string {
  const by = phraseSet("byline", "start").startLength(tokensOf(text, 12));
  return by === 0 ? text : text.split(/\s+/).slice(by).join(" ");
}

const LABEL =
  /^(?:Interview(?=\s?[:：])|Autorin\/Autor|Autorin|Autore?|Author|Auteur|Автор|Text|Texte?)\s?[:：]?\s(?=\p{Lu})/u;

/** The names in a line "By NAME" near the headline, or in one that a label opens. */
function lineNear({ blocks, headline }: Signed, isPerson: (name: string) => boolean): string[] | undefined {
  if (headline < 0) return undefined;
  for (const [i, { text, owner }] of blocks.entries()) {
    if (i < headline - 2 || text.length > LONGEST || namesOf(owner).comments) continue;
    const [line = ""] = text.split("\n", 1);
    const isBy = withoutBy(line) !== line && i <= headline + REACH;
    if (!isBy && !LABEL.test(line)) continue;
    const names = peopleOf([untilNumber(isBy ? withoutBy(line) : line.replace(LABEL, ""))], isPerson);
    if (names.length > 0) return names;
  }
  return undefined;
}

/** What stands before a day or an hour. */
function untilNumber(line: string): string {
  const at = line.search(/\s\d/u);
  return at < 0 ? line : line.slice(0, at);
}
