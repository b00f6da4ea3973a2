import { Tokenizer } from "htmlparser2";

/** An element of an XML document. `name` is its local name, `prefix` what stood before the colon. */
export interface XmlElement {
  readonly name: string;
  readonly prefix: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
}

/** No wire item, feed or office document of a report has as many; the rest of such a file is not read. */
const MOST_ELEMENTS = 1 << 19;
const LONGEST_ATTRIBUTE = 4096;

/** A parsed document; `isCut` when elements nested deeper than `depth` or there were too many of them. */
interface XmlDocument {
  readonly root: XmlElement;
  readonly isCut: boolean;
}

/**
 * Parses XML of any brokenness in linear time: no DTD is read, no entity is expanded but the five of the standard and
 * character references, what is left open is closed at the end. The root is an element named `#root`.
 */
export function parseXml(xml: string, depth: number): XmlDocument {
  const builder = new XmlBuilder(xml, depth);
  const tokenizer = new Tokenizer({ decodeEntities: true, xmlMode: true }, builder);
  tokenizer.write(xml);
  tokenizer.end();
  return { root: builder.root, isCut: builder.isCut };
}

/** The element children with this local name. */
export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child): child is XmlElement => typeof child !== "string" && child.name === name);
}

/** The first element reached over these local names, each a child of the one before. */
export function elementAt(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let at = element;
  for (const name of path) at = at && childrenOf(at, name)[0];
  return at;
}

/** All elements below with one of these local names, outermost first; nothing inside a found one is looked at. */
export function elementsBelow(element: XmlElement, ...names: readonly string[]): XmlElement[] {
  const found: XmlElement[] = [];
  const stack: (XmlElement | string)[] = [...element.children].reverse();
  while (stack.length > 0) {
    const at = stack.pop()!;
    if (typeof at === "string") continue;
    if (names.includes(at.name)) found.push(at);
    else for (let i = at.children.length - 1; i >= 0; i--) stack.push(at.children[i]!);
  }
  return found;
}

/** The words inside an element, white space as single spaces; `undefined` when there are none. */
export function wordsIn(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined;
  const words = rawTextOf(element).replace(/\s+/g, " ").trim();
  return words === "" ? undefined : words;
}

/** All text inside an element as it stands. */
export function rawTextOf(element: XmlElement): string {
  let text = "";
  const stack: (XmlElement | string)[] = [element];
  while (stack.length > 0) {
    const at = stack.pop()!;
    if (typeof at === "string") text += at;
    else for (let i = at.children.length - 1; i >= 0; i--) stack.push(at.children[i]!);
  }
  return text;
}

class XmlBuilder {
  readonly root: XmlElement = { name: "#root", prefix: "", attributes: {}, children: [] };
  isCut = false;
  private readonly xml: string;
  private readonly depth: number;
  private readonly open: XmlElement[] = [this.root];
  /** How many elements of a full name are open, so that a stray end tag costs nothing. */
  private readonly openNames = new Map<string, number>();
  private tag = "";
  private attributes: Record<string, string> = {};
  private attribute = "";
  private value = "";
  private count = 0;
  /** Start tags inside an element that was not taken. */
  private skipped = 0;

  constructor(xml: string, depth: number) {
    this.xml = xml;
    this.depth = depth;
  }

  onopentagname(start: number, end: number): void {
    this.tag = this.xml.slice(start, end);
    this.attributes = {};
  }
  onattribname(start: number, end: number): void {
    this.attribute = this.xml.slice(start, end);
    this.value = "";
  }
  onattribdata(start: number, end: number): void {
    if (this.value.length < LONGEST_ATTRIBUTE) this.value += this.xml.slice(start, Math.min(end, start + 4096));
  }
  onattribentity(code: number): void {
    if (this.value.length < LONGEST_ATTRIBUTE) this.value += String.fromCodePoint(code);
  }
  onattribend(): void {
    if (!Object.hasOwn(this.attributes, this.attribute)) this.attributes[this.attribute] = this.value;
  }
  onopentagend(): void {
    this.start(false);
  }
  onselfclosingtag(): void {
    this.start(true);
  }
  onclosetag(start: number, end: number): void {
    if (this.skipped > 0) this.skipped--;
    else this.end(this.xml.slice(start, end));
  }
  ontext(start: number, end: number): void {
    this.text(this.xml.slice(start, end));
  }
  ontextentity(code: number): void {
    this.text(String.fromCodePoint(code));
  }
  oncdata(start: number, end: number, offset: number): void {
    this.text(this.xml.slice(start, end - offset));
  }
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  private text(words: string): void {
    if (this.skipped === 0) this.open.at(-1)!.children.push(words);
  }

  private start(isEmpty: boolean): void {
    if (this.skipped > 0 || this.open.length > this.depth || this.count >= MOST_ELEMENTS) {
      this.isCut = true;
      if (!isEmpty) this.skipped++;
      return;
    }
    this.count++;
    const colon = this.tag.indexOf(":");
    const child: XmlElement = {
      name: this.tag.slice(colon + 1),
      prefix: this.tag.slice(0, Math.max(0, colon)),
      attributes: this.attributes,
      children: [],
    };
    this.open.at(-1)!.children.push(child);
    if (isEmpty) return;
    this.open.push(child);
    this.openNames.set(this.tag, (this.openNames.get(this.tag) ?? 0) + 1);
  }

  private end(tag: string): void {
    if (!this.openNames.get(tag)) return;
    for (;;) {
      const closed = this.open.pop()!;
      const name = closed.prefix ? `${closed.prefix}:${closed.name}` : closed.name;
      this.openNames.set(name, this.openNames.get(name)! - 1);
      if (name === tag) return;
    }
  }
}
