/** Code units that a dateline takes at most. */
const LONGEST = 90;
/** Words that a sentence needs behind its dateline. */
const LEAST_WORDS = 3;

const CAPITALS = String.raw`\p{Lu}[\p{Lu}\p{M}'’.]{2,20}(?:[ -]\p{Lu}[\p{Lu}\p{M}'’.]{0,20}){0,3}`;
const TITLE = String.raw`\p{Lu}[\p{L}\p{M}'’.-]{1,20}(?: \p{Lu}[\p{L}\p{M}'’.-]{1,20}){0,3}`;
const REGION = String.raw`(?:, ?\p{Lu}[\p{L}.'’]{1,18}(?: \p{Lu}[\p{L}.'’]{1,18})?)?`;
const DATE = String.raw`(?:,? ?\p{L}{3,12}\.? \d{1,2}(?:,? \d{4})?)?`;
const SOURCE = String.raw`\([\p{L}\p{N}][\p{L}\p{N}.,/& -]{1,38}\)`;
const DASH = String.raw`\s?(?:—|–|--|-|―)\s?`;
/** "LUND (Reuters) - ", "LUND, Scania, May 3 — ", "Lund (Reuters) - ". */
const DATELINE = new RegExp(
  `^(?:${CAPITALS}${REGION}${DATE},?\\s?(?:${SOURCE})?${DASH}|${TITLE}${REGION}${DATE},?\\s?${SOURCE}${DASH})`,
  "u",
);

/**
 * Where each sentence goes on behind its dateline: by first token of a sentence the first one of what it says. The place is no
 * part of the sentence, though the parser would read it as its subject.
 */
export function behindDatelines(
  text: string,
  { start, first }: { readonly start: ArrayLike<number>; readonly first: Int32Array },
): Map<number, number> {
  const found = new Map<number, number>();
  for (let s = 0; s + 1 < first.length; s++) {
    const [from, to] = [first[s]!, first[s + 1]!];
    if (to - from <= LEAST_WORDS || !/^\p{Lu}/u.test(text.slice(start[from]!, start[from]! + 2))) continue;
    const length = DATELINE.exec(text.slice(start[from]!, start[from]! + LONGEST))?.[0].length ?? 0;
    const end = start[from]! + length;
    let next = from;
    while (next < to && start[next]! < end) next++;
    if (length > 0 && to - next >= LEAST_WORDS) found.set(from, next);
  }
  return found;
}
