import { languageTag } from "../language.ts";
import { type ClipLine, type Clipping, dateOf, labelOf } from "./cliplines.ts";

/** `2 of 30 DOCUMENTS`, in the languages that Nexis writes it in. */
export function isNexisStart(text: string): boolean {
  return /^(?:Document\s)?\d{1,6} (?:of|von|de|di|van|sur) \d{1,6}(?: (?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTOS|DOCUMENTI|DOCUMENTEN))$/i.test(
    text,
  );
}

/** The line that closes a document of Nexis Uni. */
export function isNexisEnd(text: string): boolean {
  return /^End of Document$/i.test(text);
}

/** `Page 2 of 3`, printed into the text. */
export function isPageNumber(text: string): boolean {
  return /^Page \d{1,5} of \d{1,5}$/i.test(text);
}

/** Labels that stand below the text. */
const TAIL =
  /^(?:LOAD-DATE|LANGUAGE|SUBJECT|GRAPHIC|PUBLICATION-TYPE|DOCUMENT-TYPE|NOTES|TYPE|CORRECTION-DATE|JOURNAL-CODE|URL|GEOGRAPHIC|INDUSTRY|COMPANY|ORGANIZATION|PERSON|CITY|STATE|COUNTRY|TICKER|CATEGORY|UPDATE|CORRECTION|ACC-NO|ISSN|Load-Date|UPDATE-DATE|SPRACHE|LANGUE)\s*:/;
const UNI_TAIL = /^(?:Load-Date|Classification|Graphic|Notes|Correction)\s*(?::|$)/i;

/** A document of the old Nexis: publication and date above the headline, labels in capitals around the text. */
export function nexisClipping(lines: readonly ClipLine[]): Clipping {
  const first = lines.findIndex(
    ({ text }, i) => i > 0 && labelOf(text) !== undefined && /^\p{Lu}[\p{Lu} /-]{1,60}:/u.test(text),
  );
  const headEnd = first < 0 ? lines.length : first;
  const dateLine = lines.findIndex(({ text }, i) => i < headEnd && dateOf(text) !== undefined);
  const title = titleBelow(lines, dateLine, headEnd);
  const from = bodyStart(lines, headEnd);
  const tail = lines.findIndex(({ text }, i) => i >= from && (TAIL.test(text) || isCopyright(text)));
  const values = labelled(lines, headEnd, lines.length);
  return {
    facts: {
      title: joinLines(lines, title) ?? values.get("headline"),
      publisher: before(lines, dateLine),
      published: dateLine < 0 ? undefined : dateOf(lines[dateLine]!.text),
      byline: values.get("byline"),
      language: languageTag(values.get("language")),
    } as Clipping["facts"],
    extra: extraOf(values),
    title,
    body: { from, to: tail < 0 ? lines.length : tail },
  };
}

function extraOf(values: ReadonlyMap<string, string>): Record<string, unknown> {
  return {
    database: "Nexis",
    section: values.get("section"),
    dateline: values.get("dateline"),
    length: values.get("length"),
    loadDate: values.get("load-date"),
    publicationType: values.get("publication-type"),
  };
}

/** A document of Nexis Uni: the headline, then publication and date, `Body`, `End of Document`. */
export function nexisUniClipping(lines: readonly ClipLine[]): Clipping {
  const bodyLine = lines.findIndex(({ text }) => text === "Body");
  const headEnd = bodyLine < 0 ? lines.length : bodyLine;
  const dateLine = lines.findIndex(({ text }, i) => i < headEnd && dateOf(text) !== undefined);
  const title = lines.findIndex(({ text }, i) => i < headEnd && text !== "" && !isPageNumber(text));
  const tail = lines.findIndex(({ text }, i) => i > headEnd && (UNI_TAIL.test(text) || isNexisEnd(text)));
  const values = labelled(lines, 0, headEnd);
  const below = labelled(lines, headEnd, lines.length);
  return {
    facts: {
      title: title >= 0 && title !== dateLine ? lines[title]!.text : undefined,
      publisher: before(lines, dateLine),
      published: dateLine < 0 ? undefined : dateOf(lines[dateLine]!.text),
      byline: values.get("byline"),
      language: languageTag(below.get("language")),
    } as Clipping["facts"],
    extra: { ...extraOf(new Map([...below, ...values])), database: "Nexis Uni" },
    title: title >= 0 ? [title] : [],
    body: { from: headEnd + 1, to: tail < 0 ? lines.length : tail },
  };
}

/** The last group of lines between the date and the labels. */
function titleBelow(lines: readonly ClipLine[], dateLine: number, headEnd: number): number[] {
  let group: number[] = [];
  let isOpen = false;
  for (let i = dateLine + 1; dateLine >= 0 && i < headEnd; i++) {
    const { text } = lines[i]!;
    const starts = i > dateLine + 1 && lines[i - 1]!.text === "";
    if (text === "" || isCopyright(text)) isOpen = false;
    else if (starts) {
      group = [i];
      isOpen = true;
    } else if (isOpen) group.push(i);
  }
  return group;
}

/** The text begins behind the labels: at the first line after a blank one that opens with none, or behind `BODY:`. */
function bodyStart(lines: readonly ClipLine[], headEnd: number): number {
  for (let i = headEnd; i < lines.length; i++) {
    const found = labelOf(lines[i]!.text);
    if (found?.label === "body") return i + 1;
    const isCapital = found !== undefined && /^\p{Lu}[\p{Lu} /-]{1,60}:/u.test(lines[i]!.text);
    if (lines[i]!.text !== "" && lines[i - 1]?.text === "" && !isCapital) return i;
  }
  return lines.length;
}

/** Label to value, the first of each; lines up to a blank one go on with the value. */
function labelled(lines: readonly ClipLine[], from: number, to: number): Map<string, string> {
  const values = new Map<string, string>();
  let open: string | undefined;
  for (let i = from; i < to; i++) {
    const { text } = lines[i]!;
    const found = labelOf(text);
    if (found && !values.has(found.label)) {
      values.set(found.label, found.value.slice(0, 500));
      open = found.label;
    } else if (text === "" || found) open = undefined;
    else if (open && values.get(open)!.length < 500) values.set(open, `${values.get(open)} ${text}`.trim());
  }
  return values;
}

function isCopyright(text: string): boolean {
  return /^(?:Copyright\b|©|All Rights Reserved)/i.test(text);
}

/** The nearest line with words above another. */
function before(lines: readonly ClipLine[], at: number): string | undefined {
  for (let i = at - 1; i >= 0; i--) {
    const { text } = lines[i]!;
    if (text !== "" && !isNexisStart(text) && !isPageNumber(text) && !isCopyright(text)) return text;
  }
  return undefined;
}

function joinLines(lines: readonly ClipLine[], numbers: readonly number[]): string | undefined {
  return numbers.map((i) => lines[i]!.text).join(" ") || undefined;
}
