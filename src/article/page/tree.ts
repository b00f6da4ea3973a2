import { Tokenizer } from "htmlparser2";

/** An element of a page's own light tree: no DOM, no scripts, no event handlers. */
export interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
  readonly parent: Element | undefined;
}

/** A parsed page: its tree and what `head` says. */
export interface Page {
  readonly root: Element;
  /** Contents of `<script type="application/ld+json">`, at most 256 kB each. */
  readonly linkedData: readonly string[];
  readonly meta: readonly Readonly<Record<string, string>>[];
  readonly links: readonly Readonly<Record<string, string>>[];
  readonly title: string;
  readonly language: string | undefined;
  /** True when elements were flattened because they nested too deep. */
  readonly isFlattened: boolean;
}

/** For each element the places of its texts in the source, in their order, where they are asked for. */
export type TextPlaces = Map<Element, { readonly start: number; readonly end: number }[]>;

/** Never part of a rendition, and dropped with all they hold. */
const DROPPED = new Set(
  "script style noscript template svg math iframe object embed applet canvas audio video source track map area select datalist textarea input dialog frameset frame param".split(
    " ",
  ),
);
const VOID = new Set("area base br col embed hr img input link meta param source track wbr frame keygen".split(" "));
/** Attributes that any rule reads; event handlers and styles never enter the tree. */
const KEPT = new Set(
  "class id role href rel itemprop itemtype property name content datetime lang hidden aria-hidden aria-label type http-equiv charset src alt title data-component data-testid data-type pubdate style shadowrootmode shadowroot".split(
    " ",
  ),
);
/** Start tags that end an open element of the listed tags, as in the HTML standard. */
const ENDS: Readonly<Record<string, ReadonlySet<string>>> = implied();
const LONGEST_ATTRIBUTE = 2048;
const LONGEST_SCRIPT = 1 << 18;

function implied(): Record<string, ReadonlySet<string>> {
  const paragraph = new Set(["p"]);
  const ends: Record<string, ReadonlySet<string>> = {
    li: new Set(["li", "p"]),
    dt: new Set(["dt", "dd", "p"]),
    dd: new Set(["dt", "dd", "p"]),
    tr: new Set(["tr", "td", "th", "p"]),
    td: new Set(["td", "th", "p"]),
    th: new Set(["td", "th", "p"]),
    body: new Set(["head"]),
  };
  const blocks =
    "address article aside blockquote div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul";
  for (const tag of blocks.split(" ")) ends[tag] = paragraph;
  return ends;
}

/** Elements that an implied end never reaches through. */
const SCOPES = new Set(["table", "ul", "ol", "dl", "div", "section", "article", "body", "blockquote", "button"]);

/**
 * Parses HTML of any brokenness in linear time: the tokenizer's events build a tree at most `depth` elements deep (deeper
 * elements are flattened into their ancestor), scripts and handlers are left out. Where its texts stand in the source is written into
 * `places` when that is given.
 */
export function parsePage(html: string, depth: number, places?: TextPlaces): Page {
  const builder = new TreeBuilder(html, depth, places);
  const tokenizer = new Tokenizer({ decodeEntities: true, xmlMode: false }, builder);
  tokenizer.write(html);
  tokenizer.end();
  return builder.page();
}

class TreeBuilder {
  private readonly html: string;
  private readonly depth: number;
  private readonly root: Element = element("#root", {}, undefined);
  private current: Element;
  private level = 0;
  private readonly open = new Map<string, number>();
  private tag = "";
  private attributes: Record<string, string> = {};
  private attribute = "";
  private value = "";
  private captured: string | undefined;
  private skipping: { tag: string; level: number } | undefined;
  private title = "";
  private language: string | undefined;
  private isFlattened = false;
  private readonly linkedData: string[] = [];
  private readonly meta: Record<string, string>[] = [];
  private readonly links: Record<string, string>[] = [];

  /** End of the last text or reference. */
  private seen = 0;
  private readonly places: TextPlaces | undefined;

  constructor(html: string, depth: number, places: TextPlaces | undefined) {
    this.html = html;
    this.depth = depth;
    this.places = places;
    this.current = this.root;
  }

  page(): Page {
    const { root, linkedData, meta, links, language, isFlattened } = this;
    return { root, linkedData, meta, links, title: this.title.trim(), language, isFlattened };
  }

  onopentagname(start: number, end: number): void {
    this.tag = this.html.slice(start, end).toLowerCase();
    this.attributes = {};
  }
  onattribname(start: number, end: number): void {
    const name = this.html.slice(start, end).toLowerCase();
    this.attribute = KEPT.has(name) ? name : "";
    this.value = "";
  }
  onattribdata(start: number, end: number): void {
    if (this.attribute !== "" && this.value.length < LONGEST_ATTRIBUTE)
      this.value += this.html.slice(start, Math.min(end, start + LONGEST_ATTRIBUTE));
  }
  onattribentity(code: number): void {
    if (this.value.length < LONGEST_ATTRIBUTE) this.value += String.fromCodePoint(code);
  }
  onattribend(): void {
    if (this.attribute !== "" && !Object.hasOwn(this.attributes, this.attribute))
      this.attributes[this.attribute] = this.value;
  }
  onopentagend(): void {
    this.openTag(false);
  }
  onselfclosingtag(): void {
    this.openTag(!this.skipping && VOID.has(this.tag));
  }

  onclosetag(start: number, end: number): void {
    const tag = this.html.slice(start, end).toLowerCase();
    if (this.skipping) this.closeSkipped(tag);
    else if (tag === "br" || tag === "p") this.closeOrAdd(tag);
    else this.close(tag);
  }

  ontext(start: number, end: number): void {
    this.text(this.html.slice(start, end), start, end);
  }
  ontextentity(code: number, end: number): void {
    this.text(String.fromCodePoint(code), Math.max(this.seen, this.html.lastIndexOf("&", end - 1)), end);
  }
  oncdata(start: number, end: number, offset: number): void {
    this.text(this.html.slice(start, end - offset), start, end - offset);
  }
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {
    if (this.captured !== undefined) this.linkedData.push(this.captured);
  }

  private text(words: string, start: number, end: number): void {
    this.seen = end;
    if (this.captured !== undefined) {
      if (this.captured.length < LONGEST_SCRIPT) this.captured += words;
    } else if (this.skipping) return;
    else if (this.current.tag === "title" && this.title.length < 1000) this.title += words;
    else {
      this.current.children.push(words);
      if (this.places) this.noteWhere(start, end);
    }
  }

  private noteWhere(start: number, end: number): void {
    const known = this.places!.get(this.current);
    if (known) known.push({ start, end });
    else this.places!.set(this.current, [{ start, end }]);
  }

  private openTag(isVoid: boolean): void {
    const { tag, attributes } = this;
    if (this.skipping) {
      if (tag === this.skipping.tag) this.skipping.level++;
      return;
    }
    if (tag === "meta") this.meta.push(attributes);
    else if (tag === "link") this.links.push(attributes);
    else if (tag === "html") this.language = attributes.lang;
    // A shadow root that was saved with the page holds what readers saw.
    const isShown = tag === "template" && (attributes.shadowrootmode ?? attributes.shadowroot) !== undefined;
    if (DROPPED.has(tag) && !isShown) this.skip(tag, attributes);
    else this.add(tag, attributes, isVoid);
  }

  private add(tag: string, attributes: Readonly<Record<string, string>>, isVoid: boolean): void {
    this.endImplied(tag);
    if (this.level >= this.depth) {
      this.isFlattened = true;
      return;
    }
    const child = element(tag, attributes, this.current);
    this.current.children.push(child);
    if (isVoid || VOID.has(tag)) return;
    this.current = child;
    this.level++;
    this.open.set(tag, (this.open.get(tag) ?? 0) + 1);
  }

  private skip(tag: string, attributes: Readonly<Record<string, string>>): void {
    if (VOID.has(tag)) return;
    this.skipping = { tag, level: 1 };
    if (tag === "script" && /ld\+json/i.test(attributes.type ?? "")) this.captured = "";
  }

  private closeSkipped(tag: string): void {
    if (this.skipping?.tag !== tag || --this.skipping.level > 0) return;
    this.skipping = undefined;
    if (this.captured !== undefined) this.linkedData.push(this.captured);
    this.captured = undefined;
  }

  private endImplied(tag: string): void {
    const ends = ENDS[tag];
    if (!ends) return;
    let outermost: Element | undefined;
    let at: Element | undefined = this.current;
    for (let steps = 0; at && at !== this.root && steps < 12 && !SCOPES.has(at.tag); at = at.parent, steps++) {
      if (ends.has(at.tag)) outermost = at;
    }
    if (outermost) this.closeUpTo(outermost);
  }

  private closeOrAdd(tag: string): void {
    if (this.open.get(tag)) this.close(tag);
    else if (tag === "br") this.current.children.push(element("br", {}, this.current));
  }

  private close(tag: string): void {
    if (!this.open.get(tag)) return;
    for (let at: Element | undefined = this.current; at && at !== this.root; at = at.parent) {
      if (at.tag === tag) {
        this.closeUpTo(at);
        return;
      }
    }
  }

  /** Closes the open elements up to and including `target`. */
  private closeUpTo(target: Element): void {
    for (;;) {
      const closed = this.current;
      this.open.set(closed.tag, (this.open.get(closed.tag) ?? 1) - 1);
      this.level--;
      this.current = closed.parent ?? this.root;
      if (closed === target) return;
    }
  }
}

function element(tag: string, attributes: Readonly<Record<string, string>>, parent: Element | undefined): Element {
  return { tag, attributes, children: [], parent };
}
