import type { Article, Span } from "../model/index.ts";
import { asidePhrases } from "./load.ts";
import { holdsAny, plainWords } from "./phrases.ts";

/** Code units of a sentence that are looked at, and of what stands behind it. */
const LONGEST = 400;
const LONGEST_CREDIT = 100;

/** A telephone number, an address of mail, "2 of 3 free articles". */
const NUMBERED = /\(?\b\d{3}\)?[-. ]\d{3}[-. ]\d{4}\b|\S@[\p{L}\p{N}-]{1,60}\.\p{L}|^\D{0,40}\b\d of \d{1,2} free\b/u;
/** Headlines of other stories that a page sets behind a name: "Orth Lena Mary OrthFerry runs late". */
const LINKED =
  /(?<!\p{L})(\p{Lu}\p{Ll}{2,20}) (?:\p{Lu}[\p{L}.]{0,15} ){1,4}\1\p{Lu}\p{Ll}|\p{Ll}['’”]? MORE(?= \p{Ll}| \(| *$)/u;
/** Up to four names in a row, parted by a blank or a stroke: "Ada Moor/Coastline Images". */
const CREDIT = /^[\s("]{0,3}((?:\p{Lu}[\p{L}.'’-]{0,20}[ /]){1,4}\p{Lu}\p{L}+)/u;

/** True of a sentence of a caption, of the page or about its writer, that cleaning has left in the text: it tells nothing of the story. */
export function isAside({ text, byline }: Pick<Article, "text" | "byline">, { start, end }: Span): boolean {
  const line = text.slice(start, Math.min(end, start + LONGEST));
  const words = plainWords(line);
  const { caption, contact, page } = asidePhrases();
  return (
    [caption, contact, page].some((phrases) => holdsAny(words, phrases)) ||
    NUMBERED.test(line) ||
    LINKED.test(line) ||
    isOfWriter(line, byline) ||
    isCredited(text.slice(end, end + LONGEST_CREDIT))
  );
}

const FULL_NAME = /^\p{Lu}[\p{L}.’'-]{1,20}(?: \p{Lu}[\p{L}.’'-]{0,20}){1,2}/u;

/** "Ada Moor has written of harbours since 2006", under her own report. */
function isOfWriter(line: string, byline = ""): boolean {
  const name = FULL_NAME.exec(line)?.[0];
  return name !== undefined && byline.toLowerCase().includes(name.toLowerCase());
}

/** Whose picture it is, right behind what is said of it: "leaves the court. Ada Moor/Coastline Images". */
function isCredited(behind: string): boolean {
  const names = CREDIT.exec(behind)?.[1]?.split(/[ /]/u) ?? [];
  return names.length > 1 && names.slice(1).some((name) => asidePhrases().agency.has(name));
}
