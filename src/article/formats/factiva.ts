import { languageTag } from "../language.ts";
import { parseDate } from "../times.ts";
import { type ClipLine, type Clipping, dateOf, WORD_COUNT } from "./cliplines.ts";

/** `Document SABC000020310603e7630001x`: the accession number that closes a document of Factiva. */
export function isFactivaEnd(text: string): boolean {
  return /^(?:Document|Dokument|Documento|AN\s{1,8}(?:Document)?)\s?[A-Z]{2,8}[A-Z0-9]{4,20}\d{8}[a-z0-9]{4,20}$/.test(
    text,
  );
}

/** A document of Factiva: plain (headline, word count, date, publication, text) or with two-letter labels (`HD`, `WC`, `PD` ...). */
export function factivaClipping(lines: readonly ClipLine[]): Clipping {
  return lines.some(({ text }) => /^HD\b/.test(text)) ? indexed(lines) : plain(lines);
}

function plain(lines: readonly ClipLine[]): Clipping {
  const end = closing(lines);
  const count = lines.findIndex(({ text }) => WORD_COUNT.test(text));
  const head = [...lines.keys()].filter((i) => i < count && lines[i]!.text !== "");
  const by = head.find((i) => /^(?:By|Von|Par|Por|Di|Door)\s/.test(lines[i]!.text));
  const title = titleLines(lines, head, by);
  const date = lines.findIndex(({ text }, i) => i > count && i < count + 4 && dateOf(text) !== undefined);
  const copyright = lines.findIndex(({ text }, i) => i > count && i < count + 16 && isCopyright(text));
  const from = copyright >= 0 ? copyright + 1 : date + 1;
  const named = lines.slice(date + 1, from).filter(({ text }) => text !== "" && !/^\d{1,2}:\d\d/.test(text));
  const language = lines.slice(count, from).map(({ text }) => (/^\p{L}+$/u.test(text) ? languageTag(text) : undefined));
  return {
    facts: {
      title: title.map((i) => lines[i]!.text).join(" "),
      publisher: named[0]?.text,
      published: date < 0 ? undefined : timed(lines, date),
      byline: by === undefined ? undefined : lines[by]!.text,
      language: language.find((tag) => tag !== undefined),
    } as Clipping["facts"],
    extra: { database: "Factiva", accession: accessionOf(lines, end), length: lines[count]?.text },
    title,
    body: { from: Math.min(from, end), to: end },
  };
}

/** The headline is the last group of lines above byline and word count; a section name may stand above it. */
function titleLines(lines: readonly ClipLine[], head: readonly number[], by: number | undefined): number[] {
  const above = head.filter((i) => by === undefined || i < by);
  let start = above.length - 1;
  while (start > 0 && above[start]! - above[start - 1]! === 1) start--;
  const group = start < 0 ? [] : above.slice(start);
  // A section in one or two words directly above the headline is no part of it.
  const isSection = group.length > 1 && lines[group[0]!]!.text.split(/\s+/).length <= 2;
  return isSection ? group.slice(1) : group;
}

function timed(lines: readonly ClipLine[], date: number): string | undefined {
  const clock = lines.slice(date + 1, date + 3).find(({ text }) => /^\d{1,2}:\d\d(?: [A-Z]{2,4})?$/.test(text))?.text;
  const day = dateOf(lines[date]!.text);
  return clock && day?.length === 10 ? (parseDate(`${day} ${clock.padStart(5, "0")}`) ?? day) : day;
}

function indexed(lines: readonly ClipLine[]): Clipping {
  const end = closing(lines);
  const values = new Map<string, { line: number; skip: number; value: string }>();
  for (const [line, { text }] of lines.entries()) {
    const match = /^([A-Z]{2,3})(?:\s{1,8}|$)/.exec(text);
    if (match && FIELDS.has(match[1]!) && !values.has(match[1]!))
      values.set(match[1]!, { line, skip: match[0].length, value: text.slice(match[0].length) });
  }
  const value = (name: string) =>
    values.get(name)?.value || lines[(values.get(name)?.line ?? -2) + 1]?.text || undefined;
  const text = values.get("LP") ?? values.get("TD");
  const after = [...values.values()].filter(({ line }) => text && line > (values.get("TD")?.line ?? text.line));
  const to = Math.min(end, ...after.map(({ line }) => line));
  const title = values.get("HD");
  const published = dateOf(value("PD") ?? "");
  return {
    facts: {
      title: value("HD"),
      publisher: value("SN"),
      published,
      byline: values.has("BY") ? value("BY") : undefined,
      language: languageTag(value("LA")),
    } as Clipping["facts"],
    extra: { database: "Factiva", accession: accessionOf(lines, end), section: values.get("SE")?.value },
    title: title?.value ? [title.line] : [],
    body: text ? { from: text.line, skip: text.skip, to } : { from: end, to: end },
  };
}

const FIELDS = new Set(
  "SE HD BY CR WC PD ET SN SC ED PG LA CY LP TD ART CO IN NS RE IPD IPC PUB AN CLM CT RF".split(" "),
);

function closing(lines: readonly ClipLine[]): number {
  const end = lines.findIndex(({ text }) => isFactivaEnd(text));
  return end < 0 ? lines.length : end;
}

function accessionOf(lines: readonly ClipLine[], end: number): string | undefined {
  const text = lines[end]?.text ?? "";
  return isFactivaEnd(text) ? text.split(" ").at(-1) : undefined;
}

function isCopyright(text: string): boolean {
  return /^(?:\(c\)|©|Copyright\b)/i.test(text);
}
