import type { Marks } from "./clean.ts";
import { type Line, tokensOf } from "./lines.ts";

/**
 * A headline of another story standing alone between two paragraphs: an open line of 7-18 words whose words the next
 * three paragraphs do not take up. A subheading announces what follows, a teaser does not.
 * The bounds 7 and 0.2 were set on plain texts of eight public news sets so that fewer than one line in a thousand
 * paragraphs is taken; `test/article/cleaning/teasers.test.ts` holds them.
 */
export function isTeaserHeadline(state: Marks, at: number): boolean {
  const line = state.lines[at]!;
  if (line.kind !== "paragraph" || !isHeadlineShaped(line)) return false;
  const before = neighbour(state, at, -1);
  const after = neighbour(state, at, 1);
  if (!before?.isProse || !before.isClosed || !after?.isProse) return false;
  return takenUp(state, at) <= 0.2;
}

function isHeadlineShaped(line: Line): boolean {
  if (line.words < 7 || line.words > 18 || line.isClosed) return false;
  if (!/^[\p{Lu}\p{N}‘']/u.test(line.text) || !/[\p{L}\p{N})]$/u.test(line.text) || /["“”„«»]|[.!?]\s/u.test(line.text))
    return false;
  const words = tokensOf(line.text);
  return !OPENERS.has(words[0] ?? "") && words.filter((word) => ARTICLES.has(word)).length < 2;
}

/** Headlines do without articles; a sentence that only lost its full stop does not. */
const ARTICLES = new Set(
  "the a an der die das den dem des ein eine einen einem einer le la les un une du el los las una il lo gli i uno os as um uma het een de".split(
    " ",
  ),
);
const OPENERS = new Set(
  "the a an it he she they we i you this that these those there in on at by for from with after before when while as if but and so however also then inside es er sie wir das dies im in am bei nach il elle nous ils ce cette dans en el ella esto".split(
    " ",
  ),
);

/** The nearest line in a direction that is not set aside. */
function neighbour(state: Marks, at: number, step: 1 | -1): Line | undefined {
  for (let i = at + step; i >= 0 && i < state.lines.length; i += step) if (!state.marks[i]) return state.lines[i];
  return undefined;
}

/** Share of the line's content words that the next three paragraphs use. */
function takenUp(state: Marks, at: number): number {
  const wanted = stems(state.lines[at]!.text);
  const seen = new Set<string>();
  let paragraphs = 0;
  for (let i = at + 1; i < state.lines.length && paragraphs < 3; i++) {
    if (state.marks[i] || !state.lines[i]!.isProse) continue;
    paragraphs++;
    for (const stem of stems(state.lines[i]!.text.slice(0, 4000))) seen.add(stem);
  }
  let shared = 0;
  for (const stem of wanted) if (seen.has(stem)) shared++;
  return wanted.size === 0 ? 1 : shared / wanted.size;
}

function stems(text: string): Set<string> {
  const found = new Set<string>();
  for (const match of text.matchAll(/[\p{L}\p{M}]{4,}/gu)) found.add(match[0].toLowerCase().slice(0, 5));
  return found;
}
