import type { Span } from "../model/index.ts";

/** A dateline: the place as it stands, and the date words beside it if any. */
export interface Dateline {
  readonly place: Span;
  readonly date?: string;
  /** The brackets with what stands in them, when that is written like an agency's mark: all capitals. */
  readonly source?: Span;
}

const UPPER = String.raw`\p{Lu}[\p{Lu}\p{M}'’.]+(?:[ -](?:\p{Lu}[\p{Lu}\p{M}'’.]*|[/&])){0,4}`;
const TITLE = String.raw`\p{Lu}[\p{L}\p{M}'’.-]+(?: (?:\p{Lu}[\p{L}\p{M}'’.-]+|d[eia]|del|la|am|an der)){0,3}`;
const REGION = String.raw`(?:, ?(?:\p{Lu}[\p{L}.'’]{1,18}(?: \p{Lu}[\p{L}.'’]{1,18})?)(?!\p{L}))?`;
const DATE = String.raw`(?:,? ?(?<date>\p{L}{3,12}\.? \d{1,2}(?:,? \d{4})?|\d{1,2}\.? \p{L}{3,12}\.?(?: \d{4})?))?`;
const SOURCE = String.raw`(?<source>\((?:\p{Lu}[\p{L}\p{N}./ -]{1,38}|dpa|epd|sda|afp)(?:\)|/[\p{L}. ]{2,30}\)))`;
const DASH = String.raw`\s?(?:—|–|--|-|―|:|\.)\s?`;
const WITH_SOURCE = new RegExp(
  String.raw`^[\s“"—–-]{0,4}(?<place>(?:${UPPER}|${TITLE})${REGION})${DATE},?\s?${SOURCE}${DASH}?`,
  "u",
);
const CAPITALS = new RegExp(
  String.raw`^[\s“"]{0,3}(?<place>(?:${UPPER})${REGION})${DATE}\s?(?:—|–|--|-)\s?(?=["“”‘'«\p{L}\d])`,
  "u",
);

const MARK = /^\(\p{Lu}[\p{Lu}\p{N}& -]{1,19}\)$/u;

/** Finds a dateline at `start` (the first words of the report's first paragraph). Bounded patterns on 160 characters. */
export function findDateline(text: string, start: number): Dateline | undefined {
  const head = text.slice(start, start + 160);
  const match = WITH_SOURCE.exec(head) ?? CAPITALS.exec(head);
  const place = match?.groups?.place;
  if (!match || !place || place.length > 48) return undefined;
  const from = start + match[0].indexOf(place);
  const { date, source } = match.groups ?? {};
  const at = source && MARK.test(source) ? start + match[0].lastIndexOf(source) : -1;
  return {
    place: { start: from, end: from + place.length },
    ...(date ? { date } : {}),
    ...(source && at >= 0 ? { source: { start: at, end: at + source.length } } : {}),
  };
}
