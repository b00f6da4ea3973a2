import type { Random } from "./random.ts";
import type { Sample } from "./samples.ts";

/** Changes a text along its own joints: tags, JSON values, header lines or paragraphs. */
export function mutateStructure(text: string, kind: Sample["kind"], random: Random): string {
  if (kind === "markup") return mutateList(text.match(/<[^>]*>|[^<]+/g) ?? [text], random, markupPiece);
  if (kind === "headers") return mutateList(text.split(/(?<=\n)/), random, headerPiece);
  if (kind === "lines")
    return text
      .split("\n")
      .map((line) => (random.below(3) === 0 ? mutateJson(line, random) : line))
      .join("\n");
  if (kind === "json") return mutateJson(text, random);
  return mutateList(text.split(/(?<=\n)/), random, () =>
    random.of(["\n", "By A B\n", "# x\n", "12 April 2031\n", "| a |\n"]),
  );
}

/** Deletes, doubles, swaps, moves or replaces pieces. */
function mutateList(pieces: string[], random: Random, fresh: (random: Random) => string): string {
  const changed = [...pieces];
  const at = random.below(changed.length);
  const other = random.below(changed.length);
  const count = 1 + random.below(1 << random.below(6));
  const edits = [
    () => changed.splice(at, count),
    () => changed.splice(at, 0, ...Array<string>(count).fill(changed[at]!)),
    () => changed.splice(at, 1, changed[other]!),
    () => changed.splice(at, 0, ...changed.splice(other, count)),
    () => changed.splice(at, random.below(2), ...Array.from({ length: count }, () => fresh(random))),
  ];
  random.of(edits)();
  return changed.join("");
}

const TAGS = [
  "div",
  "p",
  "table",
  "tr",
  "td",
  "ul",
  "li",
  "a",
  "span",
  "b",
  "h1",
  "h2",
  "time",
  "figure",
  "script",
  "style",
  "pre",
  "br",
  "title",
  "item",
  "entry",
  "content",
  "description",
  "body.content",
  "x:y",
];

function markupPiece(random: Random): string {
  const tag = random.of(TAGS);
  const attribute = random.of([
    "",
    ' class="share teaser"',
    ' href="javascript:x"',
    ' datetime="2031-13-45"',
    ' style="display:none"',
    " a=' \" '",
    ' id="comments"',
  ]);
  return random.of([`<${tag}${attribute}>`, `</${tag}>`, `<${tag}/>`, `<!-- ${tag}`, `<![CDATA[${tag}`, `&${tag};`]);
}

const HEADERS = [
  "Content-Length",
  "Content-Type",
  "Content-Encoding",
  "Transfer-Encoding",
  "WARC-Type",
  "WARC-Target-URI",
  "Subject",
  "Date",
  "From",
  "MIME-Version",
  "Content-Transfer-Encoding",
];
const VALUES = [
  "0",
  "-1",
  "99999999999999999999",
  "1e2",
  "text/html; charset=utf-16",
  'multipart/mixed; boundary=""',
  "gzip",
  "br",
  "chunked",
  "response",
  "resource",
  "base64",
  "=?utf-8?Q?=00?=",
  "",
  "<>",
  "a".repeat(3_000),
];

function headerPiece(random: Random): string {
  return `${random.of(HEADERS)}: ${random.of(VALUES)}${random.of(["\r\n", "\n", "\r\n ", "\r\n\r\n"])}`;
}

function mutateJson(text: string, random: Random): string {
  try {
    return JSON.stringify(mutateValue(JSON.parse(text), random)) ?? text;
  } catch {
    return text;
  }
}

const KEYS = [
  "id",
  "text",
  "title",
  "html",
  "url",
  "published",
  "publisher",
  "language",
  "byline",
  "articles",
  "items",
  "body",
  "content",
  "source",
  "schema",
  "__proto__",
  "constructor",
  "toString",
  "0",
  "",
];

/** One change somewhere in a value; how deep is chosen on the way. */
function mutateValue(value: unknown, random: Random): unknown {
  if (typeof value !== "object" || value === null || random.below(4) === 0) return replacement(value, random);
  if (Array.isArray(value)) {
    const at = random.below(value.length + 1);
    return value.map((one, i) => (i === at ? mutateValue(one, random) : one));
  }
  const fields = Object.entries(value);
  const at = random.below(fields.length + 1);
  const changed = fields.flatMap(([key, inner], i): [string, unknown][] => {
    if (i !== at) return [[key, inner]];
    if (random.below(4) === 0) return [];
    return [[random.below(3) === 0 ? random.of(KEYS) : key, mutateValue(inner, random)]];
  });
  if (at === fields.length) changed.push([random.of(KEYS), replacement(undefined, random)]);
  return Object.fromEntries(changed);
}

function replacement(value: unknown, random: Random): unknown {
  return random.of<() => unknown>([
    () => null,
    () => random.of([0, -1, 1e308, 0.1, true, false, "", " ", "2031-02-30", "\u0000", "\ud800", "<p>x</p>"]),
    () => [value],
    () => ({ name: value, text: value }),
    () => Array(1 + random.below(50)).fill(value),
    () => deep(value, 1 + random.below(700)),
    () => String(value).repeat(1 + random.below(20)),
    () => (typeof value === "string" ? [...value].reverse().join("") : value),
  ])();
}

function deep(value: unknown, levels: number): unknown {
  let nested = value;
  for (let i = 0; i < levels; i++) nested = [nested];
  return nested;
}
