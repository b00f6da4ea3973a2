import type { AsideKind } from "../../model/index.ts";
import type { DraftBlock } from "../draft.ts";
import { type Line, linesOf } from "./lines.ts";
import { phraseSet } from "./phrases.ts";
import { isByline, isDatedLabel, isNameLine, isPromotion, type Mark, markOf } from "./rules.ts";
import { isTeaserHeadline } from "./teasers.ts";

/** A text with each of its lines marked; `posts` are other articles found inside, as ranges of lines. */
export interface Cleaned {
  readonly lines: readonly Line[];
  /** One per line; `undefined` is the article's own prose. */
  readonly kinds: readonly (AsideKind | undefined)[];
  /** Line that is the headline, -1 for none. */
  readonly title: number;
  readonly posts: readonly { readonly from: number; readonly to: number }[];
}

/** The working state of the rules: marks only ever get added. */
export interface Marks {
  readonly lines: readonly Line[];
  readonly marks: (Mark | undefined)[];
  readonly posts: { from: number; to: number }[];
}

/**
 * Marks what is not the article's own prose. The rules run from the surest (phrases in the line itself) to those that
 * need neighbours (names in the head, leftovers in the tail, a lone headline between two paragraphs).
 * Linear in the text. A wrong aside is worse than a missed one, so doubtful marks are taken back when they would cost
 * more than half of the prose.
 */
export function clean(text: string, blocks?: readonly DraftBlock[], knownTitle?: string): Cleaned {
  const lines = linesOf(text, blocks);
  const state: Marks = { lines, marks: lines.map(markOf), posts: [] };
  markOtherPosts(state);
  const title = findTitle(state, knownTitle);
  markForms(state);
  markTeaserLists(state);
  markHead(state, title);
  markTail(state, title);
  markBetween(state);
  markTeasers(state, title);
  restoreDoubtful(state);
  if (title >= 0) state.marks[title] = undefined;
  return { lines, kinds: state.marks.map((mark) => mark?.kind), title, posts: state.posts };
}

function set(state: Marks, at: number, kind: AsideKind, sure = false): void {
  if (!state.marks[at]) state.marks[at] = { kind, sure };
}

function isOpenProse(state: Marks, at: number): boolean {
  return !state.marks[at] && state.lines[at]!.isProse;
}

function proseWords(state: Marks, from: number, to: number): number {
  let words = 0;
  for (let i = from; i < to; i++) if (isOpenProse(state, i)) words += state.lines[i]!.words;
  return words;
}

/** "Next Post" and what follows it: another article when it has prose of its own, else a teaser. */
function markOtherPosts(state: Marks): void {
  const { lines } = state;
  const reaches = reachesOf(state);
  let before = 0;
  let counted = 0;
  for (let i = 0; i < lines.length; i++) {
    if (lines[i]!.words > 6 || !phraseSet("next", "line").isLine(lines[i]!.tokens)) continue;
    set(state, i, "furniture", true);
    before += proseWords(state, counted, i);
    counted = i;
    if (before < 60 || reaches[i]! > i) continue;
    const to = endOfPost(state, i + 1);
    const from = isPresetPost(state, i + 1, to) ? i + 1 : firstOpen(state, i + 1, to);
    if (proseWords(state, from, to) >= 15 || isPresetPost(state, i + 1, to)) {
      for (let k = from; k < to; k++) if (canHoldPost(lines[k]!)) state.marks[k] = { kind: "other-post", sure: true };
      state.posts.push({ from, to });
    } else for (let k = from; k < to; k++) set(state, k, "teaser");
    i = to - 1;
  }
}

/** For each line how far the text goes on in the markup that it began in: up to there no phrase parts it. */
function reachesOf(state: Marks): number[] {
  const last = new Map<string, number>();
  for (const [i, { holder }] of state.lines.entries())
    if (holder !== undefined && isOpenProse(state, i)) last.set(holder, i);
  let reach = -1;
  return state.lines.map(({ holder }, i) => {
    const own = reach;
    if (holder !== undefined && isOpenProse(state, i)) reach = Math.max(reach, last.get(holder)!);
    return own;
  });
}

function canHoldPost(line: Line): boolean {
  return line.preset === undefined || line.preset === "furniture";
}

/** A second post outside the main part of a page: an open headline, then at least 40 words of prose. */
function isPresetPost(state: Marks, from: number, to: number): boolean {
  const head = state.lines[from];
  if (!head || from >= to || head.preset !== "furniture" || head.isProse || head.words < 4) return false;
  let words = 0;
  for (let i = from + 1; i < to; i++)
    if (canHoldPost(state.lines[i]!) && state.lines[i]!.isProse) words += state.lines[i]!.words;
  return words >= 40;
}

function endOfPost(state: Marks, from: number): number {
  for (let i = from; i < state.lines.length; i++) {
    const { tokens } = state.lines[i]!;
    if (phraseSet("next", "line").isLine(tokens) || phraseSet("form", "line").isLine(tokens)) return i;
  }
  return state.lines.length;
}

function firstOpen(state: Marks, from: number, to: number): number {
  for (let i = from; i < to; i++) if (!state.marks[i]) return i;
  return to;
}

/** The headline: the known title's line, else a short open first line with prose below it. */
function findTitle(state: Marks, known?: string): number {
  // The format has told it.
  const told = state.lines.findIndex(({ kind }) => kind === "title");
  if (told >= 0) return told;
  const wanted = known && comparable(known);
  const head = Math.min(state.lines.length, 12);
  if (wanted) {
    for (let i = 0; i < head; i++) {
      const { text } = state.lines[i]!;
      if (text.length <= 2 * known.length && comparable(text) === wanted) return i;
    }
  }
  for (let i = 0; i < head; i++) {
    const line = state.lines[i]!;
    if (state.marks[i]) continue;
    if (line.isProse || line.kind !== "paragraph") return -1;
    if (line.words >= 3 && line.words <= 30 && !/[.,;:]$/.test(line.text) && !isByline(line)) {
      return proseWords(state, i + 1, state.lines.length) > 0 ? i : -1;
    }
    if (line.words > 3) return -1;
  }
  return -1;
}

function comparable(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Everything after "Leave a Reply" and its like in the second half belongs to the form. */
function markForms(state: Marks): void {
  const { lines } = state;
  const total = proseWords(state, 0, lines.length);
  let after = total;
  for (let i = 0; i < lines.length; i++) {
    if (isOpenProse(state, i)) after -= lines[i]!.words;
    if (!phraseSet("form", "line").isLine(lines[i]!.tokens) || state.marks[i]?.kind === "other-post") continue;
    if (total === 0 || after > total * 0.35) continue;
    for (let k = i + 1; k < lines.length; k++) set(state, k, "furniture");
    return;
  }
}

/** "Related stories": the headlines that follow, up to the next prose. */
function markTeaserLists(state: Marks): void {
  const { lines } = state;
  for (let i = 0; i < lines.length; i++) {
    if (lines[i]!.words > 8 || !phraseSet("teaser", "header").isLine(lines[i]!.tokens)) continue;
    state.marks[i] ??= { kind: "furniture", sure: true };
    for (let k = i + 1; k < lines.length && k < i + 40; k++) {
      if (lines[k]!.isProse || lines[k]!.words > 24 || lines[k]!.isClosed) break;
      set(state, k, "teaser");
    }
  }
}

/** Names and labels between the headline and the first paragraph: byline, section, republisher. */
function markHead(state: Marks, title: number): void {
  const { lines, marks } = state;
  const first = lines.findIndex((_, i) => isOpenProse(state, i));
  if (first < 0) return;
  const from = title > 16 ? title : 0;
  for (let i = from; i < Math.min(first, from + 16); i++) {
    if (i === title || marks[i]) continue;
    const line = lines[i]!;
    if (isByline(line) || isDatedLabel(line) || repeatsTitle(state, i, title)) set(state, i, "metadata");
    else if (isNameLine(line) && line.kind === "paragraph" && (i > 0 || title > 0)) set(state, i, "metadata");
    else if (i < title && line.words <= 3 && !line.isClosed) set(state, i, "metadata");
  }
  for (let i = first + 1; i < lines.length; i++)
    if (!marks[i] && isByline(lines[i]!) && isNameLine(lines[i]!)) set(state, i, "metadata");
}

/** A heading under the headline that says it once more. */
function repeatsTitle({ lines }: Marks, at: number, title: number): boolean {
  if (title < 0 || at < title || lines[at]!.kind !== "heading") return false;
  return comparable(lines[at]!.text) === comparable(lines[title]!.text);
}

/** After the last paragraph: self-advertisement, and short leftovers that only furniture follows. */
function markTail(state: Marks, title: number): void {
  const { lines, marks } = state;
  for (let i = Math.max(0, lines.length - 12); i < lines.length; i++) {
    if (!marks[i] && i !== title && isPromotion(lines[i]!)) set(state, i, "furniture");
  }
  let hasFurniture = false;
  for (let i = lines.length - 1; i > title; i--) {
    const line = lines[i]!;
    if (marks[i]) {
      hasFurniture ||= marks[i]!.kind !== "other-post";
      continue;
    }
    if (!hasFurniture || line.isProse || line.isClosed || line.kind !== "paragraph") return;
    if (line.words <= 6) set(state, i, "furniture");
    else if (line.words <= 18 && !/[:"“”«»]/u.test(line.text)) set(state, i, "teaser");
    else return;
  }
}

/** A label with furniture on both sides. */
function markBetween(state: Marks): void {
  const { lines, marks } = state;
  for (let i = 1; i + 1 < lines.length; i++) {
    if (marks[i] || lines[i]!.words > 4 || lines[i]!.isClosed || lines[i]!.kind !== "paragraph") continue;
    if (marks[i - 1]?.kind === "furniture" && marks[i + 1]?.kind === "furniture") set(state, i, "furniture");
  }
}

function markTeasers(state: Marks, title: number): void {
  for (let i = title + 1; i < state.lines.length; i++) {
    if (!state.marks[i] && isTeaserHeadline(state, i)) set(state, i, "teaser");
  }
}

/** Takes doubtful marks back when they cost more than half of the prose, or all of it. */
function restoreDoubtful(state: Marks): void {
  let lost = 0;
  let kept = 0;
  for (const [i, line] of state.lines.entries()) {
    if (!line.isProse || line.preset) continue;
    if (!state.marks[i]) kept += line.words;
    else if (state.marks[i]!.kind !== "other-post") lost += line.words;
  }
  if (lost <= kept) return;
  for (const [i, mark] of state.marks.entries()) if (mark && !mark.sure) state.marks[i] = undefined;
}
