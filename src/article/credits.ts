import type { Credit, Span } from "../model/index.ts";
import { type Agency, loadAgencies } from "./load.ts";

interface AgencyIndex {
  readonly byName: ReadonlyMap<string, string>;
  readonly patterns: readonly { readonly how: NonNullable<Credit["how"]>; readonly pattern: RegExp }[];
  readonly anyName: RegExp;
}

let index: AgencyIndex | undefined;

/**
 * Places where the text names the agency or outlet its words come from: datelines and brackets, credit lines,
 * "contributed to this report", "first appeared on", "told NAME". Patterns are bounded, so the scan is linear.
 */
export function findCredits(text: string, within: readonly Span[]): Credit[] {
  index ??= buildIndex(loadAgencies());
  const found: Credit[] = [];
  for (const part of within) {
    const slice = text.slice(part.start, part.end);
    if (!index.anyName.test(slice) && !FIRST_APPEARED.test(slice)) continue;
    for (const { how, pattern } of index.patterns) collect(found, slice, part.start, pattern, how, index.byName);
    collectFirst(found, slice, part.start);
  }
  return dropInner(found);
}

function collect(
  found: Credit[],
  slice: string,
  offset: number,
  pattern: RegExp,
  how: NonNullable<Credit["how"]>,
  byName: ReadonlyMap<string, string>,
): void {
  for (const match of slice.matchAll(pattern)) {
    const name = match.groups?.agency;
    const agency = name && byName.get(name.toLowerCase());
    if (!agency) continue;
    found.push({ span: { start: offset + match.index, end: offset + match.index + match[0].length }, agency, how });
  }
}

const FIRST_APPEARED =
  /\b(?:(?:first|originally) (?:appeared|published|ran) (?:on|in|at|by)|(?:erschien zuerst (?:auf|bei|in))|(?:publié (?:initialement|à l['’]origine) (?:sur|par|dans))) (?<outlet>(?:the )?\p{Lu}[\p{L}\p{N}.'’&-]*(?: (?:\p{Lu}|of |the )[\p{L}\p{N}.'’&-]*){0,5})/u;

function collectFirst(found: Credit[], slice: string, offset: number): void {
  for (const match of slice.matchAll(new RegExp(FIRST_APPEARED, "gu"))) {
    const outlet = match.groups!.outlet!.replace(/\.$/, "");
    const span = { start: offset + match.index, end: offset + match.index + match[0].length };
    found.push({ span, agency: outlet, how: "first-published" });
  }
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
  for (const { id, names, marks } of agencies)
    for (const name of [...names, ...marks]) byName.set(name.toLowerCase(), id);
  const names = alternatives(agencies.flatMap((agency) => agency.names));
  const all = alternatives(agencies.flatMap((agency) => [...agency.names, ...agency.marks]));
  const name = `(?<agency>${names})`;
  const either = `(?<agency>${all})`;
  const shapes: [NonNullable<Credit["how"]>, string][] = [
    ["dateline", `[(（]\\s?${either}(?:\\s?[/,–-]\\s?[\\p{L} .]{2,30})?\\s?[)）]`],
    ["dateline", `(?:^|\\n)[^\\n]{0,60}?/\\s?${either}\\s?/`],
    ["dateline", `(?:^|\\n)\\s*${name}\\s(?:[-–—]|\\|)\\s?(?=\\S)`],
    ["dateline", `(?:^|\\n)\\p{Lu}[\\p{L} .'’,-]{1,40}\\s[-–—]\\s${either}\\s[-–—]\\s`],
    [
      "credit-line",
      `${name}(?: (?:journalists?|reporters?|writers?|staff|correspondents?) [\\p{L} .,'’-]{3,80}?)? contributed`,
    ],
    [
      "credit-line",
      `\\b[Ww]ith (?:files|reporting|material|information|additional reporting|contributions|reports|inputs) (?:from|by) (?:the |The )?${name}`,
    ],
    [
      "credit-line",
      `\\b(?:[Mm]it (?:Material|Agenturmaterial|Informationen) (?:von|der)|avec|con información de|con|com informações d[aeo]|con materiale) (?:the |l['’]|der |la )?${name}(?=\\s*[).]?\\s*(?:$|\\n))`,
    ],
    [
      "credit-line",
      `(?:^|\\n)\\s*(?:[Ss]ource|[Qq]uelle|[Ff]uente|[Ff]onte|Источник|[Źź]ródło|[Bb]ron|[Kk]aynak|来源)\\s?[:：]\\s?${either}(?=[\\s,;./|]|$)`,
    ],
    [
      "byline",
      `(?:^|\\n)\\s*(?:By|BY|Von|Par|Por|Di)\\s(?:[\\p{L} .'’-]{2,60}?,\\s)?(?:the |The )?${either}(?=\\s*(?:$|\\n))`,
    ],
    ["byline", `(?:^|\\n)\\s*(?:[Tt]he )?${name}(?=\\s*(?:$|\\n|\\|))`],
    ["told", `\\btold (?:the |The )?(?:news agency )?${name}\\b`],
    ["told", `\\b(?:sagte|erklärte) (?:\\p{L}+ ){0,3}?der (?:Nachrichtenagentur )?${either}\\b`],
    [
      "told",
      `\\b(?:a (?:déclaré|dit|indiqué|confié)|a-t-(?:il|elle) (?:déclaré|dit|indiqué)) à l['’](?:agence )?${either}\\b`,
    ],
    ["told", `\\b(?:according to|reported by|quoted by|citing) (?:the |The )?(?:news agency )?${name}\\b`],
  ];
  const patterns = shapes.map(([how, source]) => ({ how, pattern: new RegExp(source, "gu") }));
  return { byName, patterns, anyName: new RegExp(all, "u") };
}

function alternatives(words: readonly string[]): string {
  const unique = [...new Set(words)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return unique.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")).join("|");
}
