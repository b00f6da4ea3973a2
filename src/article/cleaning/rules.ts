import type { AsideKind } from "../../model/index.ts";
import { calendarNames } from "../dates.ts";
import { loadPhrases } from "../load.ts";
import { parseDate } from "../times.ts";
import { isCorrection } from "./corrections.ts";
import { type Line, tokensOf } from "./lines.ts";
import { phraseSet } from "./phrases.ts";

/** What one line looks like by itself. `sure` marks stay even when little text is left. */
export interface Mark {
  readonly kind: AsideKind;
  readonly sure: boolean;
}

const QUOTED = /^["“”„«‘'‚»]|[“„«"][^"”»]{12,}/u;
const SPEECH =
  /\b(?:said|says|told|added|asked|wrote|sagte|erklärte|selon|déclaré|dijo|afirmó|disse|ha detto|сказал|заявил)\b/iu;
const ADDRESS = /[\w.+-]{2,40}@[\w-]{2,40}\.[a-z]{2,10}/i;
const LINK_ONLY = /^(?:https?:\/\/|www\.|pic\.twitter\.com\/)\S+$/i;
const PHONE = /^\+?[\d\s().–-]{7,24}$/;
/** A line of dots, rules and arrows, or a bare number. */
const NO_WORDS = /^[^\p{L}]*$/u;

/** The aside kind of a line from its own words, `undefined` for prose and for lines that only their place can tell. */
export function markOf(line: Line): Mark | undefined {
  if (line.preset) return { kind: line.preset, sure: true };
  if (line.kind === "table" || line.text === "") return undefined;
  if (isCorrection(line)) return undefined;
  return furniture(line) ?? caption(line) ?? metadata(line);
}

function furniture(line: Line): Mark | undefined {
  const { tokens } = line;
  if (line.words <= 10 && phraseSet("furniture", "line").isLine(tokens)) return { kind: "furniture", sure: true };
  if (line.words <= 10 && phraseSet("form", "line").isLine(tokens)) return { kind: "furniture", sure: true };
  if (LINK_ONLY.test(line.text) || isGlued(line)) return { kind: "furniture", sure: true };
  if (line.words > 60) return undefined;
  const start = phraseSet("furniture", "start").startLength(tokens);
  const isAnywhere = phraseSet("furniture", "any").occurs(line.text);
  if (start === 0 && !isAnywhere) return teaserLabel(line);
  if (isSpeech(line)) return undefined;
  if (isAnywhere && (line.words <= 40 || start > 0)) return { kind: "furniture", sure: true };
  if (start > 0 && isShortFor(line, start)) return { kind: "furniture", sure: start >= 3 };
  return teaserLabel(line);
}

/** Fewer words are told as they stand. */
const LEAST_GLUED = 4;
/** Share of a line's words that must be labels of buttons. */
const GLUED_SHARE = 0.7;
const MOST_GLUED = 240;

/** Buttons and labels run into one line, with spaces between them or without: `Share Tweet Email Print`, `FacebookTwitterWhatsApp`. */
function isGlued(line: Line): boolean {
  if (line.isClosed || line.words > MOST_GLUED) return false;
  const parted = line.text.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, " ");
  const tokens = tokensOf(parted, MOST_GLUED);
  return tokens.length >= LEAST_GLUED && phraseSet("furniture", "line").coverage(tokens) >= GLUED_SHARE;
}

/** "Read also: ..." and its like: a label, then somebody else's headline. */
function teaserLabel(line: Line): Mark | undefined {
  const start = phraseSet("teaser", "start").startLength(line.tokens);
  if (start === 0 || line.words > 30 || isSpeech(line)) return undefined;
  const isLabelled = line.tokens[start - 1] === ":";
  return isLabelled || start >= 2
    ? isShortFor(line, start)
      ? { kind: "teaser", sure: isLabelled }
      : undefined
    : undefined;
}

/** A short phrase at the start of a full sentence proves little: the longer the line, the longer it must be. */
function isShortFor(line: Line, phraseTokens: number): boolean {
  if (!line.isClosed) return line.words <= 30;
  return line.words <= phraseTokens * 8;
}

function isSpeech(line: Line): boolean {
  return QUOTED.test(line.text) || SPEECH.test(line.text);
}

function caption(line: Line): Mark | undefined {
  if (line.words > 80) return undefined;
  if (endsInPictureCredit(line.text)) return { kind: "caption", sure: true };
  const start = phraseSet("caption", "start").startLength(line.tokens);
  if (start === 0 || isSpeech(line)) return undefined;
  const isLabelled = line.tokens[start - 1] === ":" || start >= 2;
  if (line.words > 40 || !isLabelled || (line.isClosed && line.words > 24)) return undefined;
  return { kind: "caption", sure: false };
}

const BRACKETS = /[([]([^()[\]]{2,90})[)\]][\s.]*(?:buy photo|enlarge)?$/iu;
const PICTURE =
  /^(?:\p{L}+ )?(?:photos?|video|image|picture|file|file photo|foto|fotos|bild|archivbild|symbolbild|fotografía|crédit|crédits|credit|illustration|graphic|фото|fot|zdjęcie|beeld)\b/iu;
const PICTURE_SOURCE =
  /(?:getty images|shutterstock|istock|wikimedia|\bphoto\b|\bfoto\b|\bfile\b|via getty|\/\s?(?:afp|ap|reuters|epa|dpa|tass|xinhua|getty|imago|efe|ansa)\b)/iu;
const TRAILING =
  /(?:^|[.!?"”»]\s|\s[-–—|]\s?)(?:photo|photograph|image|picture|foto|bild|crédit photo|crédits?|credit|фото|fot\.?)\s?(?::|by|©)\s?\S.{1,70}$/iu;

/** A sign of ownership and up to six words at the end of a line that is more than that. */
const OWNER = /\S\s{0,3}©\s?(?:\p{L}[\p{L}\p{M}\p{N}.'’/-]{0,30}[ ,]{0,2}){1,6}$/u;
/** A short line that ends in an agency of pictures, parted from the photographer. */
const AGENCY_END =
  /[/|·]\s?(?:getty images|getty|afp|ap|ap photo|reuters|epa|dpa|picture alliance|imago|shutterstock|istock|alamy|tass|xinhua|efe|ansa|corbis|stringer)$/iu;

function endsInPictureCredit(text: string): boolean {
  const tail = text.slice(-140);
  const inside = BRACKETS.exec(tail)?.[1];
  if (inside && (PICTURE.test(inside) || PICTURE_SOURCE.test(inside))) return true;
  if (OWNER.test(tail) || (AGENCY_END.test(tail) && text.length <= 90)) return true;
  const credit = TRAILING.exec(tail);
  return credit !== null && !/[.!?]$/.test(text.slice(-1)) && !SPEECH.test(credit[0]);
}

function metadata(line: Line): Mark | undefined {
  if (isDateLine(line)) return { kind: "metadata", sure: true };
  if (line.words > 24 || QUOTED.test(line.text)) return undefined;
  if (ADDRESS.test(line.text) && line.words <= (line.isClosed ? 14 : 24)) return { kind: "metadata", sure: true };
  if (PHONE.test(line.text) || NO_WORDS.test(line.text)) return { kind: "metadata", sure: false };
  if (phraseSet("metadata", "line").isLine(line.tokens)) return { kind: "metadata", sure: true };
  const start = phraseSet("metadata", "start").startLength(line.tokens);
  if (start > 0 && (!line.isClosed || line.words <= 12)) return { kind: "metadata", sure: false };
  return undefined;
}

const DATE_WORDS = new Set(
  "at on the of am pm a.m p.m gmt utc est edt cst cdt mst mdt pst pdt cet cest bst ist msk et ct pt updated published posted last date time st nd rd th uhr um den der am le à heure h de del à las klo года г года. hrs oclock".split(
    " ",
  ),
);

/** A line that holds a date or time and next to nothing else. */
export function isDateLine(line: Line): boolean {
  if (line.words > 14 || !/\p{N}/u.test(line.text)) return false;
  const { months, weekdays } = calendarNames();
  const tokens = tokensOf(line.text);
  let named = 0;
  let other = 0;
  for (const token of tokens) {
    const word = token.replace(/\.$/, "");
    if (months.has(word) || weekdays.has(word)) named++;
    else if (word !== "#" && word !== ":" && !DATE_WORDS.has(word)) other++;
  }
  const numbers = tokens.filter((token) => token === "#").length;
  return (named > 0 && other === 0) || (numbers >= 3 && other <= 1 && !line.isClosed && /\d{4}/.test(line.text));
}

const DATE_LABEL =
  /^\P{L}{0,3}(?:date|updated|published|posted|first published|last updated|veröffentlicht|aktualisiert|stand|publié le|mis à jour|publicado|actualizado|pubblicato|aggiornato|atualizado|gepubliceerd|опубликовано|обновлено|дата)\b/iu;

/** A line that opens with a word for "published" or "updated". */
export function isDateLabel(line: Line): boolean {
  return line.words <= 16 && DATE_LABEL.test(line.text);
}

const NUMBERED_DAY = /(?<!\d)\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:\d{4}|\d{2})(?!\d)/;

const AGO = /\b\d{1,3} (?:minutes?|hours?|days?) ago$/i;

/** A short open line that holds a date: section and day, day and reading time, day and author. */
export function isDatedLabel(line: Line): boolean {
  if (line.words > 16 || line.isClosed || line.kind !== "paragraph" || QUOTED.test(line.text)) return false;
  return NUMBERED_DAY.test(line.text) || AGO.test(line.text) || parseDate(line.text) !== undefined;
}

let promotionWords: { words: Set<string>; address: Set<string> } | undefined;

/** A site praising itself to its visitors: many words of address and promotion, nobody speaking. */
export function isPromotion(line: Line): boolean {
  if (line.words < 6 || line.words > 90 || isSpeech(line)) return false;
  promotionWords ??= loadPromotion();
  const { words, address } = promotionWords;
  const tokens = tokensOf(line.text);
  const promo = new Set(tokens.filter((token) => words.has(token)));
  const addressed = new Set(tokens.filter((token) => address.has(token)));
  return addressed.size >= 2 && promo.size >= 5 && promo.size >= tokens.length * 0.25;
}

function loadPromotion(): { words: Set<string>; address: Set<string> } {
  const { words, address } = loadPhrases().promotion!;
  return { words: new Set(Object.values(words!).flat()), address: new Set(Object.values(address!).flat()) };
}

const CAPITALISED =
  /^(?:\p{Lu}[\p{L}\p{M}'’.-]*|(?:de|van|von|der|di|la|le|al|bin|and|und|et|y|e|of|the|for|in|[|,&/•·–-]))$/u;

/** "By Jane Doe", "Jane Doe, Staff Writer", a publisher's name: short, capitalised throughout, no sentence. */
export function isNameLine(line: Line): boolean {
  if (line.words > 14 || line.isClosed || /[?!:;"“”«»]|[,–—-]$/u.test(line.text)) return false;
  const words = line.text.split(/\s+/);
  const start = phraseSet("byline", "start").startLength(line.tokens);
  const names = words.slice(start).filter((word) => !/^\p{N}+$/u.test(word));
  const limit = start > 0 ? 12 : 6;
  return names.length > 0 && names.length <= limit && names.every((word) => CAPITALISED.test(word.replace(/,$/, "")));
}

/** True when the line opens with the word for "by" in some language and a capital follows. */
export function isByline(line: Line): boolean {
  const start = phraseSet("byline", "start").startLength(line.tokens);
  if (start === 0 || line.words > 16 || line.isClosed) return false;
  return /^\P{L}*(?:\p{L}+\s+){1,4}?[\p{Lu}]/u.test(line.text) && /^\p{Lu}/u.test(line.text.split(/\s+/)[start] ?? "");
}
