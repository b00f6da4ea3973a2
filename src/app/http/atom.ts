import type { Pile } from "../../question/index.ts";

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly end?: string;
  readonly start?: string;
  readonly support: {
    readonly articles: number;
    readonly publishers: number;
    readonly lineages: { readonly atLeast: number; readonly atMost: number };
  };
  readonly facts: number;
  readonly disputed: number;
}

/** Stories as an Atom feed (RFC 4287). `base` is the address of the server, `self` that of the feed. */
export function atomOf(
  items: readonly Entry[],
  asOf: Awaited<ReturnType<Pile["ask"]>>["answer"],
  base: string,
  self: string,
): string {
  const { at } = (asOf as { readonly asOf: { readonly at?: string } }).asOf;
  const entries = items.map((item) => entryOf(item, base)).join("");
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Stories</title><id>${xml(self)}</id><link rel="self" href="${xml(self)}"/>
<updated>${xml(timeOf(at))}</updated><author><name>secondsource</name></author>
<subtitle>It measures reporting, never truth.</subtitle>
${entries}</feed>
`;
}

function entryOf({ id, title, start, end, support, facts, disputed }: Entry, base: string): string {
  const address = `${base}/stories/${encodeURIComponent(id)}`;
  const { atLeast, atMost } = support.lineages;
  const range = atLeast === atMost ? `${atLeast}` : `${atLeast} to ${atMost}`;
  const words = `${support.articles} articles of ${support.publishers} publishers in ${range} lineages; ${facts} facts, ${disputed} disputed`;
  return `<entry><title>${xml(title)}</title><id>${xml(address)}</id><link href="${xml(address)}"/><updated>${xml(timeOf(end ?? start))}</updated><summary>${xml(words)}</summary></entry>
`;
}

/** Atom wants a time; what has none is as old as time itself. */
function timeOf(time: string | undefined): string {
  const at = Date.parse(time ?? "");
  return Number.isNaN(at) ? "1970-01-01T00:00:00.000Z" : new Date(at).toISOString();
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text for XML 1.0: what it cannot hold is U+FFFD. */
function xml(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "\ufffd")
    .replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
