import type { Credit, Span } from "../model/index.ts";
import { type Agency, loadAgencies } from "./load.ts";

interface AgencyIndex {
  readonly byName: ReadonlyMap<string, string>;
  /** Full names are believed in every shape, marks only where a shape says so. */
  readonly full: ReadonlySet<string>;
  readonly anyName: RegExp;
}

let index: AgencyIndex | undefined;

/** What stands before and after a name that is a credit; `marks`: also for short forms. */
interface Shape {
  readonly how: NonNullable<Credit["how"]>;
  readonly before: RegExp;
  readonly after: RegExp;
  readonly marks: boolean;
}

const BEFORE = 96;
const AFTER = 112;
const END = String.raw`\s*[).]?\s*$`;
const SHAPES: readonly Shape[] = [
  shape("dateline", String.raw`[(（]\s?$`, String.raw`^(?:\s?[/,–-]\s?[\p{L} .]{2,30})?\s?[)）]`, true),
  shape("dateline", String.raw`^[^\n]{0,60}/\s?$`, String.raw`^\s?/`, true),
  shape("dateline", String.raw`^\s*$`, String.raw`^\s(?:[-–—]|\|)\s?\S`, false),
  shape("dateline", String.raw`^\s*\p{Lu}[\p{L} .'’,-]{1,40}\s[-–—]\s$`, String.raw`^\s[-–—]\s`, true),
  shape(
    "credit-line",
    "",
    String.raw`^(?: (?:journalists?|reporters?|writers?|staff|correspondents?) [\p{L} .,'’-]{3,80})? contributed\b`,
    false,
  ),
  shape(
    "credit-line",
    String.raw`\b[Ww]ith (?:files|reporting|material|information|additional reporting|contributions|reports|inputs) (?:from|by) (?:the |The )?$`,
    "",
    false,
  ),
  shape(
    "credit-line",
    String.raw`(?:^|[\s(])(?:[Mm]it (?:Material|Agenturmaterial|Informationen) (?:von|der)|[Aa]vec|con información de|con|com informações d[aeo]|con materiale)\s(?:the |l['’]|der |la )?$`,
    `^${END}`,
    false,
  ),
  shape(
    "credit-line",
    String.raw`^\s*(?:Source|Quelle|Fuente|Fonte|Источник|Źródło|Bron|Kaynak|来源)\s?[:：]\s?$`,
    String.raw`^(?:[\s,;./|]|$)`,
    true,
  ),
  shape("byline", String.raw`^\s*(?:By|BY|Von|Par|Por|Di)\s(?:[\p{L} .'’-]{2,60},\s)?(?:the |The )?$`, `^${END}`, true),
  shape("byline", String.raw`^\s*(?:[Tt]he )?$`, String.raw`^\s*(?:$|\|)`, false),
  shape("told", String.raw`\btold (?:the |The )?(?:news agency )?$`, String.raw`^(?![\p{L}\p{N}])`, false),
  shape("told", String.raw`\b(?:sagte|erklärte) (?:\p{L}+ ){0,3}der (?:Nachrichtenagentur )?$`, "", true),
  shape("told", "(?:déclaré|dit|indiqué|confié)(?:-t-(?:il|elle))? à l['’](?:agence )?$", "", true),
];

function shape(how: Shape["how"], before: string, after: string, marks: boolean): Shape {
  return { how, before: new RegExp(before, "u"), after: new RegExp(after, "u"), marks };
}

/**
 * Places where the text names the agency or outlet its words come from: datelines and brackets, credit lines,
 * "contributed to this report", "first appeared on", "told NAME". `lines` are the spans of single lines. Linear: names are
 * found first, then their bounded surroundings looked at.
 */
export function findCredits(text: string, lines: readonly Span[]): Credit[] {
  index ??= buildIndex(loadAgencies());
  const found: Credit[] = [];
  for (const at of lines) {
    const line = text.slice(at.start, at.end);
    const zone = line.length > 2 * ZONE && !TRIGGER.test(line) ? line.slice(0, ZONE) : line;
    for (const match of zone.matchAll(index.anyName)) {
      if (!isWholeName(line, match.index, match[0])) continue;
      const credit = creditAt(index, line, match.index, match[0], at.start);
      if (credit) found.push(credit);
    }
    collectOutlets(found, line, at.start);
  }
  return dropInner(found);
}

/** In a long line without any of these words a credit can only stand at its start. */
const TRIGGER =
  /[(（]|contributed|told |[Ww]ith (?:files|report|mater|info|addit|contr|input)|sagte|erklärte|[Mm]it |[Aa]vec |à l['’]|con |com /u;
const ZONE = 160;
const WORD = /[\p{L}\p{N}]/u;
const SPACELESS = /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}]/u;

function isWholeName(line: string, from: number, name: string): boolean {
  if (SPACELESS.test(name)) return true;
  return !WORD.test(line.charAt(from - 1)) && !WORD.test(line.charAt(from + name.length));
}

function creditAt(names: AgencyIndex, line: string, from: number, name: string, offset: number): Credit | undefined {
  const to = from + name.length;
  const before = line.slice(Math.max(0, from - BEFORE), from);
  const after = line.slice(to, to + AFTER).trimEnd();
  const isWhole = from <= BEFORE;
  for (const { how, before: left, after: right, marks } of SHAPES) {
    if (!marks && !names.full.has(name)) continue;
    if (left.source.startsWith("^") && !isWhole) continue;
    const [head, tail] = [left.exec(before), right.exec(after)];
    if (!head || !tail) continue;
    const lead = left.source === "(?:)" ? "" : head[0].trimStart();
    const span = { start: offset + from - lead.length, end: offset + to + tail[0].trimEnd().length };
    return { span, agency: names.byName.get(name) ?? name, how };
  }
  return undefined;
}

const FIRST_APPEARED =
  /\b(?:(?:first|originally) (?:appeared|published|ran) (?:on|in|at|by)|(?:erschien zuerst (?:auf|bei|in))|(?:publié (?:initialement|à l['’]origine) (?:sur|par|dans))) (?<outlet>(?:the )?\p{Lu}[\p{L}\p{N}.'’&-]*(?: (?:\p{Lu}|of |the )[\p{L}\p{N}.'’&-]*){0,5})/gu;

const TOLD_OUTLET =
  /\btold (?<outlet>(?:the |The )?(?:\p{Lu}[\p{L}.'’&-]* ){0,3}(?:Times|Post|Journal|News|Tribune|Herald|Guardian|Telegraph|Observer|Chronicle|Gazette|Globe|Star|Mirror|Independent|Economist|Spiegel|Zeitung|Bild|Monde|Figaro|País|Mundo|Repubblica|BBC|CNN|CNBC|NBC|ABC|CBS|NPR|MSNBC|Jazeera|Magazine)|(?:Radio|TV|Television)(?: \p{Lu}[\p{L}.'’&-]*){0,2}|(?:the |The )?(?:\p{Lu}[\p{L}.'’&-]* ){1,3}(?:Radio|TV|Television))(?=[\s,.;:”"’)]|$)/gu;

function collectOutlets(found: Credit[], line: string, offset: number): void {
  const push = (match: RegExpMatchArray, how: NonNullable<Credit["how"]>) => {
    const span = { start: offset + match.index!, end: offset + match.index! + match[0].length };
    found.push({ span, agency: match.groups!.outlet!.replace(/^the /i, "").replace(/\.$/, ""), how });
  };
  if (line.includes("told ")) for (const match of line.matchAll(TOLD_OUTLET)) push(match, "told");
  if (!/appeared|published|ran |erschien|publié/.test(line)) return;
  for (const match of line.matchAll(FIRST_APPEARED)) push(match, "first-published");
}

/** Keeps the longest of credits that overlap, in text order. */
function dropInner(found: readonly Credit[]): Credit[] {
  const kept: Credit[] = [];
  const sorted = [...found].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  for (const credit of sorted) {
    const last = kept.at(-1);
    if (!last || credit.span.start >= last.span.end) kept.push(credit);
  }
  return kept;
}

function buildIndex(agencies: readonly Agency[]): AgencyIndex {
  const byName = new Map<string, string>();
  for (const { id, names, marks } of agencies) for (const name of [...names, ...marks]) byName.set(name, id);
  const full = new Set(agencies.flatMap((agency) => agency.names));
  const longestFirst = [...byName.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return { byName, full, anyName: anyOf(longestFirst) };
}

/** Any of these names, the first of them where several begin at one place; parted by first character, which most places fail. */
function anyOf(names: readonly string[]): RegExp {
  const rests = new Map<string, string[]>();
  for (const name of names) {
    const first = String.fromCodePoint(name.codePointAt(0)!);
    rests.set(first, [...(rests.get(first) ?? []), escaped(name.slice(first.length))]);
  }
  const groups = [...rests].map(([first, ends]) => `${escaped(first)}(?:${ends.join("|")})`);
  return new RegExp(groups.join("|"), "g");
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
