import { languageTag } from "../language.ts";
import { cleanUrl } from "../publisher.ts";
import { parseDate } from "../times.ts";
import { type ClipLine, type Clipping, labelOf } from "./cliplines.ts";

/** The rule that ProQuest prints between documents. */
export function isProquestRule(text: string): boolean {
  return /^_{20,}$/.test(text);
}

const LABELS = new Set(
  "author|abstract|full text|title|publication title|publication info|publication date|publication year|publication subject|pages|section|publisher|place of publication|country of publication|issn|source type|language of publication|document type|proquest document id|document url|copyright|last updated|database|subject|location|people|company / organization|company|links|document feature|first page|dateline|identifier / keyword|volume|issue|number of pages|classification|e-issn|accession number|correspondence author".split(
    "|",
  ),
);

/** True when the text has the labels of a ProQuest download. */
export function isProquest(lines: readonly ClipLine[]): boolean {
  const found = new Set(lines.map(({ text }) => labelOf(text)?.label ?? ""));
  return ["publication title", "proquest document id", "publication info", "document url"].some((label) =>
    found.has(label),
  );
}

/** A document of ProQuest: its headline, then labelled fields, the text behind `Full text:`. */
export function proquestClipping(lines: readonly ClipLine[]): Clipping {
  const values = new Map<string, { value: string; line: number; skip: number }>();
  for (const [line, { text }] of lines.entries()) {
    const found = labelOf(text);
    if (found && LABELS.has(found.label) && !values.has(found.label)) values.set(found.label, { ...found, line });
  }
  const value = (label: string) => values.get(label)?.value || undefined;
  const head = lines.findIndex(
    ({ text }) => text !== "" && !isProquestRule(text) && !/^Document \d+ of \d+$/i.test(text),
  );
  const hasHead = head >= 0 && !labelOf(lines[head]!.text);
  const info = value("publication info");
  const text = values.get("full text") ?? values.get("abstract");
  return {
    facts: {
      title: value("title") ?? (hasHead ? lines[head]!.text : undefined),
      publisher: value("publication title")?.split(";", 1)[0]?.trim() ?? info?.split(/[;,]\s/, 1)[0]?.trim(),
      published: parseDate(value("publication date")) ?? parseDate(info),
      byline: value("author"),
      language: languageTag(value("language of publication")),
      url: cleanUrl(value("document url")),
      partial: values.has("full text") ? undefined : text ? "summary" : "title",
    } as Clipping["facts"],
    extra: {
      database: "ProQuest",
      accession: value("proquest document id"),
      section: value("section"),
      dateline: value("dateline"),
      copyright: value("copyright"),
    },
    title: hasHead ? [head] : [],
    body: bodyOf(lines, text),
  };
}

function bodyOf(lines: readonly ClipLine[], text: { line: number; skip: number } | undefined): Clipping["body"] {
  if (!text) return { from: lines.length, to: lines.length };
  const end = lines.findIndex(({ text: words }, i) => {
    const label = i > text.line ? labelOf(words)?.label : undefined;
    return i > text.line && (isProquestRule(words) || (label !== undefined && LABELS.has(label)));
  });
  return { from: text.line, skip: text.skip, to: end < 0 ? lines.length : end };
}
