/** The root element of a document in angle brackets. */
export interface Root {
  /** Local name as written. */
  readonly name: string;
  /** The start tag with its attributes, at most 4,000 characters. */
  readonly tag: string;
  /** No XML declaration and no namespace of its own stand against reading it as HTML. */
  readonly isHtml: boolean;
}

const HTML_NAMES = new Set(
  "html head body div p article section main title meta table span h1 h2 h3 ul ol br a img script style link center font header nav".split(
    " ",
  ),
);

/** The root element of a text that opens with a tag, after declarations, comments and processing instructions. */
export function rootOf(text: string): Root | undefined {
  let at = 0;
  let isDeclared = false;
  for (let steps = 0; steps < 200; steps++) {
    while (/\s/.test(text.charAt(at))) at++;
    if (text.startsWith("<?", at)) {
      isDeclared ||= text.startsWith("<?xml", at);
      at = after(text, "?>", at);
    } else if (text.startsWith("<!--", at)) at = after(text, "-->", at);
    else if (text.startsWith("<!", at)) at = afterDoctype(text, at);
    else return elementAt(text, at, isDeclared);
    if (at < 0) return undefined;
  }
  return undefined;
}

function after(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from);
  return found < 0 ? -1 : found + end.length;
}

function afterDoctype(text: string, from: number): number {
  const close = text.indexOf(">", from);
  const subset = text.indexOf("[", from);
  if (subset < 0 || subset > close) return close < 0 ? -1 : close + 1;
  const end = text.indexOf("]", subset);
  return end < 0 ? -1 : after(text, ">", end);
}

function elementAt(text: string, at: number, isDeclared: boolean): Root | undefined {
  const tag = text.slice(at, at + 4000);
  const match = /^<(?:([A-Za-z_][\w.-]{0,60}):)?([A-Za-z_][\w.-]{0,80})(?=[\s/>])/.exec(tag);
  if (!match) return undefined;
  const name = match[2]!;
  const start = tag.slice(0, tag.indexOf(">") + 1 || tag.length);
  const isHtmlName = HTML_NAMES.has(name.toLowerCase());
  const isOther = /\sxmlns(?::\w{1,40})?\s*=/.test(start) && !/www\.w3\.org\/1999\/xhtml/.test(start);
  const isHtml = name.toLowerCase() === "html" || (isHtmlName && !isDeclared && !isOther);
  return { name, tag: start, isHtml: isHtml || (!isDeclared && !isOther) };
}
